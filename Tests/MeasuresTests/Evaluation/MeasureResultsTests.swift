import Essentials
import Testing
import Timelines

@testable import Measures

@Suite struct MeasureResultsTests {
  @Test(arguments: 0..<4)
  func `results of two halves of a population add up to those of the whole`(seed: Int)
    async throws
  {
    var random = RandomPlans(seed: UInt64(seed) &+ 500)
    let plans = (0..<4).map { random.plan($0) }
    let source = try RandomPeople.make(UInt64(seed), count: 12, partitions: 2)
    let members = RandomPeople.members(source.dictionary).map {
      CodelistMembers(isMember: $0.isMember, columns: ["group": $0.group])
    }
    let from = Day(number: RandomPeople.start + 200)
    let evaluation = Evaluation(
      measures: plans.map {
        Evaluation.Measure(plan: $0, codelists: members, actsOnNumerator: true)
      }, at: .periods(from: from, to: Day(number: from.number + 200)), keeping: .denominator)
    let whole = try await evaluation.run(over: source)
    var sum = try await evaluation.run(over: Part(source: source, partition: 1))
    sum.add(try await evaluation.run(over: Part(source: source, partition: 0)))
    #expect(sum == whole)
  }

  @Test func `more than 64 dates are counted as one by one`() async throws {
    let source = try RandomPeople.make(3, count: 20, partitions: 1)
    let days = (0..<150).map { Day(number: RandomPeople.start + 4 * $0) }
    let recent = Measures.Rows.between(
      .table(.events(Set(EventKind.allCases))), from: .shifted(.index, .literal(-5), .days),
      to: .index)
    var random = RandomPlans(seed: 1)
    var plan = random.plan(0)
    plan.population = .literal(.yes)
    plan.denominator = .exists(recent)
    plan.exclusions = []
    var evaluation = Evaluation(
      measures: [
        Evaluation.Measure(
          plan: plan,
          codelists: RandomPeople.members(source.dictionary).map {
            CodelistMembers(isMember: $0.isMember)
          }, actsOnNumerator: true, stratifiers: [])
      ], at: .days(days), keeping: .denominator)
    let together = try await evaluation.run(over: source)
    evaluation.usesMasks = false
    let oneByOne = try await evaluation.run(over: source)
    #expect(together == oneByOne)
    #expect(together.answers.count > 100)
  }

  /// One partition of a source.
  private struct Part: TimelineSource {
    let source: MemoryTimelines
    let partition: Int
    var dictionary: TimelineDictionary { source.dictionary }
    var partitionCount: Int { 1 }

    func forEachBlock(
      of partition: Int, blockSize: Int, _ body: (borrowing TimelineBlock) throws -> Void
    ) throws {
      try source.forEachBlock(of: self.partition, blockSize: blockSize, body)
    }

    func personTexts(of partition: Int) -> [PersonKey: String] {
      source.personTexts(of: self.partition)
    }
  }
}
