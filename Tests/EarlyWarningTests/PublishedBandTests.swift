import EarlyWarning
import Foundation
import Testing

/// Every band edge of the published tables, from a copy of them typed independently of the code.
@Suite struct PublishedBandTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/early-warning").standardizedFileURL

  static func rows(_ name: String) -> [[String]] {
    guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else {
      print("not checked: ../shared/data/early-warning/\(name) is not there")
      return []
    }
    return text.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  static func points(_ scorer: Scorer, _ change: (inout ScoreInput) -> Void, _ name: String) -> Int?
  {
    var input = scorer.emptyInput
    change(&input)
    guard let place = scorer.definition.parameters.firstIndex(where: { $0.id == name }) else {
      return nil
    }
    switch scorer.score(input) {
    case .complete(let score), .partial(let score): return score.parts[place].points
    case .refused: return nil
    }
  }

  static func input(_ scorer: Scorer, _ name: String) -> Int {
    scorer.inputs.firstIndex { $0.id == name } ?? 0
  }

  @Test func `NEWS2 gives the published points at both ends of every band`() throws {
    let scorer = Scorer(try .news2())
    for row in Self.rows("news2-bands.csv") {
      let (name, scale, oxygen, low, high) = (row[2], row[3], row[4], row[5], row[6])
      for text in [low, high] where !text.isEmpty && name != "oxygen" {
        let points = Self.points(
          scorer,
          { input in
            let place = Self.input(scorer, name)
            if let choice = scorer.inputs[place].choices.firstIndex(where: { $0.code == text }) {
              input.readings[place] = .choice(choice)
            } else if let number = Hundredths(text: text) {
              input.readings[place] = .number(number)
            }
            if scale == "2" {
              input.selectors[0] = 1
              input.prescribed = [0]
            }
            let state = oxygen == "oxygen" ? 1 : 0
            input.readings[Self.input(scorer, "oxygen")] = .choice(state)
          }, name)
        #expect(points == Int(row[7]), "\(row)")
      }
    }
  }

  @Test(arguments: ["0-11m", "1-4y", "5-12y", "13+y"])
  func `National PEWS gives the published points around every edge`(chart: String) throws {
    let definition = try #require(ScoreDefinition.shipped().first { $0.chart == chart })
    let scorer = Scorer(definition)
    for row in Self.rows("npews-bands.csv") where row[0] == chart {
      let name = row[1]
      let place = Self.input(scorer, name)
      // The lower edge belongs to the band, the upper edge to the next.
      let low = Hundredths(text: row[2])
      let high = Hundredths(text: row[3]).map { Hundredths($0.count - 100) }
      for value in [low, high].compactMap({ $0 }) {
        let points = Self.points(scorer, { $0.readings[place] = .number(value) }, name)
        #expect(points == Int(row[4]), "\(row) \(value)")
      }
    }
  }
}
