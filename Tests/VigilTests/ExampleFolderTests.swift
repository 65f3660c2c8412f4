import FoundationEssentials
import Testing

/// Invented tables of care bundles and of mental health wards, counted by hand.
@Suite struct ExampleFolderTests {
  /// What is counted, and the rows that must come out, without what was left out.
  struct Count: Sendable, CustomTestStringConvertible {
    let folder: String
    let arguments: [String]
    let rows: [String]

    var testDescription: String { folder + " " + arguments.joined(separator: " ") }

    init(_ folder: String, _ measure: String, _ month: (String, String), _ rows: [String]) {
      self.folder = folder
      arguments = ["--measures", measure, "--from", month.0, "--to", month.1, "--unapproved"]
      self.rows = rows
    }
  }

  private static let march = ("2023-03-01", "2023-03-31")
  private static let may = ("2021-05-01", "2021-05-31")

  // What each row is for stands in Examples/README.md.
  @Test(arguments: [
    Count(
      "adoption-and-spread", "copd-discharge-bundle", may, ["Heath Ward 1/5", "Moor Ward 1/2"]),
    Count(
      "adoption-and-spread", "asthma-discharge-bundle", may, ["Heath Ward 2/5", "Moor Ward 0/1"]),
    Count(
      "adoption-and-spread", "tracheostomy-adoption", ("2020-09-01", "2020-09-30"),
      ["Eastgate 0/1", "Northgate 1/1", "Southgate 0/1", "Westgate 0/0"]),
    Count(
      "adoption-and-spread", "tracheostomy-adoption", ("2020-10-01", "2020-10-31"),
      ["Eastgate 0/1", "Northgate 1/1", "Southgate 1/1", "Westgate 0/0"]),
    Count(
      "adoption-and-spread", "tracheostomy-delivery", ("2020-09-01", "2020-09-30"),
      ["Northgate 2/4", "Southgate 1/1"]),
    Count(
      "adoption-and-spread", "laparotomy-bundle", ("2020-05-01", "2020-05-31"),
      ["Northgate 2/4", "Southgate 0/1"]),
    // Days of s1 7, s2 0, s3 31, s4 10, s5 1.
    Count("mental-health", "occupied-bed-days", march, ["RYY 48/4", "RZZ 1/1"]),
    Count("mental-health", "ward-bed-days", march, ["Alder 34/3", "Birch 14/2", "Cedar 1/1"]),
    // i1.1, i1.2 once, i5, i6 and i7; i8 has no spell.
    Count(
      "mental-health", "restrictive-interventions-started", march, [" 1/0", "RYY 5/48", "RZZ 0/1"]),
    // And i2, which ended in March, and i4, which has no end; not i3, which spans the month.
    Count(
      "mental-health", "restrictive-interventions-mhsds", march, [" 1/0", "RYY 7/48", "RZZ 0/1"]),
    // And i3.
    Count(
      "mental-health", "restrictive-interventions-active", march, [" 1/0", "RYY 8/48", "RZZ 0/1"]),
    Count(
      "mental-health", "ward-restrictive-interventions-mhsds", march,
      [" 1/0", "Alder 3/34", "Birch 4/14", "Cedar 0/1"]),
    Count("mental-health", "rapid-tranquillisation-mhsds", march, [" 0/0", "RYY 1/48", "RZZ 0/1"]),
    Count("mental-health", "seclusion-active", march, [" 1/0", "RYY 2/48", "RZZ 0/1"]),
    // Incidents over people.
    Count("mental-health", "restrained-people-mhsds", march, [" 1/1", "RYY 6/3"]),
    Count("mental-health", "restrained-people-active", march, [" 1/1", "RYY 7/3"]),
    Count("mental-health", "intervention-minutes", march, [" 1/1", "RYY 3/7"]),
    Count("mental-health", "intervention-records-to-check", march, [" 1/1", "RYY 3/6"]),
    Count("mental-health", "open-interventions", march, ["RYY 1/1"]),
    Count(
      "mental-health", "culture-of-care-standards", ("2024-02-01", "2024-02-28"),
      ["Alder 1/2", "Birch 0/1"]),
    Count(
      "mental-health", "culture-of-care-standards", ("2024-03-01", "2024-03-31"),
      ["Alder 2/2", "Birch 0/1"]),
  ])
  func `measures of invented tables come to what was counted by hand`(count: Count) throws {
    let run = try Program.run(
      ["measure", "--records", "Examples/\(count.folder)", "--csv", "--quiet"] + count.arguments)
    #expect(run.status == 0, "\(run.remarks)")
    let lines = run.output.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    let rows = lines.dropFirst().compactMap { cells -> String? in
      let row = Dictionary(zip(header, cells)) { first, _ in first }
      // The elements of bundles have rows of their own.
      guard row["element", default: ""].isEmpty else { return nil }
      let (organisation, part) = (row["organisation"] ?? "", row["numerator"] ?? "")
      return "\(organisation) \(part)/\(row["denominator"] ?? "")"
    }
    #expect(rows == count.rows)
  }

  @Test func `hospitals that improved are those whose rate rose, of those with patients in both`()
    throws
  {
    let scratch = try Scratch()
    let results = scratch.folder.appending(path: "results.csv").path
    let counted = try Program.run([
      "measure", "--records", "Examples/adoption-and-spread", "--measures", "laparotomy-bundle",
      "--from", "2020-01-01", "--to", "2021-12-31", "--quiet", "--out", results,
    ])
    #expect(counted.status == 0, "\(counted.remarks)")
    let run = try Program.run([
      "measure", "compare", results, "--before", "2020", "--after", "2021",
    ])
    #expect(run.status == 0, "\(run.remarks)")
    for line in [
      "pooled: 2/5 (40.0%) to 2/3 (66.7%), +66.7%", "improved: 1 of 2, 50.0%",
      "rate of 0 before, not in the mean: Southgate",
      "nobody counted in one of the periods, not compared: Westgate",
      "laparotomy-bundle (element: theatre in time)\n  pooled: 3/5 (60.0%) to 2/3 (66.7%)",
    ] {
      #expect(run.output.contains(line), "\(run.output)")
    }
    let cut = try Program.run([
      "measure", "compare", results, "--before", "2020-01-01..2020-05-15", "--after", "2021",
    ])
    #expect(cut.status == 2 && cut.remarks.contains("lies only partly"), "\(cut.remarks)")
  }
}
