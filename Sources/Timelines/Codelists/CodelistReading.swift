public import Essentials

/// A codelist read from a table, with what is wrong with the table.
public struct CodelistReading: Sendable {
  /// The list of all rows that can be used.
  public let codelist: Codelist
  /// The column that holds the codes.
  public let codeColumn: String
  /// The column that holds the terms.
  public let termColumn: String?
  /// Rows that cannot be used, and why.
  public let problems: InputProblems
  /// The lines of rows without a code.
  public let blankLines: [Int]
  /// What people should know about how the file was read.
  public let notes: [String]

  /// Reads the bytes of a CSV file.
  ///
  /// The column of codes is found by its name, the system by that name, a column `system`, or the
  /// shape of the codes.
  ///
  /// - Parameters:
  ///   - bytes: The file, with a row of names.
  ///   - file: Its name, for messages and for the list's own name.
  ///   - codeColumn: The column of codes, where it is to be another than would be found.
  ///   - system: The code system, where it is to be another than would be found.
  /// - Throws: Why there is no list at all: no table, no such column, or a system nobody can tell.
  public init(
    csv bytes: [UInt8], file: String, codeColumn: String? = nil, system: String? = nil
  ) throws(InputProblems) {
    let table = Table(bytes, file: file)
    guard !table.columns.isEmpty else { throw table.problems }
    let columns = try CodelistColumns(table, codeColumn: codeColumn)
    var problems = table.problems
    var blank: [Int] = []
    var entries: [Codelist.Entry] = []
    for row in 0..<table.rows.count {
      let entry = columns.entry(table.rows, row)
      if entry.code.isEmpty {
        blank.append(entry.line)
        problems.append(
          InputProblem(
            file: file, line: entry.line, column: table.columns[columns.code],
            columnNumber: columns.code + 1, value: table.rows.text(row: row, column: columns.code),
            what: "is no code", remedy: "give the row its code, or take it out"))
      } else {
        entries.append(entry)
      }
    }
    let name = CodelistReading.stem(of: file)
    let found = try CodelistReading.settle(&entries, columns, table, name: name, system: system)
    codelist = Codelist(
      name: name, system: found, columns: columns.others.map { table.columns[$0] },
      entries: entries)
    self.codeColumn = table.columns[columns.code]
    termColumn = columns.term.map { table.columns[$0] }
    self.problems = problems
    blankLines = blank
    notes = table.notes
  }

  /// Gives every row its system, and says which most have.
  private static func settle(
    _ entries: inout [Codelist.Entry], _ columns: CodelistColumns, _ table: Table, name: String,
    system: String?
  ) throws(InputProblems) -> String {
    let given = system ?? columns.namedSystem(table)
    let hints = [name.lowercased()]
    let guess = given ?? CodeShape.system(of: entries.map(\.code), hints: hints)
    let isSaid = columns.system != nil && system == nil
    guard let main = guess ?? (isSaid || entries.isEmpty ? "" : nil) else {
      throw InputProblems(
        InputProblem(
          file: table.file, column: table.columns[columns.code], columnNumber: columns.code + 1,
          value: entries.first?.code, what: "is of no code system that is recognised",
          remedy: "add a column \"system\" that says it: snomed, dmd, bnf, icd10, loinc, atc…"))
    }
    for place in entries.indices where !isSaid || entries[place].system.isEmpty {
      entries[place].system = CodeSystem.word(for: main)
    }
    guard isSaid else { return CodeSystem.word(for: main) }
    let counts = entries.reduce(into: [:]) { $0[$1.system, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? main
  }

  /// The name of a file without its folders and its ending.
  static func stem(of file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}

extension Codelist {
  /// Reads the bytes of a CSV file in which every row can be used.
  ///
  /// - Throws: Every row that cannot be used; a list that lost a row would count wrongly.
  public init(
    csv bytes: [UInt8], file: String, codeColumn: String? = nil, system: String? = nil
  ) throws(InputProblems) {
    let reading = try CodelistReading(
      csv: bytes, file: file, codeColumn: codeColumn, system: system)
    guard reading.problems.isEmpty else { throw reading.problems }
    self = reading.codelist
  }
}
