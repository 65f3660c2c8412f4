import EarlyWarning
import Testing

@testable import Scoring

/// From FHIR to scores and back: sets, supplied totals, ages, and outputs.
@Suite struct FHIRScoringTests {
  private func score(
    _ lines: [String], _ name: String = "news2", _ options: FHIRScoringOptions = .init()
  ) throws -> FHIRScored {
    var scoring = try FHIRScoring(.named(name), options: options)
    // In pieces, as a file comes.
    for piece in Array(lines.joined(separator: "\n").utf8).chunks(of: 97) { scoring.take(piece) }
    return scoring.finish()
  }

  /// Readings of one person within minutes, as devices send them.
  private func readings(_ person: String = "p1", temperature: String = "37.0") -> [String] {
    let subject = #""subject":{"reference":"Patient/\#(person)"}"#
    func one(_ id: String, _ code: String, _ value: String, minute: Int = 0) -> String {
      FHIRSupport.observation(
        id: "\(person)-\(id)", code: code, value,
        time: #""effectiveDateTime":"2026-01-02T03:0\#(minute):00Z""#, subject: subject)
    }
    return [
      one("rr", "9279-1", FHIRSupport.quantity("25", "/min")),
      one("spo2", "59408-5", FHIRSupport.quantity("95", "%"), minute: 1),
      one("flow", "3151-8", FHIRSupport.quantity("2", "L/min"), minute: 1),
      one("sbp", "8480-6", FHIRSupport.quantity("105", "mm[Hg]"), minute: 2),
      one("hr", "8867-4", FHIRSupport.quantity("92", "/min"), minute: 2),
      one("temp", "8310-5", FHIRSupport.quantity(temperature, "Cel"), minute: 3),
      FHIRSupport.observation(
        id: "\(person)-acvpu", code: "1104441000000107", system: FHIRSupport.snomed,
        #""valueCodeableConcept":{"coding":[{"system":"\#(FHIRSupport.snomed)","#
          + #""code":"248234008"}]}"#, time: #""effectiveDateTime":"2026-01-02T03:04:00Z""#,
        subject: subject),
    ]
  }

  private func patient(_ birth: String, _ person: String = "p1") -> String {
    #"{"resourceType":"Patient","id":"\#(person)","birthDate":"\#(birth)"}"#
  }

  private func total(_ value: Int, derivedFrom: [String] = []) -> String {
    let references = derivedFrom.map { #"{"reference":"Observation/\#($0)"}"# }
    return FHIRSupport.observation(
      id: "total", code: "1104051000000101", system: FHIRSupport.snomed,
      #""valueInteger":\#(value)"#
        + (references.isEmpty ? "" : #","derivedFrom":[\#(references.joined(separator: ","))]"#),
      time: #""effectiveDateTime":"2026-01-02T03:00:00Z""#)
  }

  @Test func `readings that came one by one make a set with a score`() throws {
    let scored = try score([patient("1950-06-01")] + readings())
    let set = try #require(scored.sets.first)
    let words = ScoredWords(set, scored.family)
    // 25: 3; 95: 1; oxygen: 2; 105: 1; 92: 1; alert: 0; 37.0: 0.
    #expect(scored.sets.count == 1)
    #expect(words.status == "complete" && words.total == 8 && words.level == "high")
    #expect(words.points == [3, 1, 2, 1, 1, 0, 0])
    #expect(set.input.ageMonths == 75 * 12 + 7 && set.time == "2026-01-02T03:00:00Z")
    #expect(set.sources.count == 7 && set.sources.contains("Observation/p1-rr"))
  }

  @Test func `no reading ever goes into the set of another person`() throws {
    let scored = try score(readings("p1") + readings("p2", temperature: "39.5").reversed())
    #expect(scored.sets.map { ScoredWords($0, scored.family).total } == [8, 10])
    for set in scored.sets {
      let person = set.person?.split(separator: "/").last.map(String.init) ?? "?"
      #expect(set.sources.allSatisfy { $0.hasPrefix("Observation/\(person)-") })
    }
  }

  @Test(arguments: [[], ["p1-rr", "p1-spo2", "p1-flow", "p1-sbp", "p1-hr", "p1-temp", "p1-acvpu"]])
  func `a supplied total that is wrong is flagged and both numbers are kept`(
    members: [String]
  ) throws {
    let scored = try score(readings() + [total(7, derivedFrom: members)])
    let words = ScoredWords(try #require(scored.sets.first), scored.family)
    #expect(words.total == 8 && scored.run.disagreeing == 1 && scored.sets.count == 1)
    #expect(words.reasons.contains("supplied total 7, calculated 8"))
    let document = String(decoding: scored.document(source: "test"), as: UTF8.self)
    #expect(document.contains(#""suppliedTotal":7"#) && document.contains(#""disagrees":true"#))
    let right = try score(readings() + [total(8, derivedFrom: members)])
    #expect(right.run.supplied == 1 && right.run.disagreeing == 0)
  }

  @Test func `a child is refused by NEWS2, and National PEWS takes the chart of the age`() throws {
    let child = [patient("2019-02-03")] + readings()
    let refused = try score(child)
    #expect(refused.run.refused == 1)
    let scored = try score(child, "npews")
    #expect(scored.sets.first?.chart == scored.family.chart(named: "5-12y"))
    #expect(scored.sets.first?.input.ageMonths == 82)
    let unknown = try score(readings(), "npews")
    #expect(
      ScoredWords(unknown.sets[0], unknown.family).reasons == ["neither age nor chart is known"])
  }

  @Test func `the same reading in two exports counts once`() throws {
    let scored = try score(readings() + readings())
    #expect(scored.sets.count == 1)
    #expect(
      scored.notes.contains("values in no set, the same value of the same record came twice: 8"))
  }

  @Test func `what is in no set is said`() throws {
    let late = FHIRSupport.observation(
      id: "late", code: "8310-5", FHIRSupport.quantity("39", "Cel"),
      time: #""effectiveDateTime":"2026-01-02T05:00:00Z""#)
    let scored = try score(readings() + [late])
    #expect(scored.notes.contains("values in no set, outside the window: 1"))
  }

  @Test func `the output is read again with the same total, and gives the same bytes`() throws {
    let scored = try score(readings())
    let bytes = try scored.fhir(.lines, recorded: 0, agent: "test")
    #expect(bytes == (try score(readings().reversed()).fhir(.lines, recorded: 0, agent: "test")))
    let again = try score(readings() + [String(decoding: bytes, as: UTF8.self)])
    #expect(again.run.supplied == 1 && again.run.disagreeing == 0 && again.sets.count == 1)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(#""derivedFrom":[{"reference":"Observation/p1-rr"}"#))
    #expect(text.contains("1104311000000102"), "the code of the saturation on scale 1")
  }

  @Test func `a table of the sets begins with whose, when and from what`() throws {
    let table = String(decoding: try score(readings()).table(delimiter: 44), as: UTF8.self)
    let lines = table.split(separator: "\n")
    #expect(lines[0].hasPrefix("person,time,sources,chart,age_months,respiratory_rate,spo2,"))
    #expect(lines[1].hasPrefix("Patient/p1,2026-01-02T03:00:00Z,Observation/p1-rr;"))
    #expect(lines[1].contains(",complete,8,high,respiratory_rate,total,"))
    let widths = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }
    #expect(widths == [29, 29])
  }

  @Test(arguments: [
    ("{", true), ("\n  [", true), ("\u{FEFF}{\"a\":1}", true), ("rr,spo2", false), ("", false),
  ])
  func `JSON is known by its first sign`(text: String, isJSON: Bool) {
    #expect(FHIRScoring.recognises(Array(text.utf8)) == isJSON)
  }

  @Test(.enabled(if: FHIRSupport.hasExamples))
  func `real records of an emergency department have no score and 207 floors`() throws {
    var scoring = try FHIRScoring(.named("news2"))
    scoring.take(try FHIRSupport.example("mimic-iv-demo/ObservationVitalSignsED.ndjson"))
    let scored = scoring.finish()
    #expect(scored.run.partial == 207 && scored.run.complete == 0 && scored.run.refused == 0)
    // Counted apart: 184 of 207 sets have a respiratory rate, and nobody recorded consciousness.
    #expect(scored.run.missing == [23, 18, 207, 15, 14, 207, 112])
  }

  @Test func `the vectors as FHIR score as expected`() throws {
    let vectors = try ConformanceVectors(.named("news2"))
    let (bytes, count) = try vectors.fhir()
    var scoring = try FHIRScoring(.named("news2"))
    scoring.take(bytes)
    let scored = scoring.finish()
    #expect(count > 150 && scored.sets.count == count && scored.problems.refusedCount == 0)
    #expect(scored.run.disagreeing == 0)
    let complete = scored.run.complete
    #expect(scored.run.supplied == complete, "each complete set came with its expected total")
    let sets = Dictionary(uniqueKeysWithValues: scored.sets.map { ($0.person ?? "", $0) })
    for vector in vectors.vectors {
      guard let set = sets["Patient/\(vector.id)"] else { continue }
      let words = ScoredWords(set, scored.family)
      #expect(words.status == vector.expected.status, "\(vector.id)")
      #expect(words.points == vector.expected.points, "\(vector.id)")
      #expect(words.level == vector.expected.level, "\(vector.id)")
    }
  }

  @Test func `National PEWS has inputs without a code, and that is said`() throws {
    #expect(throws: ScoringError.self) { try ConformanceVectors(.named("npews")).fhir() }
  }
}

extension [UInt8] {
  /// Pieces of at most so many bytes.
  fileprivate func chunks(of size: Int) -> [[UInt8]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
