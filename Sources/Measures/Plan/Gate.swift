/// What the ratio of a measure of data quality has to be, so that others may be shown.
public struct Gate: Hashable, Sendable {
  /// The least ratio; `nil` for none.
  public var minimum: Double?
  /// The greatest ratio; `nil` for none.
  public var maximum: Double?
  /// Whether a ratio equal to a bound passes.
  public var isInclusive: Bool

  /// A gate.
  public init(minimum: Double?, maximum: Double?, isInclusive: Bool) {
    self.minimum = minimum
    self.maximum = maximum
    self.isInclusive = isInclusive
  }

  /// Which counts a gate is judged by.
  public enum Judging: String, Hashable, Sendable, CaseIterable {
    /// The true counts.
    case unrounded
    /// The counts as the suppression scheme of the measure that lists the gate rounds them.
    case rounded
  }

  /// Whether counts pass; the ratio is rounded to three decimals, half up, before it is compared.
  ///
  /// Without a denominator a gate passes only where there is a numerator and no maximum.
  ///
  /// - Source: NHS Digital's notebooks of the clinical quality improvement metrics.
  public func passes(numerator: Int, denominator: Int) -> Bool {
    guard denominator > 0 else { return numerator > 0 && maximum == nil }
    // In whole thousandths, so that the comparison does not depend on how fractions are stored.
    let ratio = (Double(numerator) * 1_000 / Double(denominator) + 0.5).rounded(.down)
    func compare(_ bound: Double, isLeast: Bool) -> Bool {
      let bound = (bound * 1_000 * 1e6).rounded() / 1e6
      if ratio == bound { return isInclusive }
      return isLeast ? ratio > bound : ratio < bound
    }
    return minimum.map { compare($0, isLeast: true) } ?? true
      && maximum.map { compare($0, isLeast: false) } ?? true
  }
}
