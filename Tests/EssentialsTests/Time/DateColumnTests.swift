import Essentials
import Testing

@Suite struct DateColumnTests {
  @Test(arguments: [
    (["2018-08-06", "2018-08-07"], DateForm.yearMonthDay, Period.Kind.day, [String]()),
    (["01/02/2018", "02/03/2018"], .dayMonthYear, .day, ["read as day/month/year"]),
    (
      ["1/2/18", "13/2/18"], .dayMonthYear, .day,
      ["read as day/month/year", "two-digit years read as 1970 to 2069"]
    ),
    (
      ["01/13/2018", "02/03/2018"], .monthDayYear, .day,
      [
        "read as month/day/year, because some second numbers and no first numbers are above 12"
      ]
    ),
    (
      ["01/13/2018", "13/01/2018", "2/2/2018"], .dayMonthYear, .day,
      [
        "read as day/month/year",
        "some dates have a second number above 12, as if written month/day/year",
      ]
    ),
    (["2018-08-06 10:30", "2018-08-07"], .yearMonthDay, .day, ["times of day left out"]),
    (["Aug 2018", "September 2018", "2018 Oct"], .namedMonth, .month, []),
    (
      ["43318", "43319.0", "43320.4375"], .excelSerial, .day,
      ["read as Excel day numbers (43318 is 6 August 2018)"]
    ),
    (["2018-08", "2018-09"], .yearMonth, .month, []),
    (["2011-12"], .yearMonth, .month, []),
    (["2008-09", "2008-10"], .yearMonth, .month, []),
    (
      ["2008-09", "2009-10", "2010-11", "2011-12"], .financialYear, .financialYear,
      ["read as financial years, April to March"]
    ),
    (
      ["2017-18", "2018-19"], .financialYear, .financialYear,
      ["read as financial years, April to March"]
    ),
    (
      ["Q1 2018/19", "Q2 2018/19"], .financialQuarter, .quarter,
      ["read as quarters of the financial year (Q1 is April to June)"]
    ),
    (
      ["Q1 2018", "2018-Q2"], .quarter, .quarter,
      ["read as calendar quarters (Q1 is January to March)"]
    ),
    (["2018-W32", "2018W33"], .isoWeek, .week, []),
    (["2018", "2019"], .year, .year, []),
    (["201808", "201809"], .compactMonth, .month, []),
    (["20180806", "20180807"], .compactDay, .day, []),
  ])
  func `a column proves its form and says what matters`(
    cells: [String], form: DateForm, grain: Period.Kind, notes: [String]
  ) throws {
    let column = try #require(DateColumn(TableColumn(cells)))
    #expect(column.form == form)
    #expect(column.grain == grain)
    #expect(column.notes == notes)
    if !cells.contains("13/01/2018") { #expect(column.readCount == cells.count) }
  }

  @Test func `each row gives the first day of its period, and the others say why not`() throws {
    let cells = ["31/02/2018", "", "1/2/2018", "n/a", "2018-08-06", "soon", "28/02/2018"]
    let source = TableColumn(cells, name: "month", file: "falls.csv")
    let column = try #require(DateColumn(source))
    #expect(
      column.days.map { $0?.isoText } == [nil, nil, "2018-02-01", nil, nil, nil, "2018-02-28"])
    #expect(column.missingCount == 2)
    #expect(column.readCount == 2)
    #expect(column.failures.map(\.row) == [0, 4, 5])
    #expect(
      column.problems(in: source).first.map(\.description) == [
        "falls.csv:2: column \"month\": 31/02/2018 is not a date (February 2018 has 28 days)",
        "falls.csv:6: column \"month\": 2018-08-06 is not a date (it is written as year-month-day, "
          + "the rest of the column as day/month/year)",
        "falls.csv:7: column \"month\": soon is not a date (write dates like 2018-08-06 or "
          + "06/08/2018, months like Aug 2018)",
      ])
  }

  @Test func `month first is read as month first`() throws {
    let column = try #require(DateColumn(TableColumn(["08/06/2018", "12/31/2018"])))
    #expect(column.days.map { $0?.isoText } == ["2018-08-06", "2018-12-31"])
  }

  @Test func `Excel numbers count only when every cell is one`() throws {
    let days = try #require(DateColumn(TableColumn(["43318", "43318.0", ""])))
    #expect(days.days.map { $0?.isoText } == ["2018-08-06", "2018-08-06", nil])
    let mixed = try #require(DateColumn(TableColumn(["43318", "43319", "6 Aug 2018"])))
    #expect(mixed.form == .dayNamedMonth)
    #expect(mixed.failures.count == 2)
    #expect(DateColumn(TableColumn(["43318", "x"])) == nil)
  }

  @Test(arguments: [[], ["", "NA"], ["12", "13.5"], ["apple", "pear"]])
  func `a column without dates is none`(cells: [String]) {
    #expect(DateColumn(TableColumn(cells)) == nil)
  }

  @Test(arguments: [
    (["2018-08-01", "2018-09-01", "2018-11-01"], Period.Kind.month),
    (["2018-01-01", "2018-04-01", "2018-10-01"], .quarter),
    (["2016-01-01", "2017-01-01", "2019-01-01"], .year),
    (["2016-04-01", "2017-04-01", "2019-04-01"], .financialYear),
    (["2018-08-10", "2018-08-03", "2018-08-24"], .week),
    (["2018-08-01", "2018-08-02", "2018-08-03"], .day),
    (["2018-08-01", "2018-09-01"], .day), (["2018-08", "2018-09"], .month),
  ])
  func `full dates suggest the period they stand for`(cells: [String], kind: Period.Kind) throws {
    #expect(try #require(DateColumn(TableColumn(cells))).likelyKind == kind)
  }

  @Test func `every day can be read back in every form of a day`() throws {
    for day in stride(from: Day(number: -10_000), to: Day(number: 30_000), by: 101) {
      let (year, month, date) = day.civil
      for text in [
        day.isoText, day.text, day.shortText, "\(date)/\(month)/\(year)",
        "\(date).\(month).\(year)",
      ] {
        #expect(try Period(written: text).firstDay == day)
      }
    }
  }
}
