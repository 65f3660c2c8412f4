public import Charting
public import Essentials
public import Measures
public import Programmes

/// A measure in a report: its series, its chart and what is behind the latest figures.
public struct ReportedMeasure: Sendable {
  /// The definition.
  public let definition: Definition
  /// The part it plays in the programme.
  public let role: Programme.MeasureRole
  /// The series, in the order of time.
  public internal(set) var points: [Point] = []
  /// The chart; `nil` where none can be made.
  public internal(set) var chart: ChartSet?
  /// Why there is no chart.
  public internal(set) var chartProblem: String?
  /// The elements of a bundle, over the latest periods.
  public internal(set) var elements: [Element] = []
  /// The organisations behind it, over the latest periods; empty in a report on one of them.
  public internal(set) var organisations: [Group] = []
  /// The groups by each stratifier, over the latest periods.
  public internal(set) var groups: [Group] = []
  /// How many periods the tables of elements, organisations and groups cover.
  public internal(set) var tablePeriods = 0

  /// The counts of one period.
  public struct Point: Sendable, Hashable {
    /// The period.
    public let period: Period
    /// How many have what is measured.
    public let numerator: ShownCount
    /// How many could have.
    public let denominator: ShownCount
    /// How many were left out, by each exclusion of the definition.
    public let excluded: [ShownCount]
    /// What was measured, in a few numbers; `nil` for measures that count.
    public let values: ValueSummary?
    /// The gates of data quality that were not passed, for which no rate is shown.
    public let failedGates: [String]

    /// The share or rate, or the median of what was measured; `nil` where it is not shown.
    public var figure: Double? {
      guard failedGates.isEmpty else { return nil }
      if let values { return values.median }
      guard let numerator = numerator.number, let denominator = denominator.number,
        denominator > 0
      else { return nil }
      return Double(numerator) / Double(denominator)
    }
  }

  /// How an element of a bundle came out.
  public struct Element: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Whether it is told beside the bundle and has no part in it.
    public let isOptional: Bool
    /// How many got it, of those to whom it applies.
    public let given: Int
    /// How many did not.
    public let notGiven: Int
    /// Of how many it is not known.
    public let unknown: Int
    /// Of how many it is not known whether it applies, who are in no denominator.
    public let eligibilityUnknown: Int

    /// To how many it applies.
    public var eligible: Int { given + notGiven + unknown }
    /// The share given of those to whom it applies, what is not known counted as not given.
    public var share: Double? { eligible > 0 ? Double(given) / Double(eligible) : nil }
    /// The share of those to whom it applies of whom it is known.
    public var completeness: Double? {
      eligible > 0 ? Double(given + notGiven) / Double(eligible) : nil
    }
  }

  /// The counts of an organisation, or of a group of people.
  public struct Group: Sendable, Hashable {
    /// What groups are made by; empty for organisations.
    public let stratifier: String
    /// The organisation or group.
    public let name: String
    /// How many have what is measured; `nil` where a count is hidden.
    public let numerator: Int?
    /// How many could have; `nil` where a count is hidden.
    public let denominator: Int?

    /// The share or rate.
    public var rate: Double? {
      guard let numerator, let denominator, denominator > 0 else { return nil }
      return Double(numerator) / Double(denominator)
    }
  }

  /// The latest period with anybody in the denominator.
  public var latest: Point? { points.last { ($0.denominator.number ?? 0) > 0 } }

  /// How many need something done in the latest period; `nil` where neither way is better or
  /// counts are hidden.
  public var actionCount: Int? {
    // Sums of amounts are not of people, and a measured value asks for nothing by itself.
    guard definition.countsAnswers, let latest, let numerator = latest.numerator.number,
      let denominator = latest.denominator.number
    else { return nil }
    switch definition.better {
    case .lower: return numerator
    case .higher: return denominator - numerator
    case .neither: return nil
    }
  }

  /// The periods in which nobody was counted.
  public var emptyPeriods: Int { points.count { ($0.denominator.number ?? 1) == 0 } }
}

extension Definition {
  /// Whether its numerator and denominator count people or rows, and are no sums of amounts.
  var countsAnswers: Bool {
    plan.numeratorAmount == nil && plan.denominatorAmount == nil && plan.value == nil
  }
}
