import EarlyWarning
import Testing

/// Every value of every input of NEWS2 against the chart, typed here once more.
///
/// - Source: Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017.
@Suite struct BulkNEWS2Tests {
  private static let bulk = try? BulkScorer(.news2())

  /// The points of one parameter when all others are missing; -1 where refused.
  private func points(
    _ parameter: Int, _ values: ClosedRange<Int16>, scale: Int16 = 0, oxygen: Int16? = nil
  ) throws -> [Int?] {
    let bulk = try #require(Self.bulk)
    var columns = bulk.emptyColumns
    for place in columns.readings.indices {
      columns.readings[place] = values.map { place == parameter ? $0 : ScoreColumns.missing }
    }
    if let oxygen { columns.readings[2] = values.map { _ in oxygen } }
    columns.selectors[0] = values.map { _ in scale }
    var outcomes = bulk.makeOutcomes(withPoints: true)
    bulk.score(columns, into: &outcomes)
    return values.indices.map { values.distance(from: values.startIndex, to: $0) }.map { row in
      if outcomes.statuses[row] == .refused { return -1 }
      let points = outcomes.points[parameter][row]
      return points == ScoreOutcomes.none ? nil : Int(points)
    }
  }

  @Test func `respiratory rate from -5 to 300`() throws {
    let expected = (-5...300).map { rate in
      rate < 0 ? -1 : rate <= 8 ? 3 : rate <= 11 ? 1 : rate <= 20 ? 0 : rate <= 24 ? 2 : 3
    }
    #expect(try points(0, -5...300) == expected)
  }

  @Test(arguments: [nil, 0, 1] as [Int16?])
  func `saturation from -5 to 105 on scale 1, whatever is known of oxygen`(oxygen: Int16?) throws {
    let expected = (-5...105).map { spo2 in
      spo2 < 0 || spo2 > 100 ? -1 : spo2 <= 91 ? 3 : spo2 <= 93 ? 2 : spo2 <= 95 ? 1 : 0
    }
    #expect(try points(1, -5...105, oxygen: oxygen) == expected)
  }

  @Test(arguments: [nil, 0, 1] as [Int16?])
  func `saturation from -5 to 105 on scale 2, on air, on oxygen and not known`(
    oxygen: Int16?
  ) throws {
    let expected = (-5...105).map { spo2 -> Int? in
      if spo2 < 0 || spo2 > 100 { return -1 }
      if spo2 <= 92 { return spo2 <= 83 ? 3 : spo2 <= 85 ? 2 : spo2 <= 87 ? 1 : 0 }
      return switch oxygen {
      case 0: 0
      case 1: spo2 <= 94 ? 1 : spo2 <= 96 ? 2 : 3
      default: nil
      }
    }
    #expect(try points(1, -5...105, scale: 1, oxygen: oxygen) == expected)
  }

  @Test func `air or oxygen`() throws {
    #expect(try points(2, -1...3) == [-1, 0, 2, -1, -1])
  }

  @Test func `systolic pressure from -5 to 400`() throws {
    let expected = (-5...400).map { pressure in
      pressure < 0
        ? -1
        : pressure <= 90 ? 3 : pressure <= 100 ? 2 : pressure <= 110 ? 1 : pressure <= 219 ? 0 : 3
    }
    #expect(try points(3, -5...400) == expected)
  }

  @Test func `pulse from -5 to 400`() throws {
    let expected = (-5...400).map { pulse -> Int in
      if pulse < 0 { return -1 }
      if pulse <= 50 { return pulse <= 40 ? 3 : 1 }
      return pulse <= 90 ? 0 : pulse <= 110 ? 1 : pulse <= 130 ? 2 : 3
    }
    #expect(try points(4, -5...400) == expected)
  }

  @Test func `consciousness: alert, new confusion, voice, pain, unresponsive`() throws {
    #expect(try points(5, -1...5) == [-1, 0, 3, 3, 3, 3, -1])
  }

  @Test func `temperature from 19 to 47 degrees by tenths`() throws {
    let expected = (190...470).map { tenths -> Int in
      if tenths < 200 || tenths > 460 { return -1 }
      if tenths <= 360 { return tenths <= 350 ? 3 : 1 }
      return tenths <= 380 ? 0 : tenths <= 390 ? 1 : 2
    }
    #expect(try points(6, 190...470) == expected)
  }

  @Test func `any 16 bits in a column give points, nothing, or a refusal`() throws {
    let bulk = try #require(Self.bulk)
    for parameter in 0..<7 {
      let found = try points(parameter, .min ... .max)
      #expect(found[0] == nil && found[1] == -1)
      let most = bulk.scorer.definition.points.last ?? 0
      #expect(
        found.dropFirst().allSatisfy {
          $0.map { (-1...most).contains($0) } ?? false || parameter == 1
        })
    }
  }

  @Test func `totals and reds lead to levels as on the chart`() throws {
    let bulk = try #require(Self.bulk)
    var columns = bulk.emptyColumns
    // Normal; 1; red; 4 without red; 5; red and 6; 7; a floor of 3 with red; a floor of 0.
    columns.readings = [
      [12, 9, 8, 9, 21, 25, 25, 8, .min], [96, 96, 96, 95, 94, 96, 93, .min, 96],
      [0, 0, 0, 1, 1, 0, 1, 0, 0], [111, 111, 111, 111, 111, 111, 111, 111, 111],
      [51, 51, 51, 51, 51, 51, 51, 51, 51], [0, 0, 0, 0, 0, 1, 0, 0, 0],
      [370, 370, 370, 370, 370, 370, 370, 370, 370],
    ]
    var outcomes = bulk.makeOutcomes()
    bulk.score(columns, into: &outcomes)
    #expect(outcomes.totals == [0, 1, 3, 4, 5, 6, 7, 3, 0])
    #expect(outcomes.levels == [0, 0, 1, 0, 2, 2, 3, 1, ScoreOutcomes.none])
    #expect(outcomes.red == [0, 0, 1, 0, 0, 0b100001, 1, 1, 0])
    #expect(outcomes.missing == [0, 0, 0, 0, 0, 0, 0, 2, 1])
    #expect(outcomes.statuses.map(\.rawValue) == [0, 0, 0, 0, 0, 0, 0, 1, 1])
  }
}
