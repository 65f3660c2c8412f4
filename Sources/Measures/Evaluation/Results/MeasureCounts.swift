public import Essentials

/// Whose answers are counted together: a measure, an organisation, a period and a group.
public struct CountKey: Hashable, Sendable {
  /// The measure, by its place in `MeasureResults.measures`.
  public var measure: Int
  /// The organisation; empty where none is known.
  public var organisation: String
  /// The period.
  public var period: Period
  /// The day that answers are about; `nil` where a measure counts rows, each with its own time.
  public var index: Day?
  /// What answers are split by; empty for all answers together.
  public var stratifier: String
  /// The group; empty for all answers together.
  public var group: String

  /// A key.
  public init(
    measure: Int, organisation: String, period: Period, index: Day?, stratifier: String = "",
    group: String = ""
  ) {
    self.measure = measure
    self.organisation = organisation
    self.period = period
    self.index = index
    self.stratifier = stratifier
    self.group = group
  }
}

extension CountKey {
  /// Hashes what tells most keys apart; there are millions of them.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(organisation)
    hasher.combine(measure &* 1_000_003 &+ period.ordinal &* 31 &+ (index?.number ?? 0))
    if !group.isEmpty { hasher.combine(group) }
  }
}

extension CountKey: Comparable {
  /// The order of output: by measure, organisation, period, index, stratifier and group.
  public static func < (left: CountKey, right: CountKey) -> Bool {
    if left.measure != right.measure { return left.measure < right.measure }
    if left.organisation != right.organisation { return left.organisation < right.organisation }
    if left.period != right.period { return left.period < right.period }
    if left.index != right.index {
      return (left.index?.number ?? .min) < (right.index?.number ?? .min)
    }
    if left.stratifier != right.stratifier { return left.stratifier < right.stratifier }
    return left.group < right.group
  }
}

/// How many answers there are; all are whole numbers, so that counts of parts add up.
public struct MeasureCounts: Hashable, Sendable {
  /// Those with what is measured, among the denominator.
  public var numerator: Int
  /// Those who could have it and were not left out.
  public var denominator: Int
  /// Those left out, under the first reason that holds, in the order of the plan's exclusions.
  public var excluded: [Int]
  /// How the elements of a bundle came out among the denominator, in the order of the plan.
  public var elements: [ElementCounts]

  /// Counts of nobody.
  public init(exclusionCount: Int, elementCount: Int) {
    numerator = 0
    denominator = 0
    excluded = Array(repeating: 0, count: exclusionCount)
    elements = Array(repeating: ElementCounts(), count: elementCount)
  }

  /// Adds the counts of other people.
  ///
  /// - Precondition: both are of one measure.
  public static func += (counts: inout MeasureCounts, other: MeasureCounts) {
    counts.numerator += other.numerator
    counts.denominator += other.denominator
    for place in counts.excluded.indices { counts.excluded[place] += other.excluded[place] }
    for place in counts.elements.indices { counts.elements[place] += other.elements[place] }
  }
}

/// How an element of a bundle came out.
public struct ElementCounts: Hashable, Sendable {
  /// It applied and was given.
  public var given = 0
  /// It applied and was not given.
  public var notGiven = 0
  /// It did not apply.
  public var notEligible = 0
  /// Whether it applied, or was given, is not known.
  public var unknown = 0

  /// Counts of nobody.
  public init() {}

  /// The count of one status.
  public subscript(status: ElementStatus) -> Int {
    get {
      switch status {
      case .given: given
      case .notGiven: notGiven
      case .notEligible: notEligible
      case .unknown: unknown
      }
    }
    set {
      switch status {
      case .given: given = newValue
      case .notGiven: notGiven = newValue
      case .notEligible: notEligible = newValue
      case .unknown: unknown = newValue
      }
    }
  }

  static func += (counts: inout ElementCounts, other: ElementCounts) {
    for status in ElementStatus.allCases { counts[status] += other[status] }
  }
}

/// How an element of a bundle came out for one answer.
public enum ElementStatus: Int, Hashable, Sendable, CaseIterable {
  /// It applied and was given.
  case given = 0
  /// It applied and was not given.
  case notGiven
  /// It did not apply.
  case notEligible
  /// Whether it applied, or was given, is not known.
  case unknown

  /// What eligibility and giving come to.
  init(eligible: Truth, given: Truth) {
    switch (eligible, given) {
    case (.no, _): self = .notEligible
    case (.unknown, _), (.yes, .unknown): self = .unknown
    case (.yes, .yes): self = .given
    case (.yes, .no): self = .notGiven
    }
  }
}
