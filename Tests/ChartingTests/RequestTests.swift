import Charting
import ControlCharts
import Schemas
import Testing

@Suite struct RequestTests {
  private static let calm = Monthly.table(Monthly.calm)

  // MARK: Baselines

  @Test(arguments: ["12", "2023-12", "Dec 2023", "1 Dec 2023", "2023", "December 2023"])
  func `a baseline is a number of points or its last date`(text: String) throws {
    let set = try chart(Self.calm) { $0.baseline = text }
    #expect(try set.points().map { $0["baseline"].isTrue } == (0..<24).map { $0 < 12 })
    #expect(set.summary().hasSuffix("Limits from 12 points."))
  }

  @Test(arguments: [
    ("2026-04", "baseline \"2026-04\" is not the date of any row\nnearest: \"2024-12-01\""),
    ("0", "the chart cannot be made: option baseline cannot be 0 (allowed: a whole number from 2)"),
    ("50", "the chart cannot be made: a baseline of 50 points is asked for, but there are 24"),
    ("soon", "baseline \"soon\" is not the date of any row\nnearest: \"2023-01\", \"2024-12\""),
  ])
  func `a baseline that cannot be is refused`(text: String, message: String) {
    #expect(refusal(Self.calm) { $0.baseline = text } == message)
  }

  @Test(arguments: ["cusum", "ewma"])
  func `cumulative charts take a baseline by date too`(kind: String) throws {
    let byDate = try chart(Self.calm) {
      $0.kind = kind
      $0.baseline = "2023-12"
    }
    let byCount = try chart(Self.calm) {
      $0.kind = kind
      $0.baseline = "12"
    }
    #expect(try byDate.document()["charts"] == byCount.document()["charts"])
    #expect(try byDate.document() != chart(Self.calm) { $0.kind = kind }.document())
  }

  // MARK: Dates

