/// The header of a table: the names of its columns, and how its cells are written.
struct TableHeader: Sendable {
  /// How the table is written.
  let dialect: TableDialect
  /// The header's bytes up to its line end, without a byte order mark.
  let bytes: [UInt8]
  /// The names as layouts write them.
  let plainNames: [String]

  /// The header that the first bytes of a file hold, with each sign that may stand between cells.
  static func readings(of first: [UInt8]) -> [TableHeader] {
    [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")].compactMap {
      TableHeader(first, delimiter: $0)
    }
  }

  private init?(_ first: [UInt8], delimiter: UInt8) {
    let text = first.span
    var place = first.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    while place < first.count, first[place] == 0x0A || first[place] == 0x0D {
      if first[place] == 0x0A { line += 1 }
      place += 1
    }
    var dialect = TableDialect()
    dialect.delimiter = delimiter
    var row = QuotedRow()
    let outcome = row.scan(
      text, from: place, isLast: true, delimiter: delimiter, quote: dialect.quote)
    guard case .row = outcome, row.cellCount <= TableHeader.columnsMost else { return nil }
    dialect.columns = (0..<row.cellCount).map { column in
      row.bytes.span.text(row.bytes.span.trimmed(row.marks.cell(column)))
    }
    dialect.headerLine = line + row.lineEnds - 1
    self.dialect = dialect
    var end = row.end
    if end > place, first[end - 1] == 0x0D { end -= 1 }
    bytes = Array(first[place..<end])
    plainNames = dialect.columns.map(TableLayout.plain)
  }

  /// More columns than any table of records has.
  private static let columnsMost = 1_000

  /// The header of a table without quotes, as vocabularies of OMOP are handed out.
  var withoutQuotes: TableDialect {
    var dialect = dialect
    dialect.quote = nil
    return dialect
  }
}
