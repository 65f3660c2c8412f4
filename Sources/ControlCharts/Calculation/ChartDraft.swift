/// A chart in the making: points that are still to be given limits, signals and flags.
struct ChartDraft {
  let settings: ChartSettings
  let readings: [Reading]
  var points: [ChartPoint]
  var phases: [ChartPhase]
  /// The indices of the points that count, in order.
  var active: [Int] = []
  /// For each of `active`, what separates it from the one before.
  var joints: [Joint] = []

  /// What separates a counted point from the counted point before it.
  struct Joint: OptionSet {
    let rawValue: UInt8
    /// A missing value lies between them.
    static let gap = Joint(rawValue: 1)
    /// The limits were recalculated between them.
    static let recalculation = Joint(rawValue: 2)
    /// A baseline ends between them.
    static let baselineEnd = Joint(rawValue: 4)
  }

  /// The rules, lent rather than copied: they are asked for at every point.
  var rules: RuleSet { _read { yield settings.rules } }
  var hasEnoughPoints: Bool {
    phases.reduce(0) { $0 + $1.counted } >= settings.rules.minimumPoints
  }

  /// Reads, checks and lays out the points; nothing is calculated yet but their values.
  init(_ readings: [Reading], settings: ChartSettings) throws(ChartError) {
    self.readings = readings
    self.settings = settings
    try Self.check(readings, settings)
    phases = try Self.phases(of: readings, settings)
    points = []
    points.reserveCapacity(readings.count)
    for (number, phase) in phases.enumerated() {
      for index in phase.indices {
        points.append(ChartPoint(readings[index], phase: number))
      }
    }
    try plotValues()
    linkCountedPoints()
    markBaseline()
  }

  /// Divides the readings at the recalculations asked for.
  private static func phases(
    of readings: [Reading], _ settings: ChartSettings
  ) throws(ChartError) -> [ChartPhase] {
    let last = readings.count - 1
    if settings.phases.isEmpty { return [ChartPhase(first: 0, last: last, reason: nil)] }
    var starts: [(index: Int, reason: String?)] = [(0, nil)]
    for start in settings.phases.sorted(by: { $0.position < $1.position }) {
      guard let index = readings.firstIndex(where: { $0.position == start.position }) else {
        if settings.rules.recalculationNowhere == .ignored { continue }
        throw .phaseStartsNowhere(position: start.position)
      }
      if index > (starts.last?.index ?? 0) { starts.append((index, start.reason)) }
    }
    if settings.rules.baselineTakesInRecalculations { takeIn(&starts, readings, settings) }
    return starts.indices.map { number in
      let end = number + 1 < starts.count ? starts[number + 1].index - 1 : last
      return ChartPhase(first: starts[number].index, last: end, reason: starts[number].reason)
    }
  }

  /// Takes recalculations within a baseline away; the points after it have limits of their own.
  private static func takeIn(
    _ starts: inout [(index: Int, reason: String?)], _ readings: [Reading],
    _ settings: ChartSettings
  ) {
    let next = lengthOfBaseline(readings, settings)
    guard let last = starts.last(where: { $0.index > 0 && $0.index < next }) else { return }
    starts.removeAll { $0.index > 0 && $0.index < next }
    if next < readings.count, !starts.contains(where: { $0.index == next }) {
      starts.insert((next, last.reason), at: 1)
    }
  }

  /// How many readings from the first a baseline reaches over; 0 when it has no end.
  private static func lengthOfBaseline(_ readings: [Reading], _ settings: ChartSettings) -> Int {
    switch settings.baseline {
    case .wholePhase: return 0
    case .through(let position): return readings.count { $0.position <= position }
    case .first(let count):
      if settings.rules.baselineCounts == .rows { return min(count, readings.count) }
      let counted = readings.indices.filter {
        !readings[$0].$value.raw.isNaN && !readings[$0].isGhosted
      }
      return counted.count < count ? readings.count : counted[count - 1] + 1
    }
  }

  /// Lists the counted points and what lies between each and the one before.
  private mutating func linkCountedPoints() {
    active.reserveCapacity(points.count)
    joints.reserveCapacity(points.count)
    var gap = false
    for index in points.indices {
      guard points[index].counts else {
        if !points[index].isGhosted { gap = true }
        continue
      }
      var joint: Joint = gap && rules.gap == .breaks ? .gap : []
      if let before = active.last, points[before].phase != points[index].phase {
        joint.insert(.recalculation)
      }
      active.append(index)
      joints.append(joint)
      gap = false
    }
    for index in points.indices where isCounted(index) { phases[points[index].phase].counted += 1 }
  }

  /// Whether a reading is one of the points that people count.
  ///
  /// On a chart of moving ranges that is every value, also the first, which has no range.
  private func isCounted(_ index: Int) -> Bool {
    guard settings.kind == .mr else { return points[index].counts }
    return !points[index].isGhosted && !points[index].$numerator.raw.isNaN
  }

  /// Marks the points that the limits of each phase come from.
  private mutating func markBaseline() {
    for phase in phases.indices {
      let baseline =
        phase == 0 || rules.baselineScope == .eachPhase ? settings.baseline : .wholePhase
      let first = phases[phase].first
      var taken = 0
      for index in phases[phase].indices where isCounted(index) {
        let belongs =
          switch baseline {
          case .wholePhase: true
          case .first(let count):
            (rules.baselineCounts == .rows ? index - first : taken) < count
          case .through(let position): points[index].position <= position
          }
        guard belongs else { break }
        taken += 1
        points[index].isBaseline = points[index].counts
      }
      phases[phase].baseline = taken
    }
    markBaselineEnds()
  }

  /// Marks where a counted point of a baseline is followed by one that is not.
  mutating func markBaselineEnds() {
    for order in active.indices.dropFirst() where !points[active[order]].isBaseline {
      if points[active[order - 1]].isBaseline { joints[order].insert(.baselineEnd) }
    }
  }

  /// The counted points of a phase that its limits come from, as positions in `active`.
  func baseline(of phase: Int) -> [Int] {
    var orders: [Int] = []
    orders.reserveCapacity(phases[phase].baseline)
    for (order, index) in active.enumerated()
    where points[index].phase == phase && points[index].isBaseline {
      orders.append(order)
    }
    return orders
  }
}
