import ControlCharts
import Testing

/// Centres and limits of every kind of chart, from small series worked by hand.
@Suite struct LimitSpecification {
  /// What a point's lines are; `nil` is no line, and what is left out is not looked at.
  struct Lines: Sendable {
    let point: Int
    let centre: Double
    let lower: Double?
    let upper: Double?

    init(_ point: Int, _ centre: Double, _ lower: Double?, _ upper: Double?) {
      self.point = point
      self.centre = centre
      self.lower = lower
      self.upper = upper
    }
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let what: String
    let kind: ChartKind
    let values: [Double?]
    var out: [Double] = []
    var set = "mdc-tool-5"
    var options: [String: String] = [:]
    var baseline: Int?
    /// Points where phases begin, and ghosted points, counted from 1.
    var phases: [Int] = []
    var ghosts: [Int] = []
    var centre: Double?
    let lines: [Lines]
    var testDescription: String { what }
  }

  static let individuals: [Row] = [
    // Mean 11.2; ranges 2, 1, 3, 5 with mean 2.75.
    Row(
      what: "XmR", kind: .xmr, values: [10, 12, 11, 14, 9],
      lines: [Lines(1, 11.2, 11.2 - 7.315, 11.2 + 7.315)]),
    Row(
      what: "XmR with the exact constant", kind: .xmr, values: [10, 12, 11, 14, 9],
      options: ["factor": "3/1.128"],
      lines: [Lines(1, 11.2, 11.2 - 8.25 / 1.128, 11.2 + 8.25 / 1.128)]),
    Row(
      what: "XmR about the median", kind: .xmr, values: [10, 12, 11, 14, 9],
      options: ["xmr_centre": "median"], lines: [Lines(1, 11, 11 - 7.315, 11 + 7.315)]),
    // The median range is 2.5.
    Row(
      what: "XmR from the median range", kind: .xmr, values: [10, 12, 11, 14, 9],
      options: ["mr_average": "median"], lines: [Lines(1, 11.2, 11.2 - 7.8625, 11.2 + 7.8625)]),
    Row(
      what: "XmR from the median range as PowerBI-SPC has it", kind: .xmr,
      values: [10, 12, 11, 14, 9], set: "pbi-1.7",
      options: ["xmr_centre": "median", "mr_average": "narrow_median", "screening": "off"],
      lines: [Lines(1, 11, 11 - 7.5 / 1.128, 11 + 7.5 / 1.128)]),
    Row(
      what: "XmR at two sigma", kind: .xmr, values: [10, 12, 11, 14, 9], options: ["sigmas": "2"],
      lines: [Lines(1, 11.2, 11.2 - 7.315 * 2 / 3, 11.2 + 7.315 * 2 / 3)]),
    // Ranges 1, 1, 1, 1 and 30: the mean is 6.8, and 30 is beyond 3.267 times that.
    Row(
      what: "screening leaves a range out", kind: .xmr, values: [0, 1, 0, 1, 0, 30],
      options: ["screening": "once"],
      lines: [Lines(1, 32 / 6.0, 32 / 6.0 - 2.66, 32 / 6.0 + 2.66)]),
    Row(
      what: "screening leaves the point out in the SQL", kind: .xmr, values: [0, 1, 0, 1, 0, 30],
      set: "mdc-sql-2.6a", options: ["screening": "once"],
      lines: [Lines(1, 0.4, 0.4 - 2.66, 0.4 + 2.66)]),
    // A median range of 1 times 3.267 leaves out 4 and 30, but the mean of 7 leaves out only 30.
    Row(
      what: "the narrow median is screened by the median", kind: .xmr,
      values: [0, 1, 0, 4, 3, 33], options: ["mr_average": "narrow_median", "screening": "once"],
      lines: [Lines(1, 41 / 6.0, 41 / 6.0 - 2.66, 41 / 6.0 + 2.66)]),
    Row(
      what: "no variation and strict screening: limits on the centre", kind: .xmr,
      values: [7, 7, 7, 7], options: ["screening": "once", "screening_keeps_equal": "off"],
      lines: [Lines(4, 7, 7, 7)]),
    Row(
      what: "or no limits", kind: .xmr, values: [7, 7, 7, 7], set: "nhsr-0.2",
      lines: [Lines(4, 7, nil, nil)]),
    Row(what: "one value has no limits", kind: .xmr, values: [7], lines: [Lines(1, 7, nil, nil)]),
    // Ranges 2 and 2; that over the gap is 6 and counts only when bridged.
    Row(
      what: "a gap breaks the range", kind: .xmr, values: [10, 12, nil, 18, 20],
      lines: [Lines(1, 15, 15 - 5.32, 15 + 5.32)]),
    Row(
      what: "or is bridged", kind: .xmr, values: [10, 12, nil, 18, 20],
      options: ["gap": "bridge"],
      lines: [Lines(1, 15, 15 - 2.66 * 10 / 3, 15 + 2.66 * 10 / 3)]),
    Row(
      what: "a ghost is bridged always", kind: .xmr, values: [10, 12, 99, 18, 20], ghosts: [3],
      lines: [Lines(3, 15, 15 - 2.66 * 10 / 3, 15 + 2.66 * 10 / 3)]),
    Row(
      what: "a baseline is extended", kind: .xmr, values: [10, 12, 11, 14, 9, 40, 50], baseline: 5,
      lines: [Lines(7, 11.2, 11.2 - 7.315, 11.2 + 7.315)]),
    // The second phase has the mean 21 and one range of 2: that over the boundary is not used.
    Row(
      what: "a recalculation", kind: .xmr, values: [10, 12, 20, 22], phases: [3],
      lines: [Lines(2, 11, 11 - 5.32, 11 + 5.32), Lines(3, 21, 21 - 5.32, 21 + 5.32)]),
    Row(
      what: "a baseline belongs to the first phase", kind: .xmr,
      values: [10, 12, 40, 20, 22, 30], baseline: 2, phases: [4],
      lines: [Lines(3, 11, 11 - 5.32, 11 + 5.32), Lines(4, 24, 24 - 13.3, 24 + 13.3)]),
    Row(
      what: "or to each", kind: .xmr, values: [10, 12, 40, 20, 22, 30],
      options: ["baseline_scope": "each_phase"], baseline: 2, phases: [4],
      lines: [Lines(3, 11, 11 - 5.32, 11 + 5.32), Lines(4, 21, 21 - 5.32, 21 + 5.32)]),
    // Four points to the end of the baseline, ranges 2, 28 and 2; the last has the limits of one.
    Row(
      what: "a baseline goes on over a recalculation in the SQL", kind: .xmr,
      values: [10, 12, 40, 42, 50], set: "mdc-sql-2.6a", baseline: 4, phases: [3],
      lines: [Lines(1, 26, 26 - 2.66 * 32 / 3, 26 + 2.66 * 32 / 3), Lines(5, 50, nil, nil)]),
    Row(
      what: "and a recalculation after its end stays", kind: .xmr,
      values: [10, 12, 40, 42], set: "mdc-sql-2.6a", baseline: 2, phases: [3],
      lines: [Lines(2, 11, 11 - 5.32, 11 + 5.32), Lines(3, 41, 41 - 5.32, 41 + 5.32)]),
    Row(
      what: "a baseline may count rows", kind: .xmr, values: [10, nil, 14, 40, 42],
      options: ["baseline_counts": "rows", "gap": "bridge"], baseline: 3,
      lines: [Lines(5, 12, 12 - 10.64, 12 + 10.64)]),
    // The value furthest below 0 that a limit has is raised to 0 after the rules.
    Row(
      what: "a lower limit below 0 may become 0", kind: .xmr, values: [1, 5, 1, 5],
      options: ["negative_lower": "zero"], lines: [Lines(1, 3, 0, 13.64)]),
    Row(
      what: "but not where values are below 0", kind: .xmr, values: [-1, 3, -1, 3],
      options: ["negative_lower": "zero"], lines: [Lines(1, 1, -9.64, 11.64)]),
    Row(
      what: "a ghost has no moving range", kind: .mr, values: [1, 3, 9, 6], ghosts: [3],
      lines: [Lines(1, 2.5, 0, 3.267 * 2.5)]),
    // Ranges 2 and 3; that of the ghost itself is left out.
    Row(
      what: "but the next may start from it", kind: .mr, values: [1, 3, 9, 6],
      options: ["mr_from_ghost": "on"], ghosts: [3], lines: [Lines(1, 2.5, 0, 3.267 * 2.5)]),
    Row(
      what: "as in qicharts2", kind: .mr, values: [1, 3, 9, 2], set: "anhoej", ghosts: [3],
      lines: [Lines(1, 4.5, 0, 3.267 * 4.5)]),
    // Ranges 2, 1 and 4.
    Row(
      what: "moving ranges", kind: .mr, values: [1, 3, 2, 6],
      lines: [Lines(2, 7 / 3.0, 0, 3.267 * 7 / 3)]),
    Row(
      what: "three values of a baseline have two ranges", kind: .mr, values: [1, 3, 2, 6],
      baseline: 3, lines: [Lines(4, 1.5, 0, 3.267 * 1.5)]),
    Row(
      what: "run chart, even number", kind: .run, values: [4, 1, 3, 2],
      lines: [Lines(1, 2.5, nil, nil)]),
    Row(
      what: "run chart, ties", kind: .run, values: [3, 1, 2, 2, 2],
      lines: [Lines(1, 2, nil, nil)]),
    // Means 1, 2, 4: the second range, √(π/2) × 2 ÷ √(1/2), is beyond the baseline.
    Row(
      what: "I′ of a baseline", kind: .iPrime, values: [4, 8, 16], out: [4, 4, 4], baseline: 2,
      lines: [Lines(1, 1.5, 1.5 - 2.6586808, 1.5 + 2.6586808)]),
    Row(
      what: "I′ of a baseline with the spread of all rows", kind: .iPrime, values: [4, 8, 16],
      out: [4, 4, 4], options: ["i_prime_rows": "all"], baseline: 2,
      lines: [Lines(1, 1.5, 1.5 - 3.9880212, 1.5 + 3.9880212)]),
    // Means 1, 2, 3 of four each: ranges √(π/2) ÷ √(1/4 + 1/4) = 1.7724539.
    Row(
      what: "I′ of equal weights", kind: .iPrime, values: [4, 8, 12], out: [4, 4, 4],
      lines: [Lines(1, 2, 2 - 2.6586808, 2 + 2.6586808)]),
    Row(
      what: "I′ of means", kind: .iPrime, values: [1, 2, 3], out: [4, 4, 4],
      options: ["i_prime_value": "mean"], lines: [Lines(1, 2, 2 - 2.6586808, 2 + 2.6586808)]),
  ]

