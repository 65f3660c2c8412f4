extension ProgramBuilder {
  /// The place of a time.
  mutating func time(_ time: Time) -> Int {
    let node = node(time)
    program.times.append(node)
    return program.times.count - 1
  }

  private func literal(_ moment: Moment) -> Step<TimeOperation> {
    Step(.literal, Int(moment.day), Int(moment.minute))
  }

  private mutating func node(_ time: Time) -> Step<TimeOperation> {
    switch time {
    case .index: return Step(.index)
    case .periodStart: return Step(.periodStart)
    case .periodEnd: return Step(.periodEnd)
    case .literal(let day): return literal(Moment(day))
    case .literalMinute(let minute): return literal(Moment(minute))
    case .missing: return literal(.missing)
    case .birth: return Step(.birth)
    case .death: return Step(.death)
    case .date: return Step(.date)
    case .end: return Step(.end)
    case .detail(let name): return Step(.detail, Program.number(name, dictionary))
    case .fact(let name): return Step(.fact, Program.number(name, dictionary))
    case .of(let row, let inner): return Step(.of, self.row(row), self.time(inner))
    case .shifted(let inner, let count, let unit):
      return Step(
        .shifted, self.time(inner), number(count), Program.units.firstIndex(of: unit) ?? 0)
    case .day(let inner): return Step(.day, self.time(inner))
    case .firstOfMonth(let inner): return Step(.firstOfMonth, self.time(inner))
    case .firstOfYear(let inner): return Step(.firstOfYear, self.time(inner))
    case .earliest(let parts): return listed(.earliest, parts)
    case .latest(let parts): return listed(.latest, parts)
    case .minimum(let rows, let inner): return Step(.minimum, rowSet(rows), self.time(inner))
    case .maximum(let rows, let inner): return Step(.maximum, rowSet(rows), self.time(inner))
    case .episodeStart(let rows, let gap): return Step(.episodeStart, rowSet(rows), gap)
    case .firstKnown(let parts): return listed(.firstKnown, parts)
    case .choose(let choices, let otherwise):
      let (first, end) = cases(choices) { $0.time($1) }
      return Step(.choose, first, end, self.time(otherwise))
    }
  }

  private mutating func listed(
    _ operation: TimeOperation, _ parts: [Time]
  ) -> Step<TimeOperation> {
    let (first, end) = list(parts.map { time($0) })
    return Step(operation, first, end)
  }
}
