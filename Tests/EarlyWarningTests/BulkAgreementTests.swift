import EarlyWarning
import Testing

/// The bulk path and the single path give the same answers.
@Suite struct BulkAgreementTests {
  /// The definitions that ship, and one made to use everything a definition may say.
  private static let names = [
    "news2", "npews/0-11m", "npews/1-4y", "npews/5-12y", "npews/13+y", "everything",
  ]

  private func bulkScorer(_ name: String) throws -> BulkScorer {
    let made = try ScoreDefinition(table: Self.everything)
    let all = try ScoreDefinition.shipped() + [made]
    return try BulkScorer(#require(all.first { $0.fullID == name }))
  }

  @Test func `no definition that ships is left out`() throws {
    #expect(try ScoreDefinition.shipped().map(\.fullID) == Self.names.dropLast())
  }

  @Test(arguments: names)
  func `rows made from sets score as the sets do`(name: String) throws {
    let bulk = try bulkScorer(name)
    var random = BulkRandom(seed: 1)
    var columns = bulk.emptyColumns
    var outcomes = bulk.makeOutcomes(withPoints: true)
    for rows in [1, 1_023, 1_024, 2_100] {
      let inputs = (0..<rows).map { _ in random.input(for: bulk.scorer) }
      columns.removeAll()
      for input in inputs { bulk.append(input, to: &columns) }
      bulk.score(columns, into: &outcomes)
      #expect(outcomes.rowCount == rows)
      let wrong = inputs.indices.filter { row in
        BulkRow(outcomes, row)
          != BulkRow(bulk.scorer.score(inputs[row]), bulk.scorer.definition)
      }
      #expect(wrong.isEmpty, "\(wrong.count) rows, the first \(inputs[wrong[0]])")
    }
  }

  @Test(arguments: names)
  func `columns of anything score as the sets they stand for`(name: String) throws {
    let bulk = try bulkScorer(name)
    var random = BulkRandom(seed: 2)
    var outcomes = bulk.makeOutcomes(withPoints: true)
    var counts: [ScoreOutcomes.Status: Int] = [:]
    for _ in 0..<8 {
      let columns = random.columns(for: bulk, rows: 600)
      bulk.score(columns, into: &outcomes)
      let wrong = (0..<columns.rowCount).filter { row in
        BulkRow(outcomes, row) != BulkRow(columns, row, bulk.scorer)
      }
      #expect(wrong.isEmpty, "\(wrong.count), e.g. \(columns.readings.map { $0[wrong[0]] })")
      for status in outcomes.statuses { counts[status, default: 0] += 1 }
    }
    #expect(ScoreOutcomes.Status.allCases.allSatisfy { counts[$0, default: 0] > 200 }, "\(counts)")
  }

  @Test func `outcomes without points are the same but for the points`() throws {
    let bulk = try BulkScorer(.news2())
    var random = BulkRandom(seed: 3)
    let columns = random.columns(for: bulk, rows: 2_500)
    var plain = bulk.makeOutcomes()
    var full = bulk.makeOutcomes(rowCount: 9_999, withPoints: true)
    bulk.score(columns, into: &plain)
    bulk.score(columns, into: &full)
    #expect(plain.points.isEmpty && full.points.count == 7)
    #expect(plain.totals == full.totals && plain.levels == full.levels)
    #expect(plain.red == full.red && plain.missing == full.missing)
    #expect(plain.statuses == full.statuses)
  }

  @Test func `no rows give no results, also where there were some before`() throws {
    let bulk = try BulkScorer(.news2())
    var random = BulkRandom(seed: 4)
    var outcomes = bulk.makeOutcomes()
    bulk.score(random.columns(for: bulk, rows: 10), into: &outcomes)
    bulk.score(bulk.emptyColumns, into: &outcomes)
    #expect(outcomes == bulk.makeOutcomes())
  }

  /// Two choices that may decide, bands chosen by two selectors, codes in place of readings, a
  /// response to points that are not the most, and negative numbers.
  private static let everything = """
    score everything
    name Everything
    version 1
    published 2026
    source made for this test
    status verified
    age 12m..120m
    exclude away do not
    points 0 1 2 3
    parameter excess Base excess
    unit mmol/L
    step 0.1
    refuse ..-50 50..
    when mode=a state=on
    ..-3.1 3
    -3.0..3.0 0
    3.1.. 2
    when mode=a state=off
    ..0.0 2
    0.1.. 1
    when mode=b
    ..-1 1
    -0.9..1 0
    1.1..2 1
    2.1..3 2
    3.1..4 1
    4.1..5 0
    5.1..6 3
    6.1..7 2
    7.1..8 1
    8.1.. 0
    when mode=c
    .. 0
    instead no 0 Not done
    instead yes 3 Not done, concern
    instead wait level Not done yet
    parameter state State
    choice on 1 On
    choice off 0 Off
    parameter breathing Breathing
    highest first second litres
    input first First
    choice none 0 None
    choice any level Any
    input second Second
    choice low 1 Low
    choice high 3 High
    choice other level Other
    input litres Litres
    unit L
    step 0.01
    refuse ..-0.01
    ..0.5 0
    0.51..1 2
    1.01.. 1
    selector mode a b c
    prescribe mode c
    selector state on off
    level none None
    level some Some
    level more More
    level most Most
    response total 0..2 level none observe 1h review none
    do Nothing
    response total 3..4 level some observe 1h review none
    do Something
    response any 2 level more observe 1h review none
    do More
    response any 3 level more observe 1h review none
    do More
    response total 5.. level most observe 1h review none
    do All
    trigger fall level more A fall
    judgement carer The carer says worse
    """
}
