import ArgumentParser
import Essentials
import Foundation
import Programmes
import Timelines

/// `vigil layouts`: the tables that are known, and what becomes of their rows.
struct LayoutsVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layouts",
    abstract: "Say which tables of records are known, and what becomes of their columns.",
    discussion: """
      Examples:
        vigil layouts
        vigil layouts show babies
        vigil layouts check ours/layouts.yaml records/

      Tables of OpenSAFELY and OMOP, FHIR and plain tables are known besides.
      Manual: docs/record-layouts.md
      """,
    subcommands: [LayoutsList.self, LayoutsShow.self, LayoutsCheck.self],
    defaultSubcommand: LayoutsList.self)
}

/// Which layouts are read, beside those that come with Vigil.
struct LayoutFolderArguments: ParsableArguments {
  @Option(help: "A folder of definitions (.yaml), whose layouts are read together with ours.")
  var definitions: String?

  func load(_ named: [String] = []) throws -> [LayoutDefinition] {
    try Records.layoutDefinitions(named, folder: definitions)
  }
}

/// `vigil layouts list`.
struct LayoutsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Name the layouts, a line each.")

  @OptionGroup var folder: LayoutFolderArguments

  func run() throws {
    let layouts = try folder.load().sorted { $0.layout.id < $1.layout.id }
    let rows = layouts.map { [$0.layout.id, $0.layout.title] }
    Console.write(AlignedRows(rows).lines.map { $0 + "\n" }.joined())
  }
}

/// `vigil layouts show`.
struct LayoutsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Say what a layout's columns hold and what becomes of each row.")

  @Argument(help: "The layout's id.")
  var layout: String
  @OptionGroup var folder: LayoutFolderArguments

  func run() throws {
    let layouts = try folder.load()
    guard let found = layouts.first(where: { $0.layout.id == layout }) else {
      let near = SimilarNames.nearest(to: layout, in: layouts.map(\.layout.id))
      let hint = near.map { "did you mean \"\($0)\"?" } ?? "try: vigil layouts, which lists them"
      Console.error("there is no layout \"\(layout)\"\n\(hint)")
      throw ExitCode.wrongUse
    }
    Console.write(LayoutWords(found).text)
  }
}

/// `vigil layouts check`.
struct LayoutsCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with files of layouts, and how tables would be read.")

  @Argument(help: "Files of definitions (.yaml), tables, or folders of tables.")
  var file: [String]
  @OptionGroup var folder: LayoutFolderArguments

  func run() throws {
    let isDefinition = { (name: String) in name.hasSuffix(".yaml") || name.hasSuffix(".yml") }
    let named = file.filter(isDefinition)
    let layouts = try folder.load(named)
    for name in named {
      let ids = layouts.filter { $0.file == name }.map(\.layout.id)
      Console.write("\(name): \(ids.isEmpty ? "no layout" : ids.joined(separator: ", "))\n")
    }
    let tables = file.filter { !isDefinition($0) }
    if tables.isEmpty { return }
    do {
      let plan = try ImportPlan(
        tables, layouts: layouts.map(\.layout), opener: ParquetSource.open)
      for source in plan.sources { Console.write("\(source.name): \(source.role)\n") }
      for note in plan.notes { Console.note(note) }
      for problem in plan.unknown { Console.note(problem.description) }
      if !plan.unknown.isEmpty { throw ExitCode.checkFailed }
    } catch let problem as InputProblem {
      throw RecordsFault.end(problem)
    }
  }
}

/// A layout in words.
struct LayoutWords {
  let text: String

  init(_ definition: LayoutDefinition) {
    let layout = definition.layout
    var lines = ["\(layout.id): \(layout.title)"]
    if !definition.summary.isEmpty { lines.append(definition.summary) }
    lines += ["source: \(definition.source)", "file: \(definition.file):\(definition.line)"]
    lines += ["", "Columns"]
    lines += AlignedRows(layout.columns.map(LayoutWords.row)).lines
    lines.append("  others \(layout.keepsOthers ? "become details" : "are left out, and said")")
    lines += ["", "Each row makes"] + definition.made.map { "  \($0)" }
    if !definition.notVerified.isEmpty {
      lines += ["", "Not verified"] + definition.notVerified.map { "  \($0)" }
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ column: RecordLayout.Column) -> [String] {
    let also = column.names.dropFirst().joined(separator: ", ")
    return [
      column.names[0], column.sort.rawValue + (column.isDayFirst ? ", DD/MM/YYYY" : ""),
      column.isNeeded ? "needed" : "", also.isEmpty ? "" : "also \(also)",
    ]
  }
}
