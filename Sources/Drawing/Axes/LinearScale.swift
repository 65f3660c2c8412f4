// Rounding down and up become calls of the C library where the processor has no instruction for
// them; the import makes sure that it is linked.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A straight scale from values to pixels.
struct LinearScale: Hashable, Sendable {
  let low: Double
  let high: Double
  let start: Double
  let end: Double

  func callAsFunction(_ value: Double) -> Double {
    guard high > low else { return (start + end) / 2 }
    return start + (value - low) / (high - low) * (end - start)
  }
}

/// Round numbers along an axis, at steps of 1, 2 or 5 times a power of ten.
struct NiceTicks: Hashable, Sendable {
  /// The first tick, at or below the least value.
  let low: Double
  /// The last tick, at or above the greatest value.
  let high: Double
  /// The distance between ticks.
  let step: Double
  /// Decimals needed to tell the ticks apart.
  let decimals: Int

  /// Ticks that hold all values between `least` and `greatest`.
  ///
  /// Starts at zero when the values are near enough to it (less than a third of the greatest away),
  /// and never goes below zero for values that are not negative.
  /// - Parameters:
  ///   - least: The least value to hold.
  ///   - greatest: The greatest value to hold.
  ///   - count: About how many ticks.
  ///   - ceiling: A value the axis need not pass if no value does, such as 100%.
  init(least: Double, greatest: Double, count: Int, ceiling: Double? = nil) {
    var low = least
    var high = greatest
    if !(low.isFinite && high.isFinite) || low > high { (low, high) = (0, 1) }
    if low >= 0 && low < high * 0.35 { low = 0 }
    if high == low {
      // A level series stands in the middle of its axis.
      let room = low == 0 ? 1 : low.magnitude * 0.1
      (low, high) = (low == 0 ? 0 : low - room, high + room)
    }
    let step = Self.step(for: (high - low) / Double(max(count - 1, 1)))
    self.step = step
    self.low = (low / step + 1e-9).rounded(.down) * step
    let top = (high / step - 1e-9).rounded(.up) * step
    if let ceiling, greatest <= ceiling, top > ceiling {
      self.high = ceiling
    } else {
      self.high = top
    }
    decimals = Self.decimals(of: step)
  }

  private init(low: Double, high: Double, step: Double, decimals: Int) {
    self.low = low
    self.high = high
    self.step = step
    self.decimals = decimals
  }

  /// The same ticks in values that are read multiplied by `scale`.
  func divided(by scale: Double) -> NiceTicks {
    guard scale > 0 else { return self }
    return NiceTicks(
      low: low / scale, high: high / scale, step: step / scale, decimals: decimals)
  }

  /// The ticks, from low to high.
  var values: [Double] {
    let count = Int(((high - low) / step + 1e-6).rounded(.down))
    return (0...max(count, 0)).map { low + Double($0) * step }
  }

  /// The least of 1, 2, 5, 10… times a power of ten that is no less than `rough`.
  static func step(for rough: Double) -> Double {
    guard rough.isFinite, rough > 0 else { return 1 }
    var power = 1.0
    while power > rough { power /= 10 }
    while power * 10 <= rough { power *= 10 }
    for factor in [1.0, 2, 5] where power * factor >= rough * (1 - 1e-9) { return power * factor }
    return power * 10
  }

  private static func decimals(of step: Double) -> Int {
    var decimals = 0
    var scaled = step
    while decimals < 6 && (scaled - scaled.rounded()).magnitude > 1e-6 * scaled {
      scaled *= 10
      decimals += 1
    }
    return decimals
  }
}

/// Labels of one height in a column, moved apart as little as may be.
enum LabelColumn {
  /// Where the middles of labels go so that they are `height` apart and within `range`.
  ///
  /// Labels that would collide are put in one block about the mean of the places they want.
  /// - Parameters:
  ///   - wanted: The middles wanted, in any order.
  ///   - height: The height of a label.
  ///   - range: Where middles may lie; labels that do not all fit hang over its end.
  /// - Returns: The middles, in the order of `wanted`.
  static func places(
    _ wanted: [Double], height: Double, within range: ClosedRange<Double>
  ) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    // Less the room above it, each label's place must be no less than the one before it: that is
    // isotonic regression, solved by pooling neighbours that are out of order.
    var blocks: [(sum: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      var block = (sum: wanted[index] - Double(rank) * height, count: 1)
      while let last = blocks.last,
        last.sum / Double(last.count) > block.sum / Double(block.count)
      {
        block = (sum: block.sum + last.sum, count: block.count + last.count)
        blocks.removeLast()
      }
      blocks.append(block)
    }
    var places = wanted
    var rank = 0
    let highest = range.upperBound - Double(wanted.count - 1) * height
    for block in blocks {
      let base = max(min(block.sum / Double(block.count), highest), range.lowerBound)
      for _ in 0..<block.count {
        places[order[rank]] = base + Double(rank) * height
        rank += 1
      }
    }
    return places
  }
}
