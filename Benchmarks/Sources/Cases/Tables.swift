import Charting
import ControlCharts
import Essentials
import Foundation

extension Benchmark {
  /// The JSON of 1,000 charts of 36 months, made beforehand.
  static let json = Benchmark(
    name: "json", title: "JSON of 1,000 charts of 36 months", target: nil
  ) { bench in
    var invention = Invention(seed: 3)
    var text = "unit,month,value\n"
    for unit in 0..<1_000 {
      for (month, value) in invention.months(36, series: unit).enumerated() {
        text += "Unit \(unit),\(isoMonth(month)),\(rounded(value))\n"
      }
    }
    var request = ChartRequest()
    request.facets = ["unit"]
    request.direction = .lower
    let set = try ChartMaker.make(Table(Array(text.utf8), file: "invented.csv"), request)
    return Job(
      run: { Double(try set.json().utf8.count) },
      check: {
        let json = try set.json()
        try checkJSON(json, set)
        try bench.write(json, to: "json-charts")
        return "every value, line, flag and verdict, read back"
      })
  }

  private static func checkJSON(_ json: String, _ set: ChartSet) throws {
    let read = try JSONDecoder().decode(ReadDocument.self, from: Data(json.utf8))
    try require(read.charts.count == 1_000, "\(read.charts.count) charts in the JSON")
    for (made, read) in zip(set.charts, read.charts) {
      guard case .overTime(let chart) = made.content else { throw WrongAnswer("other charts") }
      let points = chart.points.map { point in
        ReadDocument.Point(
          y: point.value, centre: point.centre, lower: point.lower, upper: point.upper,
          flag: point.flag.rawValue)
      }
      try require(read.points == points, "points of \(made.facet)")
      try require(read.variation.verdict == chart.variation.verdict.rawValue, made.facet)
    }
  }

  /// What is read back of the JSON.
  private struct ReadDocument: Decodable {
    let charts: [Chart]

    struct Chart: Decodable {
      let points: [Point]
      let variation: Verdict
    }

    struct Point: Decodable, Equatable {
      let y: Double?
      let centre: Double?
      let lower: Double?
      let upper: Double?
      let flag: String
    }

    struct Verdict: Decodable { let verdict: String }
  }

  /// A million rows of text into a table with a column of dates and two of numbers.
  static let csv = Benchmark(
    name: "csv", title: "CSV of 1,000,000 rows read: dates, a count, a decimal", target: nil
  ) { bench in
    var invention = Invention(seed: 4)
    var sums = ColumnSums()
    var text = "date,ward,falls,rate\n"
    for _ in 0..<1_000_000 {
      let day = Day(number: Int.random(in: 18_262..<20_000, using: &invention))
      let falls = Int.random(in: 0..<40, using: &invention)
      let hundredths = Int.random(in: 0..<10_000, using: &invention)
      let ward = Int.random(in: 1..<60, using: &invention)
      let rate = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
      text += "\(day),Ward \(ward),\(falls),\(rate)\n"
      sums.days += day.number
      sums.falls += falls
      sums.hundredths += hundredths
    }
    let bytes = Array(text.utf8)
    try bench.write(text, to: "csv-rows")
    let expected = sums
    return Job(
      run: { try ColumnSums(reading: bytes).whole },
      check: {
        let found = try ColumnSums(reading: bytes)
        try require(found == expected, "the sums are \(found), not \(expected)")
        try bench.write([expected.days, expected.falls, expected.hundredths], to: "csv-sums")
        return "sums of all three columns, as generated"
      })
  }

  /// What the columns add up to.
  private struct ColumnSums: Equatable {
    var days = 0
    var falls = 0
    var hundredths = 0

    init() {}

    init(reading bytes: [UInt8]) throws {
      let table = Table(bytes, file: "invented.csv")
      guard let date = table.column(named: "date"), let days = DateColumn(date),
        let falls = table.column(named: "falls"), let rate = table.column(named: "rate")
      else { throw WrongAnswer("the columns were not found") }
      for day in days.days { self.days += day?.number ?? 0 }
      for falls in NumberColumn(falls).readings { self.falls += Int(falls.value ?? 0) }
      for rate in NumberColumn(rate).readings {
        hundredths += Int(((rate.value ?? 0) * 100).rounded())
      }
    }

    var whole: Double { Double(days) + Double(falls) + Double(hundredths) }
  }

  static func isoMonth(_ month: Int) -> String {
    let number = month % 12 + 1
    return "\(2023 + month / 12)-\(number < 10 ? "0" : "")\(number)-01"
  }

  static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
