public import Essentials

/// A table of adoption: units with dated stages, one step a row or one unit a row.
///
/// One step a row has a column of units, one of stages and one of dates. One unit a row has a
/// column of dates for each stage, named after it. Other columns are attributes of units. A unit
/// without a stage is one that has not been approached.
public struct AdoptionFile: Sendable {
  /// The units in the order in which they first appear.
  public private(set) var units: [AdoptionUnit] = []
  /// The attributes, by the names of their columns.
  public private(set) var attributes: [String] = []
  /// How the table was understood.
  public private(set) var notes: [String] = []
  /// What could not be used.
  public private(set) var problems = InputProblems()

  private let table: Table
  private var order: [String] = []
  private var found: [String: Unit] = [:]

  private struct Unit {
    var attributes: [String: String] = [:]
    var steps: [AdoptionUnit.Step] = []
  }

  private static let unitNames: Set<String> = [
    "unit", "organisation", "site", "provider", "practice", "care home", "home", "trust", "ward",
    "code", "ods code", "name",
  ]
  private static let stageNames: Set<String> = ["stage", "status", "state"]
  private static let dateNames: Set<String> = ["date", "day", "month", "from", "since", "when"]
  private static let reasonNames: Set<String> = ["reason", "why", "note"]

  /// Reads a table.
  ///
  /// - Throws: ``InputProblem`` when the table has no column of units, or none of stages.
  public init(_ table: Table) throws(InputProblem) {
    self.table = table
    problems = table.problems
    notes = table.notes
    let names = table.columns.map(AdoptionState.plain)
    guard !table.columns.isEmpty, table.rows.count > 0 else {
      throw InputProblem(
        file: table.file, what: "holds no rows", remedy: "one row for each step of a unit")
    }
    guard let unit = names.firstIndex(where: Self.unitNames.contains) else {
      throw InputProblem(
        file: table.file, what: "has no column of units",
        remedy: "name one unit, organisation or site")
    }
    let reason = names.firstIndex(where: Self.reasonNames.contains)
    if let stage = names.firstIndex(where: Self.stageNames.contains) {
      guard let date = names.firstIndex(where: Self.dateNames.contains) else {
        throw InputProblem(
          file: table.file, what: "has stages and no column of their dates", remedy: "name one date"
        )
      }
      keepAttributes(leaving: [unit, stage, date, reason])
      readSteps(unit: unit, stage: stage, date: date, reason: reason)
    } else {
      let stages = names.indices.compactMap { index in
        Self.stage(ofColumn: names[index]).map { (index, $0) }
      }
      guard !stages.isEmpty else {
        throw InputProblem(
          file: table.file, what: "has no column of stages",
          remedy: "name one stage, or give a column of dates for each, such as engaged and adopted")
      }
      keepAttributes(leaving: stages.map(\.0) + [unit, reason])
      readUnits(unit: unit, stages: stages, reason: reason)
    }
    units = order.map { name in
      let unit = found[name] ?? Unit()
      return AdoptionUnit(name: name, attributes: unit.attributes, steps: unit.steps)
    }
  }

  /// The stage that a column of dates is named after: "adopted", "date adopted", "adopted on".
  private static func stage(ofColumn name: String) -> AdoptionState? {
    let words = name.split(separator: " ").filter { !["date", "on", "day", "from"].contains($0) }
    let word = words.joined(separator: " ")
    return word.allSatisfy(\.isNumber) ? nil : AdoptionState(word)
  }

  private mutating func keepAttributes(leaving used: [Int?]) {
    let taken = Set(used.compactMap { $0 })
    attributes = table.columns.indices.filter { !taken.contains($0) }.map { table.columns[$0] }
  }

  // MARK: One step a row

