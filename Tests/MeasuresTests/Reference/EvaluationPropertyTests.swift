import Essentials
import Testing
import Timelines

@testable import Measures

/// The engine against the slow reference, on made-up people and definitions.
@Suite struct EvaluationPropertyTests {
  @Test(arguments: 0..<16)
  func `the engine agrees with the reference`(seed: Int) async throws {
    var random = RandomPlans(seed: UInt64(seed) &* 1_000)
    let plans = (0..<4).map { random.plan($0) }
    let from = Day(number: RandomPeople.start + 200)
    let to = Day(number: from.number + 250)
    let source = try RandomPeople.make(UInt64(seed), count: 15, partitions: 1)
    let expected = try ReferenceResults.of(
      plans, source, .periods(from: from, to: to), codelists: RandomPeople.columns)
    for (partitions, threads, usesMasks) in [(1, 1, false), (1, 1, true), (4, 3, true)] {
      let source = try RandomPeople.make(UInt64(seed), count: 15, partitions: partitions)
      var evaluation = Evaluation(
        measures: measures(plans, source.dictionary), at: .periods(from: from, to: to),
        keeping: .everyone)
      evaluation.usesMasks = usesMasks
      let results = try await evaluation.run(over: source, threads: threads)
      check(results, expected, "partitions \(partitions), masks \(usesMasks)")
    }
  }

  private func measures(
    _ plans: [Plan], _ dictionary: TimelineDictionary
  ) -> [Evaluation.Measure] {
    let members = RandomPeople.members(dictionary).map {
      CodelistMembers(isMember: $0.isMember, columns: ["group": $0.group])
    }
    return plans.enumerated().map {
      Evaluation.Measure(plan: $1, codelists: members, actsOnNumerator: $0 % 2 == 0)
    }
  }

  private func check(
    _ results: MeasureResults, _ expected: MeasureResults, _ setting: Comment
  ) {
    #expect(results.personCount == expected.personCount, setting)
    #expect(results.answers.count == expected.answers.count, setting)
    for (found, right) in zip(results.answers, expected.answers) where found != right {
      Issue.record("\(setting): \(found) should be \(right)")
      return
    }
    #expect(results.counts == expected.counts, setting)
  }
}
