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
    let point = points[active[last]]
    let verdict: Variation.Verdict =
      switch point.flag {
      case .none: .commonCause
      case .improvement: .improvement
      case .concern: .concern
      case .neither: .neither
      }
    guard verdict != .commonCause else { return runsVerdict(at: active[last]) }
    let decisive = decisiveSignals(of: point)
    var first = last
    while first > 0, !points[active[first - 1]].signals.isDisjoint(with: decisive) { first -= 1 }
    return Variation(
      verdict: verdict, side: point.side, signals: decisive,
      points: active[first...last].filter { !points[$0].signals.isDisjoint(with: decisive) })
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
    guard let target, hasEnoughPoints, settings.kind != .g, settings.kind != .t,
      let lower = point.lower, let upper = point.upper
    else { return Assurance(verdict: .none, target: target) }
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
