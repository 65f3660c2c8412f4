/// A whole table in memory: named columns, and rows of cells kept as bytes.
///
///     let table = Table(bytes, file: "falls.csv")
///     let falls = table.column(named: "falls").map { NumberColumn($0) }
public struct Table: Hashable, Sendable {
  /// The name of the file, for messages.
  public let file: String
  /// The names of the columns, all different; empty only where nothing could be read, and then
  /// ``problems`` says why.
  public let columns: [String]
  /// The rows that are sound, each with as many cells as there are columns.
  public let rows: Rows
  /// The sign between cells.
  public let delimiter: Unicode.Scalar?
  /// How the file's characters are written.
  public let encoding: TextEncoding
  /// The line with the names of the columns.
  public let headerLine: Int?
  /// What people should know about how the file was read.
  public let notes: [String]
  /// What is wrong with the file; the rows concerned are left out.
  public let problems: InputProblems
  /// The number of rows left out because they are broken.
  public let rejectedRowCount: Int

  /// Reads the bytes of a file, at most 2 GiB.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public init(_ bytes: [UInt8], file: String, options: TableOptions = TableOptions()) {
    var reader = TableReader(file: file, options: options)
    reader.take(bytes.span, isLast: true)
    self.file = file
    columns = reader.columns
    rows = reader.rows
    delimiter = reader.delimiter
    encoding = reader.encoding
    headerLine = reader.headerLine
    notes = reader.notes
    problems = reader.problems
    rejectedRowCount = reader.rejectedRowCount
  }

  /// The column at `index`, counted from 0.
  ///
  /// - Precondition: there is such a column.
  public func column(at index: Int) -> TableColumn {
    TableColumn(file: file, name: columns[index], index: index, rows: rows)
  }

  /// The column called `name`: exactly, or else but for capital letters and space at the ends.
  public func column(named name: String) -> TableColumn? {
    if let index = columns.firstIndex(of: name) { return column(at: index) }
    let wanted = Array(name.utf8)
    let bytes = wanted.span
    let range = bytes.trimmed(0..<bytes.count)
    for (index, own) in columns.enumerated() where bytes.equals(own, in: range) {
      return column(at: index)
    }
    return nil
  }
}
