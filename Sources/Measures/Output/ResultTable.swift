public import Essentials

/// What an evaluation of measures comes to, laid out in rows for output.
///
/// Made from `MeasureResults`, which is what an evaluator counts and what adds up; suppression and
/// rounding change this copy and never the counts.
public struct ResultTable: Hashable, Sendable {
  /// The measures, in the order asked for.
  public var measures: [Heading]
  /// The counts: for each measure, organisation, period and group the people or rows counted.
  public var rows: [Row]
  /// The answers for each person or row, where they were asked for.
  public var people: [Person]

  /// Results.
  public init(measures: [Heading], rows: [Row] = [], people: [Person] = []) {
    self.measures = measures
    self.rows = rows
    self.people = people
  }

  /// What is said of a measure, and the names of what its rows hold.
  public struct Heading: Hashable, Sendable {
    /// Its id, such as `pincer-a`.
    public var id: String
    /// What it is called.
    public var title: String
    /// The version of its definition.
    public var version: String
    /// Which way is better: `higher`, `lower` or `neither`.
    public var better: String
    /// The names of its exclusions, in their order.
    public var exclusions: [String]
    /// The names of its elements, where it is a bundle.
    public var elements: [String]
    /// The names of the stratifiers that its rows are split by.
    public var strata: [String]
    /// The labels of its reasons.
    public var reasons: [String]

    /// A heading.
    public init(
      id: String, title: String = "", version: String = "", better: String = "neither",
      exclusions: [String] = [], elements: [String] = [], strata: [String] = [],
      reasons: [String] = []
    ) {
      self.id = id
      self.title = title
      self.version = version
      self.better = better
      self.exclusions = exclusions
      self.elements = elements
      self.strata = strata
      self.reasons = reasons
    }
  }

  /// Counts of one measure for one organisation, period and group.
  public struct Row: Hashable, Sendable {
    /// The place of the measure among the headings.
    public var measure: Int
    /// The organisation; empty where none is known.
    public var organisation: String
    /// The period.
    public var period: Period
    /// The group by each of the heading's stratifiers.
    public var strata: [String]
    /// How many have what is measured.
    public var numerator: Int
    /// How many could have.
    public var denominator: Int
    /// How many were left out, by each of the heading's exclusions.
    public var excluded: [Int]
    /// The counts of each of the heading's elements.
    public var elements: [ElementCount]

    /// Counts.
    public init(
      measure: Int, organisation: String, period: Period, strata: [String] = [], numerator: Int,
      denominator: Int, excluded: [Int] = [], elements: [ElementCount] = []
    ) {
      self.measure = measure
      self.organisation = organisation
      self.period = period
      self.strata = strata
      self.numerator = numerator
      self.denominator = denominator
      self.excluded = excluded
      self.elements = elements
    }
  }

  /// How often an element of a bundle had each status, among the denominator.
  public struct ElementCount: Hashable, Sendable {
    /// It was given.
    public var given: Int
    /// It applied and was not given.
    public var notGiven: Int
    /// It did not apply.
    public var notEligible: Int
    /// Whether it applied or was given is not known.
    public var unknown: Int

    /// Counts of an element.
    public init(given: Int = 0, notGiven: Int = 0, notEligible: Int = 0, unknown: Int = 0) {
      self.given = given
      self.notGiven = notGiven
      self.notEligible = notEligible
      self.unknown = unknown
    }
  }

  /// The answer for one person or row.
  public struct Person: Hashable, Sendable {
    /// The place of the measure among the headings.
    public var measure: Int
    /// The day that the answer is about.
    public var index: Day
    /// The moment, where the answer is about one.
    public var moment: Minute?
    /// The person's id.
    public var person: String
    /// The organisation; empty where none is known.
    public var organisation: String
    /// Whether the person is in the denominator.
    public var denominator: Bool
    /// Whether the person is in the numerator.
    public var numerator: Bool
    /// The place of the exclusion that left the person out.
    public var exclusion: Int?
    /// The status of each of the heading's elements.
    public var elements: [ElementStatus]
    /// The text of each of the heading's reasons; `nil` where there is none to tell.
    public var reasons: [String?]

    /// An answer.
    public init(
      measure: Int, index: Day, moment: Minute? = nil, person: String, organisation: String = "",
      denominator: Bool, numerator: Bool, exclusion: Int? = nil, elements: [ElementStatus] = [],
      reasons: [String?] = []
    ) {
      self.measure = measure
      self.index = index
      self.moment = moment
      self.person = person
      self.organisation = organisation
      self.denominator = denominator
      self.numerator = numerator
      self.exclusion = exclusion
      self.elements = elements
      self.reasons = reasons
    }
  }
}
