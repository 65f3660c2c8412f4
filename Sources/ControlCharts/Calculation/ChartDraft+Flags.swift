extension ChartDraft {
  /// Decides what the signals at each point mean.
  mutating func setFlags() {
    for order in active.indices {
      let index = active[order]
      let signals = points[index].signals
      guard !signals.isEmpty else { continue }
      let side = decidingSide(signals, laterTrend: laterTrend(signals, order))
      points[index].side = side
      let hasSide = !signals.isDisjoint(with: [.high, .low])
      points[index].flag = side.map(settings.direction.flag) ?? (hasSide ? .none : .neither)
    }
  }

  /// Of two trends that meet at a point, the later one.
  private func laterTrend(_ signals: Signals, _ order: Int) -> Side? {
    guard signals.contains([.trendUp, .trendDown]), order + 1 < active.count else { return nil }
    let step = points[active[order + 1]].$value.raw - points[active[order]].$value.raw
    return step > 0 ? .high : .low
  }

  /// The side that decides the class of a point; `nil` when its signals have no side, or neither
  /// side wins.
  ///
  /// - Source: `docs/interpretations.md`, rows 7 and 8.
  private func decidingSide(_ signals: Signals, laterTrend: Side?) -> Side? {
    let isHigh = !signals.isDisjoint(with: .high)
    let isLow = !signals.isDisjoint(with: .low)
    guard isHigh && isLow else { return isHigh ? .high : isLow ? .low : nil }
    switch rules.conflict {
    case .improvement: return better ?? .high
    case .concern: return better?.opposite ?? .high
    case .rank:
      // As in the SQL, a measure without a better direction shows high before low.
      guard let better else { return .high }
      let high = rank(signals, .high)
      let low = rank(signals, .low)
      if high != low { return high > low ? .high : .low }
      switch rules.conflictTie {
      case .improvement: return better
      case .concern: return better.opposite
      case .none: return nil
      }
    case .order:
      return firstSide(signals, [Signals.limit, Signals.trend, Signals.twoOfThree], laterTrend)
    case .strongest:
      return firstSide(signals, [Signals.limit, Signals.twoOfThree, Signals.trend], laterTrend)
    }
  }

  private var better: Side? {
    switch settings.direction {
    case .higher: .high
    case .lower: .low
    case .neither: nil
    }
  }

  /// How strongly a side is signalled: trend 4, shift 3, two of three 2, single point 1.
  private func rank(_ signals: Signals, _ side: Side) -> Int {
    if signals.contains(.trend(side)) { return 4 }
    if signals.contains(.shift(side)) { return 3 }
    if signals.contains(.twoOfThree(side)) { return 2 }
    return signals.contains(.limit(side)) ? 1 : 0
  }

  /// The side of the first rule that holds; the shift comes last in every order.
  private func firstSide(
    _ signals: Signals, _ order: [(Side) -> Signals], _ laterTrend: Side?
  ) -> Side {
    for rule in order + [Signals.shift] {
      let isHigh = signals.contains(rule(.high))
      let isLow = signals.contains(rule(.low))
      if isHigh && isLow { return laterTrend ?? .high }
      if isHigh || isLow { return isHigh ? .high : .low }
    }
    return signals.isDisjoint(with: .high) ? .low : .high
  }
}
