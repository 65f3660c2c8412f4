extension ControlChart {
  /// Why the variation verdict is what it is, as an end of a sentence without numbers of the chart.
  ///
  /// Such as "the last 7 points are above the mean" or "no change seen beyond usual variation".
  public var variationReason: String {
    let minimum = settings.rules.minimumPoints
    switch variation.verdict {
    case .none: return "too few points to judge (\(counted) of \(minimum))"
    case .commonCause: return "no change seen beyond usual variation"
    case .improvement, .concern, .neither:
      if variation.signals.isEmpty { return runsReason }
      let reasons = Signals.names.filter { variation.signals.contains($0.signal) }
        .map { words(for: $0.signal) }
      let conflict = opposingSignals.map { words(for: $0) }
      let also = conflict.isEmpty ? "" : ", although " + Self.list(conflict)
      return Self.list(reasons) + also
    }
  }

  /// Why the assurance verdict is what it is.
  public var assuranceReason: String {
    switch assurance.verdict {
    case .passing: "the target lies outside the limits: the process will reach it consistently"
    case .failing:
      "the target lies outside the limits: the process will miss it unless something changes"
    case .hitAndMiss where assurance.target == nil:
      "no target holds at the latest point, which the rules count as hit or miss"
    case .hitAndMiss: "the target lies between the limits: it may or may not be reached by chance"
    case .none: noAssuranceReason
    }
  }

  /// The words for a signal at the last points of the chart.
  func words(for signal: Signals) -> String {
    let rules = settings.rules
    let row = rowLength(of: signal)
    // The icon may be about an earlier point, and must not pass it off as the latest.
    let isLatest = variation.points.last == lastCounted
    let point = isLatest ? "the latest point is" : "an earlier point is"
    let points = isLatest ? "the last \(row) points" : "\(row) points in a row"
    return switch signal {
    case .aboveLimit: "\(point) above the upper process limit"
    case .belowLimit: "\(point) below the lower process limit"
    case .shiftAbove: "\(points) are above the \(settings.kind.centreName)"
    case .shiftBelow: "\(points) are below the \(settings.kind.centreName)"
    case .trendUp: "\(points) rise one after the other"
    case .trendDown: "\(points) fall one after the other"
    case .twoOfThreeHigh: "two of three points are close to or beyond the upper process limit"
    case .twoOfThreeLow: "two of three points are close to or beyond the lower process limit"
    case .fourOfFiveHigh: "four of five points lie far above the centre"
    case .fourOfFiveLow: "four of five points lie far below the centre"
    case .nearCentre: "\(rules.nearCentre ?? row) points in a row lie close to the centre"
    case .alternating: "\(rules.alternating ?? row) points in a row go up and down by turns"
    default: "\(rules.avoidingCentre ?? row) points in a row avoid the centre"
    }
  }

  private var lastCounted: Int? { points.lastIndex { $0.counts } }

  /// The signals at the last point on the side that did not decide.
  private var opposingSignals: [Signals] {
    guard let side = variation.side, let last = variation.points.last else { return [] }
    let other = points[last].signals.intersection(side == .high ? .low : .high)
    return Signals.names.map(\.signal).filter { other.contains($0) }
  }

  private func rowLength(of signal: Signals) -> Int {
    // Where the icon speaks of all points, the row is the last that there is.
    guard let last = variation.points.last(where: { points[$0].signals.contains(signal) }) else {
      return 0
    }
    let counting = points[...last].filter(\.counts)
    return counting.reversed().prefix { $0.signals.contains(signal) }.count
  }

  private var runsReason: String {
    guard let last = lastCounted else { return "" }
    let test = runs[points[last].phase]
    var reasons: [String] = []
    if test.longestRun > test.longestRunMost {
      reasons.append(
        "the longest run is \(test.longestRun) points, more than the \(test.longestRunMost) that"
          + " chance allows")
    }
    if test.crossings < test.crossingsFewest {
      reasons.append(
        "the centre is crossed \(test.crossings) times, fewer than the \(test.crossingsFewest)"
          + " that chance allows")
    }
    if reasons.isEmpty { reasons = ["crossings and longest run together are unusual"] }
    return "variation is not random: " + Self.list(reasons)
  }

  private var noAssuranceReason: String {
    if assurance.target == nil { return "no target holds at the latest point" }
    if settings.direction == .neither { return "neither direction is better" }
    if !settings.judgesTargets {
      return "targets are not judged on charts of rare events"
    }
    return hasEnoughPoints ? "there are no limits" : "too few points to judge"
  }

  static func list(_ parts: [String]) -> String {
    parts.count < 2
      ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "")
  }
}

extension ChartKind {
  /// What the centre line of the chart is called.
  public var centreName: String {
    switch self {
    case .run: "median"
    case .g: "centre line"
    default: "mean"
    }
  }
}
