extension ChartDraft {
  /// Divides the chart wherever a long enough run leaves its centre, as the rules ask for.
  ///
  /// | limits from | the first phase | a phase after it | a run is looked for |
  /// | --- | --- | --- | --- |
  /// | `run` | its first points | the points of the run | after them, about their centre |
  /// | a number | its first points | so many from the run's first | as above |
  /// | `phase` | all its points | all its points | about the centre of all that is left |
  ///
  /// Points on the centre are ignored, but end a run where limits come from the whole phase. It
  /// is asked for by name, and each phase says why it begins: nothing is recalculated silently.
  /// - Source: what the R packages runcharter (run) and spccharter 56eaf62 (a number), and the
  ///   Python package abspc 1.1.0 (phase) do; `docs/interpretations.md`, row 13.
  mutating func rebase(atRunsOf length: Int) {
    if rules.rebasePoints != .phase { takeBaseline(active.prefix(rules.rebaseBaseline), of: 0) }
    setLimits(in: 0)
    var next = rules.rebaseBaseline
    while let run = nextRun(of: length, from: next) {
      let order = run.orders[0]
      begin(at: order, because: reason(run.side, length))
      switch rules.rebasePoints {
      case .run:
        takeBaseline(run.orders.map { active[$0] }[...], of: phases.count - 1)
        next = (run.orders.last ?? order) + 1
      case .first(let count):
        takeBaseline(active[order...].prefix(count), of: phases.count - 1)
        next = (run.orders.last ?? order) + 1
      case .phase:
        setLimits(in: phases.count - 2)
        next = order + rules.rebaseBaseline
      }
      setLimits(in: phases.count - 1)
    }
    markBaselineEnds()
  }

  private func reason(_ side: Side, _ length: Int) -> String {
    "by itself, after \(length) points in a row \(side == .high ? "above" : "below")"
      + " the \(settings.kind.centreName) (option rebase_run)"
  }

  /// The first run of useful points off the centre, as places in `active`.
  private func nextRun(of length: Int, from start: Int) -> (orders: [Int], side: Side)? {
    var orders: [Int] = []
    var side: Side?
    for order in active.indices.dropFirst(start) {
      let distance = points[active[order]].$value.raw - points[active[order]].$centre.raw
      guard distance != 0 else {
        if rules.rebasePoints == .phase { orders.removeAll() }
        continue
      }
      let own: Side = distance > 0 ? .high : .low
      if own != side { orders.removeAll() }
      side = own
      orders.append(order)
      if orders.count == length, isWanted(own) { return (orders, own) }
    }
    return nil
  }

  private func isWanted(_ side: Side) -> Bool {
    switch (rules.rebaseSide, settings.direction.flag(for: side)) {
    case (.either, _), (_, .neither), (_, .none): true
    case (.improvement, let flag): flag == .improvement
    case (.concern, let flag): flag == .concern
    }
  }

  /// Begins a phase at a counted point and ends the last one before it.
  private mutating func begin(at order: Int, because reason: String) {
    let index = active[order]
    let before = phases.count - 1
    var phase = ChartPhase(
      first: index, last: points.count - 1, reason: reason, isAutomatic: true)
    phases[before].last = index - 1
    for index in phase.indices {
      points[index].phase = phases.count
      points[index].mapLines { _ in .nan }
    }
    phase.counted = phase.indices.count { points[$0].counts }
    phase.baseline = phase.indices.count { points[$0].isBaseline }
    phases[before].counted -= phase.counted
    phases[before].baseline -= phase.baseline
    phases.append(phase)
    joints[order].insert(.recalculation)
  }

  /// Takes the limits of a phase from these points alone.
  private mutating func takeBaseline(_ indices: ArraySlice<Int>, of phase: Int) {
    for index in phases[phase].indices { points[index].isBaseline = false }
    for index in indices { points[index].isBaseline = true }
    phases[phase].baseline = indices.count
  }
}
