import Essentials
import Testing
import Timelines

@testable import Measures

/// Why somebody is counted: which rows decided.
@Suite struct TraceTests {
  private let drugs = Measures.Rows.coded(.table(.events([.prescription])), [0])

  private func plan(_ numerator: Condition) -> Plan {
    Plan(
      id: "m", title: "", index: .person(.month, at: .start), population: .literal(.yes),
      denominator: .literal(.yes), exclusions: [], numerator: numerator, elements: [], strata: [],
      organisation: .missing, reasons: [], codelists: [])
  }

  private func source() throws -> MemoryTimelines {
    var dictionary = TimelineDictionary()
    var batch = RecordBatch()
    let drug = dictionary.number(
      of: Concept(kind: .prescription, codings: [Coding(system: "dmd", code: "1")]),
      display: "A medicine")
    for day in [100, 200, 300] {
      batch.events.append(PersonKey("7"), day: Day(number: day), concept: drug, value: 5)
      batch.events.append(PersonKey("8"), day: Day(number: day + 1), concept: drug)
    }
    return try MemoryTimelines([batch], dictionary, partitionCount: 2)
  }

  private func trace(_ numerator: Condition, of person: String) async throws -> [MeasureTrace] {
    try await Evaluation(
      measures: [
        Evaluation.Measure(
          plan: plan(numerator), codelists: [CodelistMembers(isMember: [true])],
          actsOnNumerator: true)
      ], at: .days([Day(number: 250)])
    ).trace(measure: 0, of: PersonKey(person), in: source())
  }

  @Test func `a trace shows the rows in the window and no others`() async throws {
    let recent = Measures.Rows.between(
      drugs, from: .shifted(.index, .literal(-60), .days), to: .index)
    let traces = try await trace(.all([.exists(recent), .literal(.yes)]), of: "7")
    let numerator = try #require(traces.first?.parts.first { $0.role == .numerator }?.trace)
    #expect(numerator.value == .truth(.yes))
    let rows = try #require(numerator.parts.first?.parts.first)
    #expect(rows.value == .number(1))
    #expect(rows.rows.map(\.date) == [.day(Day(number: 200))])
    #expect(rows.rows.first?.display == "A medicine")
    #expect(rows.parts.map(\.value) == [.day(Day(number: 190)), .day(Day(number: 250))])
  }

  @Test func `a part about a single row is told of that row`() async throws {
    let last = Row.last(.between(drugs, from: nil, to: .index), by: [.time(.date)])
    let traces = try await trace(
      .compareNumbers(.of(last, .value), .greater, .literal(4)), of: "7")
    let value = try #require(traces.first?.parts.first { $0.role == .numerator }?.trace.parts.first)
    #expect(value.value == .number(5))
    #expect(value.parts.first?.rows.map(\.date) == [.day(Day(number: 200))])
    #expect(value.parts.last?.value == .number(5))
  }

  @Test func `nobody knows of a person who is not there`() async throws {
    #expect(try await trace(.literal(.yes), of: "9").isEmpty)
  }

  @Test(arguments: 0..<6)
  func `a trace comes to the answers of the evaluation`(seed: Int) async throws {
    var random = RandomPlans(seed: UInt64(seed) &+ 77)
    let source = try RandomPeople.make(UInt64(seed), count: 6, partitions: 2)
    let from = Day(number: RandomPeople.start + 300)
    let members = RandomPeople.members(source.dictionary).map {
      CodelistMembers(isMember: $0.isMember, columns: ["group": $0.group])
    }
    let evaluation = Evaluation(
      measures: (0..<4).map { number in
        Evaluation.Measure(
          plan: random.plan(number), codelists: members, actsOnNumerator: true)
      }, at: .periods(from: from, to: Day(number: from.number + 60)), keeping: .everyone)
    let results = try await evaluation.run(over: source)
    let people = try ReferencePerson.all(of: source).map(\.key)
    for measure in 0..<4 {
      for person in people {
        let traces = try await evaluation.trace(measure: measure, of: person, in: source)
        #expect(
          traces.map(\.answer)
            == results.answers.filter { $0.measure == measure && $0.person == person })
        for trace in traces where trace.answer.isInDenominator {
          let found = trace.parts.filter { [.population, .denominator].contains($0.role) }
          #expect(found.allSatisfy { $0.trace.value == .truth(.yes) })
          let numerator = trace.parts.first { $0.role == .numerator }
          #expect((numerator?.trace.value == .truth(.yes)) == trace.answer.isInNumerator)
        }
      }
    }
  }
}
