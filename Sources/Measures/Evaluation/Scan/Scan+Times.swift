import Essentials
import Timelines

extension Scan {
  /// A time, about `row` where it speaks of one.
  mutating func time(_ number: Int, _ row: RowPlace) -> Moment {
    if firstTime >= 0, program.areOfIndex[number] { return timesByDate[firstTime + number] }
    let node = program.times[number]
    switch node.operation {
    case .literal: return Moment(day: Int32(node.a), minute: Int16(node.b))
    case .index: return index
    case .periodStart: return periodStart
    case .periodEnd: return periodEnd
    case .birth: return Moment(day: block.births[person])
    case .death: return Moment(day: block.deaths[person])
    case .date: return time(of: row)
    case .end: return end(of: row)
    case .detail: return timeDetail(node.a, of: row)
    case .fact: return timeFact(node.a)
    case .of:
      let found = self.row(node.a, row)
      return found.isNone ? .missing : time(node.b, found)
    case .shifted:
      let moment = time(node.a, row)
      return moment.shifted(by: self.number(node.b, row), Program.units[node.c])
    case .day: return time(node.a, row).dayAlone
    case .firstOfMonth, .firstOfYear: return first(node, row)
    case .earliest, .latest, .firstKnown: return chosen(node, row)
    case .minimum, .maximum: return extreme(node, row)
    case .episodeStart: return episodes(node.a, gap: node.b, row).lastStart
    case .choose: return time(choice(node.a..<node.b, otherwise: node.c, row), row)
    }
  }

  private mutating func first(_ node: Step<TimeOperation>, _ row: RowPlace) -> Moment {
    let moment = time(node.a, row)
    if moment.isMissing { return .missing }
    let kind: Period.Kind = node.operation == .firstOfMonth ? .month : .year
    return Moment(Period(kind, containing: moment.asDay).firstDay)
  }

  private mutating func chosen(_ node: Step<TimeOperation>, _ row: RowPlace) -> Moment {
    var best = Moment.missing
    for place in node.a..<node.b {
      let moment = time(program.lists[place], row)
      if moment.isMissing { continue }
      if node.operation == .firstKnown { return moment }
      best = better(moment, best, isLeast: node.operation == .earliest)
    }
    return best
  }

  private mutating func extreme(_ node: Step<TimeOperation>, _ row: RowPlace) -> Moment {
    var best = Moment.missing
    var cursor = open(node.a, row)
    while true {
      let each = next(&cursor)
      if each.isNone { break }
      let moment = time(node.b, each)
      if !moment.isMissing { best = better(moment, best, isLeast: node.operation == .minimum) }
    }
    close(cursor)
    return best
  }

  private func better(_ moment: Moment, _ best: Moment, isLeast: Bool) -> Moment {
    if best.isMissing { return moment }
    return Moment.isSortedBefore(moment, best) == isLeast ? moment : best
  }

  /// The stretches of a set of rows: how many, and when the last began.
  mutating func episodes(
    _ set: Int, gap: Int, _ row: RowPlace
  ) -> (count: Int, lastStart: Moment) {
    let first = momentStack.count
    var cursor = open(set, row)
    while true {
      let each = next(&cursor)
      if each.isNone { break }
      let moment = time(of: each)
      if !moment.isMissing { momentStack.append(moment) }
    }
    close(cursor)
    momentStack[first...].sort(by: Moment.isSortedBefore)
    var count = 0
    var lastStart = Moment.missing
    for place in first..<momentStack.count {
      let moment = momentStack[place]
      if place == first || Int(moment.day) - Int(momentStack[place - 1].day) > gap {
        count += 1
        lastStart = moment
      }
    }
    momentStack.removeLast(momentStack.count - first)
    return (count, lastStart)
  }
}
