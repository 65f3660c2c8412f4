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

  /// The zone of a point.
  ///
  /// - Parameters:
  ///   - point: A point that counts.
  ///   - tolerance: How far from the centre still counts as on it, as a part of the greater of 1
  ///     and the centre.
  init(of point: borrowing ChartPoint, tolerance: Double) {
    let value = point.$value.raw
    let centre = point.$centre.raw
    let near = tolerance == 0 ? 0 : tolerance * max(1, abs(centre))
    if value > centre + near {
      number =
        value > point.$upper.raw
        ? 4 : value > point.$upperWarning.raw ? 3 : value > point.$upperInner.raw ? 2 : 1
    } else if value < centre - near {
      number =
        value < point.$lower.raw
        ? -4 : value < point.$lowerWarning.raw ? -3 : value < point.$lowerInner.raw ? -2 : -1
    } else {
      number = 0
    }
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
