import ArgumentParser
import Essentials
import Foundation
import Timelines

/// `vigil inspect`: what a store of timelines holds.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what a store of timelines holds: all of it, a person, or a code.",
    usage: "vigil inspect STORE [options]",
    discussion: """
      Examples:
        vigil inspect store
        vigil inspect store --person 27
        vigil inspect store --codes --system dmd
        vigil inspect store --code 13016911000001108

      STORE is a folder that vigil import made, or records that it could import. All of it is read
      and checked against what was written. Manual: docs/command-line.md.
      """)

  @Argument(help: "A store, or a file or folder of records.")
  var store: String

  @Option(help: "Show the timeline of the person with this id.")
  var person: String?
  @Option(help: "Show how this code is used.")
  var code: String?
  @Option(help: "Codes of this system alone, such as snomed, dmd or icd10.")
  var system: String?
  @Flag(help: "List codes with their numbers of events, the most frequent first.")
  var codes = false
  @Option(help: "With --codes, how many; all unless given.")
  var most: Int?
  @Option(help: "With --codes, only those that none of the codelists in this folder holds.")
  var codelists: String?
  @Option(help: "A folder of definitions, whose layouts of tables are known besides ours.")
  var definitions: String?
  @Flag(help: "Write the result as JSON.")
  var json = false
  @Flag(name: .shortAndLong, help: "Say nothing but the result.")
  var quiet = false

  func validate() throws {
    let asked = [person != nil, code != nil, codes].count { $0 }
    if asked > 1 { throw ValidationError("Ask for one of --person, --code and --codes at a time.") }
    if system != nil, code == nil, !codes {
      throw ValidationError("--system goes with --code or --codes.")
    }
    if most != nil || codelists != nil, !codes {
      throw ValidationError("--most and --codelists go with --codes.")
    }
  }

  func run() throws {
    guard FileManager.default.fileExists(atPath: store) else {
      Console.error("\(store) is not there\ntry: look at the spelling")
      throw ExitCode.notFound
    }
    do {
      let shown = ImportProgressLine(isQuiet: quiet)
      let layouts = try Records.layouts(folder: definitions)
      let opened = try TimelineSources.open(store, layouts: layouts, opener: ParquetSource.open) {
        shown.show($0)
      }
      shown.end()
      if let person {
        try show(person, opened.timelines)
      } else if let code {
        try show(code: code, opened.timelines)
      } else if codes {
        try showCodes(opened.timelines)
      } else {
        try showShape(opened)
      }
    } catch let problem as InputProblem {
      throw RecordsFault.end(problem)
    } catch let problems as InputProblems {
      Console.error(problems.description)
      throw ExitCode.inputHasProblems
    }
  }

  private func show(_ person: String, _ store: TimelineStore) throws {
    guard let timeline = try PersonTimeline(of: person, in: store) else {
      Console.error("nobody has the id \(person)\ntry: the id as it stands in the records")
      throw ExitCode.wrongUse
    }
    Console.write(json ? timeline.json.text : InspectWords.text(timeline))
  }

  private func show(code: String, _ store: TimelineStore) throws {
    let uses = try CodeUse.find(code, system: system, in: store)
    guard !uses.isEmpty else {
      Console.error("no record has the code \(code)\ntry: vigil inspect \(self.store) --codes")
      throw ExitCode.wrongUse
    }
    Console.write(
      json ? ReportJSON.list(uses.map(\.json)).text : uses.map(InspectWords.text).joined())
  }

  private func showCodes(_ store: TimelineStore) throws {
    var all: [ImportReport.Code]
    if let codelists {
      let library = try RecordsFault.library(codelists, isQuiet: quiet)
      all = CodeFrequency.unlisted(store.dictionary, store.conceptCounts, in: library)
    } else {
      all = CodeFrequency.all(store.dictionary, store.conceptCounts)
    }
    if let system {
      let wanted = CodeSystem.word(for: system)
      all = all.filter { CodeSystem.isSameSpace($0.system, wanted) }
    }
    let shown = Array(all.prefix(most ?? all.count))
    if json {
      Console.write(ReportJSON.list(shown.map(\.json)).text)
    } else {
      Console.write(CodeRows.lines(shown).map { $0 + "\n" }.joined())
      if shown.count < all.count {
        Console.note("and \(NumberFormat.text(all.count - shown.count)) more")
      }
    }
  }

  private func showShape(_ opened: OpenedRecords<TimelineStore>) throws {
    let shape = try StoreShape(opened.timelines)
    if json {
      Console.write(
        ReportJSON.object([
          ("store", .text(store)), ("partitions", .whole(opened.timelines.partitionCount)),
          ("sources", .list(opened.timelines.sources.map(InspectWords.json))),
          ("holds", shape.json(opened.timelines.dictionary)),
        ]).text)
    } else {
      Console.write(InspectWords.text(shape, opened.timelines))
    }
  }
}