  @Test func `a recalculation on no row is ignored by NHSRplotthedots, and that is said`() throws {
    let set = try chart(Self.calm) {
      $0.rules = "nhsr-0.2"
      $0.rebases = ["15 Apr 2024:why"]
    }
    #expect(set.charts[0].notes.isEmpty)
    #expect(
      set.notes.contains(
        "no row is of 15 Apr 2024: limits are not recalculated there, as rule set nhsr-0.2"
          + " ignores it"))
    #expect(try set.document()["charts"][0]["phases"].list.count == 1)
  }

  static let dated: [(String, @Sendable (inout ChartRequest, String) -> Void)] = [
    ("recalculation", { $0.rebases = [$1] }), ("annotation", { $0.annotations = [$1] }),
    ("ghosted date", { $0.ghosts = [$1] }),
  ]

  @Test(arguments: dated.indices)
  func `a date that is no row is refused with the nearest`(index: Int) {
    let (role, ask) = Self.dated[index]
    #expect(
      refusal(Self.calm) { ask(&$0, "15 Apr 2024:why") } == """
        \(role) "15 Apr 2024" is not the date of any row
        nearest: "2024-04-01", "2024-05-01"
        """)
    #expect(
      refusal(Self.calm) { ask(&$0, "Christmas") } == """
        \(role) "Christmas" is not the date of any row
        nearest: "2023-01", "2024-12"
        """)
  }

  @Test func `a date that only some facets have concerns only those`() throws {
    let csv = "month,ward,falls\n2024-01,A,1\n2024-02,A,2\n2024-02,B,3\n2024-03,B,4\n"
    let set = try chart(csv) {
      $0.facets = ["ward"]
      $0.ghosts = ["2024-01:why"]
      $0.baseline = "2024-03"
    }
    #expect(try set.document()["charts"].list.map { $0["ghosted"].number } == [1, 0])
  }

  @Test func `limits are recalculated from a date with its reason`() throws {
    let set = try chart(Monthly.table(Monthly.calm + Monthly.calm)) {
      $0.rebases = ["Jan 2025:Ward moved: new beds", "Jan 2024"]
    }
    let phases = try set.document()["charts"][0]["phases"].list
    #expect(phases.map { $0["first"].text } == ["2023-01-01", "2024-01-01", "2025-01-01"])
    #expect(phases.map { $0["reason"] }[2] == .string("Ward moved: new beds"))
    #expect(
      set.summary().contains(
        "Limits recalculated from January 2024: no reason given. "
          + "Limits recalculated from January 2025: Ward moved: new beds."))
  }

  @Test func `annotations are numbered in order of time and change no number`() throws {
    let plain = try chart(Self.calm)
    let noted = try chart(Self.calm) { $0.annotations = ["Mar 2024:B & C", "Feb 2023:A"] }
    #expect(try plain.document() == noted.document())
    let html = noted.html()
    #expect(html.contains("<li>February 2023: A</li><li>March 2024: B &amp; C</li>"))
  }

  @Test func `ghosts keep their reason and are used in nothing`() throws {
    let wild = Monthly.table(Monthly.calm.enumerated().map { $0.offset == 5 ? "999" : $0.element })
    let set = try chart(wild) { $0.ghosts = ["2023-06:counted twice"] }
    let without = try chart(
      Monthly.table(Monthly.calm.enumerated().map { $0.offset == 5 ? "" : $0.element })
    ) {
      $0.options = [NamedValue(name: "gap", value: "bridge")]
    }
    #expect(
      try set.points()[7]["centre"].number == without.points()[7]["centre"].number)
    #expect(set.summary().contains("1 point ghosted: counted twice."))
  }

  // MARK: Targets

  @Test(arguments: [
    ("85%", 0.85), ("85", 0.85), ("0.85", 0.85), ("1", 1), ("100", 1), ("100%", 1),
  ])
  func `a target of shares is a share, however written`(text: String, value: Double) throws {
    let pairs = (0..<14).map { (80 + $0 % 5, 100) }
    for kind in ["p", "xmr"] {
      let set = try chart(Monthly.table(pairs)) {
        $0.kind = kind
        $0.y = "on_time"
        $0.denominator = "due"
        $0.targets = [text]
      }
      #expect(try set.points()[0]["target"].number == value, "\(kind)")
    }
  }

  @Test func `a target is in the unit shown`() throws {
    func target(_ text: String) throws -> Double? {
      try chart(Monthly.table((0..<14).map { (5 + $0 % 3, 1000) }, columns: "falls,bed_days")) {
        $0.kind = "u"
        $0.y = "falls"
        $0.multiplier = 1000
        $0.targets = [text]
      }.points()[0]["target"].number
    }
    #expect(try target("4.5") == 4.5)
    #expect(try target("0.5%") == 5)
  }

  @Test func `targets come in steps, of which the first that holds counts`() throws {
    let set = try chart(Self.calm) {
      $0.targets = ["9@Jan 2024..Mar 2024", "8@..2023-06", "7"]
      $0.direction = .lower
    }
    #expect(
      try set.points().map { $0["target"].number }
        == (0..<24).map { $0 < 6 ? 8 : (12...14).contains($0) ? 9 : 7 })
  }

  @Test(arguments: [
    ("abc", "--target 95% or --target 12@2021-04-01..2022-03-31"),
    ("5@2024-01", "give the stretch as first..last, such as 2021-04-01.."),
    ("5@2024-05..2024-01", "give the earlier date first"),
  ])
  func `a target that is not understood is refused`(text: String, remedy: String) {
    #expect(
      refusal(Self.calm) { $0.targets = [text] }
        == "target \"\(text)\" is not understood\ntry: \(remedy)")
  }

  @Test func `planned values are in the unit shown, and percentages may be bare`() throws {
    let rows = (0..<14).map { "\(Monthly.month($0)),8\($0 % 5)%,85\n" }.joined()
    let set = try chart("month,on time,plan\n" + rows) {
      $0.y = "on time"
      $0.trajectory = "plan"
      $0.direction = .higher
      $0.options = [NamedValue(name: "assurance_trajectory", value: "on")]
    }
    #expect(try set.document()["charts"][0]["assurance"]["target"].number == 0.85)
  }

  // MARK: Names

  @Test(arguments: [
    ("kind of chart", "xmrr", "xmr"), ("rule set", "mdc-tool5", "mdc-tool-5"),
    ("option", "shfit", "shift"),
  ])
  func `an unknown name is refused with the nearest`(role: String, name: String, nearest: String) {
    let message = refusal(Self.calm) {
      switch role {
      case "kind of chart": $0.kind = name
      case "rule set": $0.rules = name
      default: $0.options = [NamedValue(name: name, value: "7")]
      }
    }
    #expect(
      message.hasPrefix("there is no \(role) \"\(name)\"\ndid you mean \"\(nearest)\"? known: "))
  }

  @Test func `an unknown rule set to compare with is refused`() {
    #expect(refusal(Self.calm) { $0.compare = ["nhsr"] }.hasPrefix("there is no rule set \"nhsr\""))
  }

  @Test func `what has no meaning on a kind of chart is said`() throws {
    let set = try chart(Self.calm) {
      $0.kind = "cusum"
      $0.targets = ["5"]
      $0.compare = ["all"]
    }
    #expect(
      set.notes.filter { $0.hasPrefix("--") } == [
        "--target has no meaning on a chart of kind cusum and was not used",
        "--compare has no meaning on a chart of kind cusum and was not used",
      ])
  }

  @Test func `rule sets are compared side by side`() throws {
    let set = try chart(Monthly.table(Monthly.dropped)) {
      $0.compare = ["all"]
      $0.direction = .lower
    }
    let comparison = try set.document()["charts"][0]["comparison"]
    #expect(comparison["ruleSets"].list.map { $0["rules"].text } == RuleSet.named.map(\.name))
    #expect(!comparison["differing"].list.isEmpty)
    let one = try chart(Monthly.table(Monthly.dropped)) { $0.compare = ["nhsr-0.2"] }
    let names = try one.document()["charts"][0]["comparison"]["ruleSets"].list
    #expect(names.map { $0["rules"].text } == ["mdc-tool-5", "nhsr-0.2"])
  }

  @Test(arguments: [
    (BoundsChoice.automatic, true), (.count, true), (.none, false),
  ])
  func `limits outside what can be are calculated and not shown`(
    bounds: BoundsChoice, isHidden: Bool
  ) throws {
    let set = try chart(
      Monthly.table(["0", "9", "0", "8", "1", "0", "9", "0", "7", "0", "8", "1", "9"])
    ) {
      $0.bounds = bounds
    }
    #expect((try set.points()[0]["lower"].number ?? 0) < 0)
    #expect(set.summary().contains("(up to roughly ") == isHidden)
  }
}
