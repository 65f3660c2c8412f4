import ArgumentParser
import Essentials
import Measures
import Timelines

/// `vigil explain`: what measures say, in plain English.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say in plain English what a measure counts, and where it comes from.",
    discussion: """
      Examples:
        vigil explain pincer-a
        vigil explain pincer-a --codelists codelists
        vigil explain opioid-high-dose --parameter threshold=90

      Manual: docs/command-line.md
      """)

  @Argument(help: "The id of a measure, with * for any letters.")
  var measure: String
  @OptionGroup var definitions: DefinitionArguments
  @Option(help: "A folder of codelists, to say how many codes each holds.")
  var codelists: String?

  func run() throws {
    let chosen = try definitions.load([measure])
    let counts = try codeCounts(of: chosen)
    let texts = chosen.map { $0.explanation(codeCounts: counts, width: width) }
    let line = String(repeating: "-", count: width)
    Console.write(texts.joined(separator: "\n\(line)\n\n"))
  }

  private var width: Int { min(max(Console.columns, 40), 96) }

  private func codeCounts(of definitions: [Definition]) throws -> [String: Int] {
    guard let codelists else { return [:] }
    do {
      let library = try CodelistLibrary(folder: codelists)
      var counts: [String: Int] = [:]
      for list in Set(definitions.flatMap { $0.plan.codelists.map(\.file) }).sorted() {
        guard library.names.contains(list) else {
          Console.note("\(codelists) has no codelist \(list)")
          continue
        }
        counts[list] = Set(try library.codelist(named: list).entries.map(\.code)).count
      }
      return counts
    } catch {
      Console.error(error.description)
      throw ExitCode.inputHasProblems
    }
  }
}
