import Measures

/// Where results go, and in which form.
struct MeasureDestination {
  /// A form of results.
  enum Form {
    case csv, json, fhirLines, fhirBundle, summary
  }

  let form: Form
  let file: String?

  init(_ form: Form, file: String?) {
    self.form = form
    self.file = file
  }

  func write(_ bytes: [UInt8]) throws {
    guard let file else { return Console.write(bytes) }
    try Output.write(bytes, to: file)
  }
}

/// Results in the form asked for.
struct MeasureOutput {
  private let results: MeasureResults
  private let shown: ShownResults
  private let arguments: MeasureOutputArguments

  init(_ results: MeasureResults, _ shown: ShownResults, _ arguments: MeasureOutputArguments) {
    self.results = results
    self.shown = shown
    self.arguments = arguments
  }

  func bytes(_ form: MeasureDestination.Form) -> [UInt8] {
    let areListed = arguments.people || arguments.actionList
    switch form {
    case .csv:
      guard areListed else { return shown.csv() }
      return AnswerTable(arguments.actionList ? .everything : .answers).csv(results)
    case .json:
      return MeasureDocument(results, shown: shown, areListed ? .people : .counts).json()
    case .fhirLines, .fhirBundle:
      let writer = MeasureReportWriter(
        results, shown: shown, form: form == .fhirLines ? .lines : .bundle)
      return areListed ? writer.subjectLists() : writer.summaries()
    case .summary: return Array(shown.summary().utf8)
    }
  }
}
