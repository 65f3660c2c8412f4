/// Which of many p-values survive when the false discovery rate is held.
///
/// Looking at many units or measures at once, some stand out by chance alone. Holding the false
/// discovery rate at *q* means that of those called out, on average no more than the share *q*
/// are false.
///
/// - Source: Benjamini and Hochberg, JRSS B 57 (1995) 289; Benjamini and Yekutieli, Annals of
///   Statistics 29 (2001) 1165.
public struct FalseDiscovery: Sendable, Hashable {
  /// How the p-values may depend on each other.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// For independent (or positively dependent) p-values: Benjamini and Hochberg.
    case independent = "benjamini_hochberg"
    /// For any dependence: Benjamini and Yekutieli; stricter by 1 + 1/2 + … + 1/m.
    case anyDependence = "benjamini_yekutieli"
  }

  /// The false discovery rate *q* that is held.
  public let rate: Double
  /// The method.
  public let method: Method
  /// The adjusted p-values, in the order given: the smallest rate at which each survives.
  public let adjusted: [Double]
  /// The indices of those that survive at ``rate``, ascending.
  public let survivors: [Int]

  /// Adjusts p-values.
  ///
  /// - Parameters:
  ///   - pValues: From 0 to 1, in any order; none gives no survivors.
  ///   - rate: The false discovery rate to hold, more than 0 and less than 1.
  ///   - method: How the p-values may depend on each other.
  /// - Throws: ``ChartError/notAProbability(index:value:)`` or
  ///   ``ChartError/invalidSetting(name:value:allowed:)``.
  public init(
    pValues: [Double], rate: Double = 0.05, method: Method = .independent
  ) throws(ChartError) {
    guard rate > 0, rate < 1 else {
      throw .invalidSetting(
        name: "rate", value: settingText(rate), allowed: "more than 0, less than 1")
    }
    for (index, value) in pValues.enumerated() where !(0...1).contains(value) {
      throw .notAProbability(index: index, value: value)
    }
    let adjusted = Self.adjusted(pValues, method: method)
    self.rate = rate
    self.method = method
    self.adjusted = adjusted
    // A p-value on its own line, i·q/m, survives; rounding must not decide it.
    survivors = adjusted.indices.filter { adjusted[$0] <= rate * (1 + 1e-12) }
  }

  /// How many of the survivors are false, at most, on average.
  public var expectedFalse: Double { rate * Double(survivors.count) }

  private static func adjusted(_ pValues: [Double], method: Method) -> [Double] {
    let count = pValues.count
    var factor = Double(count)
    if method == .anyDependence {
      factor *= (0..<count).reduce(0) { $0 + 1 / Double($1 + 1) }
    }
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var adjusted = pValues
    var least = 1.0
    for rank in order.indices.reversed() {
      least = min(least, pValues[order[rank]] * factor / Double(rank + 1))
      adjusted[order[rank]] = least
    }
    return adjusted
  }
}
