import Essentials
import Measures
import Testing

/// A rate of the national metrics with its gates, over tables in the layout of the reference.
@Suite struct ImprovementMetricTests {
  /// Singletons of a provider in March 2026 by their gestation in days; `nil` is a blank cell.
  private static let births: [(provider: String, gestations: [Int?])] = [
    ("R1", [258, 259, 280, 290]),
    ("R2", [258, 259, 280, 290]),
    ("R3", [258, nil, nil]),
    ("R4", [259, 259, 259, 259, 259, 259, 259, nil, nil, nil]),
    ("R5", [259, 259, 259, 259, 259, 259, nil, nil, nil]),
  ]

  /// 4 of 62 women are too few for R2; R3 is not in the table of hospitals, which passes.
  private static let hospitals = """
    provider,year,deliveries
    R1,2025,60
    R2,2025,730
    R2,2024,12
    R4,2025,120
    R5,2025,120

    """

  private static let measured = Task {
    var rows = "baby_id,mother_id,provider,birth_date,births_per_labdel,preg_outcome,gest_days\n"
    for (provider, gestations) in births {
      for (place, days) in gestations.enumerated() {
        let id = "\(provider)-\(place)"
        let gestation = days.map { "\($0)" } ?? ""
        rows += "B\(id),M\(id),\(provider),2026-03-\(10 + place),1,01,\(gestation)\n"
      }
    }
    // Twins are no singletons, and their mother is one woman.
    rows += "BT1,MT,R1,2026-03-31,2,01,250\nBT2,MT,R1,2026-03-31,2,01,250\n"
    let day = try #require(Day(iso: "2026-03-31"))
    let tables = try await MeasuredTables(
      "cqim-preterm", "cqim-dq09", "cqim-dq22", "cqim-dq23",
      tables: ["cqim.csv": rows, "hes_deliveries.csv": hospitals], from: day, to: day)
    return ShownResults(tables.results, by: .none, stratifiers: [])
  }

  private func row(_ measure: String, _ provider: String) async throws -> ShownResults.Row {
    let shown = try await Self.measured.value
    let place = try #require(shown.measures.firstIndex { $0.id == measure })
    return try #require(
      shown.rows.first { $0.key.measure == place && $0.key.organisation == provider })
  }

  @Test(arguments: [
    ("R1", 1, 4, []), ("R2", 1, 4, ["cqim-dq09"]), ("R3", 1, 1, ["cqim-dq22", "cqim-dq23"]),
    ("R4", 0, 7, []), ("R5", 0, 6, ["cqim-dq22"]),
  ]) func `a rate is shown where every gate is passed, and otherwise says which was not`(
    _ provider: String, _ numerator: Int, _ denominator: Int, _ failed: [String]
  ) async throws {
    let row = try await row("cqim-preterm", provider)
    #expect(row.numerator == .number(numerator) && row.denominator == .number(denominator))
    #expect(row.failedGates == failed)
    #expect((row.rate == nil) == !failed.isEmpty)
  }

  @Test(arguments: [("R1", 5, 5), ("R2", 4, 62), ("R3", 3, 0), ("R4", 10, 10)])
  func `women are counted beside the monthly deliveries of the latest year, rounded down`(
    _ provider: String, _ women: Int, _ deliveries: Int
  ) async throws {
    let row = try await row("cqim-dq09", provider)
    #expect(row.numerator == .number(women) && row.denominator == .number(deliveries))
  }
}
