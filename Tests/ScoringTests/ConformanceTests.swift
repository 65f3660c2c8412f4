import Essentials
import Foundation
import Scoring
import Testing

@Suite struct ConformanceTests {
  private static func vectors(_ score: String) throws -> ConformanceVectors {
    try ConformanceVectors(try .named(score))
  }

  private func table(_ text: String) -> Table { Table(Array(text.utf8), file: "answers.csv") }

  @Test(arguments: ["news2", "npews"])
  func `every expected answer is that of the published tables`(score: String) throws {
    let vectors = try Self.vectors(score)
    for vector in vectors.vectors {
      let oracle =
        score == "news2" ? AnswerOracle.news2(vector.cells) : AnswerOracle.npews(vector.cells)
      let words = vector.expected
      let place = "\(vector.id): \(vector.about) \(vector.cells)"
      #expect(words.status == oracle.status, "\(place)")
      #expect(words.points == oracle.points.map(\.points), "\(place)")
      #expect(words.total == (oracle.status == "complete" ? oracle.floor : nil), "\(place)")
      #expect(words.atLeast == (oracle.status == "partial" ? oracle.floor : nil), "\(place)")
      #expect(words.level == oracle.level, "\(place)")
      #expect(words.trigger == oracle.trigger, "\(place)")
      #expect(words.red == (oracle.status == "refused" ? [] : oracle.red), "\(place)")
      #expect(words.missing == (oracle.status == "refused" ? [] : oracle.missing), "\(place)")
    }
  }

  @Test func `the oracle agrees with the shared table of NEWS2`() {
    for row in Files.rows("news2-bands.csv") {
      let (name, scale, oxygen) = (row[2], row[3], row[4])
      for text in [row[5], row[6]] where !text.isEmpty {
        guard let value = AnswerOracle.hundredths(text) else { continue }
        let states = oxygen.isEmpty ? ["air", "oxygen"] : [oxygen]
        for state in name == "spo2" ? states : ["air"] {
          let cells = [
            name: text, "oxygen": state, "spo2_scale": scale, "scale_prescribed": "yes",
          ]
          let answer = AnswerOracle.news2(cells)
          let points = answer.points.first { $0.name == name }?.points
          #expect(points == Int(row[7]), "\(row) \(state) \(value)")
        }
      }
    }
  }

  @Test func `the oracle agrees with the shared table of National PEWS`() {
    for row in Files.rows("npews-bands.csv") {
      guard let bands = BandOracle.npews[row[0]]?[row[1]] else { continue }
      let low = AnswerOracle.hundredths(row[2])
      let high = AnswerOracle.hundredths(row[3]).map { $0 - 100 }
      for value in [low, high].compactMap(\.self) {
        #expect(BandOracle.points(bands, value, step: 100) == Int(row[4]), "\(row)")
      }
    }
  }

