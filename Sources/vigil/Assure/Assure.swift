import ArgumentParser
import Essentials
import Measures

/// `vigil assure`: runs the examples of definitions.
struct Assure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assure",
    abstract: "Run the examples that every definition carries, and report each.",
    discussion: """
      Examples:
        vigil assure
        vigil assure 'pincer-*'
        vigil assure --definitions ours

      Manual: docs/command-line.md
      """)

  @Argument(help: "The ids of measures, with * for any letters; all where none is given.")
  var measures: [String] = []
  @OptionGroup var definitions: DefinitionArguments
  @Flag(help: "Name every example, not only those that fail.")
  var verbose = false

  func run() throws {
    let chosen = try definitions.load(measures)
    var (exampleCount, failureCount, lackingCount) = (0, 0, 0)
    for definition in chosen {
      let checks = definition.checkExamples()
      let failures = checks.count { !$0.passes }
      exampleCount += checks.count
      failureCount += failures
      lackingCount += checks.isEmpty ? 1 : 0
      Console.write(report(definition, checks, failures))
    }
    let examples = NumberFormat.text(exampleCount)
    Console.note(
      "\(NumberFormat.text(chosen.count)) definitions, \(examples) examples, "
        + "\(NumberFormat.text(failureCount)) otherwise than expected")
    if failureCount > 0 || lackingCount > 0 { throw ExitCode.checkFailed }
  }

  private func report(
    _ definition: Definition, _ checks: [ExampleCheck], _ failures: Int
  ) -> String {
    let outcome =
      if checks.isEmpty {
        "no examples"
      } else if failures == 0 {
        "\(checks.count) as expected"
      } else {
        "\(failures) of \(checks.count) otherwise than expected"
      }
    var text = "\(definition.id) [\(definition.status.rawValue)]: \(outcome)\n"
    for check in checks where verbose || !check.passes {
      text += "  \(check.passes ? "as expected" : "FAILED"): \(check.example.name)\n"
      for difference in check.differences {
        text += "    \(definition.file):\(check.example.line): \(difference)\n"
      }
    }
    return text
  }
}
