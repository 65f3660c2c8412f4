import Essentials
import Timelines

extension MeasureTrace {
  /// How the answer came about, step by step: each part with what it came to and the rows that
  /// decided, as an indented list.
  ///
  /// - Parameter plan: The plan that was traced, for the names of its codelists.
  /// - Returns: Lines, indented by how deep a step is.
  public func text(of plan: Plan) -> String {
    var page = TracePage(codelists: plan.codelists.map(\.name))
    let outcome =
      answer.exclusion.map { "left out for \(plan.exclusions[$0].name)" }
      ?? (answer.isInNumerator
        ? "in the denominator and in the numerator"
        : answer.isInDenominator
          ? "in the denominator, not in the numerator" : "not in the denominator")
    let bundle = answer.bundle.map { "; the bundle: \($0.rawValue)" } ?? ""
    page.add("\(answer.index.text): \(outcome)\(bundle)", 0)
    for (element, status) in zip(plan.elements, answer.elements) {
      page.add("\(element.name): \(status.phrase)", 1)
    }
    for (name, amount) in [
      ("denominator", answer.amounts?.denominator), ("numerator", answer.amounts?.numerator),
    ] {
      if let amount { page.add("adds \(amount) to the \(name)", 1) }
    }
    if let value = answer.value { page.add("the value is \(value.plainText)", 1) }
    for part in parts where part.role != .stratum {
      let role = part.role.rawValue
      page.add(role == part.name ? role : "\(role) \(part.name)", 1)
      page.add(part.trace, 2)
    }
    return page.text
  }
}

/// Lines of a trace, indented.
private struct TracePage {
  let codelists: [String]
  private(set) var text = ""
  /// More rows than this of one set are counted and not listed.
  private static let rowsMost = 20

  /// The kinds that `medications` and `events` stand for in definitions.
  private static let medicines: Set<EventKind> = [
    .prescription, .dispensing, .administration, .medicationStatement,
  ]
  private static let findings: Set<EventKind> = [.clinical, .observation, .condition, .procedure]

  init(codelists: [String]) { self.codelists = codelists }

  mutating func add(_ line: String, _ depth: Int) {
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  /// A step, the rows it looked at, and the steps it is made of.
  mutating func add(_ trace: Trace, _ depth: Int) {
    add("\(shown(trace.value)): \(words(trace))", depth)
    for row in trace.rows.prefix(TracePage.rowsMost) { add("- \(words(row))", depth + 1) }
    if trace.rows.count > TracePage.rowsMost {
      add("- and \(trace.rows.count - TracePage.rowsMost) more", depth + 1)
    }
    for part in trace.parts where isWorthTelling(part) { add(part, depth + 1) }
  }

  /// Bounds and plain values stand in the line of what they are part of.
  private func isWorthTelling(_ trace: Trace) -> Bool {
    if !trace.rows.isEmpty { return true }
    switch trace.expression {
    case .condition(let condition):
      if case .literal = condition { return false }
      return true
    case .rows, .row: return true
    case .number, .time, .text: return trace.parts.contains { isWorthTelling($0) }
    }
  }

  private func shown(_ value: AnswerValue) -> String {
    let text = value.text
    return text.isEmpty ? "not known" : text
  }

  private func words(_ trace: Trace) -> String {
    let values = trace.parts.map { shown($0.value) }
    func between(_ sign: String) -> String {
      let sides = trace.parts.map { part in
        let name = name(part.expression)
        return name.isEmpty ? shown(part.value) : "\(name) \(shown(part.value))"
      }
      return sides.count == 2 ? "\(sides[0]) \(sign) \(sides[1])" : sides.joined(separator: ", ")
    }
    switch trace.expression {
    case .condition(let condition):
      switch condition {
      case .literal: return "as the definition says"
      case .not: return "not so"
      case .all: return "all of these"
      case .any: return "any of these"
      case .exists, .found: return "there is such a row"
      case .compareNumbers(_, let sign, _): return between(sign.rawValue)
      case .compareTimes(_, let sign, _): return between(sign.rawValue)
      case .compareTexts(_, let sign, _): return between(sign.rawValue)
      case .textIn(_, let texts):
        return "\(values.joined()) is one of \(texts.joined(separator: ", "))"
      case .numberIn(_, let numbers): return "\(values.joined()) is one of \(numbers)"
      case .codeIn(let lists): return "its code is in \(names(of: lists))"
      case .numberIsMissing, .timeIsMissing, .textIsMissing:
        return "\(trace.parts.map { name($0.expression) }.joined()) is missing"
      case .same: return "these are one row"
      case .pair: return "two rows lie close enough together"
      case .contains: return "one text contains the other"
      case .textAmong, .numberAmong, .timeAmong: return "the value is among those of the rows"
      case .of: return "of the row"
      case .choose: return "by cases"
      }
    case .rows(let rows):
      let bounds = trace.parts.map { shown($0.value) }
      let window = bounds.isEmpty ? "" : ", bounds \(bounds.joined(separator: " and "))"
      return "\(words(rows))\(window)"
    case .row(let row):
      switch row {
      case .first: return "the first of"
      case .last: return "the last of"
      case .index: return "the row that is counted"
      }
    case .number, .time, .text: return name(trace.expression)
    }
  }

  /// What a value is, in a few words.
  private func name(_ expression: Trace.Expression) -> String {
    switch expression {
    case .number(.elapsed(let unit, let from, let to)):
      "\(unit.rawValue) from \(name(.time(from))) to \(name(.time(to)))"
    case .number(.count): "count"
    case .number(.value): "value"
    case .number(.literal), .time(.literal), .text(.literal): ""
    case .number(.of(_, .value)): "its value"
    case .number: "number"
    case .time(.index): "the index day"
    case .time(.birth): "birth"
    case .time(.death): "death"
    case .time(.of(_, .date)): "its date"
    case .time: "time"
    case .text(.sex): "sex"
    case .text(.of(_, .organisation)): "its organisation"
    case .text: "text"
    case .condition, .row, .rows: ""
    }
  }

  private func names(of lists: [Int]) -> String {
    lists.map { codelists.indices.contains($0) ? codelists[$0] : "?" }.joined(separator: " or ")
  }

  private func words(_ rows: Rows) -> String {
    if let name = rows.recordName { return "records of \(name)" }
    return switch rows {
    case .table(.events(TracePage.medicines)): "medications"
    case .table(.events(TracePage.findings)): "events"
    case .table(.events(let kinds)): kinds.map(\.word).sorted().joined(separator: ", ")
    case .table(.intervals(let kinds)): kinds.map(\.word).sorted().joined(separator: ", ")
    case .coded(let inner, let lists): "\(words(inner)) in \(names(of: lists))"
    case .between(let inner, _, _): "\(words(inner)), within a window"
    case .inForce(let inner, _): "\(words(inner)), in force"
    case .filtered(let inner, _), .except(let inner, _):
      "\(words(inner)), as the definition narrows them"
    }
  }

  private func words(_ row: TracedRow) -> String {
    var words = [row.date.text, row.kind]
    if !row.end.text.isEmpty { words[0] += " to \(row.end.text)" }
    words += row.codings.map { "\($0.system) \($0.code)" }
    if let display = row.display { words.append(display) }
    if let value = row.value { words.append("value \(value.plainText)") }
    if let organisation = row.organisation { words.append("at \(organisation)") }
    return words.filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
