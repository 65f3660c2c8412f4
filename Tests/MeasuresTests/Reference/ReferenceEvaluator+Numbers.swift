import Essentials
import Foundation
import Timelines

@testable import Measures

extension ReferenceEvaluator {
  func number(_ number: Number, _ row: ReferenceRow?) -> Double? {
    switch number {
    case .literal(let value): return value
    case .missing: return nil
    case .value: return row?.value
    case .detail(let name): return row?.number(name)
    case .fact(let name):
      return person.facts.filter { $0.name == name }.compactMap { $0.value.asNumber }.first
    case .of(let one, let inner): return self.row(one, row).flatMap { self.number(inner, $0) }
    case .arithmetic(let left, let how, let right):
      guard let left = self.number(left, row), let right = self.number(right, row) else {
        return nil
      }
      return reckon(left, how, right)
    case .negated(let inner): return self.number(inner, row).map { -$0 }
    case .absolute(let inner): return self.number(inner, row).map { abs($0) }
    case .floor(let inner): return self.number(inner, row)?.rounded(.down)
    case .least(let parts): return parts.compactMap { self.number($0, row) }.min()
    case .greatest(let parts): return parts.compactMap { self.number($0, row) }.max()
    case .firstKnown(let parts): return parts.lazy.compactMap { self.number($0, row) }.first
    case .elapsed(let unit, let from, let to):
      guard let from = time(from, row), let to = time(to, row) else { return nil }
      return elapsed(unit, from, to).map(Double.init)
    case .yearOf(let time): return part(time, row) { Day(number: $0.day).year }
    case .monthOf(let time): return part(time, row) { Day(number: $0.day).month }
    case .dayOf(let time): return part(time, row) { Day(number: $0.day).dayOfMonth }
    case .weekdayOf(let time): return part(time, row) { Day(number: $0.day).weekday.rawValue }
    case .hourOf(let time):
      return part(time, row) { $0.elapsed.map { Minute(number: $0).clock.hour } }
    case .truth(let condition): return truth(condition, row).map { $0 ? 1 : 0 }
    case .parsed(let text): return self.text(text, row).flatMap(Double.init)
    case .choose(let choices, let otherwise):
      return self.number(choice(choices, otherwise, row), row)
    default: return numberOverRows(number, row)
    }
  }

  private func part(
    _ time: Time, _ row: ReferenceRow?, _ part: (ReferenceTime) -> Int?
  ) -> Double? {
    self.time(time, row).flatMap(part).map(Double.init)
  }

  private func reckon(_ left: Double, _ how: Arithmetic, _ right: Double) -> Double? {
    let result: Double
    switch how {
    case .add: result = left + right
    case .subtract: result = left - right
    case .multiply: result = left * right
    case .divide: result = right == 0 ? .nan : left / right
    case .divideWhole: result = right == 0 ? .nan : (left / right).rounded(.down)
    case .remainder: result = right == 0 ? .nan : left - right * (left / right).rounded(.down)
    case .power: result = pow(left, right)
    }
    return result.isFinite ? result : nil
  }
}
