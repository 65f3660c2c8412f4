import ControlCharts

@testable import Drawing

extension DrawingSamples {
  /// 51 units about 8%, a few outside; limits by the normal approximation, enough for a picture.
  static func funnel() -> FunnelPicture {
    var dice = DrawingDice(seed: 21)
    let centre = 0.08
    func sigma(_ count: Double) -> Double { (centre * (1 - centre) / count).squareRoot() }
    var points = (0..<48).map { index -> FunnelPicture.Point in
      let count = 60 + dice.share() * dice.share() * 1900
      let value = max(centre + dice.bell() * sigma(count), 0.004)
      let z = (value - centre) / sigma(count)
      return FunnelPicture.Point(
        name: "Unit \(index + 1)", precision: count.rounded(), value: value,
        flag: z.magnitude < 1.96 ? .none : z > 0 ? .concern : .improvement,
        side: z > 0 ? .high : .low, isAlert: z.magnitude < 3.09)
    }
    points.append(
      .init(name: "Westbrook General", precision: 820, value: 0.121, flag: .concern, side: .high))
    points.append(
      .init(name: "St Hilda's", precision: 1310, value: 0.051, flag: .improvement, side: .low))
    points.append(.init(name: "Northtown (yours)", precision: 640, value: 0.088, isOwn: true))
    func level(_ name: String, _ z: Double) -> FunnelPicture.Level {
      let counts = stride(from: 20.0, through: 2000, by: 20)
      return .init(
        name: name,
        places: counts.map {
          .init(
            precision: $0, lower: max(centre - z * sigma($0), 0), upper: centre + z * sigma($0))
        })
    }
    return FunnelPicture(
      title: "Readmissions within 30 days, 51 units", subtitle: "April 2025 to March 2026",
      summary: "One unit lies above the 99.8% limits and one below.", unit: "% readmitted",
      precisionName: "Discharges", format: .percent(decimals: 1), direction: .lower,
      centre: centre, levels: [level("95%", 1.96), level("99.8%", 3.09)], points: points)
  }

  static func cusum() -> CumulativePicture {
    var dice = DrawingDice(seed: 33)
    var high = 0.0
    var low = 0.0
    var highs: [Double] = []
    var lows: [Double] = []
    for index in 0..<36 {
      let z = dice.bell() + (index > 24 ? 1.2 : 0)
      high = max(0, high + z - 0.5)
      low = min(0, low + z + 0.5)
      highs.append(high)
      lows.append(low)
    }
    let signals = highs.indices.filter { highs[$0] > 4 }.prefix(1).map {
      CumulativePicture.Signal(line: 0, index: $0, flag: .concern, side: .high)
    }
    return CumulativePicture(
      title: "Cumulative sum of infections", summary: "A drift upwards since early 2025.",
      unit: "sum of standardised differences", axis: .time(.month),
      positions: months(36, from: 2023),
      lines: [.init(name: "Upward", values: highs), .init(name: "Downward", values: lows)],
      limits: [.init(name: "Decision", value: 4), .init(name: "Decision", value: -4)],
      signals: signals)
  }

  static func vlad() -> CumulativePicture {
    var dice = DrawingDice(seed: 41)
    var sum = 0.0
    let values = (0..<240).map { index -> Double? in
      let risk = 0.03 + dice.share() * 0.15
      sum += risk - (dice.share() < risk * (index > 120 && index < 190 ? 2.2 : 0.8) ? 1 : 0)
      return sum
    }
    return CumulativePicture(
      title: "Lives against expectation",
      summary: "Fewer survivors than expected from patient 120.",
      unit: "expected less observed deaths", axis: .ordinal(name: "Patient"),
      positions: Array(1...240), lines: [.init(name: "Net lives", values: values)],
      signals: [.init(line: 0, index: 168, flag: .concern, side: .low)], restarts: [168],
      highMeaning: "more survivors than expected", lowMeaning: "fewer survivors than expected")
  }

  static func pareto() -> ParetoPicture {
    ParetoPicture(
      title: "Why observations were late", summary: "Three causes of eight make up four fifths.",
      unit: "late sets of observations",
      causes: [
        .init(name: "Staff called away", count: 412), .init(name: "No working monitor", count: 277),
        .init(name: "Patient off the ward", count: 1203),
        .init(name: "Round not planned", count: 96),
        .init(name: "Handover ran over", count: 61),
        .init(name: "Patient asleep, left to rest", count: 44),
        .init(name: "Paper chart mislaid", count: 12), .init(name: "Other", count: 30),
      ])
  }

  static func multiples() -> SmallMultiples {
    var dice = DrawingDice(seed: 77)
    let names = [
      "Northtown", "Southfield", "St Hilda's", "Westbrook General", "Eastmoor", "Riverside",
    ]
    let panels = names.enumerated().map { unit, name -> ControlPicture in
      let centre = 0.55 + Double(unit) * 0.05
      let points = months(24, from: 2024).enumerated().map { index, position -> Point in
        let isLater = unit == 2 && index > 16
        let value = centre + dice.bell() * 0.03 + (isLater ? 0.07 : 0)
        return Point(
          position: position, value: .shown(value), centre: centre, lower: centre - 0.1,
          upper: centre + 0.1, flag: isLater ? .improvement : .none, side: isLater ? .high : nil)
      }
      return ControlPicture(
        title: name, summary: name, unit: "% of babies", format: .percent(), direction: .higher,
        axis: .time(.month), points: points, targets: [Target(0.8)])
    }
    return SmallMultiples(
      title: "Babies kept warm, by unit", summary: "Six units; one improved.", panels: panels)
  }

  static func sparkline() -> Sparkline {
    var dice = DrawingDice(seed: 8)
    let values = (0..<24).map { index -> Double? in
      index == 9 ? nil : 20 + dice.bell() * 3 + (index > 19 ? 8 : 0)
    }
    return Sparkline(
      title: "Falls", summary: "Rising.", values: values, centre: 21, limits: 12...30,
      flag: .concern, side: .high)
  }

  static let variationIcons: [VariationIcon] = [
    .init(.commonCause), .init(.improvement, side: .high), .init(.improvement, side: .low),
    .init(.concern, side: .high), .init(.concern, side: .low), .init(.neither, side: .high),
    .init(.neither, side: .low), .init(.none),
  ]
  static let assuranceIcons: [AssuranceIcon] = [
    .init(.passing), .init(.failing), .init(.hitAndMiss), .init(.none),
  ]
}
