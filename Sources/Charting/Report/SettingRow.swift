import ControlCharts

/// A setting in force, for people.
struct SettingRow: Hashable, Sendable {
  let name: String
  let value: String
  let meaning: String

  /// Every option of settings.
  static func all<Settings: NamedSettings>(_ settings: Settings) -> [SettingRow] {
    Settings.options.map {
      SettingRow(name: $0.name, value: $0.text(in: settings), meaning: $0.meaning)
    }
  }
}

extension ChartSet {
  /// The settings in force: the rules of charts over time, those of the first chart of other kinds.
  var settings: [SettingRow] {
    switch charts.first?.content {
    case .overTime, nil: SettingRow.all(rules)
    case .funnel(let plot): SettingRow.all(plot.settings)
    case .ewma(let chart): SettingRow.all(chart.settings)
    case .pareto(let chart): SettingRow.all(chart.settings)
    case .cumulative(let chart): chart.settings
    }
  }
}
