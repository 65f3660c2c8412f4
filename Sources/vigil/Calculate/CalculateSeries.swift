import ArgumentParser
import Essentials
import Measures

/// `vigil calculate time-in-range`.
struct CalculateTimeInRange: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time-in-range", abstract: "Time in therapeutic range by Rosendaal.")

  @Argument(help: "CSV with the columns date and value, a row for each INR; - for standard input.")
  var file: String
  @Option(help: "The lower end of the range, which belongs to it.")
  var low = 2.0
  @Option(help: "The upper end, which belongs to it.")
  var high = 3.0
  @Option(help: "The days between tests over which a line may be drawn.")
  var longestGap = 56
  @Flag(help: "Write JSON.")
  var json = false

  func run() throws {
    guard low <= high, longestGap > 0 else {
      throw ValidationError("--low is at most --high, and --longest-gap 1 or more.")
    }
    let series = try CalculationFile(file).series()
    let result = TimeInRange(
      days: series.map { $0.time.day.number }, values: series.map(\.value), low: low, high: high,
      longestGap: longestGap)
    func share(_ key: String, _ value: Double?) -> CalculationAnswer.Value {
      .init(key: key, text: value.map { "\($0)" }, unit: "%")
    }
    CalculationAnswer(
      name: "time-in-range",
      values: [
        share("inRange", result.percentage), share("below", result.percentageBelow),
        share("above", result.percentageAbove),
        .init(key: "daysCounted", text: "\(result.counted)", unit: "days"),
      ],
      formula: "days in range of 100, on lines between tests at most \(longestGap) days apart",
      source: "Rosendaal and others, Thrombosis and Haemostasis 1993;69:236-239",
      isNotFor: "dosing an anticoagulant"
    ).write(asJSON: json)
  }
}

/// `vigil calculate kidney-injury`.
struct CalculateKidneyInjury: ParsableCommand {
  /// How the published algorithm is read.
  enum Reading: String, ExpressibleByArgument, CaseIterable {
    case flowChart = "flow-chart"
    case publicCode = "public-code"
  }

  static let configuration = CommandConfiguration(
    commandName: "kidney-injury", abstract: "Stage of acute kidney injury by creatinine alone.")

  @Argument(help: "CSV with the columns date and value (µmol/L); the latest is judged.")
  var file: String
  @Option(help: "For people under 18: the upper limit of creatinine for their age.")
  var upperLimit: Double?
  @Option(help: "How to read the algorithm where sources differ: flow-chart or public-code.")
  var reading = Reading.flowChart
  @Flag(help: "Write JSON.")
  var json = false

  func run() throws {
    let series = try CalculationFile(file).series()
    let result = KidneyInjury(
      minutes: series.map { $0.time.number }, values: series.map(\.value), upperLimit: upperLimit,
      reading: reading == .flowChart ? .flowChart : .publicCode)
    CalculationAnswer(
      name: "kidney-injury",
      values: [
        .init(key: "stage", text: result.stage.map { "\($0)" }),
        .init(key: "ratio", text: result.ratio.map { "\($0)" }),
        .init(key: "lowestOfWeek", text: result.lowestOfWeek.map { "\($0)" }, unit: "µmol/L"),
        .init(key: "medianOfYear", text: result.medianOfYear.map { "\($0)" }, unit: "µmol/L"),
        .init(key: "reading", text: reading.rawValue, isNumber: false),
      ],
      formula: "latest result against the lowest of 7 days and the median of days 8 to 365 before",
      source: "NHS England, Acute kidney injury algorithm (2014)",
      isNotFor: "diagnosis: urine output and the person are not looked at"
    ).write(asJSON: json)
  }
}

/// `vigil calculate dose-timing`.
struct CalculateDoseTiming: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dose-timing", abstract: "Doses given on time, early, late or missed.")

  @Argument(help: "CSV with the columns due, given (blank: not given) and perhaps next_due.")
  var file: String
  @Option(help: "The minutes before or after that are on time.")
  var tolerance = DoseTiming.tolerance
  @Flag(help: "Write JSON.")
  var json = false

  func run() throws {
    guard tolerance >= 0 else { throw ValidationError("--tolerance is 0 or more.") }
    let table = try CalculationFile(file)
    let (due, given) = (try table.times("due"), try table.times("given"))
    let next = table.has("next_due") ? try table.times("next_due") : due.map { _ in nil }
    var counts: [DoseTiming: Int] = [:]
    var unknown = 0
    for row in due.indices {
      guard let time = due[row] else {
        unknown += 1
        continue
      }
      let timing = DoseTiming(
        due: time, given: given[row], nextDue: next[row], tolerance: tolerance)
      counts[timing, default: 0] += 1
    }
    let values = DoseTiming.allCases.map {
      CalculationAnswer.Value(key: $0.rawValue, text: "\(counts[$0] ?? 0)")
    }
    CalculationAnswer(
      name: "dose-timing", values: values + [.init(key: "without a time due", text: "\(unknown)")],
      formula: "on time within \(tolerance) minutes before or after; missed once the next is due",
      source: "Parkinson's UK, Get It On Time; RCEM, Time critical medications 2023-26",
      isNotFor: "judging people: an early or late dose can be right"
    ).write(asJSON: json)
  }
}
