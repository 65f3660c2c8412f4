import ArgumentParser
import Foundation
import DefinitionFiles
import Measures
import Programmes

/// `vigil measure`: records in, numerators and denominators and the people behind them out.
struct MeasureVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Count measures over records, and list the people behind the counts.",
    discussion: """
      Examples:
        vigil measure --records store --codelists lists --measures 'pincer-*' --at 2024-07-01
        vigil measure --records store --codelists lists --measures pincer-a \\
          --from 2024-01-01 --to 2024-12-31 --stratify age --out a.csv
        vigil measure --records store --codelists lists --measures pincer-a \\
          --at 2024-07-01 --action-list
        vigil measure check my-measures.yaml

      Outputs and suppression: docs/command-line.md and docs/measure-json.md.
      """,
    subcommands: [MeasureRun.self, MeasureCheck.self, MeasureCompare.self],
    defaultSubcommand: MeasureRun.self)
}

/// `vigil measure check`.
struct MeasureCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say everything that is wrong with files of definitions.")

  @Argument(help: "Files of definitions in YAML.")
  var definitions: [String]
  @Flag(name: .shortAndLong, help: "Say nothing where all is well.")
  var quiet = false

  func run() throws {
    var isSound = true
    for name in definitions {
      let file = DefinitionFile(
        name: name, text: String(decoding: try Input.read(name), as: UTF8.self))
      do throws(DefinitionErrors) {
        let found = try ShippedDefinitions.measures(with: [file]).filter { $0.file == name }
        if !quiet { Console.note("\(name): \(found.count) measures, nothing wrong") }
      } catch {
        isSound = false
        Console.error(error.description)
      }
    }
    if !isSound { throw ExitCode.checkFailed }
  }
}
