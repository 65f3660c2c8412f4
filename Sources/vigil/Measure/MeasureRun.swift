import ArgumentParser
import Essentials
import Foundation
import Measures
import Timelines

/// `vigil measure run`, which is meant where only `vigil measure` is said.
struct MeasureRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Count measures over records.",
    usage: "vigil measure --records PATH --measures ID… (--at DATE,… | --from DATE --to DATE)")

  @OptionGroup(title: "What is counted") var subject: MeasureSubjectArguments
  @OptionGroup(title: "When") var dates: MeasureDateArguments
  @OptionGroup(title: "Output") var output: MeasureOutputArguments

  func validate() throws {
    _ = try dates.dates()
    try output.check()
  }

  func run() async throws {
    let definitions = try subject.load(
      isQuiet: output.quiet, withGates: output.keptAnswers == .none)
    let stratifiers = try output.stratifiers(definitions)
    let destination = try output.destination()
    var counting = Counting(
      definitions: definitions, codelists: try MeasureCodelists(subject),
      stratifiers: stratifiers, keeping: output.keptAnswers)
    var (results, _) = try await counting.run(
      over: subject.records, layouts: try subject.definitions.layouts(subject.measures),
      at: try dates.dates(), threads: output.threadCount, isQuiet: output.quiet)
    if output.by == .all { results = results.overAllOrganisations() }
    let shown = try output.shown(
      results, stratifiers: stratifiers, isByDay: dates.at != nil)
    let bytes = MeasureOutput(results, shown, output).bytes(destination.form)
    try destination.write(bytes)
    if !output.quiet, let note = output.suppressionNote(definitions) { Console.note(note) }
    if !output.quiet, let file = destination.file {
      let people = NumberFormat.text(results.personCount)
      Console.note("\(people) people, \(definitions.count) measures; wrote \(file)")
    }
  }
}

extension MeasureResults {
  /// The counts with all organisations put together.
  func overAllOrganisations() -> MeasureResults {
    var whole = MeasureResults(measures: measures)
    whole.answers = answers
    whole.personTexts = personTexts
    whole.personCount = personCount
    for (key, counts) in counts {
      var wider = key
      wider.organisation = ""
      if whole.counts[wider] == nil {
        whole.counts[wider] = counts
      } else {
        whole.counts[wider]? += counts
      }
    }
    return whole
  }
}