  private mutating func readSteps(unit: Int, stage: Int, date: Int, reason: Int?) {
    let dates = DateColumn(table.column(at: date))
    report(dates, date)
    var repeated = 0
    for row in 0..<table.rows.count {
      guard let name = readUnit(row, unit) else { continue }
      let text = table.column(at: stage).text(row)
      let day = dates.flatMap { $0.days[row] }
      if text.isEmpty, day == nil { continue }
      guard let state = AdoptionState(text) else {
        problems.append(
          table.column(at: stage).problem(
            row: row, "is no stage", remedy: "one of \(AdoptionState.known.joined(separator: ", "))"
          ))
        continue
      }
      guard let day else {
        let isStart = state == .stage(.notApproached)
        let isFailure = dates.map { $0.failures.contains { $0.row == row } } ?? false
        if !isStart, !isFailure {
          problems.append(
            table.column(at: date).problem(
              row: row, "has no date, so the step is left out",
              remedy: "when was the stage reached?"
            ))
        }
        continue
      }
      let step = AdoptionUnit.Step(day: day, state: state, reason: cell(row, reason))
      if found[name]?.steps.contains(where: { $0.day == day && $0.state == state }) ?? false {
        repeated += 1
      } else {
        found[name]?.steps.append(step)
      }
    }
    notes.append("one step a row: units in \"\(table.columns[unit])\"")
    if repeated > 0 {
      notes.append("\(repeated == 1 ? "1 row repeats" : "\(repeated) rows repeat") a step")
    }
  }

  // MARK: One unit a row

  private mutating func readUnits(
    unit: Int, stages: [(column: Int, state: AdoptionState)], reason: Int?
  ) {
    let dates = stages.map { DateColumn(table.column(at: $0.column)) }
    for (stage, column) in zip(stages, dates) { report(column, stage.column) }
    for row in 0..<table.rows.count {
      if let known = found[table.column(at: unit).text(row)], !known.steps.isEmpty {
        problems.append(
          table.column(at: unit).problem(
            row: row, "stands in more than one row, and this one is left out",
            remedy: "one row for each unit, or one for each step with a column stage"))
        continue
      }
      guard let name = readUnit(row, unit) else { continue }
      for (stage, column) in zip(stages, dates) {
        guard let day = column.flatMap({ $0.days[row] }) else { continue }
        let step = AdoptionUnit.Step(day: day, state: stage.state, reason: cell(row, reason))
        found[name]?.steps.append(step)
      }
    }
    let names = stages.map { "\"\(table.columns[$0.column])\"" }.joined(separator: ", ")
    notes.append("one unit a row: stages in \(names)")
  }

  // MARK: Cells

  /// The unit of a row, with its attributes; `nil` where the cell is blank.
  private mutating func readUnit(_ row: Int, _ column: Int) -> String? {
    let name = table.column(at: column).text(row)
    guard !name.isEmpty else {
      problems.append(
        table.column(at: column).problem(
          row: row, "names no unit, so the row is left out", remedy: "a name or code"))
      return nil
    }
    if found[name] == nil {
      order.append(name)
      found[name] = Unit()
    }
    for attribute in attributes {
      guard let cells = table.column(named: attribute) else { continue }
      let text = cells.text(row)
      guard !text.isEmpty else { continue }
      let before = found[name]?.attributes[attribute]
      if before == nil {
        found[name]?.attributes[attribute] = text
      } else if before != text {
        problems.append(
          cells.problem(
            row: row, "differs from \(before ?? "") before, which is kept",
            remedy: "one value for a unit"))
      }
    }
    return name
  }

  private func cell(_ row: Int, _ column: Int?) -> String {
    column.map { table.column(at: $0).text(row) } ?? ""
  }

  private mutating func report(_ dates: DateColumn?, _ column: Int) {
    guard let dates else {
      let cells = table.column(at: column)
      if let row = (0..<cells.count).first(where: { !cells.text($0).isEmpty }) {
        problems.append(cells.problem(row: row, "is not a date", remedy: "such as 2025-03-31"))
      }
      return
    }
    problems.append(contentsOf: dates.problems(in: table.column(at: column)))
    notes += dates.notes.map { "column \"\(table.columns[column])\": \($0)" }
  }
}
