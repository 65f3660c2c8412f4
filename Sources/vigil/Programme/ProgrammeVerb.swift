import ArgumentParser
import Essentials
import Measures
import Programmes

/// `vigil programme`: the programmes, and what is in each.
struct ProgrammeVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme",
    abstract: "The programmes of improvement: aims, drivers, interventions and measures.",
    discussion: """
      Examples:
        vigil programme list
        vigil programme show medicines
        vigil programme measures medicines --json

      Manual: docs/programmes.md
      """,
    subcommands: [ProgrammeList.self, ProgrammeShow.self, ProgrammeMeasures.self],
    defaultSubcommand: ProgrammeList.self)
}

/// Which definitions are read, beside those that come with Vigil.
struct ProgrammeFolderArguments: ParsableArguments {
  @Option(help: "A folder of definitions (.yaml), read together with those that come with Vigil.")
  var definitions: String?
  @Flag(help: "Write JSON.")
  var json = false

  func library() throws -> ProgrammeLibrary {
    try DefinitionArguments.library(folder: definitions)
  }
}

/// `vigil programme list`.
struct ProgrammeList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Name the programmes, a line each.")

  @OptionGroup var folder: ProgrammeFolderArguments

  func run() throws {
    let library = try folder.library()
    if folder.json {
      Console.write(ProgrammeDocument(library).list())
      return
    }
    for programme in library.programmes {
      let count = programme.measures.count
      Console.write(
        "\(programme.id): \(programme.title) [\(programme.status.rawValue)], "
          + "\(count) \(count == 1 ? "measure" : "measures")\n")
    }
  }
}

/// `vigil programme show`.
struct ProgrammeShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Everything about one programme.")

  @Argument(help: "The programme's id.")
  var programme: String
  @OptionGroup var folder: ProgrammeFolderArguments

  func run() throws {
    let library = try folder.library()
    let programme = try library.known(programme)
    if folder.json {
      Console.write(ProgrammeDocument(library).one(programme))
    } else {
      let width = min(max(Console.columns, 40), 100)
      Console.write(ProgrammePage(library, width: width).text(programme))
    }
  }
}

/// `vigil programme measures`.
struct ProgrammeMeasures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures", abstract: "The measures of a programme, a line each.")

  @Argument(help: "The programme's id.")
  var programme: String
  @OptionGroup var folder: ProgrammeFolderArguments

  func run() throws {
    let library = try folder.library()
    let programme = try library.known(programme)
    if folder.json {
      Console.write(ProgrammeDocument(library).measures(programme))
      return
    }
    for use in programme.measures {
      guard let measure = library.measures.first(where: { $0.id == use.id }) else { continue }
      let unsigned = measure.unsigned.isEmpty ? "" : ", needs an approver"
      Console.write(
        "\(use.role.rawValue)  \(measure.id): \(measure.title) "
          + "[\(measure.status.rawValue)\(unsigned)]\n")
    }
  }
}
