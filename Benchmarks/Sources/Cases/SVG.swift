import ControlCharts
import Drawing

extension Benchmark {
  /// 10,000 pictures of 800 pixels as text, from readings to the last tag.
  static let svg = Benchmark(
    name: "svg", title: "10,000 control charts of 36 months made and written as SVG text",
    target: 3
  ) { bench in
    var invention = Invention(seed: 2)
    let values = (0..<10_000).map { invention.months(36, series: $0) }
    let readings = values.map { monthly($0) }
    return Job(
      run: {
        var bytes = 0
        for (series, readings) in readings.enumerated() {
          bytes += try picture(readings, series: series).svg().utf8.count
        }
        return Double(bytes)
      },
      check: {
        for series in stride(from: 0, to: readings.count, by: 50) {
          try check(try picture(readings[series], series: series).svg(), series: series)
        }
        try bench.write(values.flatMap(\.self), to: "svg-values")
        return "tags closed and title there, in 200 of them"
      })
  }

  /// Readings on the first days of 36 months from January 2023.
  private static func monthly(_ values: [Double]) -> [Reading] {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var day = 19_358
    return values.enumerated().map { month, value in
      defer { day += lengths[month % 12] + (month == 13 ? 1 : 0) }
      return Reading(position: day, value: value)
    }
  }

  private static func picture(_ readings: [Reading], series: Int) throws -> ControlPicture {
    let settings = ChartSettings(kind: .xmr, direction: .lower, targets: [Target(35)])
    let chart = try ControlChart(readings, settings: settings)
    return ControlPicture(
      chart, title: "Invented measure \(series)", summary: chart.variationReason,
      format: .number(decimals: 1), axis: .time(.month), source: "Invented")
  }

  private static func check(_ svg: String, series: Int) throws {
    var open: [Substring] = []
    for piece in svg.split(separator: "<").dropFirst(svg.hasPrefix("<") ? 0 : 1) {
      let tag = piece.prefix { $0 != ">" }
      if tag.hasPrefix("?") || tag.hasPrefix("!") || tag.hasSuffix("/") { continue }
      let name = tag.prefix { !$0.isWhitespace }
      if name.hasPrefix("/") {
        try require(open.popLast() == name.dropFirst(), "tag \(tag) in picture \(series)")
      } else {
        open.append(name)
      }
    }
    try require(open.isEmpty, "open tags in picture \(series)")
    try require(svg.contains(">Invented measure \(series)<"), "no title in picture \(series)")
  }
}
