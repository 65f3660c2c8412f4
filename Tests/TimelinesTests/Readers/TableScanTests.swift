import Testing

@testable import Timelines

/// The taker of a test: keeps the cells of each row, and refuses rows with "bad" in the first.
private struct CellTaker: RowTaker {
  var rows: [[String]] = []

  mutating func prepare(_ dictionary: inout TimelineDictionary) {}

  mutating func take(
    _ text: Span<UInt8>, _ row: borrowing RowMarks, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary
  ) -> RowFault? {
    let cells = (0..<3).map { text.text(row.cell($0)) }
    if cells[0] == "bad" { return RowFault(.isBlank, column: 0) }
    rows.append(cells)
    return nil
  }
}

@Suite struct TableScanTests {
  private struct Found: Equatable {
    var rows: [[String]] = []
    var rejects: [String] = []
    var seen = 0
    var line = 1
  }

  private func read(_ text: [UInt8], pieceBytes: Int = .max, quote: UInt8? = 0x22) -> Found {
    var dialect = TableDialect()
    dialect.columns = ["a", "b", "c"]
    dialect.quote = quote
    var reader = TableReader(dialect, CellTaker())
    var batch = RecordBatch()
    var dictionary = TimelineDictionary()
    var rejects = RejectedRows()
    var start = 0
    var size = min(pieceBytes, text.count)
    while true {
      let end = min(start + size, text.count)
      let used = text.span.extracting(start..<end)
      let taken = reader.read(
        used, isLast: end == text.count, into: &batch, &dictionary, &rejects)
      start += taken
      if end == text.count { break }
      // A piece in which nothing was used grows.
      size = taken == 0 ? size * 2 : min(pieceBytes, text.count)
    }
    let shown = rejects.rows.map {
      "\($0.line) \($0.what): \(String(decoding: $0.bytes, as: UTF8.self))"
    }
    return Found(
      rows: reader.taker.rows, rejects: shown, seen: rejects.seen, line: reader.line)
  }

  private func read(_ text: String) -> Found { read(Array(text.utf8)) }

  @Test(arguments: [
    ("a,b,c\n1,2,3\n", [["1", "2", "3"]]),
    ("a,b,c\n1,2,3", [["1", "2", "3"]]),
    ("a,b,c\r\n1,2,3\r\n", [["1", "2", "3"]]),
    ("a,b,c\r\n1,2,3\r", [["1", "2", "3"]]),
    ("\u{FEFF}a,b,c\n1,2,3\n", [["1", "2", "3"]]),
    ("a,b,c\n\n1,2,3\n\r\n\n4,5,6\n\n", [["1", "2", "3"], ["4", "5", "6"]]),
    ("a,b,c\n,,\n", [["", "", ""]]),
    ("a,b,c\n1,\"2,\n\"\"x\"\"\",3\n4,5,6\n", [["1", "2,\n\"x\"", "3"], ["4", "5", "6"]]),
    ("a,b,c\n\"1\",\"2\",\"3\"\r\n", [["1", "2", "3"]]),
    ("a,b,c\n\"\",\"\",\"\"", [["", "", ""]]),
    ("a,b,c\n5\" pipe,2,3\n", [["5\" pipe", "2", "3"]]),
    ("a,b,c\n1\r2,2,3\n", [["1\r2", "2", "3"]]),
    ("a,\"b\nb\",c\n1,2,3\n", [["1", "2", "3"]]),
    ("a,b,c\n", []), ("a,b,c", []), ("", []),
  ])
  func `rows are found as RFC 4180 writes them`(text: String, rows: [[String]]) {
    #expect(read(text).rows == rows)
    #expect(read(text).rejects == [])
    #expect(read(text).seen == rows.count)
  }

