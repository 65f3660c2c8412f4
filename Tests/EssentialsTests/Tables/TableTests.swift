import Essentials
import Testing

@Suite struct TableTests {
  @Test(arguments: [
    ("a,b\n1,2\n3,4\n", [["1", "2"], ["3", "4"]]),
    ("a,b\r\n1,2\r\n3,4", [["1", "2"], ["3", "4"]]),
    ("a,b\r1,2\r3,4\r", [["1", "2"], ["3", "4"]]),
    ("a,b\n\n1,2\n   \n,\n3,4\n\n", [["1", "2"], ["3", "4"]]),
    ("a,b\n\"1\",\"2\"\n", [["1", "2"]]), ("a,b\n\"x,y\",\"p\nq\"\n", [["x,y", "p\nq"]]),
    ("a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n", [["say \"hi\"", "\""]]),
    ("a,b\n5\" nail,x\n", [["5\" nail", "x"]]),
    ("a,b\n\"\",\n", [["", ""]]), ("a,b\n1,\n,2\n", [["1", ""], ["", "2"]]),
    ("a,b\n 1 , \"2\" \n", [[" 1 ", " \"2\" "]]), ("a,b\n\"1\" ,\"2\" \n", [["1", "2"]]),
    ("a,b\n1,2,,\n", [["1", "2"]]), ("a,b", []), ("a\n1\n2\n", [["1"], ["2"]]),
    ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]),
  ])
  func `cells are taken apart as RFC 4180 has it`(text: String, cells: [[String]]) {
    let table = Table(Array(text.utf8), file: "f.csv")
    #expect(table.cells == cells)
    #expect(table.columns == (text.hasPrefix("a\n") ? ["a"] : ["a", "b"]))
    #expect(table.problems.isEmpty)
  }

  @Test(arguments: [
    ("a;b\n1,5;2,5\n", ";", ["cells are separated by semicolons"]),
    ("a\tb\n1\t2\n", "\t", ["cells are separated by tabs"]),
    ("a|b\n1|2\n", "|", ["cells are separated by vertical bars"]), ("a,b\n1;2,3\n", ",", []),
    ("sep=;\na;b\n1;2\n", ";", ["cells are separated by semicolons"]), ("a\n1\n", ",", []),
    ("month;value\nJan;1,5\nFeb;2,5\n", ";", ["cells are separated by semicolons"]),
    ("name,note\nx,\"a;b;c\"\ny,\"d;e;f\"\n", ",", []),
  ])
  func `the delimiter is found and said`(text: String, delimiter: Unicode.Scalar, notes: [String]) {
    let table = Table(Array(text.utf8), file: "f.csv")
    #expect(table.delimiter == delimiter)
    #expect(table.notes == notes)
    #expect(table.problems.isEmpty)
  }

  @Test func `a delimiter that is set is obeyed`() {
    let options = TableOptions(delimiter: ",")
    let table = Table(Array("a;b\n1;2\n".utf8), file: "f.csv", options: options)
    #expect(table.columns == ["a;b"])
  }

  @Test func `title lines above the header are left out and said`() {
    let text = "Falls report,,\nProduced 6 August 2018,,\n\nmonth,falls,bed days\nAug 2018,3,900\n"
    let table = Table(Array(text.utf8), file: "f.csv")
    #expect(table.columns == ["month", "falls", "bed days"])
    #expect(table.headerLine == 4)
    #expect(table.notes == ["lines 1 to 3 left out: the names of the columns are on line 4"])
    #expect(table.cells == [["Aug 2018", "3", "900"]])
    let short = Table(Array("Falls\nmonth,falls\nAug,3\nSep,4\n".utf8), file: "f.csv")
    #expect(short.columns == ["month", "falls"])
    #expect(short.notes == ["line 1 left out: the names of the columns are on line 2"])
  }

  @Test func `a header with blank names is still the header`() {
    let table = Table(Array(",x\n1,12\n2,13\n".utf8), file: "f.csv")
    #expect(table.columns == ["column 1", "x"])
    #expect(table.rows.count == 2)
    let last = Table(Array("month,\nAug,12\nSep,13\n".utf8), file: "f.csv")
    #expect(last.columns == ["month", "column 2"])
  }

  @Test func `rows wider than the header do not make a row of data the header`() {
    let text = "month,falls\nAug 2018,1,234\nSep 2018,1,250\n"
    let table = Table(Array(text.utf8), file: "f.csv")
    #expect(table.columns == ["month", "falls"])
    #expect(table.rejectedRowCount == 2 && table.problems.count == 2)
    let trailing = Table(Array("a,b\n1,2,\n3,4,\n".utf8), file: "f.csv")
    #expect(trailing.columns == ["a", "b"] && trailing.rows.count == 2)
    let years = Table(Array("Falls by year\n2018,2019\n1,2\n".utf8), file: "f.csv")
    #expect(years.columns == ["2018", "2019"] && years.headerLine == 2)
  }

  @Test func `names are trimmed and made different, and that is said`() {
    let text = " month ,value,,value,\"Number of\n falls\",,\n1,2,3,4,5,,\n"
    let table = Table(Array(text.utf8), file: "f.csv")
    #expect(table.columns == ["month", "value", "column 3", "value (2)", "Number of falls"])
    #expect(
      table.notes == [
        "column 3 has no name: called \"column 3\"",
        "column 4 has the name \"value\" again: called \"value (2)\"",
      ])
    #expect(table.column(named: "VALUE (2)")?.text(0) == "4")
    #expect(table.column(named: "volume") == nil)
  }

  @Test func `the header can be on a line or absent`() {
    let text = Array("x,y\nm,n\n1,2\n".utf8)
    let second = Table(text, file: "f.csv", options: TableOptions(header: .onLine(2)))
    #expect(second.columns == ["m", "n"] && second.cells == [["1", "2"]])
    let none = Table(text, file: "f.csv", options: TableOptions(header: .absent))
    #expect(none.columns == ["column 1", "column 2"] && none.rows.count == 3)
    let beyond = Table(text, file: "f.csv", options: TableOptions(header: .onLine(9)))
    #expect(beyond.columns.isEmpty && beyond.problems.count == 1)
  }

  @Test func `ragged rows are reported and kept out`() {
    let text = "month,n,d\nJan,1,2\nFeb,3\nMar,4,5,6\n\"Apr\nil\",7,8\nMay,\nJun,1,2\n"
    let table = Table(Array(text.utf8), file: "f.csv")
    #expect(table.rows.count == 3)
    #expect(table.rejectedRowCount == 3)
    #expect((0..<3).map { table.rows.line(ofRow: $0) } == [2, 5, 8])
    #expect(
      table.problems.first.map(\.description) == [
        "f.csv:3: column \"d\": the row has 2 cells, the header has 3 "
          + "(add the missing cells or delimiters)",
        "f.csv:4: column 4: the row has 4 cells, the header has 3 (put quotes around a cell that "
          + "holds a delimiter, or name the extra columns)",
        "f.csv:7: column \"d\": the row has 2 cells, the header has 3 "
          + "(add the missing cells or delimiters)",
      ])
  }

  @Test func `an unclosed quote costs its line and not the rest`() {
    let text = "a,b\n1,2\n3,\"4\n5,6\n7,8\n"
    let table = Table(Array(text.utf8), file: "f.csv")
    #expect(table.cells == [["1", "2"], ["5", "6"], ["7", "8"]])
    #expect(table.rejectedRowCount == 1)
    #expect(
      table.problems.description
        == "f.csv:3: column \"b\": a quote opens here and never closes (close it, or double it if "
        + "it belongs to the text; this line is left out)")
  }

  @Test func `text after a closing quote costs the line where the quote opened`() {
    let text = "a,b\n\"x\ny\",2\n3,\"4\n\"5\",6\n7,8\n"
    let table = Table(Array(text.utf8), file: "f.csv")
    #expect(table.cells == [["x\ny", "2"], ["5", "6"], ["7", "8"]])
    #expect(table.problems.first.map(\.line) == [4])
  }

  @Test func `hostile sizes are refused cleanly`() {
    let long = Array("a,b\n1,2\n\(String(repeating: "x", count: 500)),3\n4,5\n".utf8)
    let limits = TableLimits(cellBytes: 100, rowBytes: 1_000, columns: 5)
    let options = TableOptions(limits: limits)
    let table = Table(long, file: "f.csv", options: options)
    #expect(table.cells == [["1", "2"], ["4", "5"]])
    #expect(table.problems.first.first?.what == "the cell is too long")
    let wide = Array("a,b\n1,2,3,4,5,6\n7,8\n".utf8)
    let narrow = Table(wide, file: "f.csv", options: options)
    #expect(narrow.cells == [["7", "8"]])
    #expect(narrow.problems.first.first?.what == "the row has too many cells")
    let open = Array("a,b\n1,\"2\n\(String(repeating: "x,y\n", count: 50))".utf8)
    #expect(Table(open, file: "f.csv", options: options).rows.count == 50)
  }

  @Test(arguments: [
    ("", "f.csv: has no rows (the first row should hold the names of the columns)"),
    ("\n\n", "f.csv: has no rows (the first row should hold the names of the columns)"),
    ("PK\u{3}\u{4}…", "f.csv: is a spreadsheet, not text (save it as CSV UTF-8 and read that)"),
  ])
  func `what is no table says why`(text: String, problem: String) {
    let table = Table(Array(text.utf8), file: "f.csv")
    #expect(table.columns.isEmpty && table.rows.isEmpty)
    #expect(table.problems.description == problem)
  }
}

extension Table {
  var cells: [[String]] {
    (0..<rows.count).map { row in
      columns.indices.map { rows.text(row: row, column: $0) }
    }
  }
}
