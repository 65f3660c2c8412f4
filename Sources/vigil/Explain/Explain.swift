import ArgumentParser
import Essentials
import Measures
import Timelines

/// `vigil explain`: what measures say, in plain English.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say in plain English what a measure counts, and where it comes from.",
    discussion: """
      Examples:
        vigil explain pincer-a
        vigil explain pincer-a --codelists codelists
        vigil explain opioid-high-dose --parameter threshold=90
        vigil explain pincer-a --records store --codelists codelists --person 27 \
          --at 2024-07-01

      Manual: docs/command-line.md
      """)

  @Argument(help: "The id of a measure, with * for any letters.")
  var measure: String
  @OptionGroup var definitions: DefinitionArguments
  @Option(help: "A folder of codelists, to say how many codes each holds.")
  var codelists: String?
  @Option(help: "Somebody in the records: show step by step how the answer comes about.")
  var person: String?
  @Option(help: "The index date, for --person.")
  var at: String?
  @Option(help: "The records, for --person: a store, or a folder of a known layout.")
  var records: String?

  func validate() throws {
    let given = [person, at, records].count { $0 != nil }
    guard given == 0 || given == 3 else {
      throw ValidationError("--person, --at and --records go together.")
    }
    if let at, Day(iso: at) == nil {
      throw ValidationError("--at: \"\(at)\" is no date such as 2024-07-01.")
    }
  }

  func run() async throws {
    let chosen = try definitions.load([measure])
    if let person, let records, let day = at.flatMap(Day.init(iso:)) {
      try await trace(chosen, person, day, records)
      return
    }
    let counts = try codeCounts(of: chosen)
    let texts = chosen.map { $0.explanation(codeCounts: counts, width: width) }
    let line = String(repeating: "-", count: width)
    Console.write(texts.joined(separator: "\n\(line)\n\n"))
  }

  /// Shows how the measures come to their answers for one person.
  private func trace(
    _ definitions: [Definition], _ person: String, _ day: Day, _ records: String
  ) async throws {
    var lists = try MeasureCodelists(folder: codelists)
    let opened = try Records.open(
      records, layouts: try self.definitions.layouts([measure]), keeping: nil, isQuiet: true)
    try lists.look(in: opened.timelines.dictionary)
    let measures = try definitions.map { definition in
      Evaluation.Measure(
        plan: definition.plan, codelists: try lists.members(of: definition.plan),
        actsOnNumerator: definition.better != .higher)
    }
    let evaluation = Evaluation(measures: measures, at: .days([day]))
    for (place, definition) in definitions.enumerated() {
      let traces = try await evaluation.trace(
        measure: place, of: PersonKey(person), in: opened.timelines)
      if traces.isEmpty {
        Console.error(
          "\(definition.id) has no answer for person \"\(person)\" at \(day.isoText)\n"
            + "try: vigil inspect \(records) --person \(person)")
        throw ExitCode.notFound
      }
      Console.write("\(definition.id): \(definition.title)\nperson \(person)\n\n")
      for trace in traces { Console.write(trace.text(of: definition.plan) + "\n") }
    }
    withExtendedLifetime(opened) {}
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
