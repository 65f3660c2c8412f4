import Essentials
import Programmes
import Testing
import Timelines

@testable import Measures

/// The engine against the slow reference at the edges of every definition that comes with Vigil.
@Suite struct GeneratedEdgeTests {
  private static let definitions = (try? ShippedDefinitions.measures()) ?? []

  @Test func `there are definitions to look at`() { #expect(!Self.definitions.isEmpty) }

  @Test(arguments: definitions.map(\.id))
  func `the engine agrees with the reference inside and outside every limit`(id: String)
    async throws
  {
    let definition = try #require(Self.definitions.first { $0.id == id })
    let edges = GeneratedEdges(definition.plan)
    // One example is varied in every way, the others in some.
    let fullest = definition.examples.firstIndex { $0.expected.numerator == true } ?? 0
    for (number, example) in definition.examples.enumerated() {
      let variants = edges.variants(of: example, most: number == fullest ? 300 : 15)
      try await compare(definition, variants, example)
    }
  }

  private func compare(
    _ definition: Definition, _ variants: [Example], _ example: Example
  ) async throws {
    let source = try ExampleRecords(variants).timelines()
    let index = example.index.day.number
    let dates = Evaluation.Dates.days([-1, 0, 1].map { Day(number: index + $0) })
    let expected = try ReferenceResults.of(
      [definition.plan], source, dates, codelists: codelists(definition, example))
    let members = definition.plan.codelists.map {
      ExampleRecords.members(of: $0.name, example, source.dictionary)
    }
    for usesMasks in [false, true] {
      var evaluation = Evaluation(
        measures: [
          Evaluation.Measure(plan: definition.plan, codelists: members, actsOnNumerator: true)
        ], at: dates, keeping: .everyone)
      evaluation.usesMasks = usesMasks
      let results = try await evaluation.run(over: source)
      let difference = zip(results.answers, expected.answers).first { $0 != $1 }
      if let (found, right) = difference {
        Issue.record("\(example.name), masks \(usesMasks): \(found) should be \(right)")
      }
      #expect(results.answers.count == expected.answers.count, "\(example.name)")
      #expect(results.counts == expected.counts, "\(example.name), masks \(usesMasks)")
    }
  }

  /// The codes of each codelist with their columns, the first of equal codes.
  private func codelists(
    _ definition: Definition, _ example: Example
  ) -> [[String: [String: String]]] {
    definition.plan.codelists.map { list in
      let codes =
        example.codelists[list.name] ?? [Example.ListedCode(code: list.name, columns: [:])]
      return Dictionary(codes.map { ($0.code, $0.columns) }) { first, _ in first }
    }
  }

  @Test func `edges are found in the definition itself`() throws {
    let definition = try #require(
      try Definition.read(
        """
        measure: m
        title: M
        source: made up
        for each: person at month start
        codelists: {test: tests}
        population: age(index) >= 65
        numerator: exists(observations in test where value > 7 from 3 months before index to index)
        examples:
          - name: a test in time
            index: 2024-07-01
            person: {born: 1950-01-01}
            rows: [observations 2024-06-11 test value=8]
            expect: {numerator: yes}
        """, file: "m.yaml"
      ).first)
    let edges = GeneratedEdges(definition.plan)
    #expect(edges.limits == [-3, 7, 65])
    #expect(edges.shifts == [GeneratedEdges.Shift(count: -3, unit: .months)])
    let variants = edges.variants(of: try #require(definition.examples.first), most: 300)
    let dates = Set(variants.compactMap { $0.rows.first?.date?.day.isoText })
    #expect(dates.isSuperset(of: ["2024-03-31", "2024-04-01", "2024-06-10", "2024-06-12"]))
    let values = Set(variants.compactMap { $0.rows.first?.value })
    #expect(values.isSuperset(of: [7, 8]))
    let births = Set(variants.compactMap { $0.person.born?.isoText })
    #expect(births.isSuperset(of: ["1959-06-30", "1959-07-01", "1959-07-02"]))
  }
}
