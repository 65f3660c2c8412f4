import Essentials
public import Timelines

/// What measures come to: counts that add up, and, where asked for, the people behind them.
///
/// Results of parts of a population, of other machines or of other stores merge by addition, in any
/// order. They hold the truth: nothing is rounded and nothing suppressed.
public struct MeasureResults: Hashable, Sendable {
  /// The measures, in the order in which keys and answers number them.
  public var measures: [MeasureOutline]
  /// The counts.
  public var counts: [CountKey: MeasureCounts]
  /// The answers kept, in the order of measure, period, index, person and ordinal.
  public var answers: [PersonAnswer]
  /// The ids of people in `answers` whose keys are hashes.
  public var personTexts: [PersonKey: String]
  /// How many people were looked at.
  public var personCount: Int

  /// No results yet.
  public init(measures: [MeasureOutline]) {
    self.measures = measures
    counts = [:]
    answers = []
    personTexts = [:]
    personCount = 0
  }

  /// Adds the results of other people.
  ///
  /// - Precondition: both are of the same measures.
  public mutating func add(_ other: MeasureResults) {
    precondition(measures == other.measures, "results of other measures do not add up")
    merge(other)
    sortAnswers()
  }

  /// Adds results without putting answers in order.
  mutating func merge(_ other: MeasureResults) {
    if counts.isEmpty, answers.isEmpty, personCount == 0 {
      self = other
      return
    }
    for (key, more) in other.counts { add(more, to: key) }
    answers += other.answers
    personTexts.merge(other.personTexts) { first, _ in first }
    personCount += other.personCount
  }

  mutating func add(_ more: MeasureCounts, to key: CountKey) {
    if let place = counts.index(forKey: key) {
      counts.values[place] += more
    } else {
      counts[key] = more
    }
  }

  mutating func sortAnswers() { answers.sort(by: MeasureResults.isBefore) }

  /// The counts, in the order of their keys.
  public var sortedCounts: [(key: CountKey, counts: MeasureCounts)] {
    counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The id of a person as the source gave it.
  public func id(of person: PersonKey) -> String {
    person.isHash ? personTexts[person] ?? "" : "\(person.rawValue)"
  }

  static func isBefore(_ left: PersonAnswer, _ right: PersonAnswer) -> Bool {
    if left.measure != right.measure { return left.measure < right.measure }
    if left.period != right.period { return left.period < right.period }
    let (early, late) = (left.index.minuteNumber, right.index.minuteNumber)
    if early != late { return early < late }
    if left.person != right.person { return left.person < right.person }
    return left.ordinal < right.ordinal
  }
}

/// What somebody needs to know of a measure to read its results.
public struct MeasureOutline: Hashable, Sendable {
  /// The measure's id.
  public var id: String
  /// What it is called.
  public var title: String
  /// The names of its exclusions.
  public var exclusions: [String]
  /// The names of its bundle's elements.
  public var elements: [String]
  /// The names of what it is split by.
  public var stratifiers: [String]
  /// The labels of its reasons.
  public var reasons: [String]
  /// Whether each element is told beside the bundle and has no part in it.
  public var areOptional: [Bool]
  /// Whether its counts are sums of amounts.
  public var hasAmounts: Bool
  /// Whether it measures a value of each answer.
  public var hasValue: Bool
  /// How many of the denominator its rate is told for; `nil` for a share.
  public var per: Double?
  /// What its ratio has to be where it is a gate.
  public var gate: Gate?
  /// The ids of the gates that its rate waits for.
  public var gates: [String]
  /// Which counts these are judged by.
  public var gatesJudge: Gate.Judging
  /// The word for its own suppression scheme; empty where it names none.
  public var suppression: String

  /// The outline of a plan.
  public init(_ plan: Plan) {
    id = plan.id
    title = plan.title
    exclusions = plan.exclusions.map(\.name)
    elements = plan.elements.map(\.name)
    stratifiers = plan.strata.map(\.name)
    reasons = plan.reasons.map(\.label)
    areOptional = plan.elements.map(\.isOptional)
    hasAmounts = plan.numeratorAmount != nil || plan.denominatorAmount != nil
    hasValue = plan.value != nil
    per = plan.per
    gate = plan.gate
    gates = plan.gates
    gatesJudge = plan.gatesJudge
    suppression = plan.suppression
  }
}

extension AnswerValue {
  /// A number to sort times by.
  fileprivate var minuteNumber: Int {
    switch self {
    case .day(let day): day.number * 1_440
    case .minute(let minute): minute.number
    default: .min
    }
  }
}