  static let counts: [Row] = [
    // 10 of 40; √(0.25 × 0.75 ÷ n) is 0.1369306 for 10 and 0.0968246 for 20.
    Row(
      what: "p", kind: .p, values: [2, 5, 3], out: [10, 20, 10],
      lines: [Lines(1, 0.25, 0, 0.6607919), Lines(2, 0.25, 0, 0.5404737)]),
    Row(
      what: "p from a baseline", kind: .p, values: [2, 3, 9], out: [10, 10, 10], baseline: 2,
      lines: [Lines(3, 0.25, 0, 0.6607919)]),
    Row(
      what: "p of 100 % every time", kind: .p, values: [5, 8], out: [5, 8],
      lines: [Lines(1, 1, 1, 1)]),
    Row(
      what: "p ends at 1", kind: .p, values: [9, 8], out: [10, 10],
      lines: [Lines(1, 0.85, 0.85 - 0.3387477, 1)]),
    Row(
      what: "np", kind: .np, values: [2, 3, 4], out: [10, 10, 10],
      lines: [Lines(1, 3, 0, 7.3474130)]),
    // 15 events in 10; √(1.5 ÷ 2) is 0.8660254.
    Row(
      what: "u", kind: .u, values: [4, 6, 5], out: [2, 3, 5],
      lines: [Lines(1, 1.5, 0, 4.0980762), Lines(3, 1.5, 0, 3.1431677)]),
    Row(what: "c", kind: .c, values: [4, 9, 5, 6], lines: [Lines(1, 6, 0, 13.3484692)]),
    // Rates go to and fro by 0.1, so that limits lie 0.3 ÷ 1.128 out.
    Row(
      what: "p′", kind: .pPrime, values: [10, 20, 10, 20], out: [100, 100, 100, 100],
      lines: [Lines(1, 0.15, 0, 0.15 + 0.3 / 1.128)]),
    Row(
      what: "u′", kind: .uPrime, values: [1, 3, 1, 3], out: [10, 10, 10, 10],
      lines: [Lines(1, 0.2, 0, 0.2 + 0.6 / 1.128)]),
    Row(
      what: "u′ of units without order", kind: .uPrime, values: [1, 3, 1, 3],
      out: [10, 10, 10, 10], options: ["laney_spread": "standard_deviation"],
      lines: [Lines(1, 0.2, 0, 0.2 + 0.3 * 1.1547005)]),
    // R: qpois(c(0.025, 0.975), 6) and qbinom(c(0.025, 0.975), 10, 0.3).
    Row(
      what: "c by probability", kind: .c, values: [4, 9, 5, 6], options: ["confidence": "0.95"],
      lines: [Lines(1, 6, 2, 11)]),
    Row(
      what: "np by probability", kind: .np, values: [2, 3, 4], out: [10, 10, 10],
      options: ["confidence": "0.95"], lines: [Lines(1, 3, 0, 6)]),
    Row(
      what: "p by probability", kind: .p, values: [2, 3, 4], out: [10, 10, 10],
      options: ["confidence": "0.95"], lines: [Lines(1, 0.3, 0, 0.6)]),
  ]

