public import Essentials
public import Timelines

/// What a measure says of one person at one index.
public struct PersonAnswer: Hashable, Sendable {
  /// The measure, by its place in `MeasureResults.measures`.
  public var measure: Int
  /// The day or moment that the answer is about.
  public var index: AnswerValue
  /// The period it is counted in.
  public var period: Period
  /// Who it is.
  public var person: PersonKey
  /// Which of the person's answers of this index it is, where a measure counts rows; otherwise 0.
  public var ordinal: Int
  /// The organisation; empty where none is known.
  public var organisation: String
  /// Whether the person is in the denominator, after exclusions.
  public var isInDenominator: Bool
  /// Whether the person is in the numerator; only ever so within the denominator.
  public var isInNumerator: Bool
  /// The exclusion that holds, by its place in the plan; `nil` for none.
  public var exclusion: Int?
  /// How each element of a bundle came out; empty for those whose elements are not looked at.
  public var elements: [ElementStatus]
  /// How the bundle came out; `nil` without one, and for those whose elements are not looked at.
  public var bundle: BundleResult?
  /// What is told of each element; empty where no element tells anything.
  public var elementReasons: [AnswerValue] = []
  /// What the answer adds to the numerator and the denominator, for measures with amounts; `nil`
  /// for others, and where an amount is not known.
  public var amounts: Amounts?
  /// What was measured; `nil` where nothing is, or it is not known.
  public var value: Double?
  /// The values of the plan's reasons, in its order; empty for answers that need no action.
  public var reasons: [AnswerValue]

  /// What an answer adds.
  public struct Amounts: Hashable, Sendable {
    /// To the numerator.
    public var numerator: Int
    /// To the denominator.
    public var denominator: Int

    /// Amounts.
    public init(numerator: Int, denominator: Int) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  /// An answer.
  public init(
    measure: Int, index: AnswerValue, period: Period, person: PersonKey, ordinal: Int,
    organisation: String, isInDenominator: Bool, isInNumerator: Bool, exclusion: Int?,
    elements: [ElementStatus], reasons: [AnswerValue]
  ) {
    self.measure = measure
    self.index = index
    self.period = period
    self.person = person
    self.ordinal = ordinal
    self.organisation = organisation
    self.isInDenominator = isInDenominator
    self.isInNumerator = isInNumerator
    self.exclusion = exclusion
    self.elements = elements
    self.reasons = reasons
  }
}

/// A value that is told to somebody.
public enum AnswerValue: Hashable, Sendable {
  case missing
  case number(Double)
  case day(Day)
  case minute(Minute)
  case text(String)
  case truth(Truth)
}

/// Which answers are kept person by person.
public enum KeptAnswers: String, Hashable, Sendable, CaseIterable {
  /// None: counts alone.
  case none
  /// Those in the denominator who need something done.
  case action
  /// Those in the denominator and those left out of it by an exclusion.
  case denominator
  /// Everybody in the population.
  case population
  /// Everybody.
  case everyone
}
