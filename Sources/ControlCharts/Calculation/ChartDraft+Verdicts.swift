extension ChartDraft {
  /// Marks each point with the target that holds there.
  mutating func setTargets() {
    guard !settings.targets.isEmpty else { return }
    for index in points.indices {
      points[index].target = settings.target(at: points[index].position)
    }
  }

  /// What the last points say about change.
  func variation() -> Variation {
    guard hasEnoughPoints, let last = iconOrder else { return .none }
    if rules.icon == .all, let whole = variationOfAll() { return whole }
    let point = points[active[last]]
    guard point.flag != .none else { return runsVerdict(at: active[last]) }
    let decisive = decisiveSignals(of: point)
    var first = last
    while first > 0, !points[active[first - 1]].signals.isDisjoint(with: decisive) { first -= 1 }
    var flag = point.flag
    var side = point.side
    if rules.iconSide == .value, side != nil, !point.$centre.raw.isNaN {
      let shown: Side = point.$value.raw > point.$centre.raw ? .high : .low
      flag = settings.direction.flag(for: shown)
      side = shown
    }
    let isDisputed = !point.signals.isDisjoint(with: .high) && !point.signals.isDisjoint(with: .low)
    return Variation(
      verdict: Variation.Verdict(flag), side: side, signals: decisive,
      points: active[first...last].filter { !points[$0].signals.isDisjoint(with: decisive) },
      hasSecond: rules.hasSecondIcon && isDisputed && side != nil)
  }

  /// What the signals of all points say: of the better side first, and low before high without one.
  private func variationOfAll() -> Variation? {
    func signalled(_ side: Side) -> [Int] {
      active.filter { !points[$0].signals.isDisjoint(with: side == .high ? .high : .low) }
    }
    let first: Side = settings.direction == .higher ? .high : .low
    let sides = [first, first.opposite].filter { !signalled($0).isEmpty }
    guard let side = sides.first else { return nil }
    let members = signalled(side)
    let all = members.reduce(into: Signals()) { $0.formUnion(points[$1].signals) }
    return Variation(
      verdict: Variation.Verdict(settings.direction.flag(for: side)), side: side,
      signals: all.intersection(side == .high ? .high : .low), points: members,
      hasSecond: rules.hasSecondIcon && sides.count == 2)
  }

  /// The counted point that the icon describes.
  private var iconOrder: Int? {
    let last = active.indices.last
    guard rules.icon == .lastSignal else { return last }
    return active.indices.last { points[active[$0]].flag != .none } ?? last
  }

  /// The signals of a point that lie on the side which decided.
  private func decisiveSignals(of point: ChartPoint) -> Signals {
    switch point.side {
    case .high: point.signals.intersection(.high)
    case .low: point.signals.intersection(.low)
    case nil: point.signals
    }
  }

  /// Common cause, unless the test of runs speaks for the phase the last point is in.
  private func runsVerdict(at index: Int) -> Variation {
    let common = Variation(verdict: .commonCause, side: nil, signals: [], points: [])
    guard rules.runs != .off, settings.kind != .mr else { return common }
    let phase = points[index].phase
    let members = active.filter { points[$0].phase == phase }
    let sides = members.map { points[$0].$value.raw - points[$0].$centre.raw }
    guard RunsTest(distances: sides, method: rules.runs).isSignal else { return common }
    return Variation(verdict: .neither, side: nil, signals: [], points: members)
  }

  /// Whether the process can be relied on to reach its target.
  ///
  /// - Source: Making Data Count; equality as `docs/interpretations.md`, row 10.
  func assurance() -> Assurance {
    guard let last = active.last else { return Assurance(verdict: .none, target: nil) }
    let point = points[last]
    var target = point.target
    if rules.assuranceFromTrajectory {
      target = settings.plannedValue(at: point.position) ?? target
    }
    guard hasEnoughPoints, settings.judgesTargets, let lower = point.lower, let upper = point.upper
    else { return Assurance(verdict: .none, target: target) }
    guard let target else {
      let isHitOrMiss =
        rules.assuranceWithoutTarget == .isHitOrMiss && !settings.targets.isEmpty
        && settings.direction != .neither
      return Assurance(verdict: isHitOrMiss ? .hitAndMiss : .none, target: nil)
    }
    if lower == upper, target == lower, settings.direction != .neither,
      rules.assuranceWithoutVariation == .fails
    {
      return Assurance(verdict: .failing, target: target)
    }
    let onLimitCounts = rules.assuranceOnLimit == .passOrFail
    let isBelow = onLimitCounts ? target <= lower : target < lower
    let isAbove = onLimitCounts ? target >= upper : target > upper
    let verdict: Assurance.Verdict =
      switch settings.direction {
      case .higher: isBelow ? .passing : isAbove ? .failing : .hitAndMiss
      case .lower: isAbove ? .passing : isBelow ? .failing : .hitAndMiss
      case .neither: .none
      }
    return Assurance(verdict: verdict, target: target)
  }
}
