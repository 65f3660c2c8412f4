import ControlCharts
import Foundation
import Testing

/// Agreement with published tools.
@Suite struct FunnelPeerTests {
  // MARK: - FunnelPlotR on real data

  struct Peer: Decodable {
    struct Row: Decodable {
      let group: String
      let y, LCL95, UCL95, LCL99, UCL99, OD95LCL, OD95UCL, OD99LCL, OD99UCL: Double
    }
    struct Options: Decodable { let overdispersion: Bool }

    let phi, tau2, overall: Double
    let outliers: [String]
    let options: Options
    let first_five: [Row]
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data/spc")

  /// The two funnel entries among the worked examples, or nothing where the file is not present.
  static func peers() throws -> [Peer]? {
    struct Chart: Decodable {
      let peer: Peer?
      init(from decoder: any Decoder) throws { peer = try? Peer(from: decoder) }
    }
    struct File: Decodable { let charts: [Chart] }
    let file = folder.appending(path: "worked-examples.json")
    guard let data = try? Data(contentsOf: file) else { return nil }
    return try JSONDecoder().decode(File.self, from: data).charts.compactMap(\.peer)
  }

  static func december2018() throws -> [FunnelUnit] {
    let file = folder.appending(path: "ae_attendances_type1_65_trusts.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    return try text.split(separator: "\n").filter { $0.hasPrefix("2018-12-01") }.map { line in
      let cells = line.split(separator: ",")
      return FunnelUnit(
        group: String(cells[1]), numerator: try #require(Double(cells[3])),
        denominator: try #require(Double(cells[2])))
    }
  }

  static func isClose(_ value: Double, _ truth: Double, within share: Double = 1e-6) -> Bool {
    abs(value - truth) <= share * abs(truth)
  }

  @Test func `the attendances of 65 trusts agree with FunnelPlotR`() throws {
    guard let peers = try Self.peers() else {
      print("The worked examples are not present; agreement with FunnelPlotR was not checked.")
      return
    }
    #expect(peers.count == 2)
    let units = try Self.december2018()
    for peer in peers {
      var settings = FunnelSettings(measure: .proportion, direction: .lower)
      FunnelPreset.funnelplotr.apply(to: &settings)
      if !peer.options.overdispersion { settings.overdispersion = .none }
      let plot = try FunnelPlot(units: units, settings: settings)
      #expect(Self.isClose(plot.centre, peer.overall))
      #expect(Self.isClose(plot.dispersion.phi, peer.phi))
      #expect(Self.isClose(plot.dispersion.tau2, peer.tau2))
      #expect(plot.dispersion.isAdjusted == peer.options.overdispersion)
      #expect(plot.points.filter(\.isOutlier).map(\.group).sorted() == peer.outliers)
      for row in peer.first_five {
        let point = try #require(plot.points.first { $0.group == row.group })
        #expect(Self.isClose(point.value, row.y))
        let inner = point.unadjustedLimits[0]
        let outer = point.unadjustedLimits[1]
        #expect(Self.isClose(inner.lower, row.LCL95) && Self.isClose(inner.upper, row.UCL95))
        #expect(Self.isClose(outer.lower, row.LCL99) && Self.isClose(outer.upper, row.UCL99))
        let limits = point.limits
        #expect(Self.isClose(limits[0].lower, row.OD95LCL))
        #expect(Self.isClose(limits[0].upper, row.OD95UCL))
        #expect(Self.isClose(limits[1].lower, row.OD99LCL))
        #expect(Self.isClose(limits[1].upper, row.OD99UCL))
      }
    }
  }

  // MARK: - The same formulas worked separately

  // The expected numbers below were worked with NumPy and SciPy 1.17.1 from the formulas that the
  // tools use, not by this library.

  static let observed: [Double] = [100, 150, 180, 80, 120, 225, 40, 61, 310, 12, 95, 130]
  static let expected: [Double] = [
    108.123, 112.456, 165, 95.5, 100.25, 220.125, 52, 50.005, 280.4, 20.2, 90.1, 150.8,
  ]

  static func units(rounded: Bool = false) -> [FunnelUnit] {
    zip(observed, expected).enumerated().map { index, pair in
      FunnelUnit(
        group: "unit \(index)", numerator: pair.0,
        denominator: rounded ? pair.1.rounded(.toNearestOrEven) : pair.1)
    }
  }

  static func plot(
    _ preset: FunnelPreset, _ measure: FunnelSettings.Measure,
    change: (inout FunnelSettings) -> Void = { _ in }
  ) throws -> FunnelPlot {
    var settings = FunnelSettings(measure: measure)
    preset.apply(to: &settings)
    change(&settings)
    return try FunnelPlot(units: units(rounded: measure == .ratioOfCounts), settings: settings)
  }

  static func expectLimits(
    _ limits: [FunnelLimit], _ numbers: [Double], within share: Double = 1e-12,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let mine = limits.flatMap { [$0.lower, $0.upper] }
    for (value, number) in zip(mine, numbers) {
      #expect(isClose(value, number, within: share), sourceLocation: sourceLocation)
    }
  }

  @Test func `FunnelPlotR's standardised ratios by the SHMI method`() throws {
    let plot = try Self.plot(.funnelplotr, .standardisedRatio)
    #expect(plot.dispersion.unitsUsed == 10)
    #expect(Self.isClose(plot.dispersion.phi, 2.020257271041707, within: 1e-12))
    #expect(Self.isClose(plot.dispersion.tau2, 0.009794845155261751, within: 1e-12))
    #expect(Self.isClose(plot.points[1].unadjustedScore, 3.0545578932481394, within: 1e-12))
    #expect(plot.points[0].precision == 108.12)
    // As a double 50.005 is a hair above the tie, so R 4 rounds it up.
    #expect(plot.points[7].precision == 50.01)
    #expect(plot.points[0].value == 100 / 108.123)
    Self.expectLimits(
      plot.points[0].limits,
      [0.7630178839992281, 1.3105852706343795, 0.6528224487027695, 1.5318100687056806])
    Self.expectLimits(
      plot.points[9].limits,
      [0.6204677803380183, 1.6116872329055025, 0.4711779840027697, 2.12234024922973])
  }

  @Test func `FunnelPlotR's CQC limits are not squared, the right ones are`() throws {
    let peer = try Self.plot(.funnelplotrCQC, .standardisedRatio)
    #expect(Self.isClose(peer.dispersion.phi, 2.2118102683646463, within: 1e-12))
    #expect(Self.isClose(peer.dispersion.tau2, 0.003028817342797501, within: 1e-12))
    Self.expectLimits(
      peer.points[9].limits,
      [0.7567349486298032, 1.2432650513701968, 0.6164493601791533, 1.3835506398208466])
    for preset in [FunnelPreset.cqc, .powerbi] {
      Self.expectLimits(
        try Self.plot(preset, .standardisedRatio).points[9].limits,
        [0.5726477853818629, 1.5457079831872753, 0.38000976681432186, 1.914212478100355])
    }
  }

  @Test func `exact Poisson limits of standardised ratios`() throws {
    let plot = try Self.plot(.cqc, .standardisedRatio) { $0.overdispersion = .none }
    Self.expectLimits(
      plot.points[0].limits,
      [0.8204164628779346, 1.20721088393484, 0.7289380365701044, 1.3343274375127465])
    Self.expectLimits(
      plot.points[9].limits,
      [0.6125075487897692, 1.5411510055688358, 0.4499885103531941, 1.8964891582472503])
  }

  @Test func `ratios of counts as FunnelPlotR and PowerBI-Funnels make them`() throws {
    let peer = try Self.plot(.funnelplotr, .ratioOfCounts)
    #expect(Self.isClose(peer.centre, 1.040858725761773, within: 1e-14))
    #expect(Self.isClose(peer.dispersion.phi, 1.0928362299882732, within: 1e-12))
    #expect(Self.isClose(peer.dispersion.tau2, 0.0032315167741166877, within: 1e-11))
    Self.expectLimits(
      peer.points[9].limits,
      [0.8140096259916281, 1.3309263826882116, 0.706418571584431, 1.5336330761583545])
    Self.expectLimits(
      peer.points[9].unadjustedLimits,
      [0.8360351957765696, 1.2958627728442629, 0.7367899968503817, 1.470414760821492])
    let other = try Self.plot(.powerbi, .ratioOfCounts)
    Self.expectLimits(
      other.points[9].limits,
      [0.5628111831616518, 1.9249562187239784, 0.3947961421225165, 2.7441678664079143])
  }

  @Test func `funnelR's limits and scores`() throws {
    // The example of funnelR's own manual: 20 cases each, 2, 5, 10, 15 and 18 events.
    let units = [2.0, 5, 10, 15, 18].map {
      FunnelUnit(group: "\($0)", numerator: $0, denominator: 20)
    }
    var settings = FunnelSettings()
    FunnelPreset.funnelr.apply(to: &settings)
    let approximate = try FunnelPlot(units: units, settings: settings)
    // 0.5 ± z √(0.25/20), by SciPy 1.17.1.
    Self.expectLimits(
      approximate.points[0].limits,
      [0.28086936485585456, 0.7191306351441454, 0.15450152485714136, 0.8454984751428587])
    FunnelPreset.funnelrExact.apply(to: &settings)
    let exact = try FunnelPlot(units: units, settings: settings)
    Self.expectLimits(exact.points[0].limits, [0.3, 0.7, 0.15, 0.85])
    // P(R = 5) = 0.0148 is below 0.025, so funnelR calls 5 of 20 extreme at 95 %.
    #expect(
      exact.points.map(\.position) == [
        .alarm(.low), .alert(.low), .inControl, .alert(.high), .alarm(.high),
      ])
  }
}
