import ControlCharts
import Testing

@Suite struct CumulativeSettingsTests {
  @Test func `an option is read and set by name`() throws {
    var settings = CUSUMSettings()
    try settings.set("shift", to: "1.5")
    try settings.set("h", to: "4")
    try settings.set("restart", to: "both")
    try settings.set("baseline", to: "24")
    try settings.set("sigma", to: "2.5")
    #expect(
      settings == CUSUMSettings(k: 0.75, h: 4, restart: .both, baseline: 24, sigma: 2.5))
    try settings.set("baseline", to: "all")
    try settings.set("sigma", to: "estimated")
    #expect(settings == CUSUMSettings(k: 0.75, h: 4, restart: .both))
  }

  @Test func `an unknown name and a refused value say what is allowed`() {
    var settings = EWMASettings()
    #expect(
      throws: ChartError.unknownSetting(name: "lamda", known: EWMASettings.options.map(\.name))
    ) { try settings.set("lamda", to: "0.2") }
    for text in ["2", "0", "nan", "inf", "much", ""] {
      #expect(
        throws: ChartError.invalidSetting(name: "lambda", value: text, allowed: "0.01 to 1")
      ) { try settings.set("lambda", to: text) }
    }
    #expect(settings == EWMASettings())
  }

  @Test func `settings made in code are checked like those set by name`() {
    #expect(
      throws: ChartError.invalidSetting(name: "h", value: "-1", allowed: "more than 0, at most 100")
    ) { try CUSUMChart(values: [1, 2], settings: CUSUMSettings(h: -1), direction: .lower) }
    #expect(throws: ChartError.self) { try EWMASettings(width: .nan).validate() }
    #expect(throws: ChartError.self) { try OutcomeCUSUMSettings(oddsRatio: 1).validate() }
    #expect(throws: ChartError.self) { try PoissonCUSUMSettings(inControlARL: 1).validate() }
  }

  @Test func `every option accepts its own text and has a name in snake case`() throws {
    try checkOptions(of: CUSUMSettings())
    try checkOptions(of: EWMASettings())
    try checkOptions(of: PoissonCUSUMSettings())
    try checkOptions(of: OutcomeCUSUMSettings())
    try checkOptions(of: OutcomeCUSUMSettings.riskAdjusted)
    try checkOptions(of: ExpectedMinusObservedSettings())
    try checkOptions(of: ParetoSettings())
  }

  private func checkOptions<Settings: NamedSettings>(of settings: Settings) throws {
    try settings.validate()
    let names = Settings.options.map(\.name)
    #expect(Set(names).count == names.count)
    for option in Settings.options {
      var copy = settings
      try copy.set(option.name, to: option.text(in: settings))
      #expect(copy == settings, "\(option.name)")
      #expect(option.name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" })
      #expect(!option.meaning.isEmpty && !option.allowed.isEmpty && !option.meaning.hasSuffix("."))
    }
  }
}
