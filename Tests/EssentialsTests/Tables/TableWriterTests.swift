import Essentials
import Testing

@Suite struct TableWriterTests {
  @Test(arguments: [
    (["a", "b"], "a,b\r\n"), (["a,b", "c\"d"], "\"a,b\",\"c\"\"d\"\r\n"),
    (["two\nlines", " space "], "\"two\nlines\",\" space \"\r\n"), (["", ""], "\"\",\r\n"),
    ([""], "\"\"\r\n"), (["=1+1", "@x"], "'=1+1,'@x\r\n"),
    (["-5", "+3.5", "-5%"], "-5,+3.5,-5%\r\n"),
    (["-x", "+cmd|' /C calc'!A0"], "'-x,'+cmd|' /C calc'!A0\r\n"), (["\tx"], "\"'\tx\"\r\n"),
    (["=a,b"], "\"'=a,b\"\r\n"), (["-1+2"], "'-1+2\r\n"), (["1;2"], "1;2\r\n"),
  ])
  func `rows are written as RFC 4180 has it, and formulas are disarmed`(
    cells: [String], text: String
  ) {
    var writer = TableWriter()
    writer.append(cells)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
  }

  @Test func `mark, delimiter, line end and guard can be set`() {
    var writer = TableWriter(
      delimiter: ";", lineEnd: .lf, byteOrderMark: true, guardsFormulas: false)
    writer.append(["=a", "b;c", "d,e"])
    #expect(writer.bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    #expect(String(decoding: writer.bytes.dropFirst(3), as: UTF8.self) == "=a;\"b;c\";d,e\n")
  }

  @Test(arguments: [",", ";", "\t", "|"] as [Unicode.Scalar])
  func `what is written reads back the same`(delimiter: Unicode.Scalar) {
    var random = EssentialsRandom(seed: 10)
    let alphabet = Array("ab1 ,;|\t\"\n\ré–'=-😀\u{A0}\u{FEFF}\u{0}")
    for round in 0..<400 {
      let width = 1 + random.below(4)
      var cells = [(0..<width).map { "name \($0)" }]
      for _ in 0..<random.below(8) {
        cells.append(
          (0..<width).map { _ in
            String((0..<random.below(6)).map { _ in alphabet[random.below(alphabet.count)] })
          })
      }
      var writer = TableWriter(
        delimiter: delimiter, lineEnd: round % 2 == 0 ? .crlf : .lf,
        byteOrderMark: round % 3 == 0, guardsFormulas: false)
      for row in cells { writer.append(row) }
      let options = TableOptions(delimiter: delimiter, header: .onLine(1))
      let table = Table(writer.bytes, file: "f.csv", options: options)
      #expect([table.columns] + table.cells == cells)
      #expect(table.problems.isEmpty)
    }
  }
}
