import EarlyWarning
public import Essentials

/// Scores a table of any length, chunk by chunk: bytes go in, bytes come out.
///
///     var scoring = TableScoring(try .named("news2"), file: "obs.csv", output: .csv)
///     while let chunk = next() {
///       try scoring.take(chunk.span)
///       write(scoring.drain())
///     }
///     try scoring.finish()
///     write(scoring.drain())
public struct TableScoring: Sendable {
  /// What is written for each set.
  public enum Output: Hashable, Sendable {
    /// Nothing: the sets are only counted.
    case none
    /// The columns of the input with those of the score.
    case csv
    /// The same with tabs between the cells.
    case tsv
    /// One document of JSON.
    case json
  }

  /// The score and its charts.
  public let family: ScoreFamily
  /// What became of the sets so far.
  public private(set) var run: ScoreRun
  /// What people should know about how the table was read.
  public private(set) var notes: [String] = []
  /// Cells that could not be understood, with their places.
  public private(set) var problems = InputProblems()
  /// The set of the row that was asked for, once it has come.
  public private(set) var picked: ScoredSet?

  private let file: String
  private let output: Output
  private let options: TableReading
  private let pickedRow: Int?
  private var table: TableReader
  private var reader: SetReader?
  private var csv: ScoredTable?
  private var json: ScoreDocument?
  private var row = 0
  private var saidOnce: SaidOnce = []

  /// Scoring of one file.
  ///
  /// - Parameters:
  ///   - family: The score.
  ///   - file: The name of the file, for messages.
  ///   - output: What is written for each set.
  ///   - options: How the table is to be read.
  ///   - pickedRow: A row to keep, counted from 1.
  public init(
    _ family: ScoreFamily, file: String, output: Output, options: TableReading = TableReading(),
    pickedRow: Int? = nil
  ) {
    self.family = family
    self.file = file
    self.output = output
    self.options = options
    self.pickedRow = pickedRow
    run = ScoreRun(family)
    table = TableReader(file: file, options: TableOptions(delimiter: options.delimiter))
  }

  /// Takes the next bytes of the file.
  ///
  /// - Throws: ``ScoringError`` when the columns cannot be told apart.
  public mutating func take(_ chunk: Span<UInt8>) throws(ScoringError) {
    table.read(chunk)
    try takeRows()
  }

  /// Says that there are no more bytes.
  ///
  /// - Throws: ``ScoringError`` when there was nothing to score.
  public mutating func finish() throws(ScoringError) {
    table.finish()
    try takeRows()
    guard reader != nil else {
      if !table.problems.isEmpty { throw .unreadable(table.problems) }
      throw .emptyTable(file: file)
    }
    if let pickedRow, picked == nil { throw .noSuchRow(pickedRow, count: row) }
    let lines = problemLines
    json?.finish(run, problems: lines)
  }

  /// Gives up what was written so far.
  public mutating func drain() -> [UInt8] {
    (csv?.drain() ?? []) + (json?.drain() ?? [])
  }

  /// Problems of the file and of its cells, one a line; the first of each kind whole.
  public var problemLines: [String] {
    var lines = (table.problems.first + problems.first).map(\.description)
    let rest = table.problems.restCount + problems.restCount
    if rest > 0 { lines.append("and \(NumberFormat.text(rest)) more") }
    return lines
  }

  /// How many rows were left out or hold a cell that could not be understood.
  public var problemCount: Int { table.problems.count + problems.count }

  private mutating func takeRows() throws(ScoringError) {
    guard !table.columns.isEmpty else { return }
    if reader == nil { try start() }
    guard let reader else { return }
    let rows = table.rows
    let isNamed = output == .json || pickedRow != nil
    for place in 0..<rows.count {
      row += 1
      let set = reader.set(rows, place, isNamed: isNamed)
      run.add(set)
      report(set, reader, rows, place)
      if row == pickedRow { picked = set }
      guard output != .none else { continue }
      if json != nil {
        json?.append(
          set, row: row, line: rows.line(ofRow: place), saidOnce: saidOnce)
      } else {
        csv?.append(
          ScoredWords(set, family, saidOnce: saidOnce), rows, place)
      }
    }
  }

  private mutating func start() throws(ScoringError) {
    let reader = try SetReader(
      family, file: file, columns: table.columns, rows: table.rows, options: options)
    self.reader = reader
    // What no row can say is said once, and not in every row.
    if reader.match[.spo2Scale] == nil { saidOnce.insert(.scale) }
    if !reader.isAgeKnown { saidOnce.insert(.age) }
    notes = table.notes + reader.notes + reader.assumptions
    switch output {
    case .none: break
    case .csv, .tsv:
      let delimiter = output == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t")
      let csv = ScoredTable(family, columns: table.columns, delimiter: delimiter)
      notes += csv.notes
      self.csv = csv
    case .json: json = ScoreDocument(family, source: file, notes: notes)
    }
  }

  /// Keeps the place of every cell that could not be understood.
  private mutating func report(_ set: ScoredSet, _ reader: SetReader, _ rows: Rows, _ place: Int) {
    guard case .refused(let refusals) = set.result else { return }
    for refusal in refusals {
      guard case .unreadable(let input, let text) = refusal else { continue }
      let role = family.inputName(input)
      problems.append(
        reader.problem(role, text, file: file, line: rows.line(ofRow: place)))
    }
    for note in set.notes where note.isObstacle {
      switch note {
      case .ageUnreadable(let text):
        problems.append(reader.problem("age", text, file: file, line: rows.line(ofRow: place)))
      case .unreadable(let column, let text):
        problems.append(reader.problem(column, text, file: file, line: rows.line(ofRow: place)))
      case .noSuchChart(let text):
        problems.append(reader.problem("chart", text, file: file, line: rows.line(ofRow: place)))
      default: break
      }
    }
  }
}
