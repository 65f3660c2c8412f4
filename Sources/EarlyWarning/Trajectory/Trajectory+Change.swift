extension Trajectory {
  /// The sets since the last break.
  private var line: ArraySlice<TimedScore> {
    sets[(lines.last ?? 0..<0)]
  }

  private var completeLine: [(second: Int, score: Score)] {
    line.compactMap { set in set.complete.map { (set.second, $0) } }
  }

  /// The change since the last complete set before the current one.
  ///
  /// For a partial set the change is what it has risen at least, or nothing. `nil` across a break.
  public var change: ScoreChange? {
    guard let current = line.last(where: { $0.floor != nil }), let floor = current.floor else {
      return nil
    }
    let complete = completeLine
    if current.complete != nil {
      guard complete.count >= 2 else { return nil }
      return change(from: complete[complete.count - 2], to: complete[complete.count - 1])
    }
    guard let last = complete.last, floor.total > last.score.total else { return nil }
    return ScoreChange(
      points: floor.total - last.score.total, seconds: current.second - last.second,
      isAtLeast: true)
  }

  /// The change of complete sets over the last so many hours.
  ///
  /// The last complete set is compared with the one that was in force so many hours before it
  /// (`docs/interpretations.md`, row 42).
  ///
  /// - Returns: `nil` when none was in force then, or across a break.
  public func change(overHours hours: Int) -> ScoreChange? {
    let complete = completeLine
    guard let last = complete.last,
      let before = complete.last(where: { $0.second <= last.second - hours * 3_600 })
    else { return nil }
    return change(from: before, to: last)
  }

  private func change(
    from: (second: Int, score: Score), to: (second: Int, score: Score)
  ) -> ScoreChange {
    ScoreChange(
      points: to.score.total - from.score.total, seconds: to.second - from.second,
      isAtLeast: false)
  }

  /// The slope over the complete sets of the last 24 hours since the last break; at least three
  /// (`docs/interpretations.md`, row 43).
  public var slope: ScoreSlope? {
    let complete = completeLine
    guard let last = complete.last else { return nil }
    let recent = complete.filter { $0.second >= last.second - 24 * 3_600 }
    return ScoreSlope.fit(recent.map { ($0.second, $0.score.total) })
  }

  /// The parts that moved between the last two complete sets of the line, most first.
  public var moved: [MovedPart] {
    let complete = completeLine
    guard complete.count >= 2 else { return [] }
    let before = complete[complete.count - 2].score.parts
    let now = complete[complete.count - 1].score.parts
    let moved = zip(before, now).enumerated().compactMap { place, parts -> MovedPart? in
      guard let from = parts.0.points, let to = parts.1.points, from != to else { return nil }
      return MovedPart(parameter: place, from: from, to: to)
    }
    return moved.sorted {
      (-abs($0.to - $0.from), $0.parameter) < (-abs($1.to - $1.from), $1.parameter)
    }
  }

  /// Sets that rose after somebody acknowledged an alert: each has to alert again.
  ///
  /// A rise is a total above all since the acknowledgement, or a higher level; a partial set rises
  /// by what it is at least. Sets by another table cannot be compared and are listed too.
  ///
  /// - Parameters:
  ///   - acknowledged: The set that was acknowledged.
  ///   - second: When.
  /// - Returns: The sets that rose, in the order of time.
  public func rises(since acknowledged: TimedScore, acknowledgedAt second: Int) -> [TimedScore] {
    var total = acknowledged.floor?.total ?? -1
    var level = acknowledged.floor?.level ?? -1
    var rises: [TimedScore] = []
    for set in sets where set.second > acknowledged.second {
      guard let floor = set.floor else { continue }
      let isOther = !set.hasTable(of: acknowledged) && set.second > second
      guard floor.total > total || (floor.level ?? -1) > level || isOther else { continue }
      rises.append(set)
      total = max(total, floor.total)
      level = max(level, floor.level ?? -1)
    }
    return rises
  }
}
