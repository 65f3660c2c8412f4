import ControlCharts
import Foundation

extension Benchmark {
  /// 200 units judged at two levels of exact limits, and the curves at 200 places.
  static let funnel = Benchmark(
    name: "funnel", title: "funnel of 200 units: exact limits, and curves at 200 places",
    target: nil, repetitions: 20
  ) { bench in
    var invention = Invention(seed: 6)
    let units = (0..<200).map { number in
      let cases = Int.random(in: 20..<2_000, using: &invention)
      let share = 0.2 + 0.05 * invention.normal()
      let events = min(cases, max(0, Int((Double(cases) * share).rounded())))
      return FunnelUnit(
        group: "Unit \(number)", numerator: Double(events), denominator: Double(cases))
    }
    let settings = FunnelSettings(measure: .proportion, direction: .lower)
    return Job(
      run: {
        let plot = try FunnelPlot(units: units, settings: settings)
        let curves = plot.curves()
        return curves.reduce(0) { $0 + $1.limits[1].upper }
          + plot.points.reduce(0) { $0 + $1.limits[1].lower }
      },
      check: {
        let plot = try FunnelPlot(units: units, settings: settings)
        let events = units.reduce(0) { $0 + $1.numerator }
        let centre = events / units.reduce(0) { $0 + $1.denominator }
        try require(agree(plot.centre, centre), "the centre is \(plot.centre), not \(centre)")
        for point in plot.points { try check(point, centre) }
        try bench.write(
          plot.points.flatMap { point in
            [point.denominator] + point.limits.flatMap { [$0.lower, $0.upper] }
          }, to: "funnel-limits")
        try bench.write(plot.curves().map(\.precision), to: "funnel-places")
        try bench.write([plot.centre], to: "funnel-centre")
        return "all limits of units, with binomial sums term by term"
      })
  }

  /// Compares a unit's limits with sums of binomial probabilities.
  private static func check(_ point: FunnelPoint, _ centre: Double) throws {
    let cases = Int(point.denominator)
    let masses = (0...cases).map { count -> Double in
      let ways =
        lgamma(Double(cases + 1)) - lgamma(Double(count + 1)) - lgamma(Double(cases - count + 1))
      return exp(ways + Double(count) * log(centre) + Double(cases - count) * log(1 - centre))
    }
    for (limit, coverage) in zip(point.limits, [0.95, 0.998]) {
      let tail = (1 - coverage) / 2
      for (share, found) in [(tail, limit.lower), (1 - tail, limit.upper)] {
        var sum = 0.0
        var count = 0
        while count < cases, sum + masses[count] < share {
          sum += masses[count]
          count += 1
        }
        let between = Double(count) - (sum + masses[count] - share) / masses[count]
        let expected = min(1, max(0, between / Double(cases)))
        try require(
          agree(found, expected, within: 1e-8), "\(point.group): \(found), not \(expected)")
      }
    }
  }
}
