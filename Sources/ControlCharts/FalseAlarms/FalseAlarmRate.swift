/// How often a chart with nothing to find signals all the same, under a rule set.
///
/// Found by charting series of independent normal values, so it is an estimate: its standard error
/// is at most 0.5 ÷ √charts. Real series vary in other ways too; the truth is rarely less.
public struct FalseAlarmRate: Hashable, Sendable {
  /// The probability that any point is flagged.
  public let anywhere: Double
  /// The probability that the variation verdict is a special cause.
  public let atLastPoint: Double
  /// How many series the estimate rests on.
  public let charts: Int

  /// Estimates the rates for XmR charts of a length.
  ///
  /// - Parameters:
  ///   - rules: The rule set.
  ///   - points: How many points each chart has.
  ///   - charts: How many series to try.
  ///   - seed: What the series are drawn from; the same seed gives the same estimate.
  public init(rules: RuleSet, points: Int, charts: Int = 2_000, seed: UInt64 = 1) {
    var normal = SeededNormal(seed: seed)
    let settings = ChartSettings(kind: .xmr, direction: .higher, rules: rules)
    var anywhere = 0
    var atLast = 0
    for _ in 0..<charts {
      let readings = (0..<points).map { Reading(position: $0, value: normal.next()) }
      guard let chart = try? ControlChart(readings, settings: settings) else { continue }
      if chart.points.contains(where: { $0.flag != .none }) { anywhere += 1 }
      if chart.variation.isSpecialCause { atLast += 1 }
    }
    self.charts = charts
    self.anywhere = Double(anywhere) / Double(max(1, charts))
    self.atLastPoint = Double(atLast) / Double(max(1, charts))
  }
}

/// Normal values that a seed decides.
///
/// - Source: Steele GL and others, SplitMix64, OOPSLA 2014; Irwin–Hall sum of twelve.
struct SeededNormal {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += nextUniform() }
    return sum
  }

  private mutating func nextUniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
  }
}

extension Variation {
  /// Whether the verdict is a special cause of any kind.
  public var isSpecialCause: Bool {
    switch verdict {
    case .improvement, .concern, .neither: true
    case .commonCause, .none: false
    }
  }
}
