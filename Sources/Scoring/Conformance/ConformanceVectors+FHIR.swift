import EarlyWarning
import Essentials

extension ConformanceVectors {
  /// The vectors as FHIR: a bundle a line, of a patient, the readings and the expected answer.
  ///
  /// The answer of a complete set is an Observation of the total with its parts; that of another is
  /// one without a value, whose note says `expected: partial` or `expected: refused` and more.
  /// What FHIR has no verified code for is left out: SpO2 scale 2, days after a birth, and readings
  /// that only a table can have.
  ///
  /// - Returns: The lines, and how many vectors they hold.
  /// - Throws: ``ScoringError`` for a score other than NEWS2: National PEWS has inputs without a
  ///   verified code.
  public func fhir() throws(ScoringError) -> (bytes: [UInt8], count: Int) {
    guard family.id == "news2" else {
      throw .notUnderstood(
        option: "--format", text: "fhir",
        remedy: "csv: \(family.common.name) has inputs without a verified code")
    }
    let codes = try FHIRCodes.shippedForScoring()
    var json = JSONText()
    var count = 0
    for vector in vectors {
      guard let readings = ConformanceReadings(vector, family) else { continue }
      let answer = try answer(to: vector, readings, codes)
      json.object { bundle in
        bundle.string("resourceType", "Bundle")
        bundle.string("id", vector.id)
        bundle.string("type", "collection")
        bundle.array("entry") { entries in
          for resource in [readings.patient] + readings.observations + [answer] {
            entries.object { $0.raw("resource", resource) }
          }
        }
      }
      json.end()
      count += 1
    }
    return (json.bytes, count)
  }

  private func answer(
    to vector: Vector, _ readings: ConformanceReadings, _ codes: FHIRCodes
  ) throws(ScoringError) -> [UInt8] {
    let expected = vector.expected
    guard expected.status == "complete" else {
      return readings.absence(
        id: "\(vector.id)-expected", total: codes.code(for: .total(score: family.id)),
        note: Self.note(expected))
    }
    do {
      var writer = try FHIRScoreWriter(
        family.common, codes: codes, recorded: ConformanceReadings.second, agent: "Vigil",
        form: .lines)
      try writer.append(
        FHIRScore(
          id: "\(vector.id)-expected", provenanceID: "\(vector.id)-provenance",
          person: "Patient/\(vector.id)", second: ConformanceReadings.second,
          sources: readings.sources, result: vector.set.result, scale: "1"))
      // The first line is the Observation; a Provenance has no place in a question.
      let bytes = writer.finish()
      return Array(bytes.prefix { $0 != UInt8(ascii: "\n") })
    } catch {
      throw .brokenDefinition("\(error)")
    }
  }

  private static func note(_ expected: ScoredWords) -> String {
    var note = "expected: \(expected.status)"
    if let floor = expected.atLeast { note += ", at least \(floor)" }
    if let level = expected.level { note += ", level \(level)" }
    if !expected.missing.isEmpty { note += ", missing \(expected.missing.joined(separator: " "))" }
    return note
  }
}

/// The readings of a vector as FHIR.
struct ConformanceReadings {
  /// When all readings were taken: noon on 15 January 2026.
  static let second = 1_768_478_400

  let patient: [UInt8]
  private(set) var observations: [[UInt8]] = []
  private(set) var sources: [String] = []
  private let id: String

  /// The readings; `nil` where FHIR cannot say what the vector says.
  init?(_ vector: ConformanceVectors.Vector, _ family: ScoreFamily) {
    let input = vector.set.input
    let scale = family.common.selectors.firstIndex { $0.name == "scale" }
    guard !vector.set.notes.contains(where: \.isObstacle), input.suppliedTotal == nil,
      input.conditions.isSubset(of: ["pregnancy"]), !input.demandsSelectors,
      scale.flatMap({ input.selectors[$0] }) ?? 0 == 0
    else { return nil }
    id = vector.id
    patient = Self.patient(id, ageMonths: input.ageMonths)
    for (place, definition) in family.scorers[0].inputs.enumerated() {
      guard write(input.readings[place], definition) else { return nil }
    }
    guard !observations.isEmpty else { return nil }
    if input.conditions.contains("pregnancy") {
      append(input: "pregnancy", system: "http://loinc.org", code: "82810-3") {
        $0.concept("valueCodeableConcept", "http://loinc.org", "LA15173-0")
      }
    }
  }

