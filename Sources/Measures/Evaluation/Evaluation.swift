public import Essentials

/// What is counted, and for whom: measures with their codelists, dates, and what to keep.
///
///     let results = try await Evaluation(measures: measures, at: .periods(from: july, to: june))
///       .run(over: store, threads: 8)
public struct Evaluation: Sendable {
  /// A measure with what it needs to be counted.
  public struct Measure: Sendable {
    /// The checked definition.
    public var plan: Plan
    /// Which concepts of the source belong to each of the plan's codelists, in the plan's order.
    public var codelists: [CodelistMembers]
    /// The plan's stratifiers by which counts are split, by name.
    public var stratifiers: [String]
    /// Whether somebody needs something done who is in the numerator (`true`, for measures of which
    /// less is better), or who is not (`false`).
    public var actsOnNumerator: Bool

    /// A measure.
    ///
    /// - Parameters:
    ///   - plan: The checked definition.
    ///   - codelists: Which concepts belong to each of its codelists.
    ///   - actsOnNumerator: Whether those in the numerator need something done, or the others.
    ///   - stratifiers: Names of the plan's stratifiers to split counts by; `nil` for all of them.
    public init(
      plan: Plan, codelists: [CodelistMembers], actsOnNumerator: Bool,
      stratifiers: [String]? = nil
    ) {
      self.plan = plan
      self.codelists = codelists
      self.stratifiers = stratifiers ?? plan.strata.map(\.name)
      self.actsOnNumerator = actsOnNumerator
    }
  }

  /// At which dates people are looked at.
  public enum Dates: Hashable, Sendable {
    /// Every period of a measure's own kind that holds a day from the first to the last.
    case periods(from: Day, to: Day)
    /// Exactly these days, whatever the measure says; measures of rows count the periods that hold
    /// them.
    case days([Day])
  }

  /// The measures.
  public var measures: [Measure]
  /// The dates.
  public var dates: Dates
  /// Which answers are kept person by person.
  public var keeping: KeptAnswers
  /// Whether what can be worked out for many dates at once is; answers do not depend on it.
  var usesMasks = true

  /// An evaluation.
  public init(measures: [Measure], at dates: Dates, keeping: KeptAnswers = .none) {
    self.measures = measures
    self.dates = dates
    self.keeping = keeping
  }
}

/// Which concepts of a dictionary belong to a codelist, and what its columns say of them.
public struct CodelistMembers: Sendable {
  /// Whether each concept of the dictionary belongs to it, by number.
  public var isMember: [Bool]
  /// What each column says of each concept, by number.
  public var columns: [String: [String?]]

  /// A codelist's members.
  public init(isMember: [Bool], columns: [String: [String?]] = [:]) {
    self.isMember = isMember
    self.columns = columns
  }
}
