import Charting
import Schemas
import Testing

@Suite struct ColumnGuessTests {
  @Test(arguments: [
    ("month,falls\n2024-01,3\n2024-02,4\n", ["x: column \"month\"", "y: column \"falls\""]),
    ("falls,month\n3,2024-01\n4,2024-02\n", ["x: column \"month\"", "y: column \"falls\""]),
    (
      "Period,Numerator,Denominator\nJan 2024,3,10\nFeb 2024,4,12\n",
      [
        "x: column \"Period\"", "y: column \"Numerator\"", "denominator: column \"Denominator\"",
      ]
    ),
    (
      "value\n3\n4\n5\n", ["y: column \"value\""]
    ),
    (
      "ward,bed_days,falls\nA,100,3\nB,110,4\n",
      [
        "x: the order of the rows, since no column looks like dates", "y: column \"falls\"",
      ]
    ),
    (
      "year,month,count\n2023,2023-01,5\n2023,2023-02,6\n",
      ["x: column \"month\"", "y: column \"count\""]
    ),
    (
      "date,reading,ward\n01/02/2024,5,Ash\n02/02/2024,6,Ash\n",
      ["x: column \"date\"", "y: column \"reading\""]
    ),
  ])
  func `obvious columns are guessed and said`(csv: String, notes: [String]) throws {
    let set = try chart(csv)
    #expect(set.notes.filter { $0.hasPrefix("x:") || $0.contains(": column") } == notes)
  }

  @Test func `the default kind is said, and is not when it was asked for`() throws {
    let csv = Monthly.table(Monthly.calm)
    let note = "kind: XmR, the default; ask for another with --kind"
    #expect(try chart(csv).notes.contains(note))
    #expect(try !chart(csv) { $0.kind = "xmr" }.notes.contains(note))
  }

  @Test(
    arguments: [
      ("p", "month,seen,due,staff\n2024-01,3,10,4\n2024-02,4,12,5\n", nil),
      ("p", "month,seen,total,staff\n2024-01,3,10,4\n2024-02,4,12,5\n", "total"),
      ("u", "month,falls,Bed days\n2024-01,3,100\n2024-02,4,120\n", "Bed days"),
      ("u", "month,falls,stays\n2024-01,3,100\n2024-02,4,120\n", "stays"),
    ] as [(String, String, String?)])
  func `a denominator is found by its name, or when it is the only one left`(
    kind: String, csv: String, name: String?
  ) throws {
    let y = csv.split(separator: ",")[1]
    guard let name else {
      #expect(
        refusal(csv) {
          $0.kind = kind
          $0.y = String(y)
        } == """
          which column holds the denominators? it could be "due", "staff"
          try: --denominator NAME
          """)
      return
    }
    let set = try chart(csv) {
      $0.kind = kind
      $0.y = String(y)
    }
    #expect(set.notes.contains("denominator: column \"\(name)\""))
    #expect(try set.points()[0]["denominator"].number != nil)
  }

  @Test func `a value named like a measure is charted as it is`() throws {
    let set = try chart("month,falls,bed_days\n2024-01,3,100\n2024-02,4,120\n")
    #expect(try set.ys() == [3, 4])
    #expect(try set.points()[0]["denominator"] == .null)
  }

  @Test func `columns that could all be the values are listed`() {
    #expect(
      refusal("month,falls,staff\n2024-01,3,1\n2024-02,4,2\n") == """
        which column holds the values? it could be "falls", "staff"
        try: --y NAME
        """)
    #expect(
      refusal("month,ward\n2024-01,Ash\n2024-02,Elm\n") == """
        which column holds the values? none fits
        try: --y NAME
        """)
  }

  @Test func `a column that is not there is named with the nearest`() {
    let csv = Monthly.table(Monthly.calm)
    #expect(
      refusal(csv) { $0.y = "fals" } == """
        there is no column "fals" for the values
        did you mean "falls"? columns: "month", "falls"
        """)
    #expect(refusal(csv) { $0.facets = ["zzz"] }.contains("for the charts\ncolumns:"))
  }

  @Test func `capitals in the name of a column do not matter`() throws {
    #expect(try chart(Monthly.table(Monthly.calm)) { $0.y = "FALLS" }.measure == "Falls")
  }

  @Test func `a t chart takes dates, and says so when there are none`() throws {
    #expect(
      refusal("case,ward\n1,Ash\n2,Elm\n") {
        $0.kind = "t"
        $0.x = "ward"
      } == "which column holds the dates? none fits\ntry: --x NAME")
  }

  @Test(arguments: ["10021", "10500", "12001"])
  func `numbers of cases are not taken for Excel's dates`(first: String) throws {
    let start = Int(first) ?? 0
    let rows = (0..<14).map { "\(start + $0 * 3),\(10 + $0 % 3)\n" }.joined()
    let set = try chart("case,minutes\n" + rows) { $0.x = "case" }
    #expect(try set.xs().first == first)
  }
}
