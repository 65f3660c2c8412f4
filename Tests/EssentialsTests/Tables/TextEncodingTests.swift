import Essentials
import Testing

@Suite struct TextEncodingTests {
  private static let text = "ward,prix\ncafé – €,“5”\n😀,æøå\n"
  private static let cells = [["café – €", "“5”"], ["😀", "æøå"]]

  @Test(arguments: [false, true], [1, 2, 3, 5, 1000])
  func `UTF-16 with a byte-order mark is read, however it is cut`(isBig: Bool, size: Int) {
    var bytes: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in TextEncodingTests.text.utf16 {
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      bytes += isBig ? pair.reversed() : pair
    }
    let reader = read(bytes, chunk: size)
    #expect(reader.cells == TextEncodingTests.cells)
    #expect(reader.notes == ["read as UTF-16\(isBig ? "BE" : "LE")"])
  }

  @Test(arguments: [false, true], [1, 2, 3, 5, 1000])
  func `UTF-8 is read with and without a byte-order mark`(hasMark: Bool, size: Int) {
    let bytes = (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(TextEncodingTests.text.utf8)
    let reader = read(bytes, chunk: size)
    #expect(reader.cells == TextEncodingTests.cells)
    #expect(reader.columns == ["ward", "prix"])
    #expect(reader.notes == [])
  }

  @Test(arguments: [1, 2, 3, 1000])
  func `bytes that are not UTF-8 are read as Windows-1252 and said`(size: Int) {
    // café, an en dash, a pound and a euro sign.
    let bytes = Array("a,b\ncaf".utf8) + [0xE9, 0x2C, 0x96, 0xA3, 0x80, 0x0A]
    let reader = read(bytes, chunk: size)
    #expect(reader.cells == [["café", "–£€"]])
    #expect(reader.notes == ["not UTF-8: read as Windows-1252"])
  }

  @Test func `broken UTF-8 after a byte-order mark is mended and said`() {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("a,b\n1,".utf8) + [0xFF, 0x0A]
    let table = Table(bytes, file: "f.csv")
    #expect(table.cells == [["1", "\u{FFFD}"]])
    #expect(table.notes == ["some bytes are no valid text and were replaced by �"])
  }

  @Test func `half a pair at the end of UTF-16 is no crash`() {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x3D, 0xD8, 0x00]
    #expect(Table(bytes, file: "f.csv").columns == ["a"])
  }

  private func read(_ bytes: [UInt8], chunk: Int) -> ChunkedRead {
    ChunkedRead(bytes, chunk: chunk)
  }
}

/// A table read in chunks, gathered.
struct ChunkedRead {
  var cells: [[String]] = []
  var lines: [Int] = []
  var reader: TableReader

  var columns: [String] { reader.columns }
  var notes: [String] { reader.notes }

  init(_ bytes: [UInt8], chunk: Int, options: TableOptions = TableOptions()) {
    reader = TableReader(file: "f.csv", options: options)
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      reader.read(bytes[start..<min(start + chunk, bytes.count)].span)
      gather()
    }
    reader.finish()
    gather()
  }

  private mutating func gather() {
    for row in 0..<reader.rows.count {
      cells.append(reader.columns.indices.map { reader.rows.text(row: row, column: $0) })
      lines.append(reader.rows.line(ofRow: row))
    }
  }
}
