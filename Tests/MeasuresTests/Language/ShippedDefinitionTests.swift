import Essentials
import Testing
import Timelines

import DefinitionFiles
@testable import Measures
import Programmes

@Suite struct ShippedDefinitionTests {
  /// The columns of the answers that others worked out, with our ids.
  private static let indicators = [
    ("a", "pincer-a"), ("b", "pincer-b"), ("c", "pincer-c"), ("d", "pincer-d"), ("e", "pincer-e"),
    ("f", "pincer-f"), ("g", "pincer-g"), ("i", "pincer-i"), ("k", "pincer-k"),
    ("ac", "pincer-ac"), ("me_no_fbc", "pincer-me-fbc"), ("me_no_lft", "pincer-me-lft"),
    ("li", "pincer-li"), ("am", "pincer-am"),
  ]

  @Test func `every shipped definition loads, with examples, source, version and date of review`()
    throws
  {
    let definitions = try ShippedDefinitions.measures()
    #expect(Set(Self.indicators.map(\.1)).subtracting(definitions.map(\.id)) == [])
    for definition in definitions {
      #expect(!definition.examples.isEmpty, "\(definition.id)")
      #expect(!definition.source.isEmpty, "\(definition.id)")
      #expect(!definition.version.isEmpty, "\(definition.id)")
      #expect(definition.review != nil, "\(definition.id)")
      #expect(definition.status == .draft, "nobody has approved \(definition.id)")
    }
  }

  @Test func `the ids that begin with pincer are those of the indicators`() throws {
    let ids = try ShippedDefinitions.measures().map(\.id).filter { $0.hasPrefix("pincer-") }
    #expect(ids.sorted() == Self.indicators.map(\.1).sorted())
  }

  @Test func `every example of a shipped definition comes out as expected`() throws {
    for definition in try ShippedDefinitions.measures() {
      for check in definition.checkExamples() {
        #expect(check.differences == [], "\(definition.id), \(check.example.name)")
      }
    }
  }

  @Test func `the indicators give every answer of the published definition`() async throws {
    let expected = SharedMedicines.rows("medicines/pincer/expected.csv")
    let source = try SharedMedicines.pincer(partitions: 1)
    let definitions = try ShippedDefinitions.measures()
    let measures = try Self.indicators.map { indicator in
      let definition = try #require(definitions.first { $0.id == indicator.1 })
      let members = definition.plan.codelists.map { list in
        let codes = SharedMedicines.codes(String(list.file.dropFirst("pincer-".count)))
        return CodelistMembers(
          isMember: source.dictionary.concepts.map { concept in
            concept.codings.contains { codes.contains($0.code) }
          })
      }
      return Evaluation.Measure(
        plan: definition.plan, codelists: members, actsOnNumerator: definition.better == .lower)
    }
    let days = Set(expected.compactMap { SharedMedicines.day($0["index_date"]) })
    let results = try await Evaluation(
      measures: measures, at: .days(Array(days)), keeping: .everyone
    ).run(over: source)
    var answers: [[Int]: PersonAnswer] = [:]
    for answer in results.answers {
      guard case .day(let day) = answer.index else { continue }
      answers[[answer.measure, day.number, Int(answer.person.rawValue)]] = answer
    }
    var wrong: [String] = []
    for row in expected {
      guard let day = SharedMedicines.day(row["index_date"]),
        let person = Int(row["patient_id"] ?? "")
      else { continue }
      for (place, indicator) in Self.indicators.enumerated() {
        let answer = answers[[place, day.number, person]]
        let found = [answer?.isInDenominator == true, answer?.isInNumerator == true]
        let wanted = [row["den_\(indicator.0)"] == "1", row["num_\(indicator.0)"] == "1"]
        if found != wanted { wrong.append("\(indicator.1) \(day) \(person)") }
      }
    }
    #expect(wrong == [])
  }

  @Test func `a number is set by name, or for one measure alone`() throws {
    let all = try ShippedDefinitions.measures(parameters: ["threshold": 90])
    #expect(all.first { $0.id == "opioid-high-dose" }?.parameters.map(\.value) == [90])
    let one = try ShippedDefinitions.measures(parameters: ["opioid-high-dose.threshold": 60])
    #expect(one.first { $0.id == "opioid-high-dose" }?.parameters.map(\.value) == [60])
    let other = one.first { $0.id == "inr-time-in-range" }?.parameters
    #expect(other?.first { $0.name == "threshold" }?.value == 65)
  }
}
