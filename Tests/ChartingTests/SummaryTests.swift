import Charting
import ControlCharts
import Drawing
import Schemas
import Testing

/// Whole sentences, as people read them.
@Suite struct SummaryTests {
  @Test func `common cause`() throws {
    #expect(
      try chart(Monthly.table(Monthly.calm)).summary()
        == "Falls, January 2023 to December 2024, 24 points. Latest 11 in December 2024. "
        + "Variation: common cause, no change seen beyond usual variation (roughly 4.3 to 16.1). "
        + "Limits from 24 points.")
  }

  @Test(arguments: [
    (Direction.lower, "special cause, improvement"), (.higher, "special cause, concern"),
    (.neither, "special cause"),
  ])
  func `a shift, for the better, for the worse, and neither`(
    direction: Direction, words: String
  ) throws {
    let set = try chart(Monthly.table(Monthly.dropped)) {
      $0.direction = direction
      $0.unit = "per week"
    }
    #expect(
      set.summary()
        == "Falls, per week, January 2023 to December 2024, 24 points. Latest 4 in December 2024. "
        + "Variation: \(words): the last 7 points are below the mean of 8.4 and two of three "
        + "points are close to or beyond the lower process limit. Limits from 24 points.")
  }

  @Test func `a target, ghosts, recalculations and limits that are provisional`() throws {
    let set = try chart(Monthly.table(Monthly.calm)) {
      $0.direction = .lower
      $0.targets = ["20"]
      $0.ghosts = ["2023-02:counted twice", "2024-12"]
      $0.rebases = ["2024-03:ward moved"]
    }
    #expect(
      set.summary()
        == "Falls, January 2023 to December 2024, 22 points. Latest 9 in November 2024. "
        + "Variation: common cause, no change seen beyond usual variation (roughly 4.0 to 16.0). "
        + "Target 20: the process will reach it consistently. "
        + "2 points ghosted: counted twice; no reason given. "
        + "Limits recalculated from March 2024: ward moved. Limits from 9 points, provisional.")
  }

  @Test(arguments: [
    (
      Direction.higher, "20",
      "Target 20: the process will miss it consistently unless something changes."
    ),
    (.higher, "10", "Target 10: it may or may not be reached, by chance."),
    (.neither, "10", "Target 10: not judged, neither direction is better."),
  ])
  func `what a target is told`(direction: Direction, target: String, sentence: String) throws {
    let set = try chart(Monthly.table(Monthly.calm)) {
      $0.direction = direction
      $0.targets = [target]
    }
    #expect(set.summary().contains(" \(sentence) "))
  }

  @Test func `limits that follow the data are told everywhere`() throws {
    let set = try chart(Monthly.table(Monthly.dropped)) {
      $0.direction = .lower
      $0.options = [
        NamedValue(name: "rebase_run", value: "7"), NamedValue(name: "min_points", value: "7"),
      ]
    }
    #expect(
      set.summary().contains(
        " Limits recalculated from May 2024: by itself, after 7 points in a row below the mean"
          + " (option rebase_run). "))
    let phases = try set.document()["charts"][0]["phases"]
    #expect(phases[0]["automatic"] == .truth(false) && phases[1]["automatic"] == .truth(true))
    let told = "Limits recalculated by themselves, as asked by rebase_run."
    #expect(set.svg(.init(frame: .complete)).contains(told))
    #expect(
      refusal(Monthly.table(Monthly.dropped)) {
        $0.baseline = "12"
        $0.options = [NamedValue(name: "rebase_run", value: "7")]
      } == """
        the chart cannot be made: option rebase_run cannot be 7 (allowed: off beside a baseline or \
        a recalculation, and on a chart of moving ranges)
        """)
  }

  @Test func `a low centre is warned of only when asked for`() throws {
    let low = Monthly.calm.map { $0.count == 1 ? "1" : "2" }
    #expect(try !chart(Monthly.table(low)).summary().contains("signals falsely"))
    func warned(_ least: String) throws -> String {
      try chart(Monthly.table(low)) {
        $0.options = [NamedValue(name: "low_centre", value: least)]
      }.summary()
    }
    #expect(
      try warned("5").hasSuffix(
        " The mean of 1.7 is below 5.0: with so few events a chart of single values signals"
          + " falsely; a g or t chart may suit better."))
    #expect(try !warned("1").contains("signals falsely"))
  }

  @Test func `an icon of an earlier point does not call it the latest`() throws {
    let early = ["40"] + Monthly.calm.dropFirst()
    let set = try chart(Monthly.table(Array(early))) {
      $0.direction = .lower
      $0.options = [NamedValue(name: "icon", value: "last_signal")]
    }
    #expect(
      set.summary().contains(
        "special cause, concern: an earlier point is above the upper process limit."))
  }

  @Test func `too few points`() throws {
    #expect(
      try chart("month,falls\n2024-01,3\n2024-02,\n2024-03,5\n").summary()
        == "Falls, January 2024 to March 2024, 2 points. Latest 5 in March 2024. "
        + "Variation: too few points to judge (2 of 13).")
  }

  @Test func `proportions with what they are out of`() throws {
    let pairs = (0..<14).map { (1080 + $0 % 5 * 9, 1250) }
    let set = try chart(Monthly.table(pairs)) {
      $0.kind = "p"
      $0.y = "on_time"
      $0.denominator = "due"
    }
    #expect(
      set.summary().hasPrefix(
        "On time out of due, January 2023 to February 2024, 14 points. "
          + "Latest 88.6% (1,107 of 1,250) in February 2024. Variation: "))
  }

  @Test func `rates are per so many, and a title takes the place of the columns`() throws {
    func measure(_ ask: (inout ChartRequest) -> Void) throws -> String {
      try chart(Monthly.table((0..<14).map { (5 + $0 % 3, 1000) }, columns: "falls,bed_days")) {
        $0.y = "falls"
        $0.kind = "u"
        ask(&$0)
      }.measure
    }
    #expect(try measure { _ in } == "Falls per bed days")
    #expect(try measure { $0.multiplier = 1000 } == "Falls per 1,000 bed days")
    #expect(try measure { $0.title = "Harm" } == "Harm")
  }

  @Test func `days, weeks and events`() throws {
    #expect(
      try chart("date,falls\n2024-08-06,3\n2024-08-07,4\n2024-08-11,5\n").summary()
        .hasPrefix("Falls, 6 August 2024 to 11 August 2024, 3 points. Latest 5 on 11 August 2024."))
    #expect(
      try chart("case,falls\n1,3\n2,4\n") {
        $0.x = "case"
        $0.y = "falls"
      }.summary().hasPrefix("Falls, 1 to 2, 2 points. Latest 4 at 2."))
  }

  @Test func `time since the last event`() throws {
    let (csv, _) = Samples.of("t")
    func summary(_ until: String) throws -> String {
      try chart(csv) {
        $0.kind = "t"
        $0.until = until
      }.summary()
    }
    #expect(
      try summary("2024-10-31").contains(" 22 days since the last event, still running. Variation"))
    #expect(
      try summary("31 Dec 2025").contains(
        " 448 days since the last event, still running, already beyond the upper limit. "))
    #expect(try !summary("2024-01-01").contains("since the last"))
  }

  @Test func `funnel plots`() throws {
    let rows = (0..<20).map { "Trust \($0),\($0 == 3 ? 40 : $0 == 5 ? 1 : 10 + $0 % 3),100\n" }
    let set = try chart("trust,deaths,cases\n" + rows.joined()) { $0.kind = "funnel" }
    #expect(
      set.summary()
        == "Deaths out of cases, 20 units. Centre 11.9%. "
        + "Limits are not adjusted for overdispersion. "
        + "Beyond the outer limits above: Trust 3; below: Trust 5. "
        + "By chance alone about 0.0 units would lie beyond the outer limits.")
  }

  @Test func `cumulative charts state how often they cry wolf`() throws {
    let set = try chart(Monthly.table(Monthly.dropped)) { $0.kind = "cusum" }
    #expect(
      set.summary()
        == "Falls, January 2023 to December 2024. "
        + "Signals in November 2023 (more than expected, from January 2023), January 2024 "
        + "(more than expected, from January 2023), February 2024 (more "
        + "than expected, from January 2023) and "
        + "8 more. "
        + "When nothing has changed it signals once in 465 points on average.")
    let average = try chart(Monthly.table(Monthly.dropped)) { $0.kind = "ewma" }
    #expect(
      average.summary()
        == "Falls, January 2023 to December 2024. Centre 8.42. "
        + "The average is beyond a limit at 4 points, first in November 2023. "
        + "When nothing has changed it signals once in 554 points on average.")
  }

  @Test func `the VLAD counts events saved`() throws {
    #expect(
      try Samples.made("vlad").summary()
        == "Died, 0 to 39. 0.1 more events than expected so far. No signal. "
        + "When nothing has changed it signals once in 1,189 points on average.")
  }

  @Test func `Pareto charts name the vital few`() throws {
    #expect(
      try Samples.made("pareto").summary()
        == "Incidents, 3 categories. 2 of them make up 80% or more: Falls, Delay. "
        + "2 have no category.")
  }

  @Test(arguments: ChartFamily.all.map(\.name))
  func `no summary names a cause or a significance`(kind: String) throws {
    let words = try Samples.made(kind).summary().lowercased()
    for word in ["because", "caused", "significant", "due to", "nan", "inf", "optional", "nil"] {
      #expect(!words.contains(word), "\(word): \(words)")
    }
    #expect(words.hasSuffix(".") && !words.contains("..") && !words.contains("  "))
  }
}
