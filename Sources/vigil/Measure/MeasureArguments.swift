import ArgumentParser
import Essentials
import Foundation
import Measures

/// Which records and measures.
struct MeasureSubjectArguments: ParsableArguments {
  @Option(help: "The records: a store, or a folder of a known layout.")
  var records: String
  @Option(help: "Folder of codelists, a CSV file each.")
  var codelists: String?
  @Option(
    parsing: .upToNextOption,
    help: "Measures: ids, patterns such as 'pincer-*', or files of definitions.")
  var measures: [String] = []
  @OptionGroup var definitions: DefinitionArguments
  @Flag(
    help: "Count measures too that rest on what no source says and nobody signed; not for care.")
  var unapproved = false
  @Option(help: "A CSV file of ids given up for others, to be counted as one: columns old and new.")
  var replaced: String?
}

extension MeasureSubjectArguments {
  /// The measures asked for, without those that nobody may use before somebody has signed.
  ///
  /// - Throws: an exit status where none is left.
  func load(isQuiet: Bool, withGates: Bool = true) throws -> [Definition] {
    if measures.isEmpty, definitions.programme.isEmpty {
      throw ValidationError("Say which: --measures ID…, or --programme ID.")
    }
    let asked = try definitions.load(measures, withGates: withGates)
    let unsigned = unapproved ? [] : asked.filter { !$0.unsigned.isEmpty }
    if unsigned.isEmpty { return asked }
    let names = unsigned.map { "\($0.id) (\($0.unsigned.joined(separator: ", ")))" }
    let said =
      "left out, as they rest on what was read in no source and nobody signed: "
      + names.joined(separator: "; ")
    let left = asked.filter { $0.unsigned.isEmpty }
    if left.isEmpty {
      Console.error(said + "\ntry: --unapproved, for testing and never for care")
      throw ExitCode.wrongUse
    }
    if !isQuiet { Console.note(said + "; --unapproved counts them, for testing") }
    return left
  }
}

/// At which dates.
struct MeasureDateArguments: ParsableArguments {
  @Option(help: "The first day of the periods.")
  var from: String?
  @Option(help: "The last day of the periods.")
  var to: String?
  @Option(help: "Exact index dates, with commas between, whatever the measure says.")
  var at: String?

  func dates() throws -> Evaluation.Dates {
    if let at {
      guard from == nil, to == nil else {
        throw ValidationError("--at stands alone, without --from and --to.")
      }
      return .days(try at.split(separator: ",").map { try day(String($0), "--at") })
    }
    guard let from, let to else {
      throw ValidationError("Say when: --at DATE,… or --from DATE --to DATE.")
    }
    let (first, last) = (try day(from, "--from"), try day(to, "--to"))
    guard first <= last else { throw ValidationError("--from \(from) is after --to \(to).") }
    return .periods(from: first, to: last)
  }

  private func day(_ text: String, _ option: String) throws -> Day {
    guard let day = Day(iso: text) else {
      throw ValidationError("\(option): \"\(text)\" is no date such as 2024-07-01.")
    }
    return day
  }
}

/// What is written.
struct MeasureOutputArguments: ParsableArguments {
  /// Whose counts are put together.
  enum Level: String, ExpressibleByArgument, CaseIterable {
    /// The organisation as the records have it, under whatever word people know it by.
    case organisation, practice, site, ward, trust
    /// What such organisations belong to.
    case network, place, icb, region, nation
    case all

    static let allValueStrings = ["organisation", "practice", "site", "ward", "trust", "all"]

    /// Whether who belongs to whom has to be known.
    var needsOrganisations: Bool {
      switch self {
      case .network, .place, .icb, .region, .nation: true
      case .organisation, .practice, .site, .ward, .trust, .all: false
      }
    }
  }

  @Option(
    help: "Count by organisation as recorded (also: practice, site, ward, trust), or by all.")
  var by = Level.organisation
  @Option(parsing: .upToNextOption, help: "Split by these stratifiers of the measures.")
  var stratify: [String] = []
  @Flag(help: "Write a row for each person instead of counts.")
  var people = false
  @Flag(help: "Write those who need something done, with reasons.")
  var actionList = false
  @Option(
    help: ArgumentHelp(
      "Hide small counts: none, opensafely, msds, nhs-secondary-care, nhs-5, strict-10; "
        + "definition shows each measure by the scheme it names."))
  var suppression: String?
  @Option(help: "Write to a file: .csv, .json or, as FHIR, .ndjson.")
  var out: String?
  @Flag(help: "Write JSON (docs/measure-json.md).")
  var json = false
  @Flag(help: "Write FHIR MeasureReport: lines, or with --out .json a bundle.")
  var fhir = false
  @Flag(help: "Write CSV, also to a terminal.")
  var csv = false
  @Option(help: "How many threads count; as many as there are processors unless given.")
  var threads: Int?
  @Flag(name: .shortAndLong, help: "Say nothing but the result.")
  var quiet = false

  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  var keptAnswers: KeptAnswers {
    if actionList { return .action }
    return people ? .everyone : .none
  }

