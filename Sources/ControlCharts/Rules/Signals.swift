/// The signals at a point, each with the side it lies on or moves to.
public struct Signals: OptionSet, Sendable, Hashable {
  /// The bits of the set.
  public let rawValue: UInt16
  /// A set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Rule 1: above the upper limit.
  public static let aboveLimit = Signals(rawValue: 1 << 0)
  /// Rule 1: below the lower limit.
  public static let belowLimit = Signals(rawValue: 1 << 1)
  /// Rule 2: in a row of points above the centre.
  public static let shiftAbove = Signals(rawValue: 1 << 2)
  /// Rule 2: in a row of points below the centre.
  public static let shiftBelow = Signals(rawValue: 1 << 3)
  /// Rule 3: in a row of rising points.
  public static let trendUp = Signals(rawValue: 1 << 4)
  /// Rule 3: in a row of falling points.
  public static let trendDown = Signals(rawValue: 1 << 5)
  /// Rule 4: one of two of three near or beyond the upper limit.
  public static let twoOfThreeHigh = Signals(rawValue: 1 << 6)
  /// Rule 4: one of two of three near or beyond the lower limit.
  public static let twoOfThreeLow = Signals(rawValue: 1 << 7)
  /// One of four of five beyond one sigma above.
  public static let fourOfFiveHigh = Signals(rawValue: 1 << 8)
  /// One of four of five beyond one sigma below.
  public static let fourOfFiveLow = Signals(rawValue: 1 << 9)
  /// In a row of points within one sigma of the centre.
  public static let nearCentre = Signals(rawValue: 1 << 10)
  /// In a row of points going up and down by turns.
  public static let alternating = Signals(rawValue: 1 << 11)
  /// In a row of points beyond one sigma on either side.
  public static let avoidingCentre = Signals(rawValue: 1 << 12)

  /// All signals on the high side, or rising.
  public static let high: Signals = [
    .aboveLimit, .shiftAbove, .trendUp, .twoOfThreeHigh, .fourOfFiveHigh,
  ]
  /// All signals on the low side, or falling.
  public static let low: Signals = [
    .belowLimit, .shiftBelow, .trendDown, .twoOfThreeLow, .fourOfFiveLow,
  ]

  /// The signal of rule 1 on a side.
  static func limit(_ side: Side) -> Signals { side == .high ? .aboveLimit : .belowLimit }
  /// The signal of rule 2 on a side.
  static func shift(_ side: Side) -> Signals { side == .high ? .shiftAbove : .shiftBelow }
  /// The signal of rule 3 towards a side.
  static func trend(_ side: Side) -> Signals { side == .high ? .trendUp : .trendDown }
  /// The signal of rule 4 on a side.
  static func twoOfThree(_ side: Side) -> Signals {
    side == .high ? .twoOfThreeHigh : .twoOfThreeLow
  }
  /// The signal of four of five on a side.
  static func fourOfFive(_ side: Side) -> Signals {
    side == .high ? .fourOfFiveHigh : .fourOfFiveLow
  }

  /// Each signal by its published name, in the order of the rules.
  public static let names: [(signal: Signals, name: String)] = [
    (.aboveLimit, "above-upper-limit"), (.belowLimit, "below-lower-limit"),
    (.shiftAbove, "shift-above"), (.shiftBelow, "shift-below"),
    (.trendUp, "trend-rising"), (.trendDown, "trend-falling"),
    (.twoOfThreeHigh, "two-of-three-high"), (.twoOfThreeLow, "two-of-three-low"),
    (.fourOfFiveHigh, "four-of-five-high"), (.fourOfFiveLow, "four-of-five-low"),
    (.nearCentre, "near-centre"), (.alternating, "alternating"),
    (.avoidingCentre, "avoiding-centre"),
  ]

  /// The names of the signals in the set.
  public var names: [String] {
    Signals.names.filter { contains($0.signal) }.map(\.name)
  }
}
