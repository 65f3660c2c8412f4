import ArgumentParser
import Essentials
import Foundation
import Measures
import Programmes
import Reporting
import Timelines

/// `vigil report`: from records to a page that says how a programme does.
struct ReportVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a report of a programme's measures: charts, bundles, actions, data quality.",
    usage: "vigil report (--records PATH | --series FILE) --from DATE --to DATE --out PATH",
    discussion: """
      Examples:
        vigil report --records records --codelists codelists --programme medicines \\
          --from 2023-01-01 --to 2025-12-31 --out medicines.html
        vigil report --records records --from 2023-01-01 --to 2025-12-31 --out reports

      A file ends in .html, .csv or .json; any other word is a folder, which gets all three for
      each programme, and a page that leads to them.

      Manual: docs/command-line.md
      """)

  @Option(help: "The records: a store, or a folder of a known layout.")
  var records: String?
  @Option(help: "Counts in place of records, in the form of vigil measure --out FILE.csv.")
  var series: String?
  @Option(help: "Folder of codelists, a CSV file each.")
  var codelists: String?
  @OptionGroup var definitions: DefinitionArguments
  @OptionGroup(title: "When") var dates: MeasureDateArguments
  @Option(help: "The organisation that the report is on; all together where none is given.")
  var organisation: String?
  @Option(help: "Hide small counts, as for vigil measure; none unless given.")
  var suppression = SuppressionScheme.none.id
  @Option(help: "A sentence to stand at the head of every page.")
  var mark = ""
  @Flag(
    help: "Count measures too that rest on what no source says and nobody signed; not for care.")
  var unapproved = false
  @Option(help: "Write to this file (.html, .csv, .json) or folder.")
  var out: String
  @Flag(name: .shortAndLong, help: "Say nothing.")
  var quiet = false

  func validate() throws {
    guard (records == nil) != (series == nil) else {
      throw ValidationError("Say which: --records PATH or --series FILE.csv.")
    }
    _ = try SuppressionScheme.known(suppression)
    if series != nil, dates.from == nil, dates.to == nil, dates.at == nil { return }
    if case .days = try dates.dates() {
      throw ValidationError("A report is about periods: --from DATE --to DATE.")
    }
  }

  func run() async throws {
    let scheme = try SuppressionScheme.known(suppression)
    let library = try definitions.library()
    let programmes =
      definitions.programme.isEmpty
      ? library.programmes : try definitions.programme.map { try library.known($0) }
    let destination = try ReportDestination(out, programmeCount: programmes.count)
    let wanted = Set(programmes.flatMap(\.measureIDs))
    let measures = library.measures.filter { wanted.contains($0.id) }
    let counted: Counted
    if let series {
      counted = try count(series: series, measures)
    } else {
      counted = try await count(records: records ?? "", measures)
    }
    let maker = ReportMaker(
      library, ShownResults(counted.results, by: scheme, stratifiers: counted.stratifiers),
      records: counted.quality, days: counted.days)
    try check(organisation, among: maker.organisations)
    let reports = programmes.map { programme in
      maker.report(programme, on: organisation, leftOut: counted.leftOut, mark: mark)
    }
    try destination.write(reports, isQuiet: quiet)
  }

  /// What a report is made of.
  private struct Counted {
    var results: MeasureResults
    var stratifiers: Set<String>
    var quality: ProgrammeReport.RecordsQuality
    var days: ClosedRange<Day>
    var leftOut: [ProgrammeReport.LeftOut] = []
  }

  private func count(series path: String, _ measures: [Definition]) throws -> Counted {
    let table = Table(try Input.read(path), file: path)
    let read: SeriesCounts
    do { read = try SeriesCounts(table, definitions: measures) } catch {
      Console.error(error.description)
      throw ExitCode.inputHasProblems
    }
    if !read.problems.isEmpty { Console.note(read.problems.description) }
    guard let all = read.days else {
      Console.error("\(path) holds no counts that can be used")
      throw ExitCode.inputHasProblems
    }
    var days = all
    if case .periods(let first, let last)? = try? dates.dates() { days = first...last }
    var results = read.results
    for key in results.counts.keys
    where key.period.lastDay < days.lowerBound || key.period.firstDay > days.upperBound {
      results.counts[key] = nil
    }
    return Counted(
      results: results, stratifiers: Set(measures.flatMap { $0.plan.strata.map(\.name) }),
      quality: .init(source: URL(filePath: path).lastPathComponent, rows: table.rows.count),
      days: days)
  }

  private func count(
    records: String, _ measures: [Definition]
  ) async throws -> Counted {
    guard case .periods(let first, let last) = try dates.dates() else { throw ExitCode.wrongUse }
    let lists = try MeasureCodelists(folder: codelists)
    var leftOut: [ProgrammeReport.LeftOut] = []
    let counted = measures.filter { definition in
      guard let reason = reason(toLeaveOut: definition, lists) else { return true }
      leftOut.append(.init(id: definition.id, title: definition.title, reason: reason))
      return false
    }
    let stratifiers = Set(counted.flatMap { $0.plan.strata.map(\.name) })
    var counting = Counting(
      definitions: counted, codelists: lists, stratifiers: stratifiers, keeping: .none)
    let (results, report) = try await counting.run(
      over: records, layouts: try definitions.layouts(), at: try dates.dates(),
      threads: ProcessInfo.processInfo.activeProcessorCount, isQuiet: quiet)
    var quality = ProgrammeReport.RecordsQuality(
      source: URL(filePath: records).lastPathComponent, people: results.personCount,
      rows: report?.rows)
    quality.refused = (report?.sources ?? []).flatMap { source in
      source.refused.sorted { $0.key < $1.key }.map {
        .init(file: source.name, reason: $0, count: $1)
      }
    }
    return Counted(
      results: results, stratifiers: stratifiers, quality: quality, days: first...last,
      leftOut: leftOut)
  }

  /// Why a measure is not counted; `nil` where it is.
  private func reason(toLeaveOut definition: Definition, _ lists: MeasureCodelists) -> String? {
    if !unapproved, !definition.unsigned.isEmpty {
      return "nobody has signed what was read in no source: "
        + definition.unsigned.joined(separator: ", ")
    }
    let missing = lists.missing(for: definition.plan)
    return missing.isEmpty ? nil : "no codelist \(missing.joined(separator: ", ")) was given"
  }

  private func check(_ organisation: String?, among known: [String]) throws {
    guard let organisation, !known.contains(organisation) else { return }
    let near = SimilarNames.nearest(to: organisation, in: known)
    Console.error(
      "the records hold no organisation \"\(organisation)\"\n"
        + (near.map { "did you mean \"\($0)\"?" } ?? "there are: \(known.joined(separator: ", "))"))
    throw ExitCode.wrongUse
  }
}
