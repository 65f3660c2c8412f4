import ControlCharts
import Testing

/// What must hold for any units; the seed is fixed.
@Suite struct FunnelPropertyTests {
  typealias Measure = FunnelSettings.Measure

  static func units(
    _ count: Int, _ measure: Measure, _ random: inout FunnelRandom, spread: Double = 1
  ) -> [FunnelUnit] {
    (0..<count).map { index in
      let group = "unit \(index)"
      switch measure {
      case .proportion:
        let n = random.whole(5...900)
        let share = random.between(0.3 - 0.2 * spread, 0.3 + 0.2 * spread)
        return FunnelUnit(group: group, numerator: (n * share).rounded(), denominator: n)
      case .rate, .standardisedRatio:
        let expected = random.between(2, 400)
        let ratio = random.between(1 - 0.5 * spread, 1 + 0.5 * spread)
        return FunnelUnit(
          group: group, numerator: (expected * ratio).rounded(), denominator: expected)
      case .ratioOfCounts:
        let n = random.whole(5...400)
        return FunnelUnit(
          group: group, numerator: (n * random.between(0.5, 1.5)).rounded(), denominator: n)
      case .mean:
        return FunnelUnit(
          group: group, mean: random.between(-3, 9), count: random.whole(2...60),
          standardDeviation: random.between(0.5, 4))
      }
    }
  }

  static func settings(_ measure: Measure, _ preset: FunnelPreset) -> FunnelSettings {
    var settings = FunnelSettings(measure: measure, direction: .lower)
    preset.apply(to: &settings)
    return settings
  }

  static let presets: [FunnelPreset] = [.standard, .funnelplotr, .funnelplotrCQC, .powerbi]

  @Test(arguments: Measure.allCases, presets)
  func `the order of the units changes nothing but the order`(
    measure: Measure, preset: FunnelPreset
  ) throws {
    var random = FunnelRandom(seed: 11)
    for _ in 0..<10 {
      let units = Self.units(40, measure, &random)
      let settings = Self.settings(measure, preset)
      let order = units.indices.shuffled(using: &random)
      let plot = try FunnelPlot(units: units, settings: settings)
      let other = try FunnelPlot(units: order.map { units[$0] }, settings: settings)
      #expect(other.points == order.map { plot.points[$0] })
      #expect(other.centre == plot.centre && other.dispersion == plot.dispersion)
      #expect(plot.points.map(\.group) == units.map(\.group))
    }
  }

  @Test(arguments: Measure.allCases, FunnelSettings.LimitsMethod.allCases)
  func `limits contain the centre, and outer limits contain inner ones`(
    measure: Measure, method: FunnelSettings.LimitsMethod
  ) throws {
    var random = FunnelRandom(seed: 3)
    for _ in 0..<5 {
      var settings = FunnelSettings(measure: measure)
      settings.limits = method
      settings.levels = [.coverage(0.998), .sigma(2), .coverage(0.68)]
      let units = Self.units(30, measure, &random)
      let plot = try FunnelPlot(units: units, settings: settings)
      for place in plot.points.map(\.limits) + plot.curves(count: 60).map(\.limits) {
        #expect(place.map(\.level.coverage) == place.map(\.level.coverage).sorted())
        for limit in place {
          #expect(limit.lower <= plot.centre && plot.centre <= limit.upper)
        }
        for (inner, outer) in zip(place, place.dropFirst()) {
          #expect(outer.lower <= inner.lower && inner.upper <= outer.upper)
        }
      }
    }
  }

  @Test(arguments: Measure.allCases)
  func `smooth limits narrow as precision grows`(measure: Measure) throws {
    var random = FunnelRandom(seed: 5)
    var settings = FunnelSettings(measure: measure)
    let isCounted = measure == .proportion || measure == .ratioOfCounts
    settings.limits = isCounted ? .transformed : .exact
    let plot = try FunnelPlot(units: Self.units(30, measure, &random), settings: settings)
    let widths = plot.curves(count: 100).map { $0.limits[1].upper - $0.limits[1].lower }
    for (wider, narrower) in zip(widths, widths.dropFirst()) {
      #expect(narrower <= wider * (1 + 1e-12))
    }
    let wide = plot.curve(at: 1e6).limits[1]
    #expect(abs(wide.upper - wide.lower) < 0.03)
  }

  @Test(arguments: Measure.allCases, presets)
  func `the curve passes through the limits of the units`(
    measure: Measure, preset: FunnelPreset
  ) throws {
    var random = FunnelRandom(seed: 13)
    let settings = Self.settings(measure, preset)
    let plot = try FunnelPlot(units: Self.units(20, measure, &random), settings: settings)
    for point in plot.points {
      #expect(plot.curve(at: point.precision).limits == point.limits)
    }
  }

