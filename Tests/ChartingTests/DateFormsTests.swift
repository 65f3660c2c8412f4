import Charting
import Schemas
import Testing

@Suite struct DateFormsTests {
  /// A form of dates: three cells and the days they stand for.
  struct Form: Sendable, CustomTestStringConvertible {
    let cells: [String]
    let days: [String]
    var words = ""
    var testDescription: String { cells[0] }
  }

  static let forms = [
    Form(
      cells: ["2024-08-06", "2024-08-07", "2024-08-09"],
      days: ["2024-08-06", "2024-08-07", "2024-08-09"], words: "6 August 2024"),
    Form(
      cells: ["06/08/2024", "07/08/2024", "09/08/2024"],
      days: ["2024-08-06", "2024-08-07", "2024-08-09"]),
    Form(cells: ["6.8.24", "7.8.24", "9.8.24"], days: ["2024-08-06", "2024-08-07", "2024-08-09"]),
    Form(
      cells: ["6 Aug 2024", "7 Aug 2024", "9 August 2024"],
      days: ["2024-08-06", "2024-08-07", "2024-08-09"]),
    Form(
      cells: ["06-Aug-24", "07-Aug-24", "09-Aug-24"],
      days: ["2024-08-06", "2024-08-07", "2024-08-09"]),
    Form(
      cells: ["2024-08-06T10:30:00Z", "2024-08-07T00:00:00Z", "2024-08-09 23:59"],
      days: ["2024-08-06", "2024-08-07", "2024-08-09"]),
    Form(
      cells: ["20240806", "20240807", "20240809"],
      days: ["2024-08-06", "2024-08-07", "2024-08-09"]),
    Form(cells: ["45510", "45511", "45513"], days: ["2024-08-06", "2024-08-07", "2024-08-09"]),
    Form(
      cells: ["08/13/2024", "08/14/2024", "08/16/2024"],
      days: ["2024-08-13", "2024-08-14", "2024-08-16"]),
    Form(
      cells: ["Aug 2024", "Sep 2024", "Oct 2024"],
      days: ["2024-08-01", "2024-09-01", "2024-10-01"],
      words: "August 2024"),
    Form(cells: ["Aug-24", "Sep-24", "Oct-24"], days: ["2024-08-01", "2024-09-01", "2024-10-01"]),
    Form(
      cells: ["August 2024", "September 2024", "October 2024"],
      days: ["2024-08-01", "2024-09-01", "2024-10-01"]),
    Form(
      cells: ["2024-08", "2024-09", "2024-10"], days: ["2024-08-01", "2024-09-01", "2024-10-01"]),
    Form(
      cells: ["08/2024", "09/2024", "10/2024"], days: ["2024-08-01", "2024-09-01", "2024-10-01"]),
    Form(cells: ["202408", "202409", "202410"], days: ["2024-08-01", "2024-09-01", "2024-10-01"]),
    Form(
      cells: ["01/08/2024", "01/09/2024", "01/10/2024"],
      days: ["2024-08-01", "2024-09-01", "2024-10-01"], words: "August 2024"),
    Form(
      cells: ["2024 Q3", "2024 Q4", "2025 Q1"], days: ["2024-07-01", "2024-10-01", "2025-01-01"],
      words: "July to September 2024"),
    Form(
      cells: ["Q3 2024", "Q4 2024", "Q1 2025"], days: ["2024-07-01", "2024-10-01", "2025-01-01"]),
    Form(
      cells: ["Q1 2024/25", "Q2 2024/25", "Q3 2024/25"],
      days: ["2024-04-01", "2024-07-01", "2024-10-01"]),
    Form(
      cells: ["2024-W32", "2024-W33", "2024-W34"],
      days: ["2024-08-05", "2024-08-12", "2024-08-19"], words: "5 August 2024"),
    Form(
      cells: ["2021/22", "2022/23", "2023/24"], days: ["2021-04-01", "2022-04-01", "2023-04-01"],
      words: "2021 to 2022"),
    Form(
      cells: ["2021-22", "2022-23", "2023-24"], days: ["2021-04-01", "2022-04-01", "2023-04-01"]),
    Form(
      cells: ["2022", "2023", "2024"], days: ["2022-01-01", "2023-01-01", "2024-01-01"],
      words: "2022"),
  ]

  @Test(arguments: forms)
  func `dates are read in any common form`(form: Form) throws {
    let csv = "period,falls\n" + form.cells.map { "\($0),3\n" }.joined()
    let set = try chart(csv) { $0.x = "period" }
    #expect(try set.points().filter { $0["y"] != .null }.map { $0["x"].text } == form.days)
    #expect(set.problems == [])
    if !form.words.isEmpty { #expect(set.summary().hasPrefix("Falls, \(form.words) to ")) }
  }

  @Test(arguments: forms)
  func `a date may be named as the file writes it`(form: Form) throws {
    let csv = "period,falls\n" + form.cells.map { "\($0),3\n" }.joined()
    let set = try chart(csv) {
      $0.x = "period"
      $0.ghosts = ["\(form.cells[1]):late"]
    }
    let ghosted = try set.points().filter { $0["excluded"].isTrue }.map { $0["x"].text }
    #expect(ghosted == [form.days[1]])
  }

  @Test(arguments: ["2024-08-01", "01/08/2024", "1 Aug 2024", "Aug 2024", "2024-08", "august 2024"])
  func `a month may be named in any form`(text: String) throws {
    let set = try chart("month,falls\nJul 2024,1\nAug 2024,2\nSep 2024,3\n") { $0.ghosts = [text] }
    #expect(try set.points().map { $0["excluded"].isTrue } == [false, true, false])
  }

  @Test func `in a column that puts months first a date is read month first`() throws {
    let rows = ["03/01/2024", "03/04/2024", "04/03/2024", "04/13/2024"]
    let set = try chart("date,falls\n" + rows.map { "\($0),1\n" }.joined()) {
      $0.ghosts = ["04/03/2024:late"]
    }
    let ghosted = try set.points().filter { $0["excluded"].isTrue }.map { $0["x"].text }
    #expect(ghosted == ["2024-04-03"])
    #expect(set.notes.contains { $0.contains("month/day/year") })
  }

  @Test func `a week that starts on any day may be named by its ISO number`() throws {
    let csv = "week_ending,deaths\n2024-08-02,5\n2024-08-09,6\n2024-08-16,7\n"
    let set = try chart(csv) { $0.ghosts = ["2024-W32:late"] }
    #expect(try set.points().map { $0["excluded"].isTrue } == [false, true, false])
    #expect(set.summary().contains("Latest 7 in the week of 16 August 2024."))
  }

  @Test func `cells that are no dates are reported and the rest is charted`() throws {
    let set = try chart("month,falls\n2024-01,1\nTotal,9\n2024-02,2\n,4\n")
    #expect(try set.xs() == ["2024-01-01", "2024-02-01"])
    #expect(
      set.problems == [
        "test.csv:3: column \"month\": Total is not a date (write dates like 2018-08-06 or "
          + "06/08/2018, months like Aug 2018)",
        "test.csv:5: column \"month\": \"\" holds no date (the row is left out)",
      ])
  }
}
