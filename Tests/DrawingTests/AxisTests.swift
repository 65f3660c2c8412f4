import Foundation
import Testing

@testable import Drawing

@Suite struct AxisTests {
  @Test func `dates agree with the calendar`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "GMT"))
    for dayNumber in stride(from: -140_000, through: 140_000, by: 97) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(dayNumber) * 86_400))
      let date = AxisDate(dayNumber: dayNumber)
      #expect(date.year == parts.year && date.month == parts.month && date.day == parts.day)
      #expect(AxisDate.dayNumber(ofMonth: date.monthIndex) == dayNumber - date.day + 1)
    }
  }

  @Test(arguments: [
    (XAxis.time(.month), 17_744, "Aug 2018"), (.time(.week), 17_749, "6 Aug 2018"),
    (.time(.quarter), 17_622, "Apr to Jun 2018"), (.time(.year), 17_532, "2018"),
    (.time(.financialYear), 17_622, "2018 to 2019"), (.ordinal(name: "Event"), 12, "12"),
    (.time(.quarter), 17_805, "Oct to Dec 2018"),
  ])
  func `positions have words`(axis: XAxis, position: Int, words: String) {
    #expect(axis.label(position) == words)
  }

  @Test func `nice ticks hold the values at round steps`() {
    var dice = DrawingDice(seed: 12)
    for _ in 0..<3000 {
      let size = pow(10, dice.share() * 8 - 3)
      let least = (dice.share() - 0.4) * size
      let greatest = least + dice.share() * size
      let count = 3 + Int(dice.next() % 7)
      let ticks = NiceTicks(least: least, greatest: greatest, count: count)
      #expect(ticks.low <= least + ticks.step * 1e-6 && ticks.high >= greatest - ticks.step * 1e-6)
      #expect(least < 0 || ticks.low >= 0)
      #expect(ticks.values.count >= 2 && ticks.values.count <= 10)
      let leading = ticks.step / pow(10, floor(log10(ticks.step) + 1e-9))
      #expect([1, 2, 5].contains { ($0 - leading).magnitude < 1e-6 })
    }
  }

  @Test func `a level series and an empty one still have an axis`() {
    #expect(NiceTicks(least: 5, greatest: 5, count: 5).values.count >= 2)
    #expect(NiceTicks(least: 0, greatest: 0, count: 5).low == 0)
    #expect(NiceTicks(least: .infinity, greatest: -.infinity, count: 5).high == 1)
    #expect(NiceTicks(least: 70, greatest: 99, count: 5, ceiling: 100).high == 100)
  }

  @Test func `labels in a column keep apart and in order, and move no more than they must`() {
    var dice = DrawingDice(seed: 31)
    for _ in 0..<2000 {
      let count = 1 + Int(dice.next() % 7)
      let wanted = (0..<count).map { _ in dice.share() * 200 }
      let places = LabelColumn.places(wanted, height: 18, within: 0...200)
      let order = wanted.indices.sorted { wanted[$0] < wanted[$1] }
      for (upper, lower) in zip(order, order.dropFirst()) {
        #expect(places[lower] - places[upper] >= 18 - 1e-9)
      }
      #expect(places.allSatisfy { $0 >= -1e-9 && $0 <= 200 + 1e-9 })
      let isFree = zip(order, order.dropFirst()).allSatisfy { wanted[$1] - wanted[$0] >= 18 }
      if isFree { #expect(places == wanted) }
    }
  }

  @Test(arguments: XAxis.Grain.allCases)
  func `labels of a time axis never collide, and are at most twelve`(grain: XAxis.Grain) {
    let axis = XAxis.time(grain)
    for first in [17_532, 17_622, 19_723] {
      for count in [1, 2, 3, 7, 13, 24, 36, 60, 120, 400] {
        for width in [120.0, 207, 610, 1300] {
          check(axis, first...axis.position(count, after: first), width: width)
        }
      }
    }
  }

  @Test func `labels of an ordinal axis never collide`() {
    for first in [0, 1, 97] {
      for count in [1, 2, 9, 24, 240, 10_000] {
        for width in [120.0, 610, 1300] {
          check(.ordinal(name: "Event"), first...first + count, width: width)
        }
      }
    }
  }

  private func check(_ axis: XAxis, _ range: ClosedRange<Int>, width: Double) {
    let scale = LinearScale(
      low: Double(range.lowerBound), high: Double(range.upperBound), start: 50, end: 50 + width)
    let chooser = XLabels(range: range, scale: scale, size: 14)
    let labels = chooser.labels(for: axis)
    let placed = chooser.placed(labels, within: 0...width + 60)
    #expect(!placed.isEmpty, "\(axis) \(range) \(width)")
    #expect(placed.count <= XLabels.most)
    #expect(labels.allSatisfy { range.contains($0.position) })
    for (left, right) in zip(placed, placed.dropFirst()) {
      let end = left.x + left.label.width(size: 14) / 2
      #expect(right.x - right.label.width(size: 14) / 2 >= end + 4, "\(axis) \(range) \(width)")
    }
    for place in placed {
      let half = place.label.width(size: 14) / 2
      #expect(place.x - half >= -0.01 && place.x + half <= width + 60.01)
    }
  }

  @Test func `text is as wide as the font says`() {
    // By hand from the advance widths: A 667, u 556, g 556, blank 278, four digits of 556.
    #expect((TextWidth.of("Aug 2018", size: 10) - 42.81).magnitude < 0.001)
    #expect(TextWidth.lines("one two three", size: 10, width: 40) == ["one two", "three"])
    #expect(TextWidth.cut("Westbrook General", size: 10, width: 50).hasSuffix("…"))
  }
}
