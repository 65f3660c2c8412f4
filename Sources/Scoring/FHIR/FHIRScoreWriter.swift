public import EarlyWarning
import Essentials

/// Writes scores as FHIR R4: an Observation with UK Core's codes for each complete set, and a
/// Provenance that names the definition.
///
/// A partial or refused result is not written: the readings stand, and there is no score.
/// - Source: UK Core 3d2827e, profile UKCore-Observation-EarlyWarningTotalScore.
public struct FHIRScoreWriter: Sendable {
  /// How resources are put together.
  public enum Form: Hashable, Sendable {
    /// One bundle of type collection.
    case bundle
    /// One resource a line.
    case lines
  }

  private let definition: ScoreDefinition
  private let total: FHIRCodes.Code
  /// The codes of each parameter, by scale; the key is empty where there is none.
  private let parts: [[String: FHIRCodes.Code]]
  private let recorded: String
  private let agent: String
  private let form: Form
  private var body: [[UInt8]] = []

  private static let profile =
    "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Observation-EarlyWarningTotalScore"

  /// A writer for the scores of one definition.
  ///
  /// - Parameters:
  ///   - definition: The definition, whose name and version go into each Provenance.
  ///   - codes: The table of codes.
  ///   - recorded: When the scores were computed, in seconds since 1 January 1970 UTC.
  ///   - agent: What computed them, such as `Vigil 0.1`.
  ///   - form: How resources are put together.
  /// - Throws: ``FHIRWritingError/noCode(_:)`` where the score or a part has no verified code.
  public init(
    _ definition: ScoreDefinition, codes: FHIRCodes, recorded: Int, agent: String, form: Form
  ) throws(FHIRWritingError) {
    self.definition = definition
    guard let total = codes.code(for: .total(score: definition.id)), total.use == .yes,
      definition.id == "news2" || definition.id == "npews"
    else { throw .noCode(definition.id) }
    self.total = total
    var parts: [[String: FHIRCodes.Code]] = []
    for parameter in definition.parameters {
      var found: [String: FHIRCodes.Code] = [:]
      for code in codes.codes {
        guard case .part(definition.id, parameter.id, let scale, true) = code.meaning else {
          continue
        }
        found[scale ?? ""] = code
      }
      if found.isEmpty { throw .noCode(parameter.id) }
      parts.append(found)
    }
    self.parts = parts
    self.recorded = FHIRInstant.text(second: recorded)
    self.agent = agent
    self.form = form
  }

  /// Adds a score, if it is complete.
  ///
  /// - Parameters:
  ///   - score: The score.
  ///   - chart: The definition it was scored by, where a score has several charts.
  /// - Returns: Whether it is complete, and so written.
  /// - Throws: ``FHIRWritingError/noScale`` where the codes depend on a scale and none is given.
  @discardableResult
  public mutating func append(
    _ score: FHIRScore, chart: ScoreDefinition? = nil
  ) throws(FHIRWritingError) -> Bool {
    guard case .complete(let result) = score.result else { return false }
    var codes: [FHIRCodes.Code] = []
    for byScale in parts {
      guard let code = byScale[""] ?? score.scale.flatMap({ byScale[$0] }) else { throw .noScale }
      codes.append(code)
    }
    var observation = JSONText()
    observation.object { write(score, result, codes, &$0) }
    var provenance = JSONText()
    provenance.object { writeProvenance(score, chart ?? definition, &$0) }
    body.append(observation.bytes)
    body.append(provenance.bytes)
    return true
  }

  /// All that was added, as bytes of JSON.
  public consuming func finish() -> [UInt8] {
    var bytes: [UInt8] = []
    switch form {
    case .lines:
      for resource in body {
        bytes += resource
        bytes.append(UInt8(ascii: "\n"))
      }
    case .bundle:
      bytes += Array(#"{"resourceType":"Bundle","type":"collection""#.utf8)
      // An empty array is not allowed in FHIR.
      if !body.isEmpty { bytes += Array(#","entry":["#.utf8) }
      for (place, resource) in body.enumerated() {
        bytes += Array((place == 0 ? #"{"resource":"# : #",{"resource":"#).utf8)
        bytes += resource
        bytes.append(UInt8(ascii: "}"))
      }
      bytes += Array((body.isEmpty ? "}" : "]}").utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private func write(
    _ score: FHIRScore, _ result: Score, _ codes: [FHIRCodes.Code], _ json: inout JSONText
  ) {
    json.string("resourceType", "Observation")
    json.string("id", score.id)
    json.object("meta") { $0.array("profile") { $0.string(nil, Self.profile) } }
    json.string("status", "final")
    writeCategory(&json)
    write(total, &json)
    json.object("subject") { $0.string("reference", score.person) }
    json.string("effectiveDateTime", FHIRInstant.text(second: score.second))
    write(points: result.total, &json)
    if let level = result.level {
      json.array("interpretation") { list in
        list.object { $0.string("text", definition.levels[level].name) }
      }
    }
    if result.disagrees, let supplied = result.suppliedTotal {
      json.array("note") { list in
        list.object {
          $0.string(
            "text", "A total of \(supplied) was supplied; recomputed it is \(result.total).")
        }
      }
    }
    if !score.sources.isEmpty {
      json.array("derivedFrom") { list in
        for source in score.sources { list.object { $0.string("reference", source) } }
      }
    }
    json.array("component") { list in
      for (code, part) in zip(codes, result.parts) {
        guard let points = part.points else { continue }
        list.object { component in
          write(code, &component)
          write(points: points, &component)
        }
      }
    }
  }

  private func writeCategory(_ json: inout JSONText) {
    json.array("category") { list in
      list.object { category in
        category.array("coding") { codings in
          codings.object {
            $0.string("system", "http://terminology.hl7.org/CodeSystem/observation-category")
            $0.string("code", "survey")
            $0.string("display", "Survey")
          }
        }
      }
    }
  }

  private func write(_ code: FHIRCodes.Code, _ json: inout JSONText) {
    json.object("code") { concept in
      concept.array("coding") { codings in
        codings.object {
          $0.string("system", code.system)
          $0.string("code", code.code)
          $0.string("display", code.words)
        }
      }
    }
  }

  private func write(points: Int, _ json: inout JSONText) {
    json.object("valueQuantity") {
      $0.int("value", points)
      $0.string("unit", "ScoreOf")
      $0.string("system", "http://unitsofmeasure.org")
      $0.string("code", "{ScoreOf}")
    }
  }

  private func writeProvenance(
    _ score: FHIRScore, _ definition: ScoreDefinition, _ json: inout JSONText
  ) {
    json.string("resourceType", "Provenance")
    json.string("id", score.provenanceID)
    json.array("target") { list in
      list.object { $0.string("reference", "Observation/" + score.id) }
    }
    json.string("recorded", recorded)
    json.array("agent") { list in
      list.object { entry in entry.object("who") { $0.string("display", agent) } }
    }
    json.array("entity") { list in
      list.object { entity in
        entity.string("role", "source")
        entity.object("what") { what in
          what.object("identifier") {
            $0.string("value", "\(definition.fullID) \(definition.version)")
          }
          what.string("display", "\(definition.name), \(definition.version)")
        }
      }
    }
  }
}