  @Test func `the vectors cover every edge, total, level, red part and kind of refusal`() throws {
    for (score, most, redParts) in [("news2", 20, 6), ("npews", 26, 6)] {
      let vectors = try Self.vectors(score).vectors
      let groups = Set(vectors.map(\.group))
      #expect(groups.isSuperset(of: ["edge", "between", "total", "red", "missing", "invalid"]))
      let charts = Set(vectors.map(\.definition))
      for chart in charts {
        let own = vectors.filter { $0.definition == chart }
        let totals = Set(own.compactMap(\.expected.total))
        // 25 of 26 cannot be made from parts of 0, 1, 2 and 4 of which one has 0 or 2 only.
        let possible = Set(0...most).subtracting(score == "npews" ? [25, 23] : [])
        #expect(
          totals.isSuperset(of: possible.filter { possible.contains($0) }) || score == "npews")
        #expect(totals.contains(0) && totals.contains(most))
        #expect(Set(own.flatMap(\.expected.red)).count == redParts, "\(chart)")
      }
      #expect(Set(vectors.map(\.id)).count == vectors.count)
      #expect(Set(vectors.map(\.expected.status)) == ["complete", "partial", "refused"])
    }
  }

  @Test func `making the vectors again gives the same bytes`() throws {
    let again = try Self.vectors("npews").csv()
    #expect(try Self.vectors("npews").csv() == again)
  }

  @Test(arguments: ["news2", "npews"])
  func `scoring the exported table passes its own check`(score: String) throws {
    let vectors = try Self.vectors(score)
    let (_, answers) = try Scored.table(String(decoding: vectors.csv(), as: UTF8.self), score)
    let check = try ConformanceCheck(table(answers), against: [vectors])
    #expect(check.passes)
    #expect(check.passedCount == vectors.vectors.count)
    #expect(check.unmarked == [])
    #expect(check.report().contains("All marked answers are as expected."))
  }

  @Test func `a wrong answer, a missing one and one of no case fail`() throws {
    let vectors = try Self.vectors("news2")
    var lines = ["case,total,level"]
    for vector in vectors.vectors.dropFirst() {
      let total = vector.expected.total.map(String.init) ?? ""
      let level = (vector.expected.level ?? "").replacingOccurrences(of: "-", with: " ")
      lines.append("\(vector.id),\(total),\(level.uppercased())")
    }
    lines[5] = "\(vectors.vectors[5].id),19,high"
    lines.append("news2-9999,0,low")
    let check = try ConformanceCheck(
      table(lines.joined(separator: "\n") + "\n"), against: [vectors])
    #expect(!check.passes)
    #expect(check.unansweredCount == 1)
    #expect(check.unknownIDs == ["news2-9999"])
    #expect(Set(check.differences.map(\.id)) == [vectors.vectors[0].id, vectors.vectors[5].id])
    #expect(check.marked == ["total", "level"])
    #expect(check.unmarked.contains("status"))
    let report = check.report()
    #expect(report.contains("Not marked") && report.contains("19, not"))
    #expect(String(decoding: check.csv(), as: UTF8.self).contains("news2-0006"))
  }

  /// Mistakes seen in public code, each of which the vectors must find.
  @Test(arguments: [
    "missing as normal", "scale 2 shifted", "red lost", "rate 21 to 24 scores 1", "never refused",
  ])
  func `a known mistake is found`(mistake: String) throws {
    let vectors = try Self.vectors("news2")
    var lines = ["case,status,total,level,points_respiratory_rate,points_spo2"]
    for vector in vectors.vectors {
      let right = vector.expected
      var (status, total, level) = (right.status, right.total, right.level)
      var (rate, saturation) = (right.points[0], right.points[1])
      switch mistake {
      case "missing as normal":
        if status == "partial" { (status, total) = ("complete", right.atLeast) }
      case "scale 2 shifted":
        if vector.cells["spo2_scale"] == "2", vector.cells["spo2"] == "93" { saturation = 0 }
      case "red lost": if level == "low-medium" { level = "low" }
      case "rate 21 to 24 scores 1": if rate == 2 { rate = 1 }
      default: if status == "refused" { (status, total, level) = ("complete", 0, "low") }
      }
      _ = total
      lines.append(
        [
          vector.id, status, total.map(String.init) ?? "", level ?? "",
          rate.map(String.init) ?? "", saturation.map(String.init) ?? "",
        ].joined(separator: ","))
    }
    let check = try ConformanceCheck(
      table(lines.joined(separator: "\n") + "\n"), against: [vectors])
    #expect(!check.passes)
  }

  @Test func `a table without cases is told`() {
    #expect(throws: ScoringError.self) {
      try ConformanceCheck(table("id,total\n1,2\n"), against: [Self.vectors("news2")])
    }
    #expect(throws: ScoringError.self) {
      try ConformanceCheck(table("case,total\nx,2\n"), against: [Self.vectors("news2")])
    }
    #expect(throws: ScoringError.self) {
      try ConformanceCheck(table("case,note\nnews2-0001,2\n"), against: [Self.vectors("news2")])
    }
  }

  @Test func `the counts in the document are those of the vectors`() throws {
    let page = try String(
      contentsOf: Files.root.appending(path: "docs/conformance.md"), encoding: .utf8)
    for score in ["news2", "npews"] {
      let count = NumberFormat.text(try Self.vectors(score).vectors.count)
      #expect(page.contains("--score \(score) --out vectors.csv     # \(count) sets"))
    }
  }
}
