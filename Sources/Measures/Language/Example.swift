public import Essentials
public import Timelines

/// An invented person of a definition, with the answer the measure must give.
public struct Example: Hashable, Sendable {
  /// What it shows.
  public let name: String
  /// The line it begins on, from 1.
  public let line: Int
  /// The day for which the answer is; for measures about rows, the day or moment of the row.
  public let index: ExampleTime
  /// Who it is about.
  public let person: Person
  /// The rows of the record.
  public let rows: [Row]
  /// The invented codelists, by the definition's names; one that is not given holds its own name as
  /// its only code.
  public let codelists: [String: [ListedCode]]
  /// What the measure must say.
  public let expected: Expectation

  /// A day, or a moment to the minute.
  public enum ExampleTime: Hashable, Sendable {
    case day(Day)
    case minute(Minute)

    /// The day in London.
    public var day: Day {
      switch self {
      case .day(let day): day
      case .minute(let minute): minute.day
      }
    }
  }

  /// Who an example is about.
  public struct Person: Hashable, Sendable {
    /// The day of birth.
    public var born: Day?
    /// The day of death.
    public var died: Day?
    /// The sex recorded.
    public var sex = RecordedSex.unknown
    /// Other facts by name.
    public var facts: [Detail] = []
  }

  /// A detail or fact.
  public struct Detail: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What it says.
    public let value: Value
  }

  /// What a detail says.
  public enum Value: Hashable, Sendable {
    case number(Double)
    case word(String)
    case day(Day)
    case minute(Minute)
  }

  /// A row of the record.
  public struct Row: Hashable, Sendable {
    /// Its sort.
    public var kind: Kind
    /// When it is, or begins; `nil` where that is not known.
    public var date: ExampleTime?
    /// When it ends.
    public var end: ExampleTime?
    /// Its code; intervals have none.
    public var code: String?
    /// Its number.
    public var value: Double?
    /// Its organisation.
    public var organisation: String?
    /// Its other details.
    public var details: [Detail] = []

    /// The sort of a row.
    public enum Kind: Hashable, Sendable {
      case event(EventKind)
      case interval(IntervalKind)
    }
  }

  /// A code of an invented codelist.
  public struct ListedCode: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The other columns of the list.
    public let columns: [String: String]
  }

  /// What a measure must say; what is `nil` or empty is not looked at.
  public struct Expectation: Hashable, Sendable {
    /// Whether the measure speaks of the person at all.
    public var population: Bool?
    /// Whether the person counts in the denominator, after exclusions.
    public var denominator: Bool?
    /// Whether the person counts in the numerator.
    public var numerator: Bool?
    /// The exclusion under which the person is counted.
    public var excluded: String?
    /// The state of elements of a bundle, by name.
    public var elements: [String: ElementStatus] = [:]
    /// How the bundle comes out.
    public var bundle: BundleResult?
    /// What the answer adds to `numerator` and `denominator`, or `unknown`.
    public var amounts: [String: String] = [:]
    /// What is measured, or `unknown`; numbers agree to 1e-6.
    public var value: String?
    /// The groups the answer belongs to, by stratifier.
    public var strata: [String: String] = [:]
    /// The organisation the answer belongs to.
    public var organisation: String?
    /// What is told, by label; numbers agree to 1e-6.
    public var reasons: [String: String] = [:]
  }
}

extension ElementStatus {
  /// What it is called in examples.
  public var phrase: String {
    switch self {
    case .given: "given"
    case .notGiven: "not given"
    case .notEligible: "not eligible"
    case .unknown: "unknown"
    case .eligibilityUnknown: "eligibility unknown"
    }
  }
}
