import ArgumentParser
import Drawing
import Essentials
import Foundation
import Programmes

/// `vigil spread`: how something spreads through a population of units.
struct SpreadVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spread",
    abstract: "Show how something spreads through units: who has adopted, how fast, and where to.",
    usage: "vigil spread FILE.csv [options]",
    discussion: """
      Examples:
        vigil spread Examples/adoption.csv
        vigil spread Examples/adoption.csv --by region --by deprivation --horizon 12 \\
          --plan 2024-02:0% --plan 2026-03:80% --out spread.html

      The table has a row for each step of a unit (unit, stage, date), or a row for each unit with
      a column of dates for each stage. Engaged and adopted are different counts, always of all
      units. Manual: docs/spread.md
      """)

  @Argument(help: "A table of units with dated stages; - or nothing for standard input.")
  var file: String = "-"
  @Option(help: "How many units there are, where the table does not list them all.")
  var target: Int?
  @Option(help: "A share planned for a date: 2026-03:80%; repeat for each step.")
  var plan: [String] = []
  @Option(help: "Compare adoption by this column; repeat for more.")
  var by: [String] = []
  @Option(help: "How many months ahead to forecast.")
  var horizon = 12
  @Option(help: "The last day that counts; the end of the last month with a step by default.")
  var at: String?
  @Option(help: "Annotate a date: date:text; repeat for more.")
  var annotate: [String] = []
  @Option(help: "What is spreading; the name of the file by default.")
  var title: String?
  @Option(help: "Write to a file: .html, .svg, .csv or .json.")
  var out: String?
  @Flag(help: "Write the result as JSON.")
  var json = false
  @Flag(help: "Write the months as CSV.")
  var csv = false
  @Option(help: "Width of a picture in pixels.")
  var width: Int?
  @Flag(name: .shortAndLong, help: "Say nothing but the result.")
  var quiet = false

  func validate() throws {
    if file == "-", isatty(STDIN_FILENO) == 1 {
      throw ValidationError("Name a file, or pipe a table to standard input.")
    }
    if json && csv { throw ValidationError("--json and --csv cannot both be written at once.") }
    if !(1...120).contains(horizon) {
      throw ValidationError("--horizon \(horizon) is not between 1 and 120 months.")
    }
    if let target, !(1...1_000_000).contains(target) {
      throw ValidationError("--target \(target) is not between 1 and 1000000 units.")
    }
    if let width, !(240...4_000).contains(width) {
      throw ValidationError("--width \(width) is not between 240 and 4000.")
    }
    if let out, !["html", "htm", "svg", "csv", "json"].contains(ending(out)) {
      throw ValidationError("--out \(out) has no known ending: .html, .svg, .csv or .json.")
    }
  }

  func run() throws {
    let table = Table(try Input.read(file), file: file == "-" ? "standard input" : file)
    let adoption: AdoptionFile
    do { adoption = try AdoptionFile(table) } catch {
      Console.error(error.description)
      throw ExitCode.inputHasProblems
    }
    let report = try report(adoption, source: table.file)
    say(report)
    if let out {
      try Output.write(try contents(report, ending(out)), to: out)
      if !quiet { Console.note("wrote \(out)") }
    }
    if out == nil || json || csv {
      Console.write(
        json
          ? try contents(report, "json")
          : csv
            ? try contents(report, "csv")
            : Array(report.terminal.utf8))
    }
    if !report.problems.isEmpty { throw ExitCode.inputHasProblems }
  }

  private func ending(_ path: String) -> String { URL(filePath: path).pathExtension.lowercased() }

  private func contents(_ report: SpreadReport, _ ending: String) throws -> [UInt8] {
    switch ending {
    case "json": try SpreadDocument(report).bytes
    case "csv": report.csv
    case "svg":
      Array(
        report.picture.svg(PictureStyle(width: Double(width ?? 960), frame: .complete)).utf8)
    default: Array(SpreadPage(report: report).html.utf8)
    }
  }

  // MARK: What is asked for

  private func report(_ adoption: AdoptionFile, source: String) throws -> SpreadReport {
    if let target, target < adoption.units.count {
      throw ValidationError(
        "--target \(target) is fewer than the \(adoption.units.count) units in the table.")
    }
    for name in by where !adoption.attributes.contains(name) {
      let nearest = SimilarNames.nearest(to: name, in: adoption.attributes)
      let hint = nearest.map { " Did you mean \($0)?" } ?? ""
      throw ValidationError(
        "--by \(name) is no column of attributes: \(adoption.attributes.joined(separator: ", "))."
          + hint)
    }
    let name = source.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let population = AdoptionPopulation(
      name: name, units: adoption.units, size: target, end: try at.map { try day($0, "--at") })
    let steps = try plan.map { text in try planned(text) }
    let analysis = SpreadAnalysis(
      population, by: by, plan: steps.isEmpty ? nil : SpreadPlan(steps), horizon: horizon)
    let annotations = try annotate.map { text in
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw ValidationError("--annotate \"\(text)\" is not understood: write date:text")
      }
      return (try period(parts[0], "--annotate"), parts[1].trimmed)
    }
    return SpreadReport(
      analysis: analysis, title: title ?? name, source: name, annotations: annotations,
      isWhole: target != nil, notes: adoption.notes, problems: adoption.problems)
  }

  private func planned(_ text: String) throws -> SpreadPlan.Step {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    let number = parts.count == 2 ? parts[1].trimmed : ""
    let isPercent = number.hasSuffix("%")
    guard let value = Double(isPercent ? String(number.dropLast()) : number) else {
      throw ValidationError(
        "--plan \"\(text)\" is not understood: write date:share, as 2026-03:80%")
    }
    let share = isPercent ? value / 100 : value
    guard (0...1).contains(share) else {
      throw ValidationError("--plan \"\(text)\" is no share: write 80% or 0.8")
    }
    return SpreadPlan.Step(day: try day(parts[0], "--plan"), share: share)
  }

  /// The last day of the period that a text stands for.
  private func day(_ text: String, _ option: String) throws -> Day {
    try period(text, option).lastDay
  }

  private func period(_ text: String, _ option: String) throws -> Period {
    guard let period = try? Period(written: text.trimmed) else {
      throw ValidationError("\(option) \"\(text)\" is no date: write 2026-03-31 or 2026-03")
    }
    return period
  }

  private func say(_ report: SpreadReport) {
    guard !quiet else { return }
    for note in report.allNotes { Console.note(note) }
    guard !report.problems.isEmpty else { return }
    Console.note(report.problems.description)
    let count = report.problems.count
    Console.note("\(count == 1 ? "1 problem" : "\(count) problems") in the file; the rest was used")
  }
}
