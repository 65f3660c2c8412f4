import Essentials
import Timelines

/// What became of one example of a definition.
public struct ExampleCheck: Hashable, Sendable {
  /// The example.
  public let example: Example
  /// What came out otherwise than expected, one sentence each; empty where all did as it should.
  public let differences: [String]

  /// Whether everything came out as expected.
  public var passes: Bool { differences.isEmpty }
}

extension Definition {
  /// Runs every example through the evaluator that counts real records.
  public func checkExamples() -> [ExampleCheck] { examples.map { check($0) } }

  private func check(_ example: Example) -> ExampleCheck {
    let differences: [String]
    do {
      let outcome = try ExampleOutcome(example, plan)
      differences = outcome.differences(from: example.expected, plan)
    } catch {
      differences = ["the example could not be run: \(error)"]
    }
    return ExampleCheck(example: example, differences: differences)
  }
}

/// What the evaluator says of an example's person.
struct ExampleOutcome {
  /// The answer at the example's index; `nil` where the person is not in the population.
  private let answer: PersonAnswer?
  /// What is told of the person, whether or not something is to be done.
  private let reasons: [AnswerValue]
  /// The groups with somebody in the denominator or left out of it, by stratifier.
  private let groups: [String: Set<String>]

  init(_ example: Example, _ plan: Plan) throws {
    let source = try ExampleRecords(example).timelines()
    let members = plan.codelists.map { list in
      ExampleRecords.members(of: list.name, example, source.dictionary)
    }
    // Reasons are told of those who need something done: asked both ways, they are told of all.
    let (done, other) = try (
      ExampleOutcome.results(example, plan, members, source, actsOnNumerator: true),
      ExampleOutcome.results(example, plan, members, source, actsOnNumerator: false)
    )
    answer = ExampleOutcome.answer(to: example, plan, done)
    let told = [done, other].compactMap { results in
      ExampleOutcome.answer(to: example, plan, results)?.reasons
    }
    reasons = told.first { !$0.isEmpty } ?? []
    var groups: [String: Set<String>] = [:]
    for key in done.counts.keys where !key.stratifier.isEmpty {
      groups[key.stratifier, default: []].insert(key.group)
    }
    self.groups = groups
  }

  /// The answer that an example is about.
  ///
  /// Where rows count in every period that they overlap, it is that of the row whose index is the
  /// last on or before that of the example, or else the first.
  private static func answer(
    to example: Example, _ plan: Plan, _ results: MeasureResults
  ) -> PersonAnswer? {
    let index = AnswerValue(example.index)
    guard case .overlapping = plan.index else {
      return results.answers.first { $0.index == index }
    }
    let moment = Moment(example.index)
    let begun = results.answers.last { answer in
      switch answer.index {
      case .day(let day): Moment(day).compare(moment) <= 0
      case .minute(let minute): Moment(minute).compare(moment) <= 0
      default: false
      }
    }
    return begun ?? results.answers.first
  }

  private static func results(
    _ example: Example, _ plan: Plan, _ members: [CodelistMembers], _ source: MemoryTimelines,
    actsOnNumerator: Bool
  ) throws -> MeasureResults {
    let measure = Evaluation.Measure(
      plan: plan, codelists: members, actsOnNumerator: actsOnNumerator)
    let evaluation = Evaluation(
      measures: [measure], at: .days([example.index.day]), keeping: .population)
    var worker = Worker(CompiledEvaluation(evaluation, source.dictionary))
    for partition in 0..<source.partitionCount {
      try worker.count(source, partition: partition)
    }
    return worker.results([MeasureOutline(plan)])
  }

  /// What is otherwise than expected.
  func differences(from expected: Example.Expectation, _ plan: Plan) -> [String] {
    var differences: [String] = []
    func compare(_ what: String, _ wanted: Bool?, _ found: Bool) {
      guard let wanted, wanted != found else { return }
      differences.append("\(what) is \(found ? "yes" : "no"), not \(wanted ? "yes" : "no")")
    }
    compare("population", expected.population, answer != nil)
    compare("denominator", expected.denominator, answer?.isInDenominator ?? false)
    compare("numerator", expected.numerator, answer?.isInNumerator ?? false)
    func compare(_ what: String, _ wanted: String?, _ found: String?) {
      guard let wanted, !ExampleOutcome.agree(wanted, found) else { return }
      differences.append("\(what) is \(found.map { "“\($0)”" } ?? "not told"), not “\(wanted)”")
    }
    compare(
      "the exclusion", expected.excluded, answer?.exclusion.map { plan.exclusions[$0].name })
    compare("the organisation", expected.organisation, answer?.organisation)
    for (name, status) in expected.elements.sorted(by: { $0.key < $1.key }) {
      let place = plan.elements.firstIndex { $0.name == name }
      let found = place.flatMap { place in
        answer.flatMap { $0.elements.indices.contains(place) ? $0.elements[place].phrase : nil }
      }
      compare(name, status.phrase, found)
    }
    compare("the bundle", expected.bundle?.rawValue, answer?.bundle?.rawValue)
    let amounts = [
      "numerator": answer?.amounts?.numerator, "denominator": answer?.amounts?.denominator,
    ]
    for (name, amount) in expected.amounts.sorted(by: { $0.key < $1.key }) {
      compare("the amount of the \(name)", amount, amounts[name]?.map { "\($0)" } ?? "unknown")
    }
    compare("the value", expected.value, answer?.value.map(\.plainText) ?? "unknown")
    for (name, group) in expected.strata.sorted(by: { $0.key < $1.key }) {
      let found = groups[name] ?? []
      compare(name, group, found.contains(group) ? group : found.sorted().first)
    }
    for (label, value) in expected.reasons.sorted(by: { $0.key < $1.key }) {
      let place = plan.reasons.firstIndex { $0.label == label }
      let found = place.flatMap { reasons.indices.contains($0) ? reasons[$0].exampleText : nil }
      compare(label, value, found)
    }
    return differences
  }

  /// Whether two texts agree: as numbers to one part in a million, or letter by letter.
  private static func agree(_ wanted: String, _ found: String?) -> Bool {
    guard let found else { return false }
    guard let one = Double(wanted), let other = Double(found) else { return wanted == found }
    return abs(one - other) <= 1e-6 * max(1, abs(one))
  }
}

extension AnswerValue {
  fileprivate init(_ time: Example.ExampleTime) {
    switch time {
    case .day(let day): self = .day(day)
    case .minute(let minute): self = .minute(minute)
    }
  }

  /// How an example writes the value.
  fileprivate var exampleText: String {
    switch self {
    case .missing: "missing"
    case .number(let number): number.plainText
    case .day(let day): day.isoText
    case .minute(let minute): minute.exampleText
    case .text(let text): text
    case .truth(let truth): "\(truth)"
    }
  }
}

extension Moment {
  fileprivate init(_ time: Example.ExampleTime) {
    switch time {
    case .day(let day): self.init(day)
    case .minute(let minute): self.init(minute)
    }
  }
}

extension Minute {
  /// The moment as examples write it, such as `2024-07-01T14:30`.
  fileprivate var exampleText: String {
    let (hour, minute) = clock
    return "\(day.isoText)T" + (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "")
      + "\(minute)"
  }
}
