/// How much more the units vary than chance alone would make them.
///
/// - Source: Spiegelhalter DJ et al., JRSS A 2012;175:1; DerSimonian R, Laird N,
///   Control Clin Trials 1986;7:177 (the moment estimate of τ²).
public struct FunnelDispersion: Sendable, Hashable {
  /// The dispersion ratio of the scores, Σz²/N after trimming; near 1 when only chance is at work.
  public let phiObserved: Double
  /// The dispersion ratio used for adjustment: `phiObserved`, or 0 when none was asked for.
  public let phi: Double
  /// The variance between units on the transformed scale; 0 when no additive adjustment was
  /// asked for or none is needed.
  public let tau2: Double
  /// The number of units the estimates rest on: all but those trimmed.
  public let unitsUsed: Int
  /// Whether the limits in force are adjusted.
  public let isAdjusted: Bool

  /// The estimates from unadjusted `scores` and their standard `errors`.
  ///
  /// `ranks` decide who is trimmed; they differ from the scores where a score stands in for an
  /// infinite one.
  init(scores: [Double], ranks: [Double], errors: [Double], settings: FunnelSettings) {
    var kept = Array(scores.indices)
    var values = scores
    switch settings.trimmingInForce {
    case .shmi: kept = Self.keptByRank(ranks, trim: settings.trim)
    case .cqc: values = Self.winsorised(scores, trim: settings.trim, settings.zeroQuantile)
    case .none, .automatic: break
    }
    unitsUsed = kept.count
    let n = Double(kept.count)
    phiObserved = n > 0 ? kept.map { values[$0] * values[$0] }.orderFreeTotal / n : 0
    let estimate = Self.tau2(phi: phiObserved, errors: kept.map { errors[$0] })
    switch settings.overdispersion {
    case .none:
      phi = 0
      tau2 = 0
      isAdjusted = false
    case .multiplicative:
      phi = phiObserved
      tau2 = 0
      isAdjusted = phiObserved > 1
    case .additive:
      phi = phiObserved
      tau2 = estimate
      isAdjusted =
        estimate > 0 && (settings.adjustment == .tau2Positive || phiObserved > 1)
    }
  }

  /// The units whose rank is in neither outer group.
  ///
  /// With k = 1/`trim` groups, a unit of average rank r among N is in group ⌊r·k/(N+1)⌋; groups
  /// 1 to k − 2 are kept.
  ///
  /// - Source: NHS Digital, SHMI methodology.
  private static func keptByRank(_ scores: [Double], trim: Double) -> [Int] {
    guard trim > 0 else { return Array(scores.indices) }
    let groups = 1 / trim
    let ranks = averageRanks(scores)
    return scores.indices.filter { index in
      let group = (ranks[index] * groups / Double(scores.count + 1)).rounded(.down)
      return group > 0 && group < groups - 1
    }
  }

  private static func averageRanks(_ scores: [Double]) -> [Double] {
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var ranks = scores
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count && scores[order[end + 1]] == scores[order[start]] { end += 1 }
      let rank = Double(start + end) / 2 + 1
      for place in start...end { ranks[order[place]] = rank }
      start = end + 1
    }
    return ranks
  }

  private static func winsorised(
    _ scores: [Double], trim: Double, _ zero: FunnelSettings.ZeroQuantile
  ) -> [Double] {
    let sorted = scores.sorted()
    var low = quantile(sorted, trim)
    if low == 0, zero == .absent { low = -.infinity }
    let high = quantile(sorted, 1 - trim)
    return scores.map { min(max($0, low), high) }
  }

  /// The quantile of `sorted` values by linear interpolation (R's type 7).
  static func quantile(_ sorted: [Double], _ p: Double) -> Double {
    let position = Double(sorted.count - 1) * p
    let below = position.rounded(.down)
    let share = position - below
    let low = sorted[Int(below)]
    if share == 0 { return low }
    return (1 - share) * low + share * sorted[Int(below) + 1]
  }

  /// max(0, (N·φ − (N − 1)) / (Σw − Σw²/Σw)) with w = 1/s².
  ///
  /// 0 for a single unit, which says nothing about variation between units.
  private static func tau2(phi: Double, errors: [Double]) -> Double {
    let n = Double(errors.count)
    let weights = errors.map { 1 / ($0 * $0) }
    let total = weights.orderFreeTotal
    let spare = total - weights.map { $0 * $0 }.orderFreeTotal / total
    guard errors.count > 1, total.isFinite, spare > 0 else { return 0 }
    return max(0, (n * phi - (n - 1)) / spare)
  }
}
