/// The constants for subgroups of any size, each calculated once.
final class SizedConstants {
  private let isPrinted: Bool
  private var known: [Int: RangeConstants] = [:]
  private var knownRanges: [Int: ClosedRange<Double>] = [:]

  /// - Parameter isPrinted: Whether d2 is rounded to the three decimals that tables print.
  init(isPrinted: Bool) { self.isPrinted = isPrinted }

  /// Those of standard deviations; `nil` for fewer than two readings.
  func deviations(_ size: Int) -> DeviationConstants? { DeviationConstants(size: size) }

  /// What keeps a part of the spreads of subgroups of a size between it; always the same part.
  func range(of share: Double, size: Int, kind: ChartKind) -> ClosedRange<Double> {
    if let range = knownRanges[size] { return range }
    let range =
      kind == .s
      ? DeviationConstants.range(of: share, size: size)
      : RangeConstants.range(of: share, size: size)
    knownRanges[size] = range
    return range
  }

  /// Those of ranges; `nil` for fewer than two readings.
  func ranges(_ size: Int) -> RangeConstants? {
    if let constants = known[size] { return constants }
    let constants = RangeConstants(size: size).map { isPrinted ? $0.printed : $0 }
    known[size] = constants
    return constants
  }
}