  static let rareEvents: [Row] = [
    // Mean 4; 4 + 3√20.
    Row(
      what: "g", kind: .g, values: [1, 2, 3, 10], lines: [Lines(1, 2.772, nil, 17.4164079)]),
    Row(
      what: "g about the median", kind: .g, values: [1, 2, 3, 10],
      options: ["g_centre": "median", "g_lower": "zero"],
      lines: [Lines(1, 2.5, 0, 17.4164079)]),
    Row(
      what: "g about the mean", kind: .g, values: [1, 2, 3, 10], options: ["g_centre": "mean"],
      lines: [Lines(1, 4, nil, 17.4164079)]),
    Row(
      what: "g with a known mean", kind: .g, values: [1, 2, 3, 10],
      options: ["g_centre": "median"], centre: 4, lines: [Lines(1, 2.772, nil, 17.4164079)]),
    // R: qgeom(c(0.5, 0.00135, 0.99865), 0.2) is 3, 0 and 29.
    Row(
      what: "g by quantiles", kind: .g, values: [1, 2, 3, 10],
      options: ["g_centre": "quantile", "g_limits": "quantiles"], lines: [Lines(1, 3, 0, 29)]),
    Row(
      what: "g by quantiles of 95 %", kind: .g, values: [1, 2, 3, 10],
      options: ["g_centre": "quantile", "g_limits": "quantiles", "confidence": "0.95"],
      lines: [Lines(1, 3, 0, 16)]),
    // R: qgeom(c(0.5, 0.00135, 0.99865), 0.25) is 2, 0 and 22.
    Row(
      what: "g by qcc's quantiles, of 1 ÷ mean", kind: .g, values: [1, 2, 3, 10],
      options: ["g_centre": "quantile", "g_limits": "quantiles", "g_probability": "1/mean"],
      lines: [Lines(1, 2, 0, 22)]),
    Row(
      what: "which is no probability for a mean below 1", kind: .g, values: [0, 1, 0, 1],
      options: ["g_centre": "mean", "g_limits": "quantiles", "g_probability": "1/mean"],
      lines: [Lines(1, 0.5, nil, nil)]),
    Row(
      what: "g counting the event: 5 + 3√(5 × 4)", kind: .g, values: [2, 3, 4, 11],
      options: ["g_counting": "including"], lines: [Lines(1, 0.693 * 5, nil, 18.4164079)]),
    // In the scale of the power 1/3.6 the times are 1, 2, 1, 2: centre 1.5, limits 2.66 away.
    Row(
      what: "t without a lower limit", kind: .t, values: [1, 12.125732532, 1, 12.125732532],
      lines: [Lines(1, 4.3045577, nil, 169.3308117)]),
    Row(
      what: "t with a lower limit of 0", kind: .t, values: [1, 12.125732532, 1, 12.125732532],
      options: ["t_lower": "zero"], lines: [Lines(1, 4.3045577, 0, 169.3308117)]),
    // Transformed 1, 2 and 2, 1, 2: the second phase has the mean 5/3 and ranges 1 and 1.
    Row(
      what: "t after a recalculation", kind: .t,
      values: [1, 12.125732532, 12.125732532, 1, 12.125732532], phases: [3],
      lines: [Lines(3, 6.2900703, nil, 195.0528839)]),
    // With the range of 0 from the first phase the mean range is 2/3.
    Row(
      what: "t after a recalculation in the SQL", kind: .t,
      values: [1, 12.125732532, 12.125732532, 1, 12.125732532], set: "mdc-sql-2.6a", phases: [3],
      lines: [Lines(3, 6.2900703, nil, 85.4299974)]),
    Row(
      what: "t with two events at once", kind: .t, values: [1, 0, 1],
      options: ["t_zero": "half"], lines: [Lines(2, 0.8052908, 0.068954344, 3.4229793)]),
  ]

