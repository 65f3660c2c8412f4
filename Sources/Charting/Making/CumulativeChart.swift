public import ControlCharts

/// A cumulative sum of any kind, with what all kinds share.
public struct CumulativeChart: Hashable, Sendable {
  /// The points, in order.
  public let points: [CumulativePoint]
  /// How long the chart runs, on average, before it signals.
  public let runLength: RunLength
  /// The settings by name, as written.
  public var options: [NamedValue] {
    settings.map { NamedValue(name: $0.name, value: $0.value) }
  }
  /// Numbers the chart was made with or estimated, by name.
  public let parameters: [Parameter]
  /// Events expected less events observed, for a VLAD; otherwise `nil`.
  public let saved: [Double]?

  /// Levels and designs, for an early-signal chart; otherwise `nil`.
  public let earlySignal: EarlySignalDetail?

  /// The settings with their meanings.
  let settings: [SettingRow]

  /// A number by name.
  public struct Parameter: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The number.
    public let value: Double
  }

  init<Settings: NamedSettings>(
    points: [CumulativePoint], runLength: RunLength, settings: Settings,
    parameters: [(String, Double)], saved: [Double]? = nil,
    earlySignal: EarlySignalDetail? = nil
  ) {
    self.points = points
    self.runLength = runLength
    self.settings = SettingRow.all(settings)
    self.parameters = parameters.map { Parameter(name: $0.0, value: $0.1) }
    self.saved = saved
    self.earlySignal = earlySignal
  }

  /// All signals, in order.
  public var signals: [CumulativeSignal] { points.flatMap(\.signals) }
}
