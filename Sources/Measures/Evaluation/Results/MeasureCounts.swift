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
  /// How the elements of a bundle came out, in the order of the plan: among the denominator and
  /// those for whom no element of the bundle applies.
  public var elements: [ElementCounts]
  /// How bundles came out besides those that are whole, which are the numerator.
  public var bundle = BundleCounts()
  /// How many answers are behind sums, for measures with amounts.
  public var amounts = AmountCounts()
  /// How often each value was measured, among the denominator.
  public var values: [Double: Int] = [:]

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
    counts.bundle += other.bundle
    counts.amounts += other.amounts
    if !other.values.isEmpty { counts.values.merge(other.values, uniquingKeysWith: +) }
  }
}

/// How many bundles came out in each way but whole.
public struct BundleCounts: Hashable, Sendable {
  /// At least one element was not given.
  public var notAll = 0
  /// No element is known not to have been given, and of at least one it is not known.
  public var notAllUnknownOnly = 0
  /// No element of the bundle applies; they are not in the denominator.
  public var noEligibleElement = 0

  /// Counts of nobody.
  public init() {}

  static func += (counts: inout BundleCounts, other: BundleCounts) {
    counts.notAll += other.notAll
    counts.notAllUnknownOnly += other.notAllUnknownOnly
    counts.noEligibleElement += other.noEligibleElement
  }
}

/// How many answers are behind a numerator and a denominator that are sums of amounts.
public struct AmountCounts: Hashable, Sendable {
  /// Answers in the denominator, those of unknown amount among them.
  public var denominatorAnswers = 0
  /// Answers in the numerator, those of unknown amount among them.
  public var numeratorAnswers = 0
  /// Answers in the denominator of which an amount is not known, and which add nothing.
  public var unknown = 0

  /// Counts of nobody.
  public init() {}

  static func += (counts: inout AmountCounts, other: AmountCounts) {
    counts.denominatorAnswers += other.denominatorAnswers
    counts.numeratorAnswers += other.numeratorAnswers
    counts.unknown += other.unknown
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
  /// It applied, and whether it was given is not known.
  public var unknown = 0
  /// Whether it applied is not known.
  public var eligibilityUnknown = 0

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
      case .eligibilityUnknown: eligibilityUnknown
      }
    }
    set {
      switch status {
      case .given: given = newValue
      case .notGiven: notGiven = newValue
      case .notEligible: notEligible = newValue
      case .unknown: unknown = newValue
      case .eligibilityUnknown: eligibilityUnknown = newValue
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
  /// It applied, and whether it was given is not known.
  case unknown
  /// Whether it applied is not known.
  case eligibilityUnknown

  /// What eligibility and giving come to.
  init(eligible: Truth, given: Truth) {
    switch (eligible, given) {
    case (.no, _): self = .notEligible
    case (.unknown, _): self = .eligibilityUnknown
    case (.yes, .unknown): self = .unknown
    case (.yes, .yes): self = .given
    case (.yes, .no): self = .notGiven
    }
  }

  /// Whether the element is known to apply.
  public var isEligible: Bool {
    switch self {
    case .given, .notGiven, .unknown: true
    case .notEligible, .eligibilityUnknown: false
    }
  }
}

/// How a bundle came out for one answer, by its elements that are not optional.
public enum BundleResult: String, Hashable, Sendable, CaseIterable {
  /// Every element that applies was given.
  case all
  /// At least one that applies was not given.
  case notAll = "not all"
  /// Of at least one that applies it is not known whether it was given, and the others were.
  case notAllUnknownOnly = "not all, unknown only"
  /// None is known to apply.
  case noEligibleElement = "no eligible element"

  /// What the statuses of the elements that are not optional come to.
  public init(_ statuses: some Sequence<ElementStatus>) {
    var result = BundleResult.noEligibleElement
    for status in statuses where status.isEligible {
      switch (status, result) {
      case (.notGiven, _), (_, .notAll): result = .notAll
      case (.unknown, _), (_, .notAllUnknownOnly): result = .notAllUnknownOnly
      default: result = .all
      }
    }
    self = result
  }
}
