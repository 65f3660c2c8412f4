public import ArgumentParser
import Charting
import Drawing
import Essentials
public import Programmes

/// `vigil impact series`: whether a series changed its level or slope at a date.
struct ImpactSeries: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series", abstract: "Interrupted time series of any table.")

  @Argument(help: "A CSV, TSV or similar file; - for standard input.")
  var file: String
  @Option(help: "The date of the change; points from then on have it.")
  var change: String
  @Option(help: "Column of dates.")
  var x: String?
  @Option(help: "Column of values or counts.")
  var y: String?
  @Option(name: [.long, .customLong("n")], help: "Column of what the counts are out of.")
  var denominator: String?
  @Option(help: "Column that divides the table into series; repeat for more.")
  var facet: [String] = []
  @Option(help: "Put rows of the same x together: sum or mean.")
  var aggregate: Aggregate?
  @Option(help: "Show values multiplied, such as 1000 for rates per 1,000.")
  var multiply = 1.0
  @Option(help: "Leave out what comes after a date.")
  var until: String?
  @Option(help: "The date at which the effect is given; the last by default.")
  var at: String?
  @Option(help: "Errors: reml, prais-winsten, newey-west or ordinary.")
  var errors = InterruptedTimeSeriesSettings.Errors.restrictedLikelihood
  @Option(help: "Pairs of waves for the season, 0 to 3.")
  var harmonics = 0
  @Option(help: "Lags of Newey and West's errors.")
  var lags: Int?
  @Flag(help: "Write JSON.")
  var json = false
  @Option(help: "Write to a file: .json, .svg or anything else for text.")
  var out: String?

  func validate() throws {
    if !(0...3).contains(harmonics) {
      throw ValidationError("--harmonics \(harmonics) is not between 0 and 3.")
    }
    if !(multiply > 0 && multiply.isFinite) {
      throw ValidationError("--multiply is more than 0.")
    }
    if let lags, lags < 0 { throw ValidationError("--lags is 0 or more.") }
  }

  func run() throws {
    let name = file == "-" ? "standard input" : file
    let table = Table(try Input.read(file), file: name)
    var request = ChartRequest()
    (request.x, request.y, request.denominator) = (x, y, denominator)
    (request.facets, request.aggregate) = (facet, aggregate)
    let found: (series: [DatedSeries], problems: [String])
    do { found = try DatedSeries.read(table, request) } catch {
      Console.error(error.description)
      throw error.isAboutInput ? ExitCode.inputHasProblems : ExitCode.wrongUse
    }
    for note in found.series.first?.notes ?? [] { Console.note(note) }
    for problem in found.problems { Console.note(problem) }
    let studies = try found.series.map(study)
    let bytes = try contents(studies)
    if let out { try Output.write(bytes, to: out) } else { Console.write(bytes) }
    if !found.problems.isEmpty { throw ExitCode.inputHasProblems }
  }

  private func contents(_ studies: [SeriesStudy]) throws -> [UInt8] {
    if json || out?.hasSuffix(".json") ?? false { return SeriesStudy.json(studies) }
    guard out?.hasSuffix(".svg") ?? false else {
      return Array(studies.map(\.text).joined(separator: "\n").utf8)
    }
    guard let study = studies.first, studies.count == 1 else {
      throw ValidationError("A picture holds one series: leave out --facet, or choose rows.")
    }
    return Array(study.picture.svg(PictureStyle(width: 960, frame: .complete)).utf8)
  }

  private func study(_ series: DatedSeries) throws -> SeriesStudy {
    guard let day = series.day(of: change) else {
      throw ValidationError("--change \"\(change)\" is no date: write 2023-04-01.")
    }
    let end = try until.map { text in
      guard let day = series.lastDay(of: text) else {
        throw ValidationError("--until \"\(text)\" is no date: write 2023-04-01.")
      }
      return day
    }
    let points = series.points.filter { point in end.map { point.day <= $0 } ?? true }
    var settings = InterruptedTimeSeriesSettings()
    settings.errors = errors
    settings.lags = lags
    (settings.harmonics, settings.periodsPerYear) = (harmonics, series.kind.periodsPerYear)
    // A period that had begun when the change came is still one before it.
    let first = points.first { $0.day >= day }?.ordinal ?? series.ordinal(of: day)
    let weights = points.compactMap(\.denominator)
    let fit: InterruptedTimeSeries
    do throws(InterruptedTimeSeriesFault) {
      fit = try InterruptedTimeSeries(
        times: points.map(\.ordinal), values: points.map { $0.value * multiply },
        weights: weights.count == points.count ? weights : [], change: first, settings: settings)
    } catch {
      let place = series.label.isEmpty ? file : "\(file), \(series.label)"
      Console.error("\(place): \(error)")
      throw ExitCode.inputHasProblems
    }
    let asked = try at.map { text in
      guard let day = series.day(of: text), series.ordinal(of: day) >= first else {
        throw ValidationError("--at \"\(text)\" is no date from the change on.")
      }
      return series.ordinal(of: day)
    }
    return SeriesStudy(
      label: series.label, kind: series.kind, change: day, points: points, fit: fit,
      time: asked ?? fit.last, day: at.flatMap(series.day) ?? points.last?.day ?? day,
      measure: y ?? "Series",
      source: file == "-" ? "" : String(file.split(separator: "/").last ?? ""))
  }
}

extension InterruptedTimeSeriesSettings.Errors: ExpressibleByArgument {}

extension Period.Kind {
  /// How many of them make a year, where a season can be modelled.
  var periodsPerYear: Int? {
    switch self {
    case .month: 12
    case .quarter: 4
    case .week: 52
    case .day, .year, .financialYear: nil
    }
  }
}
