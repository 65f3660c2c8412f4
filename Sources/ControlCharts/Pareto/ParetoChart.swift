/// One category for a Pareto chart, with its count or weight.
public struct ParetoEntry: Sendable, Hashable {
  /// The name; `nil` or empty when it was not recorded.
  public var name: String?
  /// The count, or a weight such as cost or harm.
  public var count: Double

  /// An entry; entries of the same name are added together.
  public init(name: String?, count: Double = 1) {
    self.name = name
    self.count = count
  }
}

/// One bar of a Pareto chart.
public struct ParetoBar: Sendable, Hashable {
  /// The name of the category.
  public let name: String
  /// Its count or weight.
  public let count: Double
  /// Its share of the total, 0 to 1.
  public let proportion: Double
  /// The count of this and all bars before it.
  public let cumulativeCount: Double
  /// The share of this and all bars before it, 0 to 1.
  public let cumulativeProportion: Double
  /// Whether it is one of the vital few.
  public let isVital: Bool
}

/// A Pareto chart: categories by size, and how few of them make up most of the total.
public struct ParetoChart: Sendable, Hashable {
  /// The settings it was made with.
  public let settings: ParetoSettings
  /// The bars, largest first, ties by name, the "other" category last.
  public let bars: [ParetoBar]
  /// The sum of the bars.
  public let total: Double
  /// The count whose category was not recorded; in no bar and not in the total.
  public let missing: Double
  /// How many of the first bars reach the share asked for: the fewest that do.
  public let vitalCount: Int

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - entries: Categories in any order; the same name may come again.
  ///   - settings: The 80 % rule unless given.
  /// - Throws: ``ChartError/notFinite(index:)``, ``ChartError/negativeValue(index:value:)``,
  ///   ``ChartError/noPoints`` when nothing with a name has a count above 0, or
  ///   ``ChartError/invalidSetting(name:value:allowed:)``.
  public init(
    entries: [ParetoEntry], settings: ParetoSettings = ParetoSettings()
  ) throws(ChartError) {
    try settings.validate()
    var (counts, missing): ([String: Double], Double) = ([:], 0)
    for (index, entry) in entries.enumerated() {
      guard entry.count.isFinite, entry.count <= 1e100 else { throw .notFinite(index: index) }
      guard entry.count >= 0 else { throw .negativeValue(index: index, value: entry.count) }
      if let name = entry.name, !name.isEmpty {
        counts[name, default: 0] += entry.count
      } else {
        missing += entry.count
      }
    }
    let sorted = counts.sorted { first, second in
      let (isFirstOther, isSecondOther) = (
        first.key == settings.other, second.key == settings.other
      )
      if isFirstOther != isSecondOther { return isSecondOther }
      return (second.value, first.key) < (first.value, second.key)
    }
    let total = sorted.reduce(0) { $0 + $1.value }
    guard total > 0 else { throw .noPoints }
    self.settings = settings
    self.total = total
    self.missing = missing
    bars = Self.bars(sorted.map { ($0.key, $0.value) }, total: total, share: settings.share)
    vitalCount = bars.count { $0.isVital }
  }

  /// Makes the chart by counting names, one for each incident; `nil` where not recorded.
  ///
  /// - Throws: ``ChartError`` as for entries.
  public init(
    names: [String?], settings: ParetoSettings = ParetoSettings()
  ) throws(ChartError) {
    try self.init(entries: names.map { ParetoEntry(name: $0) }, settings: settings)
  }

  /// The bars that are the vital few.
  public var vitalFew: ArraySlice<ParetoBar> { bars.prefix(vitalCount) }

  private static func bars(
    _ sorted: [(name: String, count: Double)], total: Double, share: Double
  ) -> [ParetoBar] {
    var cumulative = 0.0
    var isVital = true
    return sorted.map { name, count in
      cumulative += count
      defer {
        // A share reached but for rounding is reached.
        if cumulative / total >= share - 1e-12 { isVital = false }
      }
      return ParetoBar(
        name: name, count: count, proportion: count / total, cumulativeCount: cumulative,
        cumulativeProportion: min(1, cumulative / total), isVital: isVital)
    }
  }
}
