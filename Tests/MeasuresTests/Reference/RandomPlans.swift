import Essentials
import Timelines

@testable import Measures

/// Random plans with expressions of every sort.
struct RandomPlans {
  var chance: SplitMix
  /// Whether rows may be counted, so that there is a row of the index.
  var hasIndexRow = false

  init(seed: UInt64) { chance = SplitMix(seed: seed) }

  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &chance) }

  private mutating func isLikely(_ percent: Int) -> Bool { below(100) < percent }

  mutating func plan(_ number: Int) -> Plan {
    hasIndexRow = number % 4 == 3
    let kinds: [Period.Kind] = [.month, .quarter, .week]
    let kind = kinds[below(number % 4 == 2 ? 3 : 1)]
    let rows = hasIndexRow ? rows(1) : .table(.events([]))
    let index: Plan.Index =
      hasIndexRow
      ? isLikely(50)
        ? .overlapping(rows, kind) : .rows(rows, at: isLikely(70) ? .date : .end, kind)
      : .person(kind, at: isLikely(70) ? .start : .end)
    var plan = Plan(
      id: "random-\(number)", title: "", index: index,
      population: isLikely(50) ? usualPopulation : condition(2),
      denominator: condition(3),
      exclusions: (0..<below(3)).map { Plan.Exclusion(name: "x\($0)", condition: condition(2)) },
      numerator: condition(3),
      elements: elements(),
      strata: [Plan.Stratum(name: "one", group: text(2)), Plan.Stratum(name: "sex", group: .sex)],
      organisation: isLikely(70) ? practice : text(2),
      reasons: [
        Plan.Reason(label: "number", value: .number(number_(2))),
        Plan.Reason(label: "time", value: .time(time(2))),
        Plan.Reason(label: "text", value: .text(text(2))),
        Plan.Reason(label: "condition", value: .condition(condition(2))),
      ],
      codelists: (0..<3).map { Plan.CodelistReference(name: "l\($0)", file: "l\($0)") })
    guard plan.elements.isEmpty else { return plan }
    if isLikely(30) { plan.numeratorAmount = .count(self.rows(1)) }
    if isLikely(30) { plan.denominatorAmount = number_(2) }
    if isLikely(30) { plan.value = number_(2) }
    return plan
  }

  /// Elements, of which the first is not optional.
  private mutating func elements() -> [Plan.Element] {
    guard isLikely(50) else { return [] }
    return (0..<1 + below(3)).map { place in
      Plan.Element(
        name: "e\(place)", eligible: isLikely(40) ? .literal(.yes) : condition(2),
        given: condition(2), isOptional: place > 0 && isLikely(40),
        reason: isLikely(20) ? .text(text(2)) : nil)
    }
  }

  private var usualPopulation: Condition {
    .all([
      .compareNumbers(
        .elapsed(.years, from: .birth, to: .index), .greaterOrEqual, .literal(18)),
      .any([.timeIsMissing(.death), .compareTimes(.death, .greater, .index)]),
      .exists(.inForce(.table(.intervals([.registration])), at: .index)),
    ])
  }

  private var practice: Text {
    .of(
      .last(
        .inForce(.table(.intervals([.registration])), at: .index),
        by: [.time(.date), .time(.end), .text(.organisation)]), .organisation)
  }

  // MARK: Rows

  mutating func table() -> Measures.Rows {
    switch below(7) {
    case 6: .records(isLikely(60) ? "one" : "two")
    case 0: .table(.events([.prescription]))
    case 1: .table(.events([.clinical, .observation]))
    case 2: .table(.events(Set(EventKind.allCases)))
    case 3: .table(.intervals([.registration]))
    case 4: .table(.intervals([.admission, .wardStay]))
    default: .table(.events([.prescription, .observation, .doseDue]))
    }
  }

  /// Rows that only ask for codes and windows about the index, as most measures do.
  mutating func plainRows() -> Measures.Rows {
    var rows = table()
    if isLikely(70) { rows = .coded(rows, lists()) }
    let months = [0, 1, 3, 6, 12][below(5)]
    let from = Time.shifted(.index, .literal(Double(-months - below(6))), .months)
    let to = isLikely(60) ? Time.index : .shifted(.index, .literal(Double(-months)), .months)
    switch below(5) {
    case 0: return .between(rows, from: nil, to: to)
    case 1: return .between(rows, from: .birth, to: to)
    case 2: return .inForce(rows, at: to)
    default: return .between(rows, from: from, to: to)
    }
  }

  private mutating func lists() -> [Int] { isLikely(70) ? [below(3)] : [0, below(3)] }

  mutating func rows(_ depth: Int) -> Measures.Rows {
    if depth <= 0 { return isLikely(50) ? plainRows() : table() }
    switch below(8) {
    case 0: return .coded(rows(depth - 1), lists())
    case 1: return .between(rows(depth - 1), from: time(depth - 1), to: nil)
    case 2: return .between(rows(depth - 1), from: time(depth - 1), to: time(depth - 1))
    case 3: return .inForce(rows(depth - 1), at: time(depth - 1))
    case 4: return .filtered(rows(depth - 1), rowCondition(depth - 1))
    case 5: return .except(rows(depth - 1), rowCondition(depth - 1))
    default: return plainRows()
    }
  }

  mutating func row(_ depth: Int) -> Row {
    if hasIndexRow, isLikely(40) { return .index }
    let keys = (0..<below(3)).map { _ in key(depth - 1) }
    return isLikely(50) ? .first(rows(depth - 1), by: keys) : .last(rows(depth - 1), by: keys)
  }

  private mutating func key(_ depth: Int) -> SortKey {
    switch below(5) {
    case 0: .number(.value)
    case 1: .time(.date)
    case 2: .time(.end)
    case 3: .text(isLikely(50) ? .code : .organisation)
    default: .number(number_(depth))
    }
  }

  /// A condition about a row.
  mutating func rowCondition(_ depth: Int) -> Condition {
    switch below(6) {
    case 0: .codeIn(lists())
    case 1: .compareNumbers(.value, comparison(), .literal(Double(below(10))))
    case 2: .compareTimes(.date, comparison(), time(depth))
    case 3: .compareTexts(.organisation, comparison(), .literal("P2"))
    case 4: .textIn(.kind, ["prescription", "admission", "observation"])
    default: condition(depth)
    }
  }

  mutating func comparison() -> Comparison { Comparison.allCases[below(6)] }
}
