import Essentials
import Timelines

/// Follows expressions part by part, by evaluating each of them by itself.
struct Tracer {
  private let dictionary: TimelineDictionary
  private let places: [Trace.Expression: Int]
  var scan: Scan

  /// A tracer of some expressions and all their parts.
  init(
    _ expressions: [Trace.Expression], _ codelists: [CodelistMembers],
    _ dictionary: TimelineDictionary
  ) {
    self.dictionary = dictionary
    var builder = ProgramBuilder(dictionary)
    builder.codelists = codelists
    var places: [Trace.Expression: Int] = [:]
    var open = expressions
    while let expression = open.popLast() {
      if places[expression] != nil { continue }
      places[expression] = builder.place(of: expression)
      open += expression.parts.map(\.expression)
    }
    self.places = places
    scan = Scan(builder.program)
  }

  /// The place of an expression among those of its sort.
  func place(of expression: Trace.Expression) -> Int? { places[expression] }

  /// What an expression comes to, and why; about `row` where it speaks of one.
  mutating func trace(_ expression: Trace.Expression, _ row: RowPlace) -> Trace {
    let place = places[expression] ?? 0
    var trace = Trace(expression: expression, value: .missing, rows: [], parts: [])
    switch expression {
    case .condition: trace.value = .truth(scan.truth(place, row))
    case .number: trace.value = scan.value(.number(place), row)
    case .time: trace.value = scan.value(.time(place), row)
    case .text: trace.value = scan.value(.text(place), row)
    case .row:
      let found = scan.row(place, row)
      trace.value = .truth(Truth(!found.isNone))
      trace.rows = found.isNone ? [] : [traced(found)]
    case .rows:
      let first = scan.push(place, row)
      trace.rows = scan.placeStack[first...].map { traced($0) }
      trace.value = .number(Double(trace.rows.count))
      scan.placeStack.removeLast(scan.placeStack.count - first)
    }
    var last = RowPlace.none
    for part in expression.parts {
      // What is said of a row that is not there comes to nothing.
      if part.isInRow, last.isNone { continue }
      trace.parts.append(self.trace(part.expression, part.isInRow ? last : row))
      if case .row = part.expression, let place = places[part.expression] {
        last = scan.row(place, row)
      }
    }
    return trace
  }

  private func traced(_ row: RowPlace) -> TracedRow {
    let organisation = scan.organisation(of: row)
    let kind: String
    var concept: ConceptNumber?
    if row.isEvent {
      let number = ConceptNumber(rawValue: scan.block.concepts[row.event])
      concept = number
      kind = dictionary[number].kind.word
    } else {
      let word = IntervalKind(rawValue: scan.block.intervalKinds[row.interval])?.word ?? "other"
      let record = scan.textDetail(scan.program.recordName, of: row)
      kind = record < 0 ? word : scan.string(record)
    }
    let value = scan.value(of: row)
    return TracedRow(
      kind: kind, date: AnswerValue(scan.time(of: row)), end: AnswerValue(scan.end(of: row)),
      codings: concept.map { dictionary[$0].codings } ?? [],
      display: concept.flatMap { dictionary.displays[Int($0.rawValue)] },
      value: value.isNaN ? nil : value,
      organisation: organisation < 0 ? nil : scan.string(organisation))
  }
}

extension ProgramBuilder {
  /// The place of an expression of any sort among those of its sort.
  mutating func place(of expression: Trace.Expression) -> Int {
    switch expression {
    case .condition(let condition): self.condition(condition)
    case .number(let number): self.number(number)
    case .time(let time): self.time(time)
    case .text(let text): self.text(text)
    case .row(let row): self.row(row)
    case .rows(let rows): rowSet(rows)
    }
  }
}
