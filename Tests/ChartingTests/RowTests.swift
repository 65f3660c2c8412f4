import Charting
import ControlCharts
import Schemas
import Testing

@Suite struct RowTests {
  @Test func `rows may come in any order`() throws {
    let set = try chart("month,falls\n2024-03,3\n2024-01,1\n2024-02,2\n")
    #expect(try set.ys() == [1, 2, 3])
  }

  @Test func `two rows of one date are refused with file, line and column`() {
    #expect(
      refusal("month,falls\n2024-01,1\n2024-02,2\nJan 2024,3\n2024-01,4\n") == """
        test.csv:5: column "month": 2024-01 stands in more than one row
        try: --facet COLUMN to divide the table, or --aggregate sum
        """)
    #expect(
      refusal("month,falls\n2024-01,1\n2024-01,2\n2024-02,3\n2024-02,3\n") == """
        test.csv:3: column "month": 2024-01 stands in more than one row
        and 1 more
        try: --facet COLUMN to divide the table, or --aggregate sum
        """)
  }

  @Test(arguments: [
    (Aggregate.sum, [3.0, 3.0], [20.0, 30.0]), (.mean, [1.5, 3], [10, 30]),
  ])
  func `rows of one date are put together on request`(
    how: Aggregate, numerators: [Double], denominators: [Double]
  ) throws {
    let set = try chart("month,events,total\n2024-01,1,8\n2024-01,2,12\n2024-02,3,30\n") {
      $0.aggregate = how
    }
    let points = try set.points()
    #expect(points.map { $0["numerator"].number } == numerators)
    #expect(points.map { $0["denominator"].number } == denominators)
    #expect(try set.ys() == [0.15, 0.1])
  }

  @Test(arguments: [Aggregate.sum, .mean])
  func `what one row does not tell, the whole does not tell`(how: Aggregate) throws {
    let csv = "month,falls\n2024-01,1\n2024-01,\n2024-02,3\n2024-02,*\n2024-03,5\n2024-03,7\n"
    let set = try chart(csv) { $0.aggregate = how }
    #expect(try set.ys() == [nil, nil, how == .sum ? 12 : 6])
    #expect(try set.points().map { $0["suppressed"].isTrue } == [false, true, false])
  }

  @Test func `an absent period is a gap`() throws {
    let set = try chart("month,falls\n2024-01,1\n2024-02,2\n2024-04,3\n2024-05,4\n")
    #expect(
      try set.xs() == ["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01"])
    #expect(try set.ys() == [1, 2, nil, 3, 4])
    let notes = try set.document()["charts"][0]["notes"]
    #expect(notes.texts == ["1 period has no row and is shown as a gap"])
  }

  @Test(arguments: [
    ("2024-W01\n2024-W02\n2024-W04\n2024-W05", 5), ("2024 Q1\n2024 Q2\n2024 Q4\n2025 Q1", 5),
    ("2019\n2020\n2022\n2023", 5), ("2018/19\n2019/20\n2021/22\n2022/23", 5),
    ("2024-01-05\n2024-01-12\n2024-01-26\n2024-02-02", 5),
    ("2024-01-05\n2024-01-06\n2024-01-20\n2024-02-02", 4),
  ])
  func `absent weeks, quarters and years are gaps, absent days are not`(
    cells: String, count: Int
  ) throws {
    let rows = cells.split(separator: "\n").map { "\($0),1\n" }.joined()
    #expect(try chart("period,falls\n" + rows).ys().count == count)
  }

  @Test func `a count out of an unknown number is no value`() throws {
    for kind in ["xmr", "run", "cusum", "ewma"] {
      let rows = (0..<14).map { "\(Monthly.month($0)),\(5 + $0 % 3),\($0 == 6 ? "" : "50")\n" }
      let set = try chart("month,events,total\n" + rows.joined()) {
        $0.kind = kind
        $0.denominator = "total"
      }
      #expect(try set.ys()[6] == nil, "\(kind)")
      #expect(try (set.ys()[5] ?? 9) < 1, "\(kind)")
    }
  }

  @Test func `0 out of 0 is no point, 5 out of 0 is reported`() throws {
    let set = try chart("month,events,total\n2024-01,0,0\n2024-02,5,0\n2024-03,2,8\n2024-04,1,4\n")
    {
      $0.kind = "p"
    }
    #expect(try set.ys() == [nil, nil, 0.25, 0.25])
    #expect(
      set.problems == ["test.csv:3: column \"total\": 0 is not allowed (must be more than 0)"])
    #expect(set.charts[0].notes == ["1 row is 0 out of 0, which is no point"])
  }

  @Test func `a part greater than its whole is reported and the rest is charted`() throws {
    let set = try chart("month,seen,due\n2024-01,5,8\n2024-02,9,8\n2024-03,2,8\n2024-04,30,8\n") {
      $0.kind = "p"
      $0.y = "seen"
    }
    #expect(try set.ys() == [0.625, nil, 0.25, nil])
    #expect(
      set.problems == [
        "test.csv:3: column \"seen\": 9 is more than the denominator "
          + "(at most 8, what it is out of)",
        "test.csv:5: column \"seen\": 30 is more than the denominator "
          + "(at most 8, what it is out of)",
      ])
  }

  @Test func `a negative count is reported on charts of counts only`() throws {
    let csv = "month,falls\n2024-01,5\n2024-02,-1\n2024-03,2\n"
    let counts = try chart(csv) { $0.kind = "c" }
    #expect(try counts.ys() == [5, nil, 2])
    #expect(
      counts.problems == ["test.csv:3: column \"falls\": -1 is not allowed (must be 0 or more)"])
    #expect(try chart(csv).ys() == [5, -1, 2])
  }

  @Test func `when every value is at fault the faults are told`() {
    #expect(
      refusal("month,seen,due\n2024-01,9,8\n") {
        $0.kind = "p"
        $0.y = "seen"
      } == "test.csv:2: column \"seen\": 9 is more than the denominator "
        + "(at most 8, what it is out of)")
  }

  @Test func `many faults are found in one go`() throws {
    let rows = (0..<20_000).map { "\($0),\($0 % 3 == 0 ? 9 : 2),5\n" }.joined()
    let set = try chart("case,seen,due\n" + rows) {
      $0.kind = "p"
      $0.x = "case"
      $0.y = "seen"
    }
    #expect(set.problemCount == 6_667)
    #expect(set.problems.count == 21)
  }

  @Test func `columns of marks ghost rows and recalculate limits`() throws {
    let rows = (0..<30).map { index in
      "\(Monthly.month(index)),\(index < 15 ? 10 + index % 3 : 4 + index % 2)"
        + ",\(index == 3 ? "yes" : ""),\(index == 15 ? "1" : "0")\n"
    }
    let set = try chart("month,falls,ghost,rebase\n" + rows.joined()) {
      $0.y = "falls"
      $0.ghostColumn = "ghost"
      $0.rebaseColumn = "Rebase"
    }
    #expect(
      try set.points().filter { $0["excluded"].isTrue }.map { $0["x"].text } == ["2023-04-01"])
    #expect(try set.points().map { $0["phase"].number } == (0..<30).map { $0 < 15 ? 1 : 2 })
    #expect(set.summary().contains("1 point ghosted: marked in the file."))
    #expect(
      set.summary().contains("Limits recalculated from April 2024: marked in the file."))
  }
}
