import EarlyWarning
import Foundation
import Testing

@testable import Scoring

/// Builds and reads FHIR in tests.
enum FHIRSupport {
  static let codes: FHIRCodes = {
    do { return try FHIRCodes.shipped() } catch { preconditionFailure("\(error)") }
  }()

  /// The folder of examples beside the package, which may be absent.
  static let examples = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/data/fhir").standardizedFileURL

  static let hasExamples = FileManager.default.fileExists(atPath: examples.path)

  static func example(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: examples.appending(path: path)))
  }

  static func read(_ text: String, _ options: FHIRReadingOptions = .init()) -> FHIRObservations {
    FHIRObservations.read(Array(text.utf8), codes: codes, options: options)
  }

  /// An observation with a code and whatever else, as one line.
  static func observation(
    id: String = "o1", code: String, system: String = "http://loinc.org", _ rest: String,
    status: String = "final", time: String = #""effectiveDateTime":"2026-01-02T03:04:05Z""#,
    subject: String = #""subject":{"reference":"Patient/p1"}"#
  ) -> String {
    #"{"resourceType":"Observation","id":"\#(id)","status":"\#(status)","#
      + #""code":{"coding":[{"system":"\#(system)","code":"\#(code)"}]},"#
      + "\(subject),\(time)" + (rest.isEmpty ? "" : ",\(rest)") + "}"
  }

  static func quantity(_ value: String, _ unit: String) -> String {
    #""valueQuantity":{"value":\#(value),"system":"http://unitsofmeasure.org","code":"\#(unit)"}"#
  }

  static let snomed = "http://snomed.info/sct"

  /// The input and the reading of each observation, in words such as `spo2=97`.
  static func words(_ read: FHIRObservations) -> [String] {
    read.observations.map { observation in
      switch observation.reading {
      case .number(let value): "\(observation.input)=\(value)"
      case .choice(let choice): "\(observation.input)=\(choice)"
      case .missing(let reason): "\(observation.input) missing: \(reason.rawValue)"
      case .unreadable: "\(observation.input) unreadable"
      }
    }
  }
}

/// Seeded numbers for the tests of FHIR.
struct FHIRDice: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Puts explicit sets together and scores them: no more than the tests of reading need.
struct ExplicitSets {
  let scorer: Scorer
  let read: FHIRObservations

  /// Scores all readings that carry a set's name.
  func score(_ set: String, prescribed: Bool = false) -> ScoreResult {
    var input = scorer.emptyInput
    for observation in read.observations where observation.set == set {
      let selector = scorer.definition.selectors.firstIndex { $0.name == observation.input }
      if let selector, case .choice(let choice) = observation.reading {
        input.selectors[selector] = scorer.definition.selectors[selector].values
          .firstIndex(of: choice)
        if prescribed { input.prescribed.insert(selector) }
      }
      guard let place = scorer.inputs.firstIndex(where: { $0.id == observation.input }) else {
        continue
      }
      switch observation.reading {
      case .number(let value): input.readings[place] = .number(value)
      case .choice(let choice):
        if let found = scorer.inputs[place].choices.firstIndex(where: { $0.code == choice }) {
          input.readings[place] = .choice(found)
        }
      case .missing(let reason): input.readings[place] = .missing(reason)
      case .unreadable(let text): input.readings[place] = .unreadable(text)
      }
    }
    return scorer.score(input)
  }
}
