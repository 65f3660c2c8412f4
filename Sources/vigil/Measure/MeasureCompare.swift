import ArgumentParser
import Essentials
import Measures

/// `vigil measure compare`.
struct MeasureCompare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say what changed between two periods: pooled, on average, and in how many places.",
    discussion: """
      Examples:
        vigil measure compare results.csv --before 2022 --after 2023
        vigil measure compare results.csv --before 2021-04..2022-03 --after 2022-04..2023-03 --csv

      Manual: docs/command-line.md
      """)

  @Argument(help: "A table of counts that vigil measure wrote as CSV.")
  var results: String
  @Option(help: "The first period: 2022, 2022/23, 2022-Q1, 2022-01, a day, or two with .. between.")
  var before: String
  @Option(help: "The second period.")
  var after: String
  @Option(help: "Which way is better, where the definition is not known: higher or lower.")
  var better: String?
  @OptionGroup var definitions: DefinitionArguments
  @Flag(help: "Write each organisation as CSV in place of the summary.")
  var csv = false

  func run() throws {
    let isBetter = try better.map(direction)
    let (first, second) = (try range(before, "--before"), try range(after, "--after"))
    let bytes = try Input.read(results)
    let rows = try reportingProblems(status: .inputHasProblems) { () throws(InputProblems) in
      try ResultRows(csv: bytes, file: results)
    }
    let comparison: ResultComparison
    do throws(ResultComparison.Fault) {
      comparison = try ResultComparison(rows, before: first, after: second)
    } catch {
      Console.error(MeasureCompare.words(error))
      throw ExitCode.wrongUse
    }
    if csv { return Console.write(comparison.csv()) }
    let known = try definitions.load([])
    Console.write(
      comparison.summary { id in
        let definition = known.first { $0.id == id }
        return ComparedMeasure(
          per: definition?.per ?? 1, better: isBetter ?? definition?.better ?? .neither)
      })
  }

  private func direction(_ word: String) throws -> Definition.Better {
    if let better = Definition.Better(rawValue: word) { return better }
    Console.error("--better \(word) is no direction\ntry: higher, lower or neither")
    throw ExitCode.wrongUse
  }

  private func range(_ text: String, _ option: String) throws -> DayRange {
    if let range = DayRange(text) { return range }
    Console.error("\(option) \(text) is no stretch of time\ntry: \(option) 2022-04..2023-03")
    throw ExitCode.wrongUse
  }

  private static func words(_ fault: ResultComparison.Fault) -> String {
    switch fault {
    case .overlap:
      "the two periods share days\ntry: an --after that begins when --before has ended"
    case .cut(let period):
      "\(period.isoText) lies only partly within one of the two periods\n"
        + "try: periods that hold whole ones of the table"
    }
  }
}
