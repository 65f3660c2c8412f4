import Essentials
import Foundation
import Measures
import Testing

/// The shipped bundle of perinatal optimisation over tables in the layout of the reference.
@Suite struct PerinatalTests {
  private static let nine = Set((1...9).map { "P\($0)" })

  private static func measured(_ table: String) async throws -> MeasuredTables {
    let first = try #require(Day(iso: "2026-01-01")), last = try #require(Day(iso: "2026-12-31"))
    return try await MeasuredTables(
      "perinatal-bundle", tables: ["babies.csv": table], from: first, to: last)
  }

  // MARK: Edges

  private static let edges = Task { try await measured(table(of: PerinatalEdges.all)) }

  @Test(arguments: Array(PerinatalEdges.all.enumerated()))
  func `at its edge a baby comes out as the reference says`(
    _ place: Int, _ edge: PerinatalEdge
  ) async throws {
    let tables = try await Self.edges.value
    let answer = try #require(tables.answers(about: "B\(place)").first)
    let changed = Self.fields(edge.expected)
    guard edge.expected.contains("=") || edge.expected.isEmpty else {
      #expect(tables.exclusion(answer) == edge.expected)
      return
    }
    let expected = Self.fields(PerinatalEdges.statuses).merging(changed) { $1 }
    #expect(tables.exclusion(answer) == nil)
    #expect(tables.elements(answer).mapValues(word) == expected)
    #expect(answer.isInNumerator == (bundle(expected) == "ALL"))
  }

  /// A table with a baby for each edge.
  private static func table(of edges: [PerinatalEdge]) -> String {
    let columns = fields(PerinatalEdges.baby).merging(
      fields(edges.map(\.changes).joined(separator: " "))
    ) { one, _ in one }.keys.sorted()
    let rows = edges.enumerated().map { place, edge in
      let cells = fields(PerinatalEdges.baby).merging(fields(edge.changes)) { $1 }
      return (["B\(place)", "M\(place)"] + columns.map { cells[$0] ?? "" }).joined(separator: ",")
    }
    let header = (["baby_id", "mother_id"] + columns).joined(separator: ",")
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  /// `name=value` between blanks.
  private static func fields(_ text: String) -> [String: String] {
    Dictionary(
      text.split(whereSeparator: \.isWhitespace).map { part in
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(sides[0]), sides.count > 1 ? String(sides[1]) : "")
      }, uniquingKeysWith: { $1 })
  }

  // MARK: Mothers

  @Test(arguments: [
    // The mother of twins counts once, by the first-born, who may be the later row.
    ("perinatal-steroids", "birth_order=2 steroid_status=NOT_GIVEN", "birth_order=1", [1, 1]),
    // By the second where the first is not eligible.
    ("perinatal-steroids", "birth_order=1 outcome=STILLBIRTH", "steroid_status=NOT_GIVEN", [0, 1]),
    ("perinatal-magnesium", "birth_order=1 mgso4_status=NOT_GIVEN", "birth_order=2", [0, 1]),
    ("perinatal-magnesium", "gest_weeks=30", "gest_weeks=30", [0, 0]),
    ("perinatal-antibiotics", "birth_order=1 active_labour=N", "birth_order=2", [1, 1]),
    // Babies are counted each by itself.
    ("perinatal-cord", "birth_order=1", "birth_order=2 cord_clamp_seconds=10", [1, 2]),
  ]) func `mothers are counted once a birth, and babies each`(
    _ measure: String, _ one: String, _ other: String, _ expected: [Int]
  ) async throws {
    let twins = [PerinatalEdge("", one, ""), PerinatalEdge("", "birth_order=2 " + other, "")]
    let table = Self.table(of: twins).replacingOccurrences(of: ",M1,", with: ",M0,")
    let first = try #require(Day(iso: "2026-01-01")), last = try #require(Day(iso: "2026-12-31"))
    let tables = try await MeasuredTables(
      measure, tables: ["babies.csv": table], from: first, to: last)
    let counts = tables.results.counts.values.reduce([0, 0]) {
      [$0[0] + $1.numerator, $0[1] + $1.denominator]
    }
    #expect(counts == expected)
  }

  // MARK: The example of the reference

  @Test func `the example babies come out exactly as expected, cell by cell`() async throws {
    guard let babies = SharedFile.text("data/maternity/example_babies.csv"),
      let text = SharedFile.text("data/maternity/example_babies_expected.csv")
    else { return }
    let tables = try await Self.measured(babies)
    let rows = text.split(whereSeparator: \.isNewline).map { $0.components(separatedBy: ",") }
    let columns = try #require(rows.first)
    #expect(rows.count == 9)
    for row in rows.dropFirst() {
      let answer = try #require(tables.answers(about: row[0]).first)
      #expect([row[0]] + columns.dropFirst().map { cell($0, tables, answer) } == row)
    }
  }

  /// What stands in a column of the expected file.
  private func cell(_ column: String, _ tables: MeasuredTables, _ answer: PersonAnswer) -> String {
    let cohort = tables.exclusion(answer)
    let statuses = tables.elements(answer).mapValues(word)
    let own = statuses.filter { Self.nine.contains($0.key) }
    return switch column {
    case "cohort": cohort ?? "IN"
    case "bundle_met": "\(own.values.count { $0 == "MET" })"
    case "bundle_eligible": "\(own.values.count { ["MET", "NOT_MET", "UNKNOWN"].contains($0) })"
    case "bundle": cohort == nil ? bundle(own) : "OUT_OF_COHORT"
    default: cohort == nil ? statuses[column] ?? "none" : "OUT_OF_COHORT"
    }
  }

  /// How the nine elements come out together.
  private func bundle(_ statuses: [String: String]) -> String {
    let own = statuses.filter { Self.nine.contains($0.key) }.values
    if own.contains("NOT_MET") { return "NOT_ALL" }
    if own.contains("UNKNOWN") { return "NOT_ALL_UNKNOWN_ONLY" }
    return own.contains("MET") ? "ALL" : "NO_ELIGIBLE_ELEMENT"
  }

  private func word(_ status: ElementStatus) -> String {
    status.phrase == "given"
      ? "MET"
      : status.phrase == "not given"
        ? "NOT_MET" : status.phrase.uppercased().replacingOccurrences(of: " ", with: "_")
  }
}
