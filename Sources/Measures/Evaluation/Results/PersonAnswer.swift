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
  /// How each element of a bundle came out; empty outside the denominator.
  public var elements: [ElementStatus]
  /// The values of the plan's reasons, in its order; empty for answers that need no action.
  public var reasons: [AnswerValue]

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
