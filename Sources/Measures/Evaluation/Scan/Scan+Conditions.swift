import Essentials
import Timelines

extension Scan {
  /// What a condition comes to, about `row` where it speaks of one.
  mutating func truth(_ number: Int, _ row: RowPlace) -> Truth {
    let node = program.conditions[number]
    switch node.operation {
    case .no: return .no
    case .yes: return .yes
    case .unknown: return .unknown
    case .not: return !truth(node.a, row)
    case .all: return all(node, row)
    case .any: return any(node, row)
    case .exists: return Truth(exists(node.a, row))
    case .found: return Truth(!self.row(node.a, row).isNone)
    case .same:
      let found = self.row(node.a, row)
      return Truth(!found.isNone && found == self.row(node.b, row))
    case .compareNumbers, .compareTimes, .compareTexts, .textIn, .numberIn, .contains:
      return compared(node, row)
    case .textAmong, .numberAmong, .timeAmong: return among(node, row)
    case .codeIn:
      return Truth(
        row.isEvent && program.isMember(block.concepts[row.event], of: node.a))
    case .numberIsMissing: return Truth(self.number(node.a, row).isNaN)
    case .timeIsMissing: return Truth(time(node.a, row).isMissing)
    case .textIsMissing: return Truth(text(node.a, row) < 0)
    case .pair: return Truth(hasPair(node, row))
    case .of:
      let found = self.row(node.a, row)
      return found.isNone ? .unknown : truth(node.b, found)
    case .choose: return truth(choice(node.a..<node.b, otherwise: node.c, row), row)
    }
  }

  private mutating func all(_ node: Step<ConditionOperation>, _ row: RowPlace) -> Truth {
    var result = Truth.yes
    for place in node.a..<node.b {
      let part = truth(program.lists[place], row)
      if part == .no { return .no }
      if part == .unknown { result = .unknown }
    }
    return result
  }

  private mutating func any(_ node: Step<ConditionOperation>, _ row: RowPlace) -> Truth {
    var result = Truth.no
    for place in node.a..<node.b {
      let part = truth(program.lists[place], row)
      if part == .yes { return .yes }
      if part == .unknown { result = .unknown }
    }
    return result
  }

  /// The node of the first case that holds.
  mutating func choice(_ cases: Range<Int>, otherwise: Int, _ row: RowPlace) -> Int {
    var place = cases.lowerBound
    while place < cases.upperBound {
      if truth(program.lists[place], row) == .yes { return program.lists[place + 1] }
      place += 2
    }
    return otherwise
  }

  private mutating func compared(_ node: Step<ConditionOperation>, _ row: RowPlace) -> Truth {
    switch node.operation {
    case .compareNumbers:
      let (left, right) = (number(node.a, row), number(node.b, row))
      if left.isNaN || right.isNaN { return .unknown }
      return Truth(Order.bit(left < right ? -1 : left > right ? 1 : 0) & node.c != 0)
    case .compareTimes:
      let (left, right) = (time(node.a, row), time(node.b, row))
      if left.isMissing || right.isMissing { return .unknown }
      return Truth(Order.bit(left.compare(right)) & node.c != 0)
    case .compareTexts:
      let (left, right) = (text(node.a, row), text(node.b, row))
      if left < 0 || right < 0 { return .unknown }
      return Truth(Order.bit(left == right ? 0 : compareTexts(left, right)) & node.c != 0)
    case .textIn:
      let text = text(node.a, row)
      if text < 0 { return .unknown }
      return Truth(program.lists[node.b..<node.c].contains(text))
    case .numberIn:
      let number = number(node.a, row)
      if number.isNaN { return .unknown }
      return Truth(program.numberLists[node.b..<node.c].contains(number))
    default:
      let (text, part) = (text(node.a, row), text(node.b, row))
      if text < 0 || part < 0 { return .unknown }
      return Truth(contains(text, part))
    }
  }

  private mutating func among(_ node: Step<ConditionOperation>, _ row: RowPlace) -> Truth {
    let text = node.operation == .textAmong ? text(node.a, row) : -1
    let number = node.operation == .numberAmong ? number(node.a, row) : .nan
    let time = node.operation == .timeAmong ? time(node.a, row) : .missing
    if text < 0, number.isNaN, time.isMissing { return .unknown }
    var cursor = open(node.b, row)
    defer { close(cursor) }
    while true {
      let each = next(&cursor)
      if each.isNone { return .no }
      switch node.operation {
      case .textAmong: if self.text(node.c, each) == text { return .yes }
      case .numberAmong: if self.number(node.c, each) == number { return .yes }
      default:
        let other = self.time(node.c, each)
        if !other.isMissing, other.compare(time) == 0 { return .yes }
      }
    }
  }

  // MARK: Pairs

  private mutating func hasPair(_ node: Step<ConditionOperation>, _ row: RowPlace) -> Bool {
    let closeness = program.closeness[node.c]
    let first = push(node.a, row)
    let middle = first == placeStack.count ? first : push(node.b, row)
    let end = placeStack.count
    defer { placeStack.removeLast(end - first) }
    for left in first..<middle {
      for right in middle..<end where placeStack[left] != placeStack[right] {
        if isPair(time(of: placeStack[left]), time(of: placeStack[right]), closeness) {
          return true
        }
      }
    }
    return false
  }

  private func isPair(_ left: Moment, _ right: Moment, _ closeness: Closeness) -> Bool {
    if left.isMissing || right.isMissing { return false }
    if closeness.order == .secondAfterFirst, right.compare(left) < 0 { return false }
    let distance: Int
    var most = closeness.most
    switch closeness.unit {
    case .minutes, .hours:
      guard left.hasMinute, right.hasMinute else { return false }
      distance = abs(left.asMinute.number - right.asMinute.number)
      if closeness.unit == .hours { most *= 60 }
    default:
      distance = abs(Int(left.day) - Int(right.day))
      if closeness.unit == .weeks { most *= 7 }
    }
    return closeness.isStrict ? distance < most : distance <= most
  }
}
