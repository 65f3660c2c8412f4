import Foundation
import Testing

/// Real monthly series of antipsychotic prescribing, which lie beside the package.
///
/// - Source: OpenSAFELY, antipsychotics-prescribing-during-COVID-19 (MIT), January 2019 to December
///   2021; counts rounded to 5.
@Suite struct RealSeriesTests {
  /// A series, with what its chart says of March 2020 when the months before it are the baseline.
  struct Series: CustomTestStringConvertible, Sendable {
    let backend: String
    let group: String
    let kind: String
    let signals: String

    var testDescription: String { "\(backend), \(group), \(kind)" }
  }

  private static let march = [
    Series(backend: "TPP", group: "All", kind: "prevalent", signals: ""),
    Series(backend: "EMIS", group: "All", kind: "prevalent", signals: ""),
    Series(
      backend: "TPP", group: "dementia", kind: "new", signals: "above-upper-limit shift-above"),
    Series(backend: "EMIS", group: "dementia", kind: "new", signals: "above-upper-limit"),
  ]

  /// The people newly prescribed an antipsychotic while having dementia rise in March 2020 beyond
  /// the limits of the months before; the share of all patients who are prescribed one does not.
  @Test(arguments: march)
  func `March 2020 stands out among new prescriptions in dementia, and not among all patients`(
    _ series: Series
  ) throws {
    guard let table = try Self.table(series) else { return }
    let points = try Self.points(of: table, ["--kind", "p-prime", "--baseline", "14"])
    #expect(points.count == 36 && points.map { $0["x"] }.contains("2020-03-01"))
    let point = try #require(points.first { $0["x"] == "2020-03-01" })
    #expect(point["signals"] == series.signals)
    let before = points.filter { ($0["x"] ?? "") < "2020-03-01" }
    #expect(before.allSatisfy { $0["signals"]?.contains("limit") == false })
  }

  /// With tens of millions of patients the limits of a p chart are narrower than any real
  /// variation, which is why the others are charted with p′.
  @Test func `on a p chart of all patients nearly every month is beyond the limits`() throws {
    guard let table = try Self.table(Self.march[0]) else { return }
    let beyond = try Self.points(of: table, ["--kind", "p"])
      .filter { $0["signals"]?.contains("limit") == true }
    #expect(beyond.count >= 24)
    #expect(beyond.contains { $0["x"] == "2020-03-01" })
  }

  /// The rows of a series as a table; `nil`, with a message, where the file is not there.
  private static func table(_ series: Series) throws -> String? {
    let file = Program.root
      .appending(path: "../shared/data/medicines/real/antipsychotics_monthly.csv")
      .standardizedFileURL
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      print("not checked: \(file.lastPathComponent) is not there")
      return nil
    }
    let start = "\(series.backend),\(series.group),\(series.kind),any,"
    let lines = text.split(separator: "\n")
    let kept = lines.prefix(1) + lines.filter { $0.hasPrefix(start) }
    return kept.joined(separator: "\n") + "\n"
  }

  /// The points of a chart of numerator over denominator, by the names of their columns.
  private static func points(of table: String, _ options: [String]) throws -> [[String: String]] {
    let columns = [
      "chart", "-", "--x", "month", "--y", "numerator", "--denominator", "denominator",
      "--better", "lower", "--csv", "-q",
    ]
    let outcome = try Program.run(columns + options, input: table)
    #expect(outcome.status == 0 && outcome.remarks.isEmpty)
    let rows = outcome.output.split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let names = try #require(rows.first)
    return rows.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
  }
}
