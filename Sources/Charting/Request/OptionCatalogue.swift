import ControlCharts

/// Everything that can be asked for by name, as text for a terminal.
public enum OptionCatalogue {
  /// Kinds of chart, rule sets, and the options of each family.
  public static var text: String {
    var text = "Kinds of chart (--kind)\n"
    text += "  " + ChartFamily.all.map(\.name).joined(separator: ", ") + "\n\n"
    text += "Rule sets (--rules)\n"
    text += "  " + RuleSet.named.map(\.name).joined(separator: ", ") + "\n\n"
    text += section("Options of charts over time (--option name=value)", RuleSet.mdcTool5)
    text += section("Options of funnel plots", FunnelSettings())
    text += section("Options of CUSUM charts", CUSUMSettings())
    text += section("Options of EWMA charts", EWMASettings())
    text += section("Options of Poisson CUSUM charts", PoissonCUSUMSettings())
    text += section("Options of early-signal charts", EarlySignalSettings())
    text += section(
      "Options of outcome CUSUM charts and the VLAD", OutcomeCUSUMSettings.riskAdjusted)
    text += section("Options of expected minus observed charts", ExpectedMinusObservedSettings())
    text += section("Options of Pareto charts", ParetoSettings())
    return text
  }

  private static func section<Settings: NamedSettings>(
    _ title: String, _ settings: Settings
  ) -> String {
    let lines = Settings.options.map { option in
      "  \(option.name)=\(option.text(in: settings))\n      \(option.meaning) (\(option.allowed))"
    }
    return title + "\n" + lines.joined(separator: "\n") + "\n\n"
  }
}
