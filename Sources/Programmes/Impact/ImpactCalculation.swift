import Essentials

/// Works out a calculation: figures with intervals, or the fault that stands in the way.
public struct ImpactCalculation: Sendable {
  private let working: ImpactWorking
  private let claim: ImpactClaim?
  private var method: ImpactMethod { working.method }

  /// The standard normal quantile of 97.5 %.
  static let z = 1.959963984540054

  private init(_ working: ImpactWorking, _ claim: ImpactClaim?) {
    self.working = working
    self.claim = claim
  }

  /// What comes of a calculation.
  ///
  /// - Parameters:
  ///   - working: The method with its inputs.
  ///   - claim: What is claimed, for counts that are compared with it.
  ///   - denominators: What outcomes are known to be out of.
  /// - Returns: The figures with their intervals.
  /// - Throws: The first fault: no effect size, then a missing input, then a value that cannot be.
  public static func result(
    of working: ImpactWorking, claim: ImpactClaim? = nil,
    denominators: ImpactDenominators = ImpactDenominators()
  ) throws(ImpactFault) -> ImpactResult {
    try ImpactCheck(working, denominators).run()
    let calculation = ImpactCalculation(working, claim)
    if working.method == .rollUp { return try ImpactSum(working).result() }
    if working.method.takesPoints { return ImpactStanding(working, claim).result() }
    return calculation.result()
  }

  private func result() -> ImpactResult {
    let values = method.values(ImpactValues(working.inputs))
    var figures = zip(method.figures, values).map { rule, value in
      ImpactFigure(
        key: rule.key, words: rule.words, value: value, unit: working.unit(of: rule.unit))
    }
    var result = ImpactResult(figures: figures)
    if !addChance(to: &figures) { addRanges(to: &figures, &result) }
    result.figures = figures.filter { figure in
      // What was not asked for is not shown as unknown.
      figure.value != nil || figure.low != nil || !isLeftOut(figure.key)
    }
    addNotes(to: &result)
    return result
  }

  private func isLeftOut(_ key: String) -> Bool {
    switch (method, key) {
    case (.rateChangeRounded, "fewer"): working.input(.denominatorAfter)?.value == nil
    case (.impliedBaseline, "baseline"): working.input(.relativeRisk)?.value == nil
    case (.money, "net"): working.input(.programmeCost)?.value == nil
    default: false
    }
  }

  // MARK: Chance in counts

  /// Adds the intervals of counts, where the method has them.
  private func addChance(to figures: inout [ImpactFigure]) -> Bool {
    let v = ImpactValues(working.inputs)
    switch method {
    case .rateChange:
      addRateChange(v, to: &figures)
      return true
    case .proportion:
      guard let interval = WilsonInterval(v(.count), of: v(.total)) else { return false }
      figures[0].set(100 * interval.low, 100 * interval.high, .chance)
      return true
    case .pointsChange:
      guard let before = v[.denominatorBefore], let after = v[.denominatorAfter], before > 0,
        after > 0
      else { return false }
      let (p0, p1) = (v(.proportionBefore), v(.proportionAfter))
      let spread = 100 * Self.z * (p0 * (1 - p0) / before + p1 * (1 - p1) / after).squareRoot()
      guard let value = figures[0].value else { return false }
      figures[0].set(value - spread, value + spread, .chance)
      return true
    default: return false
    }
  }

  private func addRateChange(_ v: ImpactValues, to figures: inout [ImpactFigure]) {
    let (d0, n0, d1, n1) = (
      v(.eventsBefore), v(.denominatorBefore), v(.eventsAfter), v(.denominatorAfter)
    )
    if let fewer = figures[0].value {
      let spread = Self.z * (d0 / (n0 * n0) + d1 / (n1 * n1)).squareRoot() * n1
      figures[0].set(fewer - spread, fewer + spread, .chance)
    }
    // Without an event there is no logarithm, and so no interval of the ratio.
    guard d0 > 0, d1 > 0, let ratio = figures[2].value else { return }
    let spread = ImpactMathematics.exp(Self.z * (1 / d0 + 1 / d1).squareRoot())
    figures[2].set(ratio / spread, ratio * spread, .chance)
    figures[1].set(100 * (1 - ratio * spread), 100 * (1 - ratio / spread), .chance)
  }

