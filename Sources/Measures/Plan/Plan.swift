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
  /// With a bundle `denominator` says whose elements are looked at. Those for whom an element that
  /// is not optional applies are counted in the denominator, and those of them to whom all such are
  /// given in the numerator.
  public var elements: [Element]
  /// What answers are split by.
  public var strata: [Stratum]
  /// Which organisation an answer belongs to.
  public var organisation: Text
  /// What to tell whoever acts on it: a list of labels with values shown beside each person.
  public var reasons: [Reason]
  /// The codelists, in the order that expressions number them.
  public var codelists: [CodelistReference]
  /// What an answer in the numerator adds to it in place of 1, a whole number; `nil` for 1.
  public var numeratorAmount: Number?
  /// What an answer in the denominator adds to it in place of 1, a whole number; `nil` for 1.
  public var denominatorAmount: Number?
  /// What is measured of each answer in the denominator; `nil` where answers are only counted.
  public var value: Number?
  /// How many of the denominator a rate is told for, such as 1,000; `nil` for a share.
  public var per: Double?
  /// What the ratio of a measure of data quality has to be; `nil` for other measures.
  public var gate: Gate?
  /// The ids of the gates that have to be passed before a rate is shown.
  public var gates: [String] = []
  /// Which counts these gates are judged by.
  public var gatesJudge = Gate.Judging.unrounded
  /// The word for the scheme by which small numbers are shown outside; empty where none is named.
  public var suppression = ""

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
    /// Each row of a set once in every period that it overlaps, both ends included; the row is
    /// `Row.index`, and the index the later of the period's first day and the row's beginning. A
    /// row without an end overlaps every period from its beginning on.
    case overlapping(Rows, Period.Kind)
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
    /// Whether it is told beside the bundle and has no part in it.
    public var isOptional: Bool
    /// What is told of it beside its status.
    public var reason: ReasonValue?

    /// An element.
    public init(
      name: String, eligible: Condition, given: Condition, isOptional: Bool = false,
      reason: ReasonValue? = nil
    ) {
      self.name = name
      self.eligible = eligible
      self.given = given
      self.isOptional = isOptional
      self.reason = reason
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

extension Plan.Index {
  /// The set whose rows answers are about; `nil` where they are about people.
  var rows: Rows? {
    switch self {
    case .person: nil
    case .rows(let rows, _, _), .overlapping(let rows, _): rows
    }
  }

  /// How long a period is.
  public var periodKind: Period.Kind {
    switch self {
    case .person(let kind, _), .rows(_, _, let kind), .overlapping(_, let kind): kind
    }
  }
}
