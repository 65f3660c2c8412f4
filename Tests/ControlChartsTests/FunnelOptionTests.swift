import ControlCharts
import Testing

@Suite struct FunnelOptionTests {
  @Test(arguments: FunnelSettings.options.map(\.name))
  func `what an option writes it reads back`(name: String) throws {
    let option = try #require(FunnelSettings.option(named: name))
    #expect(!option.meaning.isEmpty && !option.allowed.isEmpty)
    for preset in FunnelPreset.allCases {
      var settings = FunnelSettings(measure: .standardisedRatio, direction: .lower)
      preset.apply(to: &settings)
      settings.target = 1.25
      settings.outlierLevel = .sigma(2.5)
      settings.expectedDecimals = 3
      settings.spread = .common(0.5)
      let before = settings
      try option.set(option.text(in: settings), in: &settings)
      #expect(option.text(in: settings) == option.text(in: before))
      if name != "preset" { #expect(settings == before) }
    }
  }

  @Test func `names are unique and in snake case`() {
    let names = FunnelSettings.options.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.allSatisfy { $0.isLowercase || $0 == "_" })
    }
  }

  @Test(arguments: FunnelSettings.options.map(\.name))
  func `nonsense is refused with what is allowed`(name: String) throws {
    let option = try #require(FunnelSettings.option(named: name))
    var settings = FunnelSettings()
    #expect(
      throws: ChartError.invalidSetting(
        name: name, value: "nonsense", allowed: option.allowed)
    ) {
      try option.set("nonsense", in: &settings)
    }
    #expect(settings == FunnelSettings())
  }

  @Test func `levels are read as shares, percentages or sigma`() {
    #expect(FunnelLevel("0.998") == .coverage(0.998))
    #expect(FunnelLevel("99.8") == .coverage(0.998))
    #expect(FunnelLevel("95%") == .coverage(0.95))
    #expect(FunnelLevel("3sigma") == .sigma(3))
    #expect(FunnelLevel("100") == nil && FunnelLevel("0") == nil && FunnelLevel("x") == nil)
    #expect(abs(FunnelLevel.coverage(0.95).z - 1.959963984540054) < 1e-14)
    #expect(abs(FunnelLevel.coverage(0.998).z - 3.090232306167813) < 1e-13)
    #expect(abs(FunnelLevel.sigma(3).coverage - 0.9973002039367398) < 1e-15)
  }

  @Test func `measure and preset come first wherever they stand`() throws {
    let settings = try FunnelSettings(options: [
      ("limits", "approximate"), ("preset", "funnelplotr"), ("levels", "95, 3sigma"),
      ("data_type", "SR"),
    ])
    #expect(settings.measure == .standardisedRatio)
    #expect(settings.transform == .log && settings.expectedDecimals == 2)
    #expect(settings.limits == .approximate)
    #expect(settings.levels == [.coverage(0.95), .sigma(3)])
    let preset = try #require(FunnelSettings.option(named: "preset"))
    #expect(preset.text(in: settings) == "custom")
    let plain = try FunnelSettings(options: [("preset", "cqc")])
    #expect(preset.text(in: plain) == "cqc")
  }

  /// Nine units at the target, so that the lower quantile of the scores is exactly 0.
  @Test(arguments: [
    // (20 × (asin√0.2 − asin√0.5))² ÷ 11, when that one is not drawn in.
    (FunnelSettings.ZeroQuantile.used, 0), (.absent, 3.7644879),
  ])
  func `a winsorising quantile of 0 is one, or none`(
    reading: FunnelSettings.ZeroQuantile, phi: Double
  ) throws {
    var settings = FunnelSettings()
    settings.target = 0.5
    settings.overdispersion = .additive
    settings.zeroQuantile = reading
    let units = (0..<11).map {
      FunnelUnit(group: "\($0)", numerator: $0 == 0 ? 20 : 50, denominator: 100)
    }
    let plot = try FunnelPlot(units: units, settings: settings)
    #expect(abs(plot.dispersion.phiObserved - phi) < 1e-6)
  }

  @Test func `unknown names and settings that do not fit are refused`() {
    #expect(throws: ChartError.self) { try FunnelSettings(options: [("colour", "red")]) }
    #expect(
      throws: ChartError.invalidSetting(
        name: "transform", value: "log", allowed: "arcsine, none for proportion")
    ) {
      try FunnelSettings(options: [("transform", "log")])
    }
    #expect(
      throws: ChartError.invalidSetting(
        name: "target", value: "1.5", allowed: "between 0 and 1")
    ) {
      try FunnelSettings(options: [("target", "1.5")])
    }
  }
}