  // MARK: Ranges of inputs

  /// The ends of an input: its own, or those that rounding allows.
  private func ends(_ input: ImpactInput) -> (low: Double, high: Double)? {
    guard let value = input.value else { return nil }
    if input.low != nil || input.high != nil { return (input.low ?? value, input.high ?? value) }
    guard method.goesByPrint, let step = input.step, step > 0, goesByPrint(input.name) else {
      return nil
    }
    return (value - step / 2, value + step / 2)
  }

  private func goesByPrint(_ name: ImpactInputName) -> Bool {
    name != .denominatorAfter && name != .per
  }

  private func addRanges(to figures: inout [ImpactFigure], _ result: inout ImpactResult) {
    let uncertain = working.inputs.compactMap { input in
      ends(input).map { (name: input.name, ends: $0, isOwn: input.low != nil || input.high != nil) }
    }
    guard !uncertain.isEmpty, uncertain.count <= 8 else { return }
    let start = ImpactValues(working.inputs)
    let kind: ImpactFigure.IntervalKind =
      uncertain.contains(where: \.isOwn) ? .inputs : .rounding
    // Each formula rises or falls with each input alone, so its ends lie at ends of the inputs.
    var all: [[Double?]] = []
    for corner in 0..<(1 << uncertain.count) {
      var values = start
      for (place, input) in uncertain.enumerated() {
        values[input.name] = corner >> place & 1 == 0 ? input.ends.low : input.ends.high
      }
      all.append(method.values(values))
    }
    for place in figures.indices {
      if let ends = Self.ends(all.map { $0[place] }) { figures[place].set(ends.0, ends.1, kind) }
    }
    guard uncertain.count > 1 else { return }
    for input in uncertain {
      let two = [input.ends.low, input.ends.high].map { end in
        var values = start
        values[input.name] = end
        return method.values(values)
      }
      for (place, figure) in figures.enumerated() {
        guard let ends = Self.ends(two.map { $0[place] }), ends.0 < ends.1 else { continue }
        result.ranges.append(
          ImpactRange(input: input.name, figure: figure.key, low: ends.0, high: ends.1))
      }
    }
  }

  /// The least and the most, where all can be said.
  private static func ends(_ values: [Double?]) -> (Double, Double)? {
    let known = values.compactMap { $0 }.filter(\.isFinite)
    guard known.count == values.count, let low = known.min(), let high = known.max() else {
      return nil
    }
    return (low, high)
  }

  // MARK: Notes

  private func addNotes(to result: inout ImpactResult) {
    switch method {
    case .rateChange:
      let isNone =
        working.input(.eventsBefore)?.value == 0 || working.input(.eventsAfter)?.value == 0
      if isNone { result.notes.append("no events in one period: the ratio has no interval") }
    case .pointsChange:
      result.lacking = [.denominatorBefore, .denominatorAfter].filter {
        working.input($0)?.value == nil
      }
      if !result.lacking.isEmpty { result.notes.append("no interval without denominators") }
    case .money: result.notes.append("gross of what the programme cost, unless net is shown")
    case .impliedBaseline: addPlausibility(to: &result)
    default: return
    }
  }

  private func addPlausibility(to result: inout ImpactResult) {
    guard let baseline = result.figure("baseline")?.value else { return }
    if baseline > 100 {
      result.notes.append("more would have to die or be harmed than there are")
    } else if let known = working.input(.populationRisk)?.value, baseline > 100 * known {
      result.notes.append(
        "above what the population's own rate allows: \(ImpactNumber.percent(known))")
    }
  }
}

extension ImpactFigure {
  mutating func set(_ low: Double, _ high: Double, _ kind: IntervalKind) {
    (self.low, self.high, interval) = (low, high, kind)
  }
}

extension ImpactWorking {
  /// The unit of a figure, in words.
  func unit(of rule: ImpactFigureRule.Unit) -> String {
    switch rule {
    case .counted: unit
    case .percent: "%"
    case .points: "percentage points"
    case .none: ""
    case .word(let word): word
    }
  }
}
