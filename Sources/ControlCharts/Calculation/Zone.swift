/// Where a point lies between the lines of its own phase, from −4 to 4.
///
/// | zone | lies |
/// | --- | --- |
/// | 0 | on the centre, or there is none |
/// | ±1 | off the centre, within one sigma |
/// | ±2 | beyond one sigma, within two |
/// | ±3 | beyond two sigma, within the limit |
/// | ±4 | beyond the process limit |
///
/// A value on a line is not beyond it. Where a line does not exist nothing lies beyond it.
struct Zone: Hashable, Sendable {
  let number: Int8
  /// Whether there is a line at one sigma, so that lying within it means something.
  let hasInnerLine: Bool

  /// The zone of a point.
  ///
  /// - Parameters:
  ///   - point: A point that counts.
  ///   - tolerance: How far from the centre still counts as on it, as a part of the greater of 1
  ///     and the centre.
  ///   - isJudged: Whether the lines count; if not, only the side of the centre does.
  init(of point: borrowing ChartPoint, tolerance: Double, isJudged: Bool) {
    let value = point.$value.raw
    let centre = point.$centre.raw
    let near = tolerance == 0 ? 0 : tolerance * max(1, abs(centre))
    hasInnerLine = isJudged ? !point.$upperInner.raw.isNaN : false
    let zone: Int8
    if value > centre + near {
      zone =
        value > point.$upper.raw
        ? 4 : value > point.$upperWarning.raw ? 3 : value > point.$upperInner.raw ? 2 : 1
    } else if value < centre - near {
      zone =
        value < point.$lower.raw
        ? -4 : value < point.$lowerWarning.raw ? -3 : value < point.$lowerInner.raw ? -2 : -1
    } else {
      zone = 0
    }
    number = isJudged ? zone : zone.signum()
  }

  /// The side of the centre; `nil` on it.
  var side: Side? { number > 0 ? .high : number < 0 ? .low : nil }

  /// How far out the point lies on a side: 0 when it is on the other.
  func distance(_ side: Side) -> Int8 { side == .high ? max(number, 0) : max(-number, 0) }

  /// How far out the point lies on either side.
  var distance: UInt8 { number.magnitude }

  /// Whether the point lies beyond two sigma.
  var isFar: Bool { distance >= 3 }
}
