import Essentials
import Timelines

@testable import Measures

/// People just inside and just outside the windows and limits of a definition, made from its own
/// examples: the limits are found in its plan.
struct GeneratedEdges {
  /// Numbers that something is compared with, and bounds of bands.
  private(set) var limits: Set<Double> = []
  /// How far times lie from others.
  private(set) var shifts: Set<Shift> = []

  /// A length of time, towards the past where negative.
  struct Shift: Hashable {
    var count: Double
    var unit: TimeUnit
  }

  init(_ plan: Plan) { look(at: plan) }

  /// Finds limits by reflection, so that no sort of expression can be forgotten.
  private mutating func look(at part: Any) {
    switch part {
    case let number as Number:
      if case .literal(let limit) = number { limits.insert(limit) }
    case let band as Band: limits.insert(band.from)
    case let closeness as Closeness:
      shifts.insert(Shift(count: Double(closeness.most), unit: closeness.unit))
      shifts.insert(Shift(count: Double(-closeness.most), unit: closeness.unit))
    case let time as Time:
      if case .shifted(_, .literal(let count), let unit) = time {
        shifts.insert(Shift(count: count, unit: unit))
      }
    default: break
    }
    for child in Mirror(reflecting: part).children { look(at: child.value) }
  }

  /// An example and all that lies one step beside it or at an edge, at most `most` of them.
  func variants(of example: Example, most: Int) -> [Example] {
    var seen: Set<Example> = [example]
    var variants: [Example] = []
    func add(_ change: (inout Example.Person, inout [Example.Row]) -> Void) {
      var (person, rows) = (example.person, example.rows)
      change(&person, &rows)
      let variant = Example(
        name: example.name, line: example.line, index: example.index, person: person, rows: rows,
        codelists: example.codelists, expected: example.expected)
      if seen.insert(variant).inserted { variants.append(variant) }
    }
    for place in example.rows.indices {
      add { $1.remove(at: place) }
      for row in beside(example.rows[place], example.index) { add { $1[place] = row } }
    }
    for born in births(example) { add { person, _ in person.born = born } }
    for died in steps(.day(example.index.day)) { add { person, _ in person.died = died.day } }
    // Evenly chosen where there are too many, so that no sort of edge is left out.
    let stride = max(1, (variants.count + most - 1) / most)
    return [example] + variants.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
  }

  private func beside(_ row: Example.Row, _ index: Example.ExampleTime) -> [Example.Row] {
    var rows: [Example.Row] = []
    func add(_ change: (inout Example.Row) -> Void) {
      var other = row
      change(&other)
      rows.append(other)
    }
    let edges = shifts.sorted { ($0.unit.rawValue, $0.count) < ($1.unit.rawValue, $1.count) }
      .compactMap { time(index, $0) }
    for time in (row.date.map { steps($0) } ?? []) + edges.flatMap({ steps($0) }) {
      add { $0.date = time }
    }
    for time in row.end.map({ steps($0) }) ?? [] { add { $0.end = time } }
    if row.end != nil { add { $0.end = nil } }
    if let value = row.value {
      for number in numbers(value) { add { $0.value = number } }
      add { $0.value = nil }
    }
    for (place, detail) in row.details.enumerated() {
      add { $0.details.remove(at: place) }
      for value in values(detail.value) {
        add { $0.details[place] = Example.Detail(name: detail.name, value: value) }
      }
    }
    return rows
  }

  private func values(_ value: Example.Value) -> [Example.Value] {
    switch value {
    case .number(let number): numbers(number).map { .number($0) }
    case .day(let day): steps(.day(day)).map { .day($0.day) }
    case .minute(let minute):
      steps(.minute(minute)).map { time in
        switch time {
        case .day(let day): .day(day)
        case .minute(let minute): .minute(minute)
        }
      }
    case .word: []
    }
  }

  private func numbers(_ value: Double) -> [Double] {
    [value - 1, value + 1] + limits.sorted().flatMap { [$0 - 1, $0, $0 + 1] }
  }

  /// A day or minute before and after, and the time itself.
  private func steps(_ time: Example.ExampleTime) -> [Example.ExampleTime] {
    switch time {
    case .day(let day): [-1, 0, 1].map { .day(Day(number: day.number + $0)) }
    case .minute(let minute):
      [-1_440, -1, 0, 1, 1_440].map { .minute(Minute(number: minute.number + $0)) }
    }
  }

  private func time(_ index: Example.ExampleTime, _ shift: Shift) -> Example.ExampleTime? {
    let moment: Moment
    switch index {
    case .day(let day): moment = Moment(day)
    case .minute(let minute): moment = Moment(minute)
    }
    let shifted = moment.shifted(by: shift.count, shift.unit)
    if shifted.isMissing { return nil }
    return shifted.hasMinute ? .minute(shifted.asMinute) : .day(shifted.asDay)
  }

  /// Birthdays on and around the index, at every limit that can be an age.
  private func births(_ example: Example) -> [Day] {
    guard let born = example.person.born else { return [] }
    let ages = limits.filter { (0...120).contains($0) && $0 == $0.rounded() }.sorted()
    let days = ages.compactMap { age in
      time(.day(example.index.day), Shift(count: -age, unit: .years))?.day
    }
    return (days + [born]).flatMap { day in [-1, 0, 1].map { Day(number: day.number + $0) } }
  }
}