  @Test(arguments: [
    ("a,b,c\n1,2\n4,5,6\n", "2 has fewer cells than the header: 1,2"),
    ("a,b,c\n1,2,3,4\r\n4,5,6\n", "2 has more cells than the header: 1,2,3,4"),
    ("a,b,c\nbad,2,3\r\n4,5,6\n", "2 is blank: bad,2,3"),
    ("a,b,c\n\n\n\"1\"x,2,3\n4,5,6\n", "4 has text after its closing quote: \"1\"x,2,3"),
    ("a,b,c\n4,5,6\n\"1,2,3\n", "3 begins with a quote that is never closed: \"1,2,3"),
    ("a,b,c\n4,5,6\n1,\"2,3", "3 begins with a quote that is never closed: 1,\"2,3"),
    ("a,b,c\n\"x\ny\",2\n4,5,6\n", "2 has fewer cells than the header: \"x\ny\",2"),
  ])
  func `a broken row is refused whole, and the next is read`(text: String, reject: String) {
    #expect(read(text).rejects == [reject])
    #expect(read(text).rows == [["4", "5", "6"]])
    #expect(read(text).seen == 2)
  }

  @Test func `lines are counted through quoted cells and blank lines`() {
    let found = read("a,b,c\n1,\"x\ny\",3\n\nbad,2,3\nbad,\"2\",3\n")
    #expect(found.rejects == ["5 is blank: bad,2,3", "6 is blank: bad,\"2\",3"])
    #expect(found.line == 7)
  }

  @Test func `without quotes a quote is part of its cell`() {
    let found = read(Array("a,b,c\n\"1,2\",3\n".utf8), quote: nil)
    #expect(found.rows == [["\"1", "2\"", "3"]])
  }

  @Test(arguments: 0..<60)
  func `what was written is read, in whatever pieces it comes`(seed: Int) {
    var random = TableRandom(seed: UInt64(seed))
    var text = "a,b,c\n"
    var rows: [[String]] = []
    let pieces = [
      "", "1", "2024-01-01", "\"", ",", "\n", "\r", "é", "long enough for a word", "x y",
    ]
    for _ in 0..<random.below(200) {
      let row = (0..<3).map { _ in
        (0..<random.below(4)).map { _ in pieces[random.below(pieces.count)] }.joined()
      }
      let cells = row.map { cell in
        let isPlain = !cell.contains { "\",\n\r".contains($0) || $0 == "\r\n" }
        return isPlain && random.below(3) > 0
          ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
      }
      text += cells.joined(separator: ",") + (random.below(5) == 0 ? "\r\n" : "\n")
      rows.append(row)
      if random.below(10) == 0 { text += "\n" }
    }
    let bytes = Array(text.utf8)
    let whole = read(bytes)
    #expect(whole.rows.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
    #expect(whole.rejects == [])
    for size in [1, 7, 64, 65, 1_000] { #expect(read(bytes, pieceBytes: size) == whole) }
  }

  @Test(arguments: 0..<200)
  func `any bytes at all are rows or rejects, the same in whatever pieces`(seed: Int) {
    var random = TableRandom(seed: UInt64(seed))
    let letters: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0x31, 0x00, 0xFF, 0xC3, 0x20]
    var bytes = Array("a,b,c\n".utf8)
    for _ in 0..<random.below(600) {
      bytes.append(
        random.below(8) == 0 ? UInt8(random.below(256)) : letters[random.below(letters.count)])
    }
    let whole = read(bytes)
    #expect(whole.rows.count + whole.rejects.count == whole.seen)
    for size in [3, 100] { #expect(read(bytes, pieceBytes: size) == whole) }
  }

  @Test(arguments: [("", Int.max), ("\"q\",", Int.max), ("", 4 << 20)])
  func `a row that does not end is cut and refused, and reading goes on`(
    start: String, pieceBytes: Int
  ) {
    let long = Array(start.utf8) + [UInt8](repeating: 0x78, count: CellLimits.rowBytes + 100)
    let found = read(
      Array("a,b,c\n1,2,3\n".utf8) + long + Array("\n4,5,6\n".utf8), pieceBytes: pieceBytes)
    #expect(found.rows == [["1", "2", "3"], ["4", "5", "6"]])
    #expect(found.seen == 4 && found.line == 5)
    #expect(found.rejects.count == 2)
    #expect(found.rejects.first?.hasPrefix("3 is a row of more than 16 MB: ") == true)
    let rest = String(repeating: "x", count: 100 + start.utf8.count)
    #expect(found.rejects.last == "3 has fewer cells than the header: " + rest)
  }
}