  func check() throws {
    _ = try scheme()
    if let threads, threads < 1 { throw ValidationError("--threads must be 1 or more.") }
    if by.needsOrganisations {
      throw ValidationError(
        "--by \(by.rawValue) needs to know which organisations belong to which, which is to come. "
          + "Count by organisation, or by all.")
    }
    if people || actionList, try isByDefinition || scheme() != .none {
      throw ValidationError(
        "A list of people cannot be suppressed; leave out --suppression, or the list.")
    }
  }

  /// Whether each measure is shown by the scheme that its definition names.
  var isByDefinition: Bool { suppression == "definition" }

  /// The results as they are to be seen.
  ///
  /// - Throws: an exit status, after saying which measure names no scheme of its own.
  func shown(
    _ results: MeasureResults, stratifiers: Set<String>, isByDay: Bool
  ) throws -> ShownResults {
    guard isByDefinition else {
      return ShownResults(results, by: try scheme(), stratifiers: stratifiers, isByDay: isByDay)
    }
    if let lacking = results.measures.first(where: { $0.suppression.isEmpty }) {
      Console.error(
        "\(lacking.id) names no scheme by which small counts are hidden\n"
          + "try: suppression: nhs-5 in its definition, or --suppression nhs-5 for all")
      throw ExitCode.wrongUse
    }
    return ShownResults(
      results, byDefinitionOr: .none, stratifiers: stratifiers, isByDay: isByDay)
  }

  func scheme() throws -> SuppressionScheme {
    guard let suppression, !isByDefinition else { return .none }
    return try SuppressionScheme.known(suppression, besides: ["definition"])
  }

  /// What to say where nobody chose a scheme and definitions name one: counts are as they are,
  /// which is right within the organisation whose people they are and nowhere else.
  func suppressionNote(_ definitions: [Definition]) -> String? {
    guard suppression == nil, !people, !actionList, !quiet else { return nil }
    let schemes = Set(definitions.map(\.suppression)).subtracting(["", "none"]).sorted()
    guard let first = schemes.first else { return nil }
    return "small counts are not hidden; before others see them: "
      + (schemes.count == 1 ? "--suppression \(first)" : "--suppression, as the definitions ask: ")
      + (schemes.count == 1 ? "" : schemes.joined(separator: ", "))
  }

  /// The stratifiers asked for, each of which a measure must have.
  func stratifiers(_ definitions: [Definition]) throws -> Set<String> {
    let known = definitions.flatMap { $0.plan.strata.map(\.name) }
    for name in stratify where !known.contains(name) {
      let near = SimilarNames.nearest(to: name, in: known).map { "did you mean \"\($0)\"?" }
      let all = Set(known).sorted().joined(separator: ", ")
      Console.error(
        "no measure has a stratifier \"\(name)\"\n" + (near ?? "there are: \(all)"))
      throw ExitCode.wrongUse
    }
    return Set(stratify)
  }

  func destination() throws -> MeasureDestination {
    guard let out else {
      if fhir { return MeasureDestination(.fhirLines, file: nil) }
      if json { return MeasureDestination(.json, file: nil) }
      let isTable = !csv && !people && !actionList && isatty(STDOUT_FILENO) == 1
      return MeasureDestination(isTable ? .summary : .csv, file: nil)
    }
    switch (out as NSString).pathExtension.lowercased() {
    case "csv": return MeasureDestination(.csv, file: out)
    case "json": return MeasureDestination(fhir ? .fhirBundle : .json, file: out)
    case "ndjson": return MeasureDestination(.fhirLines, file: out)
    default:
      Console.error("--out \(out) has no known ending\ntry: .csv, .json or .ndjson")
      throw ExitCode.wrongUse
    }
  }
}

extension SuppressionScheme {
  /// The scheme with a word; the error says which one was probably meant, among those and others.
  static func known(_ word: String, besides others: [String] = []) throws -> SuppressionScheme {
    if let scheme = SuppressionScheme(id: word) { return scheme }
    let names = all.map(\.id) + others
    let near = SimilarNames.nearest(to: word, in: names).map { "Did you mean \($0)? " } ?? ""
    throw ValidationError(
      "There is no suppression \"\(word)\". \(near)There are \(names.joined(separator: ", ")).")
  }
}
