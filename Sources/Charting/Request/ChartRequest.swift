public import ControlCharts

/// What somebody asks of a table: which columns, which chart, which rules.
///
/// Texts are as the person wrote them; they are understood against the table, so that an error can
/// say what the table holds instead. Everything has a default.
public struct ChartRequest: Hashable, Sendable {
  /// The column of dates, times, event numbers or, on a funnel plot, units.
  public var x: String?
  /// The column of values or counts.
  public var y: String?
  /// The column of what the counts are out of, or of expected counts or risks.
  public var denominator: String?
  /// The columns that divide the table into charts.
  public var facets: [String] = []
  /// The column of standard deviations, for charts of subgroups given as means.
  public var deviation: String?
  /// The column that marks ghosted rows by 1, yes or true.
  public var ghostColumn: String?
  /// The column that marks recalculations by 1, yes or true.
  public var rebaseColumn: String?
  /// The column of planned values.
  public var trajectory: String?
  /// The column of a second count, for ratios of two rates.
  public var comparator: String?
  /// The column of what the second count is out of.
  public var comparatorDenominator: String?

  /// The kind of chart, by name; guessed when absent.
  public var kind: String?
  /// The rule set, by name.
  public var rules = RuleSet.mdcTool5.name
  /// Changes to the rules or to the settings of the kind of chart.
  public var options: [NamedValue] = []
  /// Which way is better.
  public var direction = Direction.neither
  /// Targets: a value, or `value@first..last` for a stretch of time.
  public var targets: [String] = []
  /// The baseline: a number of points, or the last date that belongs to it.
  public var baseline: String?
  /// Recalculations: `date` or `date:reason`.
  public var rebases: [String] = []
  /// Annotations: `date:text`.
  public var annotations: [String] = []
  /// Rows to draw but not to use: `date` or `date:reason`.
  public var ghosts: [String] = []
  /// The date up to which events are known, so that the time since the last can be shown.
  public var until: String?
  /// How rows with the same x are put together; refused when absent.
  public var aggregate: Aggregate?
  /// What values are multiplied by for showing, such as 1,000.
  public var multiplier = 1.0
  /// A centre that is known beforehand.
  public var centre: Double?
  /// A standard deviation that is known beforehand.
  public var sigma: Double?
  /// What values the measure can have.
  public var bounds: BoundsChoice = .automatic

  /// The title; the file's or the column's name when absent.
  public var title: String?
  /// The unit of the values.
  public var unit: String?
  /// Rule sets to compare with the one in force.
  public var compare: [String] = []
  /// The share of false discoveries allowed among special causes of several charts.
  public var falseDiscovery: Double?

  /// A request with nothing asked for.
  public init() {}
}

/// A name and the value wanted for it.
public struct NamedValue: Hashable, Sendable {
  /// The name of an option.
  public var name: String
  /// The value, as written.
  public var value: String

  /// A name and a value.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// Splits `name=value`; `nil` without an equals sign.
  public init?(_ text: String) {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    self.init(
      name: String(text[..<equals]), value: String(text[text.index(after: equals)...]))
  }
}

/// How rows with the same x are put together.
public enum Aggregate: String, Hashable, Sendable, CaseIterable {
  /// Values and denominators are added.
  case sum
  /// The mean of the values; denominators are added.
  case mean
}

/// What values a measure can have.
public enum BoundsChoice: String, Hashable, Sendable, CaseIterable {
  /// As the data show: percentages, and counts that are never negative.
  case automatic = "auto"
  /// Anything.
  case none
  /// Never negative.
  case count
  /// From 0 to 1.
  case proportion
}
