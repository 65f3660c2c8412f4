import Essentials

/// What the x of a table means: dates, or the order of named rows.
enum XScale: Hashable, Sendable {
  /// Dates that stand for periods of a kind; weeks need not start on Monday.
  case dates(Period.Kind)
  /// The order of the rows, whatever their names.
  case order

  /// Whether absent periods can be told from the dates there are.
  var isRegular: Bool {
    switch self {
    case .dates(.day), .order: false
    case .dates: true
    }
  }

  /// The position of the period after one at `position`.
  func next(after position: Int) -> Int {
    switch self {
    case .order, .dates(.day): position + 1
    case .dates(.week): position + 7
    case .dates(let kind):
      Period(kind, containing: Day(number: position)).next.firstDay.number
    }
  }

  /// The position as machines read it: an ISO date, or the name of the row.
  func text(_ position: Int, name: String) -> String {
    self == .order ? name : Day(number: position).isoText
  }

  /// The position as people read it in a sentence.
  func words(_ position: Int, name: String) -> String {
    switch self {
    case .order: name
    case .dates(.day), .dates(.week): Day(number: position).text
    case .dates(let kind): Period(kind, containing: Day(number: position)).longLabel
    }
  }
}

/// The x of every row of a table.
struct XColumn {
  let scale: XScale
  /// How the dates are written, where they are dates.
  let form: DateForm?
  /// For each row its position; `nil` where the cell holds no date.
  let positions: [Int?]
  /// For each row what the cell says.
  let names: [String]
  let notes: [String]
  let problems: InputProblems

  /// Reads a column as dates when it looks like dates, otherwise as names in order.
  init(_ column: TableColumn?, rows: Int) {
    guard let column else {
      scale = .order
      form = nil
      positions = Array(0..<rows)
      names = (1...max(1, rows)).map(String.init)
      notes = []
      problems = InputProblems()
      return
    }
    names = (0..<rows).map { column.text($0).withoutControls }
    if let dates = DateColumn(column), dates.readCount * 2 > rows - dates.missingCount,
      Self.isLikely(dates)
    {
      scale = .dates(dates.likelyKind)
      form = dates.form
      positions = dates.days.map { $0?.number }
      notes = dates.notes.map { "column \"\(column.name)\": \($0)" }
      var found = dates.problems(in: column)
      for row in 0..<rows where dates.days[row] == nil {
        guard !dates.failures.contains(where: { $0.row == row }) else { continue }
        found.append(column.problem(row: row, "holds no date", remedy: "the row is left out"))
      }
      problems = found
    } else {
      scale = .order
      form = nil
      positions = Array(0..<rows)
      notes = []
      problems = InputProblems()
    }
  }

  /// Whether numbers of five digits are likelier to be Excel's days than numbers of cases.
  private static func isLikely(_ dates: DateColumn) -> Bool {
    guard dates.form == .excelSerial else { return true }
    return dates.days.allSatisfy { $0.map { (1970...2099).contains($0.year) } ?? true }
  }
}

extension String {
  /// The text with blanks for control characters, which a terminal might obey.
  var withoutControls: String {
    let isControl = { (scalar: Unicode.Scalar) in
      scalar.properties.generalCategory == .control
    }
    guard unicodeScalars.contains(where: isControl) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { isControl($0) ? " " : $0 }))
  }
}