  @Test(arguments: FunnelSettings.Overdispersion.allCases)
  func `units that vary less than chance are not adjusted`(
    overdispersion: FunnelSettings.Overdispersion
  ) throws {
    var random = FunnelRandom(seed: 17)
    for measure in [Measure.proportion, .rate, .standardisedRatio] {
      var settings = FunnelSettings(measure: measure)
      settings.overdispersion = overdispersion
      let units = Self.units(40, measure, &random, spread: 0.01)
      let plot = try FunnelPlot(units: units, settings: settings)
      #expect(plot.dispersion.phiObserved <= 1)
      #expect(!plot.dispersion.isAdjusted && plot.dispersion.tau2 == 0)
      for point in plot.points {
        #expect(point.limits == point.unadjustedLimits)
        #expect(point.score == point.unadjustedScore)
      }
    }
  }

  @Test(arguments: [FunnelSettings.Overdispersion.multiplicative, .additive])
  func `adjusted limits are wider on the same scale and scores smaller`(
    overdispersion: FunnelSettings.Overdispersion
  ) throws {
    var random = FunnelRandom(seed: 19)
    for measure in [Measure.proportion, .rate, .standardisedRatio, .mean] {
      var settings = FunnelSettings(measure: measure)
      settings.overdispersion = overdispersion
      settings.limits = .transformed
      let plot = try FunnelPlot(units: Self.units(40, measure, &random), settings: settings)
      #expect(plot.dispersion.isAdjusted && plot.dispersion.phi > 1)
      for point in plot.points {
        for (adjusted, plain) in zip(point.limits, point.unadjustedLimits) {
          #expect(adjusted.lower <= plain.lower && adjusted.upper >= plain.upper)
        }
        #expect(abs(point.score) <= abs(point.unadjustedScore))
      }
    }
  }

  @Test func `multiplicative adjustment multiplies standard errors by the root of phi`() throws {
    var random = FunnelRandom(seed: 23)
    var settings = FunnelSettings(measure: .proportion)
    settings.overdispersion = .multiplicative
    settings.transform = .none
    settings.limits = .approximate
    settings.clipsLimits = false
    let plot = try FunnelPlot(units: Self.units(40, .proportion, &random), settings: settings)
    let root = plot.dispersion.phi.squareRoot()
    for point in plot.points {
      let wide = point.limits[0].upper - plot.centre
      let plain = point.unadjustedLimits[0].upper - plot.centre
      #expect(abs(wide - plain * root) < 1e-12)
      #expect(abs(point.score * root - point.unadjustedScore) < 1e-9)
    }
  }

  @Test func `rescaling exposure rescales rates and leaves every decision alone`() throws {
    var random = FunnelRandom(seed: 29)
    var settings = FunnelSettings(measure: .rate, direction: .lower)
    for method in [FunnelSettings.LimitsMethod.exact, .approximate, .transformed] {
      settings.limits = method
      let units = Self.units(40, .rate, &random)
      let scaled = units.map {
        FunnelUnit(
          group: $0.group, numerator: $0.numerator, denominator: $0.denominator * 1_024)
      }
      let plot = try FunnelPlot(units: units, settings: settings)
      let other = try FunnelPlot(units: scaled, settings: settings)
      #expect(plot.points.map(\.position) == other.points.map(\.position))
      for (first, second) in zip(plot.points, other.points) {
        #expect(abs(first.score - second.score) < 1e-9)
        #expect(abs(first.limits[0].upper - second.limits[0].upper * 1_024) < 1e-9)
      }
    }
  }

  @Test func `counting events or their absence gives the same signals`() throws {
    var random = FunnelRandom(seed: 31)
    for method in [FunnelSettings.LimitsMethod.exactSymmetric, .approximate, .transformed] {
      var settings = FunnelSettings(measure: .proportion)
      settings.limits = method
      let units = Self.units(60, .proportion, &random)
      let mirrored = units.map {
        FunnelUnit(
          group: $0.group, numerator: $0.denominator - $0.numerator, denominator: $0.denominator)
      }
      let plot = try FunnelPlot(units: units, settings: settings)
      let other = try FunnelPlot(units: mirrored, settings: settings)
      #expect(plot.points.map(\.outlierSide) == other.points.map { $0.outlierSide?.opposite })
    }
  }

  @Test func `reversing the direction exchanges improvement and concern`() throws {
    var random = FunnelRandom(seed: 37)
    let units = Self.units(60, .standardisedRatio, &random)
    let lower = FunnelSettings(measure: .standardisedRatio, direction: .lower)
    let higher = FunnelSettings(measure: .standardisedRatio, direction: .higher)
    let first = try FunnelPlot(units: units, settings: lower)
    let second = try FunnelPlot(units: units, settings: higher)
    #expect(first.points.map(\.position) == second.points.map(\.position))
    for (one, other) in zip(first.points, second.points) {
      #expect((one.flag == .improvement) == (other.flag == .concern))
      #expect((one.flag == .none) == (other.flag == .none))
    }
  }
}
