public import ControlCharts

/// Every kind of chart that can be asked for by name.
public enum ChartFamily: Hashable, Sendable {
  /// A chart over time with a centre and, mostly, limits.
  case overTime(ChartKind)
  /// Many units in one period, against limits by their size.
  case funnel
  /// Cumulative sum of single values, two-sided.
  case cusum
  /// Exponentially weighted moving average of single values.
  case ewma
  /// Cumulative sum of counts against counts expected.
  case poissonCUSUM
  /// Cumulative sum of monthly counts of rare events, in two levels.
  case earlySignal
  /// Cumulative sum of yes/no outcomes, with the same or their own risk.
  case outcomeCUSUM
  /// Cumulative sum of expected minus observed outcomes.
  case expectedMinusObserved
  /// Variable life-adjusted display: expected minus observed outcomes, with signals.
  case vlad
  /// Categories by size.
  case pareto

  /// The family called `name`, by its own name or one of those that other tools use.
  public init?(named name: String) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "'" || $0 == "′" }
    guard let family = Self.names[plain] else { return nil }
    self = family
  }

  /// The name, as results and addresses write it.
  public var name: String {
    switch self {
    case .overTime(let kind): kind.rawValue
    case .funnel: "funnel"
    case .cusum: "cusum"
    case .ewma: "ewma"
    case .poissonCUSUM: "poisson-cusum"
    case .earlySignal: "early-signal"
    case .outcomeCUSUM: "outcome-cusum"
    case .expectedMinusObserved: "eo-cusum"
    case .vlad: "vlad"
    case .pareto: "pareto"
    }
  }

  /// The main names, in the order of the documentation.
  public static let all: [ChartFamily] =
    ChartKind.allCases.map(ChartFamily.overTime) + [
      .funnel, .cusum, .ewma, .poissonCUSUM, .earlySignal, .outcomeCUSUM, .expectedMinusObserved,
      .vlad, .pareto,
    ]

  private static let aliases: [String: ChartFamily] = [
    "i": .overTime(.xmr), "x": .overTime(.xmr), "individuals": .overTime(.xmr),
    "imr": .overTime(.xmr), "movingrange": .overTime(.mr), "runchart": .overTime(.run),
    "pp": .overTime(.pPrime), "p'": .overTime(.pPrime), "p′": .overTime(.pPrime),
    "laneyp": .overTime(.pPrime), "up": .overTime(.uPrime), "u'": .overTime(.uPrime),
    "u′": .overTime(.uPrime), "laneyu": .overTime(.uPrime), "ip": .overTime(.iPrime),
    "i'": .overTime(.iPrime), "i′": .overTime(.iPrime), "xbarr": .overTime(.xbar),
    "xbars": .overTime(.xbar), "mean": .overTime(.xbar), "sd": .overTime(.s),
    "range": .overTime(.r), "timebetween": .overTime(.t), "casesbetween": .overTime(.g),
    "funnelplot": .funnel, "bchart": .outcomeCUSUM, "bernoullicusum": .outcomeCUSUM,
    "racusum": .outcomeCUSUM, "riskadjustedcusum": .outcomeCUSUM,
    "expectedminusobserved": .expectedMinusObserved,
  ]

  private static let names: [String: ChartFamily] = aliases.merging(
    all.map { ($0.name.filter { $0 != "-" }, $0) }
  ) { alias, _ in alias }
}
