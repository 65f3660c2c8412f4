import Essentials
import Testing

@Suite struct TableReaderTests {
  @Test func `a large table read in chunks is the table read whole`() {
    var random = EssentialsRandom(seed: 7)
    var text = "Title\nmonth,ward,n\n"
    for row in 0..<15_000 {
      let note = ["plain", "\"two\nlines\"", "\"a \"\"b\"\"\"", "", "\"x,y\"", "é"][random.below(6)]
      text += "\(row),\(note),\(random.below(100))"
      text += ["\n", "\r\n", "\r", ",9\n"][random.below(4)]
    }
    let bytes = Array(text.utf8)
    let whole = Table(bytes, file: "f.csv")
    #expect(bytes.count > 3 << 16)
    #expect(whole.rows.count + whole.rejectedRowCount == 15_000)
    for chunk in [1_000, 4_097, 1 << 16, 1 << 20] {
      let read = ChunkedRead(bytes, chunk: chunk)
      #expect(read.cells == whole.cells)
      #expect(read.lines == (0..<whole.rows.count).map { whole.rows.line(ofRow: $0) })
      #expect(read.reader.problems == whole.problems)
      #expect(read.notes == whole.notes)
    }
  }

  @Test func `faults are the same however the file is cut`() {
    var random = EssentialsRandom(seed: 8)
    let alphabet = Array("ab,\"\n\r".utf8)
    let filler = Array(String(repeating: "a,b\n", count: 17_000).utf8)
    for _ in 0..<8 {
      let broken = (0..<400).map { _ in alphabet[random.below(alphabet.count)] }
      let bytes = filler + broken + Array("\nc,d\n".utf8)
      let whole = Table(bytes, file: "f.csv")
      for chunk in [1 << 16, 997] {
        let read = ChunkedRead(bytes, chunk: chunk)
        #expect(read.cells == whole.cells)
        #expect(read.reader.problems == whole.problems)
      }
    }
  }

  @Test(arguments: [TableOptions.Header.found, .absent, .onLine(2)])
  func `random bytes never crash the reader, and every line is accounted for`(
    header: TableOptions.Header
  ) {
    var random = EssentialsRandom(seed: 9)
    let alphabet = Array("a1,;\t|\"\n\r é".utf8) + [0xFF, 0xFE, 0xC3, 0x00]
    let limits = TableLimits(cellBytes: 40, rowBytes: 90, columns: 6)
    for round in 0..<1_500 {
      let bytes = (0..<random.below(300)).map { _ in
        round % 2 == 0 ? UInt8(random.below(256)) : alphabet[random.below(alphabet.count)]
      }
      let table = Table(
        bytes, file: "f.csv", options: TableOptions(header: header, limits: limits))
      for row in table.cells { #expect(row.count == table.columns.count) }
      #expect(Set(table.columns).count == table.columns.count)
      #expect(!table.columns.isEmpty || !table.problems.isEmpty)
      for index in table.columns.indices {
        _ = NumberColumn(table.column(at: index))
        _ = DateColumn(table.column(at: index))
      }
      let options = TableOptions(header: header, limits: limits)
      #expect(ChunkedRead(bytes, chunk: 7, options: options).cells == table.cells)
    }
  }

  @Test func `memory holds a chunk and a row, and no more`() {
    var reader = TableReader(file: "f.csv")
    let chunk = Array(String(repeating: "12,34\n", count: 20_000).utf8)
    var rowCount = 0
    for _ in 0..<20 {
      reader.read(chunk.span)
      rowCount += reader.rows.count
      #expect(reader.rows.bytes.count <= chunk.count + 6)
    }
    reader.finish()
    #expect(rowCount + reader.rows.count == 20 * 20_000 - 1)
  }

  @Test func `an endless row is given up and the file goes on`() {
    let limits = TableLimits(cellBytes: 1 << 20, rowBytes: 200_000, columns: 1 << 20)
    let bytes = Array(("a,b\n1,2\n" + String(repeating: "a\",\"\n", count: 200_000) + "3,4\n").utf8)
    let options = TableOptions(header: .onLine(1), limits: limits)
    let read = ChunkedRead(bytes, chunk: 1 << 16, options: options)
    #expect(read.cells.first == ["1", "2"])
    #expect(read.reader.problems.first.contains { $0.what == "the row is too long" })
  }
}
