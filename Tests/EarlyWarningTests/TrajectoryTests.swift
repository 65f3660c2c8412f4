import EarlyWarning
import Testing

/// Scored sets by words, for tests of what happens in time.
struct ScoredByWords {
  let words: SetByWords
  let base: [String: String]

  static func news2() throws -> ScoredByWords {
    ScoredByWords(words: try .news2(), base: SetByWords.well)
  }

  static func pews(_ chart: String) throws -> ScoredByWords {
    ScoredByWords(words: try .pews(chart), base: SetByWords.wellChild)
  }

  /// A set at a minute.
  func at(_ minute: Int, _ changes: [String: String] = [:], person: String = "p") -> TimedScore {
    TimedScore(
      person: person, second: minute * 60, input: words.input(base.with(changes)),
      scorer: words.scorer)
  }

  /// A complete NEWS2 set with a total of 0 to 9, by pulse, temperature and rate.
  func at(_ minute: Int, total: Int, person: String = "p") -> TimedScore {
    let changes: [[String: String]] = [
      [:], ["pulse": "91"], ["pulse": "111"], ["pulse": "111", "temperature": "38.1"],
      ["pulse": "111", "temperature": "39.1"],
      ["pulse": "111", "temperature": "39.1", "systolic_bp": "110"],
      ["pulse": "111", "temperature": "39.1", "systolic_bp": "100"],
      ["pulse": "111", "temperature": "39.1", "systolic_bp": "100", "respiratory_rate": "9"],
      ["pulse": "111", "temperature": "39.1", "systolic_bp": "100", "respiratory_rate": "24"],
    ]
    return at(minute, changes[total], person: person)
  }
}

@Suite struct TrajectoryTests {
  private static func totals(_ points: [(Int, Int)]) throws -> Trajectory {
    let news2 = try ScoredByWords.news2()
    return try Trajectory(points.map { news2.at($0.0, total: $0.1) })
  }

