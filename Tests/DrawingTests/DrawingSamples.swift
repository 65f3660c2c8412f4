import ControlCharts

@testable import Drawing

/// Invented pictures for the snapshots and the properties.
enum DrawingSamples {
  typealias Point = ControlPicture.Point

  static func month(_ year: Int, _ month: Int) -> Int {
    AxisDate.dayNumber(ofMonth: year * 12 + month - 1)
  }

  static func months(_ count: Int, from year: Int, _ first: Int = 1) -> [Int] {
    (0..<count).map { AxisDate.dayNumber(ofMonth: year * 12 + first - 1 + $0) }
  }

  /// 36 months in two phases, improvement after the second starts, one concern, target, flags.
  static func control(title: String = "Babies kept warm, Northtown maternity unit")
    -> ControlPicture
  {
    var dice = DrawingDice(seed: 7)
    let points = months(36, from: 2023).enumerated().map { index, position -> Point in
      let isLater = index >= 18
      let centre = isLater ? 0.752 : 0.583
      let spread = isLater ? 0.036 : 0.048
      var value = centre + dice.bell() * spread * 0.9
      var flag = Flag.none
      var side: Side?
      if index == 7 { (value, flag, side) = (0.41, .concern, .low) }
      if index >= 29 {
        (value, flag, side) = (centre + spread * (0.4 + dice.share() * 1.8), .improvement, .high)
      }
      return Point(
        position: position, value: .shown(value), centre: centre, lower: centre - 3 * spread,
        upper: centre + 3 * spread, flag: flag, side: side)
    }
    return ControlPicture(
      title: title,
      subtitle: "Share of babies under 34 weeks with a temperature of 36.5 to 37.5 °C",
      summary: "36 months, January 2023 to December 2025. Latest 79%. Special cause, improvement: "
        + "the last 7 points are above the mean of 75%.",
      unit: "% of admissions", format: .percent(decimals: 1), direction: .higher,
      axis: .time(.month), points: points,
      phases: [
        .init(indices: 0...17),
        .init(indices: 18...35, reason: "Heated mattresses in all delivery rooms"),
      ],
      targets: [Target(0.8, from: month(2024, 4))],
      annotations: [
        .init(position: month(2023, 8), text: "Heating failed for nine days"),
        .init(position: month(2024, 7), text: "Heated mattresses in all delivery rooms"),
        .init(position: month(2025, 3), text: "Warm bundle taught to all midwives"),
      ],
      source: "invented data")
  }

  /// Counts falling under stepping limits, with gaps, a ghost, a hidden month and a plan ahead.
  static func gaps() -> ControlPicture {
    var dice = DrawingDice(seed: 11)
    let points = months(26, from: 2024, 3).enumerated().map { index, position -> Point in
      let bed = 900 + dice.share() * 500
      let sigma = 20 * (1000 / bed).squareRoot()
      let centre = 61.0
      let value = max(centre + dice.bell() * sigma * 0.45 - Double(max(0, index - 20)) * 4, 3)
      let state: Point.Value =
        switch index {
        case 5, 6, 7: .missing
        case 12: .suppressed
        case 15: .ghosted(118)
        case 17: .missing
        default: .shown(value)
        }
      let isLow = index >= 19
      return Point(
        position: position, value: state, centre: centre, lower: centre - sigma * 1.5,
        upper: centre + sigma * 1.5, flag: isLow ? .improvement : .none, side: isLow ? .low : nil)
    }
    return ControlPicture(
      title: "Falls, Southfield hospital", summary: "Falls per 10,000 bed days are going down.",
      unit: "per 10,000 bed days", format: .number(decimals: 1), direction: .lower,
      axis: .time(.month), points: points,
      targets: [Target(55, through: month(2025, 3)), Target(45, from: month(2025, 4))],
      planned: (0..<8).map {
        PlannedValue(position: months(8, from: 2026, 4)[$0], value: 44 - Double($0) * 1.2)
      },
      notes: ["1 point ghosted: counted twice."])
  }

  /// Days between rare events, still running.
  static func rare() -> ControlPicture {
    var dice = DrawingDice(seed: 5)
    var position = month(2023, 2)
    var points: [Point] = []
    for index in 0..<17 {
      let days = index > 13 ? 90 + Int(dice.share() * 60) : 12 + Int(dice.share() * 55)
      position += days
      let isFlagged = days > 120
      points.append(
        Point(
          position: position, value: .shown(Double(days)), centre: 34, lower: nil, upper: 120,
          flag: isFlagged ? .improvement : .none, side: isFlagged ? .high : nil))
    }
    return ControlPicture(
      title: "Days between falls with serious harm, Ward 7",
      summary: "17 intervals. The last is above the upper limit.",
      unit: "days since the one before",
      direction: .higher, axis: .time(.irregular), points: points,
      running: .init(position: position + 72, value: 72, text: "72 days so far, still running"))
  }

  /// A measure without a better direction, by week, with provisional limits.
  static func weeks() -> ControlPicture {
    var dice = DrawingDice(seed: 3)
    let points = (0..<16).map { index -> Point in
      let value = 5588 + dice.bell() * 500 + (index > 12 ? 1900 : 0)
      return Point(
        position: 19_723 + 7 * index, value: .shown(value.rounded()), centre: 5588.08,
        lower: 3959.3, upper: 7216.8, flag: index > 12 ? .neither : .none,
        side: index > 12 ? .high : nil)
    }
    return ControlPicture(
      title: "Admissions", summary: "Admissions rose.", unit: "admissions a week",
      axis: .time(.week), points: points,
      phases: [.init(indices: 0...15, isProvisional: true)])
  }

  /// A run chart: a median, no limits, numbered events.
  static func run() -> ControlPicture {
    var dice = DrawingDice(seed: 9)
    let points = (1...24).map { index in
      Point(position: index, value: .shown(9 + dice.bell() * 2.2), centre: 9.1)
    }
    return ControlPicture(
      title: "Minutes to first antibiotic", summary: "No sign of change in 24 patients.",
      unit: "minutes", format: .number(decimals: 1), direction: .lower,
      axis: .ordinal(name: "Patient"), points: points, centreName: "Median")
  }
}
