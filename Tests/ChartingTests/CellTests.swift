import Charting
import ControlCharts
import Schemas
import Testing

@Suite struct CellTests {
  @Test(arguments: [
    ("1,234", 1234.0), ("1 234", 1234), ("12%", 0.12), ("12.5 %", 0.125), ("£3", 3), ("(4)", -4),
    ("-4", -4), ("\u{2212}4", -4), ("1e3", 1000), (" 5 ", 5), ("0.1", 0.1),
    ("1234567890123456", 1_234_567_890_123_456),
  ])
  func `numbers are read as people write them`(cell: String, value: Double) throws {
    let set = try chart("month,falls\n2024-01,\"\(cell)\"\n2024-02,\"\(cell)\"\n")
    #expect(try set.ys() == [value, value])
  }

  @Test(arguments: ["", "NA", "n/a", "-", "no data", "#N/A", "null"])
  func `a missing cell is a gap and never a zero`(cell: String) throws {
    let set = try chart("month,falls\n2024-01,3\n2024-02,\(cell)\n2024-03,5\n")
    #expect(try set.ys() == [3, nil, 5])
    #expect(try set.points()[1]["suppressed"] == .truth(false))
    #expect(set.problems == [])
  }

  @Test(arguments: ["*", "<5", "[c]", "suppressed", "fewer than 10"])
  func `a suppressed cell is a gap that says so`(cell: String) throws {
    let set = try chart("month,falls\n2024-01,3\n2024-02,\(cell)\n2024-03,5\n")
    #expect(try set.ys() == [3, nil, 5])
    #expect(try set.points().map { $0["suppressed"].isTrue } == [false, true, false])
    #expect(set.notes.contains("column \"falls\": 1 value withheld at the source"))
  }

  @Test func `percentages are held as fractions and shown as percentages`() throws {
    let values = Monthly.calm.map { "8\($0.suffix(1))%" }
    let set = try chart(Monthly.table(values, column: "on time")) {
      $0.targets = ["90"]
      $0.direction = .higher
    }
    #expect(try set.ys().first == 0.80)
    #expect(try set.points()[0]["target"].number == 0.9)
    #expect(set.summary().contains("Latest 81%"))
    #expect(set.summary().contains("Target 90%:"))
  }

  @Test func `a file as Excel saves it is read`() throws {
    let text = "\u{FEFF}Month;Falls\r\nJan-24;\"1,250\"\r\nFeb-24;1,300\r\n;;\r\n"
    let set = try chart(text)
    #expect(try set.xs() == ["2024-01-01", "2024-02-01"])
    #expect(try set.ys() == [1250, 1300])
    #expect(set.measure == "Falls")
    #expect(set.notes.contains("cells are separated by semicolons"))
  }

  @Test(arguments: ["\t", ";", "|"])
  func `tabs, semicolons and bars separate cells too`(sign: String) throws {
    let csv = "month,falls\n2024-01,3\n2024-02,4\n".map { $0 == "," ? sign : String($0) }.joined()
    #expect(try chart(csv).ys() == [3, 4])
  }

  @Test func `UTF-16 and Windows-1252 are read`() throws {
    let text = "month,décès\n2024-01,3\n2024-02,4\n"
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try chart(bytes: wide).measure == "Décès")
    let narrow = text.unicodeScalars.map { UInt8($0.value) }
    #expect(try chart(bytes: narrow).measure == "Décès")
  }

  @Test func `a cell that is no number is reported with its place and the rest is charted`() throws
  {
    let set = try chart("month,falls\n2024-01,3\n2024-02,abc\n2024-03,5\n2024-04,4\n") {
      $0.y = "falls"
    }
    #expect(try set.ys() == [3, nil, 5, 4])
    #expect(
      set.problems == [
        "test.csv:3: column \"falls\": abc is not a number (write digits only, such as 1234.5, "
          + "or leave the cell blank)"
      ])
    #expect(set.problemCount == 1)
  }

  @Test func `after twenty problems the rest are counted`() throws {
    let rows = (0..<30).map { "\(Monthly.month($0)),\($0 < 25 ? "x" : "1")\n" }.joined()
    let set = try chart("month,falls\n" + rows) { $0.y = "falls" }
    #expect(set.problemCount == 25)
    #expect(set.problems.count == 21)
    #expect(set.problems.last == "and 5 more")
  }

  @Test func `a terminal's escape codes in a file become blanks`() throws {
    let set = try chart(
      "month,ward,falls\n2024-01,\u{1B}[31mRed\u{9B}1m,3\n2024-02,\u{1B}[31mRed\u{9B}1m,4\n"
    ) {
      $0.facets = ["ward"]
    }
    #expect(set.charts[0].facet == " [31mRed 1m")
  }

  @Test(arguments: [
    ("", "test.csv: has no rows (the first row should hold the names of the columns)"),
    (
      "month,falls\n",
      "test.csv: there is nothing to chart\ntry: give a file with a header line and rows"
    ),
    (
      "PK\u{3}\u{4}rubbish",
      "test.csv: is a spreadsheet, not text (save it as CSV UTF-8 and read that)"
    ),
  ])
  func `a file without rows is refused in words`(text: String, message: String) {
    #expect(refusal(text) == message)
  }

  @Test func `no bytes at all crash the reader`() {
    var dice = ChartingDice(seed: 7)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0..<400, using: &dice)).map { _ in
        Bool.random(using: &dice)
          ? UInt8.random(in: 0...255, using: &dice)
          : Array(",;\n\"0123-/%".utf8).randomElement(using: &dice) ?? 0
      }
      _ = try? chart(bytes: bytes).html()
    }
  }
}