  @Test func `the change since the last complete set says what it rests on`() throws {
    #expect(try Self.totals([(0, 2), (40, 4)]).change?.words == "up 2 points, 40 minutes apart")
    #expect(
      try Self.totals([(0, 4), (150, 3)]).change?.words
        == "down 1 point, 2 hours 30 minutes apart")
    #expect(try Self.totals([(0, 4), (1, 4)]).change?.words == "no change, 1 minute apart")
    #expect(try Self.totals([(0, 4)]).change == nil)
    #expect(try Self.totals([]).change == nil)
  }

  @Test func `order of arrival changes nothing and people are not mixed`() throws {
    let news2 = try ScoredByWords.news2()
    let sets = [(0, 2), (40, 4), (80, 1)].map { news2.at($0.0, total: $0.1) }
    #expect(try Trajectory(sets) == Trajectory(Array(sets.reversed())))
    #expect(throws: TrajectoryError.severalPeople) {
      try Trajectory(sets + [news2.at(5, person: "q")])
    }
  }

  @Test(arguments: [(4, 1), (12, 3), (24, nil as Int?)])
  func `the change over hours is from the set in force then`(hours: Int, change: Int?) throws {
    // In force 4 hours before minute 900 is the set of minute 600; 12 hours before, of minute 0.
    let trajectory = try Self.totals([(0, 2), (600, 4), (700, 6), (900, 5)])
    #expect(trajectory.change(overHours: hours)?.points == change)
  }

  @Test func `the slope is that of least squares with its standard error`() throws {
    // Totals 1, 2, 2, 5 at hours 0, 1, 2, 3: slope 6 / 5, error of the rest 1.8 / 2 / 5.
    let slope = try #require(try Self.totals([(0, 1), (60, 2), (120, 2), (180, 5)]).slope)
    #expect(abs(slope.pointsPerHour - 1.2) < 1e-12)
    #expect(abs(slope.standardError - 0.18.squareRoot()) < 1e-12)
    #expect(slope.words == "4 sets over 3 hours: up 1.2 an hour, give or take 0.4")
    #expect(try Self.totals([(0, 1), (60, 5)]).slope == nil, "two sets are no trend")
    let level = try #require(try Self.totals([(0, 3), (60, 3), (120, 3)]).slope)
    #expect(level.pointsPerHour == 0 && level.standardError == 0)
    #expect(level.words == "3 sets over 2 hours: level, give or take 0")
  }

  @Test func `the parts that moved are named, most first`() throws {
    let news2 = try ScoredByWords.news2()
    let trajectory = try Trajectory([
      news2.at(0, ["pulse": "91"]), news2.at(60, ["respiratory_rate": "25", "spo2": "95"]),
    ])
    #expect(
      trajectory.moved.map(\.parameter)
        == ["respiratory_rate", "spo2", "pulse"].map(news2.words.place))
    #expect(trajectory.moved.map(\.from) == [0, 0, 1])
    #expect(trajectory.moved.map(\.to) == [3, 1, 0])
  }

  @Test func `a partial set shows a rise it is sure of, and never a fall`() throws {
    let news2 = try ScoredByWords.news2()
    let risen = try Trajectory([
      news2.at(0, total: 2), news2.at(30, ["respiratory_rate": "25", "pulse": ""]),
    ])
    #expect(risen.change?.words == "at least up 1 point, 30 minutes apart")
    let unsure = try Trajectory([news2.at(0, total: 2), news2.at(30, ["pulse": ""])])
    #expect(unsure.change == nil)
    #expect(unsure.lastComplete?.second == 0 && unsure.current?.second == 1_800)
  }

  @Test func `no line crosses a change of scale`() throws {
    let news2 = try ScoredByWords.news2()
    let trajectory = try Trajectory([
      news2.at(0), news2.at(60, ["scale": "1"]), news2.at(120, ["scale": "2"]),
      news2.at(180, ["scale": "2"]),
    ])
    #expect(trajectory.breaks.map(\.place) == [2])
    #expect(trajectory.breaks[0].reasons == [.state(from: ["scale=1"], to: ["scale=2"])])
    #expect(trajectory.lines == [0..<2, 2..<4])
    let crossing = try Trajectory([news2.at(60), news2.at(120, ["scale": "2"])])
    #expect(crossing.change == nil && crossing.moved.isEmpty)
  }

  @Test func `no line crosses a change of score, chart or unit, or 12 hours without data`() throws {
    let news2 = try ScoredByWords.news2()
    let child = try ScoredByWords.pews("5-12y")
    let older = try ScoredByWords.pews("13+y")
    let mixed = try Trajectory([child.at(0), older.at(60), news2.at(120)])
    #expect(mixed.breaks.map(\.place) == [1, 2])
    #expect(mixed.breaks[0].reasons == [.chart(from: "5-12y", to: "13+y")])
    guard case .score = mixed.breaks[1].reasons[0] else {
      Issue.record("another score should be the first reason")
      return
    }
    let litres = ["oxygen_device": "FM", "oxygen_flow": "2"]
    let percent = ["oxygen_device": "FM", "oxygen_percent": "30"]
    let units = try Trajectory([
      child.at(0, litres), child.at(60), child.at(120, litres), child.at(180, percent),
    ])
    #expect(units.breaks.map(\.place) == [3])
    #expect(
      units.breaks[0].reasons == [.unit(from: ["oxygen_flow"], to: ["oxygen_percent"])])
    #expect(try Self.totals([(0, 1), (720, 2)]).breaks == [])
    #expect(
      try Self.totals([(0, 1), (721, 2)]).breaks.map(\.reasons)
        == [[.noData(seconds: 721 * 60)]])
  }

  @Test func `a rise inside an acknowledged level is flagged, from 5 to 6 as from 5 to 7`() throws {
    let news2 = try ScoredByWords.news2()
    let five = news2.at(0, total: 5)
    for total in [6, 7] {
      let trajectory = try Trajectory([five, news2.at(10, total: total)])
      #expect(trajectory.rises(since: five, acknowledgedAt: 120).map(\.second) == [600])
    }
    let steady = try Trajectory([five, news2.at(10, total: 5), news2.at(20, total: 4)])
    #expect(steady.rises(since: five, acknowledgedAt: 120) == [])
    // A rise while the alert was being acknowledged counts too.
    let during = try Trajectory([five, news2.at(1, total: 6)])
    #expect(during.rises(since: five, acknowledgedAt: 120).count == 1)
  }
}