  @Test(arguments: individuals + counts + rareEvents)
  func `lines are those of the row`(row: Row) throws {
    let chart = try Self.chart(row)
    for lines in row.lines {
      let point = chart.points[lines.point - 1]
      expectEqual(point.centre, lines.centre, relative: 2e-7, "centre")
      expectEqual(point.lower, lines.lower, relative: 2e-6, "lower")
      expectEqual(point.upper, lines.upper, relative: 2e-7, "upper")
    }
  }

  static func chart(_ row: Row) throws -> ControlChart {
    var rules = try #require(RuleSet.named(row.set))
    rules.minimumPoints = 1
    for (name, value) in row.options {
      try #require(RuleSet.option(named: name)).set(value, in: &rules)
    }
    var settings = ChartSettings(kind: row.kind, rules: rules)
    if let baseline = row.baseline { settings.baseline = .first(baseline) }
    settings.phases = row.phases.map { PhaseStart(at: $0, because: "a test") }
    settings.knownCentre = row.centre
    let readings = row.values.enumerated().map { index, value in
      Reading(
        position: index + 1, value: value,
        denominator: row.out.isEmpty ? nil : row.out[index],
        isGhosted: row.ghosts.contains(index + 1))
    }
    return try ControlChart(readings, settings: settings)
  }

  @Test func `two events at once are refused on a t chart`() {
    #expect(throws: ChartError.zeroInterval(index: 1)) {
      try ControlChart(Reading.sequence([3, 0, 4]), settings: ChartSettings(kind: .t))
    }
  }

  @Test func `t charts are not screened in the SQL`() throws {
    let values: [Double] = [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 60_000]
    var rules = RuleSet.mdcSQL26a
    rules.screening = .once
    let chart = try ControlChart(
      Reading.sequence(values), settings: ChartSettings(kind: .t, rules: rules))
    #expect(chart.phases[0].screened == 0)
    rules.screensTimes = true
    let screened = try ControlChart(
      Reading.sequence(values), settings: ChartSettings(kind: .t, rules: rules))
    #expect(screened.phases[0].screened == 1)
  }
}
