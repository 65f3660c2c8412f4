extension ChartDraft {
  /// Divides a run chart wherever a long enough run leaves its median, when the rules ask for it.
  ///
  /// The first median is that of the first points. The first run of successive points off it in
  /// the direction wanted begins a new phase, whose median is that of the run's points; and so on
  /// after the run. Points on the median are ignored. It is asked for by name and each phase says
  /// why it begins, so nothing is recalculated silently.
  /// - Source: the R package runcharter; `docs/interpretations.md`, row 13.
  mutating func rebaseRunChart() {
    guard settings.kind == .run, let length = rules.rebaseRun, settings.phases.isEmpty else {
      return
    }
    guard active.count > rules.rebaseBaseline else { return }
    var baseline = Array(active.prefix(rules.rebaseBaseline))
    var found: [(baseline: [Int], reason: String?)] = [(baseline, nil)]
    var next = rules.rebaseBaseline
    while let run = nextRun(of: length, from: next, off: values(at: baseline).median) {
      baseline = run.members
      found.append((baseline, "\(length) points in a row \(run.side == .high ? "above" : "below")"))
      next = run.next
    }
    divide(at: found)
  }

  private func values(at indices: [Int]) -> [Double] { indices.map { points[$0].$value.raw } }

  /// The first run of useful points off a median, and where to look on after it.
  private func nextRun(
    of length: Int, from start: Int, off median: Double
  ) -> (members: [Int], side: Side, next: Int)? {
    var members: [Int] = []
    var side: Side?
    for order in start..<active.count {
      let distance = points[active[order]].$value.raw - median
      guard distance != 0 else { continue }
      let own: Side = distance > 0 ? .high : .low
      if own != side { members.removeAll() }
      side = own
      members.append(active[order])
      let isWanted =
        settings.direction == .neither || settings.direction.flag(for: own) == .improvement
      if members.count == length, isWanted { return (members, own, order + 1) }
    }
    return nil
  }

  private mutating func divide(at found: [(baseline: [Int], reason: String?)]) {
    phases = found.indices.map { number in
      let first = number == 0 ? 0 : found[number].baseline[0]
      let last = number + 1 < found.count ? found[number + 1].baseline[0] - 1 : points.count - 1
      var phase = ChartPhase(first: first, last: last, reason: found[number].reason)
      phase.baseline = found[number].baseline.count
      return phase
    }
    for index in points.indices { points[index].isBaseline = false }
    for (number, phase) in phases.enumerated() {
      for index in phase.indices {
        points[index].phase = number
        if points[index].counts { phases[number].counted += 1 }
      }
      for index in found[number].baseline { points[index].isBaseline = true }
    }
  }
}
