import Measures
import Timelines

/// Counts measures over records.
struct Counting {
  /// The measures.
  let definitions: [Definition]
  /// The codelists they need.
  var codelists: MeasureCodelists
  /// What to split by; what nobody asked to see costs time with every person.
  let stratifiers: Set<String>
  /// Whose answers are kept.
  let keeping: KeptAnswers

  /// The results, and what is known of how the records were read.
  ///
  /// - Throws: an exit status, after saying what is wrong.
  mutating func run(
    over records: String, layouts: [RecordLayout], at dates: Evaluation.Dates, threads: Int,
    isQuiet: Bool
  ) async throws -> (results: MeasureResults, report: ImportReport?) {
    let plans = definitions.map { definition in
      var plan = definition.plan
      plan.strata.removeAll { stratifier in !stratifiers.contains(stratifier.name) }
      if keeping != .action { plan.reasons = [] }
      return plan
    }
    let opened = try Records.open(
      records, layouts: layouts, keeping: try codelists.needed(by: plans), isQuiet: isQuiet)
    try codelists.look(in: opened.timelines.dictionary)
    var measures: [Evaluation.Measure] = []
    for (definition, plan) in zip(definitions, plans) {
      measures.append(
        Evaluation.Measure(
          plan: plan, codelists: try codelists.members(of: plan),
          actsOnNumerator: definition.better != .higher))
    }
    let evaluation = Evaluation(measures: measures, at: dates, keeping: keeping)
    let results = try await evaluation.run(over: opened.timelines, threads: threads)
    withExtendedLifetime(opened) {}
    return (results, opened.report)
  }
}
