public import Essentials

/// A measure that has been checked: everything an evaluator needs to know.
public struct Plan: Sendable {
  /// The measure's id, such as `pincer-a`.
  public var id: String
  /// What it is called.
  public var title: String
  /// What an answer is about.
  public var index: Index
  /// Whom the measure speaks of at all; others are not even excluded.
  public var population: Condition
  /// Who could have what is measured.
  public var denominator: Condition
  /// Whom to leave out of the denominator, in this order: each is counted under the first reason
  /// that holds.
  public var exclusions: [Exclusion]
  /// Who has it, among the denominator.
  public var numerator: Condition
  /// All-or-none elements; empty without a bundle.
  ///
  /// The numerator is then their conjunction.
  public var elements: [Element]
  /// What answers are split by.
  public var strata: [Stratum]
  /// Which organisation an answer belongs to.
  public var organisation: Text
  /// What to tell whoever acts on it: a list of labels with values shown beside each person.
  public var reasons: [Reason]
  /// The codelists, in the order that expressions number them.
  public var codelists: [CodelistReference]

  /// A plan.
  public init(
    id: String, title: String, index: Index, population: Condition, denominator: Condition,
    exclusions: [Exclusion], numerator: Condition, elements: [Element], strata: [Stratum],
    organisation: Text, reasons: [Reason], codelists: [CodelistReference]
  ) {
    self.id = id
    self.title = title
    self.index = index
    self.population = population
    self.denominator = denominator
    self.exclusions = exclusions
    self.numerator = numerator
    self.elements = elements
    self.strata = strata
    self.organisation = organisation
    self.reasons = reasons
    self.codelists = codelists
  }

  /// What an answer is about.
  public enum Index: Hashable, Sendable {
    /// Each person at the first or last day of each period.
    case person(Period.Kind, at: Edge)
    /// Each row of a set whose time lies in the period; the row is `Row.index`.
    case rows(Rows, at: Time, Period.Kind)
  }

  /// An edge of a period.
  public enum Edge: String, Hashable, Sendable {
    case start, end
  }

  /// A reason to leave somebody out.
  public struct Exclusion: Hashable, Sendable {
    /// Its name, for the column of its count.
    public var name: String
    /// When it holds.
    public var condition: Condition

    /// An exclusion.
    public init(name: String, condition: Condition) {
      self.name = name
      self.condition = condition
    }
  }

  /// One element of a bundle.
  public struct Element: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Whether it applies; unknown is its own status.
    public var eligible: Condition
    /// Whether it was given; unknown is its own status.
    public var given: Condition

    /// An element.
    public init(name: String, eligible: Condition, given: Condition) {
      self.name = name
      self.eligible = eligible
      self.given = given
    }
  }

  /// What answers are split by.
  public struct Stratum: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The group that somebody belongs to; missing is the group `unknown`.
    public var group: Text

    /// A stratifier.
    public init(name: String, group: Text) {
      self.name = name
      self.group = group
    }
  }

  /// Something to tell whoever acts.
  public struct Reason: Hashable, Sendable {
    /// What is told.
    public var label: String
    /// The value, where there is one to tell.
    public var value: ReasonValue

    /// A reason.
    public init(label: String, value: ReasonValue) {
      self.label = label
      self.value = value
    }
  }

  /// The value of a reason.
  public enum ReasonValue: Hashable, Sendable {
    case number(Number)
    case time(Time)
    case text(Text)
    case condition(Condition)
  }

  /// A codelist that a plan needs.
  public struct CodelistReference: Hashable, Sendable {
    /// The name the definition gives it.
    public var name: String
    /// The file it comes from, such as `pincer-nsaid`, without its ending.
    public var file: String

    /// A reference.
    public init(name: String, file: String) {
      self.name = name
      self.file = file
    }
  }
}