  /// The codes of inputs that are numbers.
  private static let numbers = [
    "respiratory_rate": ("9279-1", "/min"), "spo2": ("59408-5", "%"),
    "systolic_bp": ("8480-6", "mm[Hg]"), "pulse": ("8867-4", "/min"),
    "temperature": ("8310-5", "Cel"),
  ]
  /// The codes of levels of consciousness.
  private static let consciousness = [
    "A": "248234008", "C": "130987000", "V": "300202002", "P": "450847001", "U": "422768004",
  ]

  /// Writes a reading, unless there is none; `false` when FHIR cannot say it.
  private mutating func write(_ reading: Reading, _ input: ScoreInputDefinition) -> Bool {
    switch reading {
    case .missing(.notGiven): return true
    case .missing, .substitute, .unreadable: return false
    case .number(let value):
      guard let (code, unit) = Self.numbers[input.id] else { return false }
      append(input: input.id, system: "http://loinc.org", code: code) {
        $0.quantity("\(value)", unit)
      }
    case .choice(let choice) where input.id == "oxygen":
      let isAir = input.choices[choice].code == "air"
      append(
        input: input.id, system: "http://loinc.org", code: isAir ? "3150-6" : "3151-8"
      ) {
        $0.quantity(isAir ? "21" : "2", isAir ? "%" : "L/min")
      }
    case .choice(let choice):
      guard input.id == "consciousness", let code = Self.consciousness[input.choices[choice].code]
      else { return false }
      append(input: input.id, system: "http://snomed.info/sct", code: "1104441000000107") {
        $0.concept("valueCodeableConcept", "http://snomed.info/sct", code)
      }
    }
    return true
  }

  private mutating func append(
    input: String, system: String, code: String, _ value: (inout JSONText) -> Void
  ) {
    let name = "\(id)-" + input.replacing("_", with: "-")
    var json = JSONText()
    json.object { json in
      json.string("resourceType", "Observation")
      json.string("id", name)
      // All readings of one round of observations.
      json.array("partOf") { list in list.object { $0.string("reference", "Procedure/\(id)") } }
      json.string("status", "final")
      json.concept("code", system, code)
      json.object("subject") { $0.string("reference", "Patient/\(id)") }
      json.string("effectiveDateTime", FHIRInstant.text(second: Self.second))
      value(&json)
    }
    observations.append(json.bytes)
    sources.append("Observation/\(name)")
  }

  private static func patient(_ id: String, ageMonths: Int?) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.string("resourceType", "Patient")
      json.string("id", id)
      guard let ageMonths else { return }
      let months = 2_026 * 12 - ageMonths
      let month = months % 12 + 1
      json.string("birthDate", "\(months / 12)-\(month < 10 ? "0" : "")\(month)-01")
    }
    return json.bytes
  }

  /// An expected answer that has no total.
  func absence(id: String, total: FHIRCodes.Code?, note: String) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.string("resourceType", "Observation")
      json.string("id", id)
      json.string("status", "final")
      if let total { json.concept("code", total.system, total.code) }
      json.object("subject") { $0.string("reference", "Patient/\(self.id)") }
      json.string("effectiveDateTime", FHIRInstant.text(second: Self.second))
      json.concept(
        "dataAbsentReason", "http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown")
      json.array("note") { list in list.object { $0.string("text", note) } }
      json.array("derivedFrom") { list in
        for source in sources { list.object { $0.string("reference", source) } }
      }
    }
    return json.bytes
  }
}

extension JSONText {
  /// Writes a concept of one code.
  fileprivate mutating func concept(_ name: String, _ system: String, _ code: String) {
    object(name) { concept in
      concept.array("coding") { codings in
        codings.object {
          $0.string("system", system)
          $0.string("code", code)
        }
      }
    }
  }

  /// Writes a quantity with a UCUM unit.
  fileprivate mutating func quantity(_ value: String, _ unit: String) {
    object("valueQuantity") {
      $0.number("value", value)
      $0.string("system", "http://unitsofmeasure.org")
      $0.string("code", unit)
    }
  }
}
