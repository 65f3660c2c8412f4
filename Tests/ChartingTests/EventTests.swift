import Charting
import ControlCharts
import Schemas
import Testing

/// Rare events, subgroups and cases.
@Suite struct EventTests {
  @Test func `a t chart is made from the dates of events alone`() throws {
    let set = try chart("event\n20/02/2024\n01/02/2024\n05/02/2024\n01/04/2024\n") {
      $0.kind = "t"
      $0.options = [NamedValue(name: "min_points", value: "2")]
    }
    #expect(try set.xs() == ["2024-02-01", "2024-02-05", "2024-02-20", "2024-04-01"])
    #expect(try set.ys() == [nil, 4, 15, 41])
    #expect(set.measure == "Days between events")
  }

  @Test func `two events on one day are refused, or half a day apart on request`() throws {
    let csv = "event\n2024-02-01\n2024-02-05\n2024-02-05\n2024-02-09\n"
    #expect(
      refusal(csv) { $0.kind = "t" }
        == "test.csv:4: column \"event\": 2024-02-05 is the time of two events "
        + "(use a finer unit of time, or --option t_zero=half)")
    let set = try chart(csv) {
      $0.kind = "t"
      $0.options = [NamedValue(name: "t_zero", value: "half")]
    }
    #expect(try set.ys() == [nil, 4, 0.5, 4])
    #expect(try set.xs() == ["2024-02-01", "2024-02-05", "2024-02-05", "2024-02-09"])
  }

  @Test func `the date up to which events are known must be a date`() {
    #expect(
      refusal("event\n2024-02-01\n2024-02-05\n") {
        $0.kind = "t"
        $0.until = "now"
      } == "last date \"now\" is not understood\ntry: --until 2025-12-31")
  }

  @Test func `times between events may be given as numbers`() throws {
    let set = try chart("days\n4\n15\n41\n") { $0.kind = "t" }
    #expect(try set.ys() == [4, 15, 41])
  }

  @Test(arguments: ["month", "sample"])
  func `readings of one date or sample are a subgroup`(name: String) throws {
    let cells = name == "month" ? ["2024-01", "2024-02"] : ["S1", "S2"]
    let csv =
      "\(name),minutes\n\(cells[0]),2\n\(cells[1]),4\n\(cells[0]),4\n\(cells[1]),9\n\(cells[0]),6\n"
    func values(_ kind: String) throws -> [Double?] {
      try chart(csv) {
        $0.kind = kind
        $0.x = name
      }.ys()
    }
    #expect(try values("xbar") == [4, 6.5])
    #expect(try values("s") == [2, 12.5.squareRoot()])
    #expect(try values("r") == [4, 5])
  }

  @Test func `subgroups may be given as means with number and deviation`() throws {
    let rows = (0..<15).map { "\(Monthly.month($0)),\(20 + $0 % 3),\(4 + $0 % 2),2.5\n" }
    let set = try chart("month,mean,n,sd\n" + rows.joined()) {
      $0.kind = "xbar"
      $0.y = "mean"
      $0.deviation = "sd"
    }
    #expect(try set.points()[0]["upper"].number != nil)
    #expect(try set.points()[0]["denominator"].number == 4)
  }

  @Test(arguments: ["xbar", "s", "r"])
  func `single readings are no subgroups`(kind: String) {
    #expect(
      refusal(Monthly.table(Monthly.calm)) { $0.kind = kind }
        == "the chart cannot be made: this kind of chart needs several rows for each x, the "
        + "readings of a subgroup, or --deviation")
  }

  @Test func `cases of one day follow each other as in the file`() throws {
    let set = try chart("date,died,risk\n02/02/2024,1,0.2\n01/02/2024,0,0.1\n02/02/2024,0,0.3\n") {
      $0.kind = "vlad"
      $0.annotations = ["1 Feb 2024:first"]
    }
    #expect(try set.ys() == [0, 1, 0])
    #expect(try set.xs() == ["2024-02-01", "2024-02-02", "2024-02-02"])
    #expect(set.summary().hasPrefix("Died, 1 February 2024 to 2 February 2024."))
  }

  @Test func `an outcome or a risk that cannot be is reported`() throws {
    let set = try chart("case,died,risk\n1,0,0.1\n2,2,0.1\n3,1,1.3\n4,1,0.2\n") {
      $0.kind = "vlad"
      $0.x = "case"
      $0.y = "died"
    }
    #expect(
      set.problems == [
        "test.csv:3: column \"died\": 2 is no outcome (write 1 for an event and 0 for none)",
        "test.csv:4: column \"risk\": 1.3 is not a probability (must be between 0 and 1)",
      ])
    #expect(try set.points().last?["saved"].number == 0.1 - 0.8)
  }

  @Test func `a count that is not whole is reported`() throws {
    let set = try chart("month,deaths,expected\n2024-01,1,1\n2024-02,1.5,1\n2024-03,2,1\n") {
      $0.kind = "poisson-cusum"
    }
    #expect(
      set.problems == ["test.csv:3: column \"deaths\": 1.5 is no count (must be a whole number)"])
  }

  @Test func `a unit stands once in a funnel plot, unless rows are added up`() throws {
    let csv = "trust,deaths,cases\nA,1,10\nB,2,20\nA,3,30\nC,4,40\n"
    #expect(
      refusal(csv) { $0.kind = "funnel" } == """
        test.csv:4: column "trust": A stands in more than one row
        try: --facet COLUMN to divide the table, or --aggregate sum
        """)
    let set = try chart(csv) {
      $0.kind = "funnel"
      $0.aggregate = .sum
    }
    #expect(try set.points().map { $0["group"].text } == ["A", "B", "C"])
    #expect(try set.points()[0]["denominator"].number == 40)
  }

  @Test(arguments: [("12%", 1.0, 0.12), ("12", 1, 0.12), ("0.12", 1, 0.12), ("120", 1000, 0.12)])
  func `the target of a funnel plot is in the unit shown`(
    text: String, multiplier: Double, value: Double
  ) throws {
    let (csv, ask) = Samples.of("funnel")
    let set = try chart(csv) {
      ask(&$0)
      $0.targets = [text]
      $0.multiplier = multiplier
    }
    #expect(abs((try set.document()["charts"][0]["centre"].number ?? 0) - value) < 1e-12)
  }

  @Test func `cumulative charts of rates are multiplied`() throws {
    let csv = Monthly.table((0..<24).map { (20 + $0 * 7 % 9, 1000) }, columns: "falls,bed_days")
    for kind in ["ewma", "cusum"] {
      let set = try chart(csv) {
        $0.kind = kind
        $0.y = "falls"
        $0.denominator = "bed_days"
        $0.multiplier = 1000
      }
      #expect(try set.ys()[0] == 20, "\(kind)")
    }
  }

  @Test func `a preset of a funnel plot says what is compared, unless that is asked for`() throws {
    let rows = (0..<20).map { "Trust \($0),\(10 + $0 * 7 % 11),\(100 + $0 * 30)\n" }
    func measure(_ options: (String, String)...) throws -> String {
      try chart("trust,deaths,expected\n" + rows.joined()) {
        $0.kind = "funnel"
        $0.options = options.map { NamedValue(name: $0.0, value: $0.1) }
      }.document()["charts"][0]["options"]["data_type"].text
    }
    #expect(try measure() == "proportion")
    #expect(try measure(("preset", "shmi")) == "standardised_ratio")
    #expect(try measure(("data_type", "SR")) == "standardised_ratio")
    #expect(try measure(("preset", "funnelplotr"), ("data_type", "RC")) == "ratio_of_counts")
  }
}
