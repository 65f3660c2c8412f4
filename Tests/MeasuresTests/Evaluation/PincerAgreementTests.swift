import Essentials
import Testing
import Timelines

@testable import Measures

/// The answers of the published indicators' own engine, person by person.
@Suite struct PincerAgreementTests {
  @Test(arguments: [(1, 1, true), (3, 2, true), (2, 1, false)])
  func `every answer is that of the published definition`(
    partitions: Int, threads: Int, usesMasks: Bool
  ) async throws {
    let expected = SharedMedicines.rows("medicines/pincer/expected.csv")
    let source = try SharedMedicines.pincer(partitions: partitions)
    let days = Set(expected.compactMap { SharedMedicines.day($0["index_date"]) })
    let members = PincerPlans.lists.map { name in
      let codes = SharedMedicines.codes(name)
      return CodelistMembers(
        isMember: source.dictionary.concepts.map { concept in
          concept.codings.contains { codes.contains($0.code) }
        })
    }
    var evaluation = Evaluation(
      measures: PincerPlans.all.map {
        Evaluation.Measure(plan: $0.plan, codelists: members, actsOnNumerator: true)
      }, at: .days(Array(days)), keeping: .everyone)
    evaluation.usesMasks = usesMasks
    let results = try await evaluation.run(over: source, threads: threads)
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
      for (measure, (column, _)) in PincerPlans.all.enumerated() {
        let answer = answers[[measure, day.number, person]]
        if (answer?.isInDenominator == true) != (row["den_\(column)"] == "1") {
          wrong.append("\(row["index_date"] ?? "") \(person) den_\(column)")
        }
        if (answer?.isInNumerator == true) != (row["num_\(column)"] == "1") {
          wrong.append("\(row["index_date"] ?? "") \(person) num_\(column)")
        }
      }
    }
    #expect(wrong == [])
    checkTotals(results)
  }

  private func checkTotals(_ results: MeasureResults) {
    for row in SharedMedicines.rows("medicines/pincer/expected_totals.csv") {
      guard let measure = PincerPlans.all.firstIndex(where: { $0.column == row["indicator"] })
      else { continue }
      for stratifier in ["", "sex", "age"] {
        let own = results.counts.filter {
          $0.key.measure == measure && $0.key.index == SharedMedicines.day(row["index_date"])
            && $0.key.stratifier == stratifier
        }
        #expect(own.reduce(0) { $0 + $1.value.denominator } == Int(row["denominator"] ?? ""))
        #expect(own.reduce(0) { $0 + $1.value.numerator } == Int(row["numerator"] ?? ""))
      }
    }
  }
}
