extension FunnelSettings: NamedSettings {
  /// Every option, in the order in which help lists them.
  public static let options: [SettingOption<FunnelSettings>] = what + how + dispersion + details

  private static let what: [SettingOption<FunnelSettings>] = [
    choice(
      "data_type", "What is compared", \.measure,
      also: ["PR": .proportion, "SR": .standardisedRatio, "RC": .ratioOfCounts]),
    option(
      "preset", "A published method, applied before the other options",
      allowed: words(FunnelPreset.self) + " (shown as custom when changed)",
      read: { FunnelPreset.matching($0)?.rawValue ?? "custom" },
      write: { text, settings in
        guard let preset = FunnelPreset(rawValue: text) else { return text == "custom" }
        preset.apply(to: &settings)
        return true
      }),
    choice("direction", "Which way is better", \.direction),
    option(
      "target", "The centre, before the multiplier",
      allowed: "auto, or a number",
      read: { $0.target.map(settingText) ?? "auto" },
      write: { text, settings in
        if text == "auto" {
          settings.target = nil
          return true
        }
        return number(text) { settings.target = $0 }
      }),
    numeric("multiplier", "What values are multiplied by for show", "more than 0", \.multiplier),
  ]

  private static let how: [SettingOption<FunnelSettings>] = [
    choice(
      "limits", "How limits without adjustment are computed", \.limits,
      also: ["arcsine": .transformed, "normal": .approximate]),
    option(
      "levels", "The levels of the limits, separated by commas",
      allowed: "shares (0.95), percentages (99.8%) or multiples of the standard error (3sigma)",
      read: { $0.levels.map(\.text).joined(separator: ",") },
      write: { text, settings in
        let parts = text.split(separator: ",").map { FunnelLevel(trimmed($0)) }
        let levels = parts.compactMap { $0 }
        guard !parts.isEmpty && levels.count == parts.count else { return false }
        settings.levels = levels
        return true
      }),
    option(
      "outlier_level", "The level beyond which a unit is an outlier",
      allowed: "outermost, or a level",
      read: { $0.outlierLevel?.text ?? "outermost" },
      write: { text, settings in
        if text == "outermost" {
          settings.outlierLevel = nil
          return true
        }
        guard let level = FunnelLevel(text) else { return false }
        settings.outlierLevel = level
        return true
      }),
    choice("scoring", "How a unit is found to be beyond a level", \.scoring),
    .flag(
      "clip", \.clipsLimits, meaning: "Draw limits outside the possible values back to their edge"),
  ]

  private static let dispersion: [SettingOption<FunnelSettings>] = [
    choice("overdispersion", "How limits allow for more than chance", \.overdispersion),
    choice("method", "How extreme units are kept out of the estimate", \.trimming),
    option(
      "trim", "The share trimmed or winsorised at each end",
      allowed: "at least 0, less than 0.5",
      read: { settingText($0.trim) },
      write: { text, settings in
        guard let share = Double(text), share >= 0, share < 0.5 else { return false }
        settings.trim = share
        return true
      }),
    choice("zero_quantile", "A lower winsorising quantile of exactly 0", \.zeroQuantile),
    choice("transform", "The scale of scores and adjusted limits", \.transform),
    choice("adjust_when", "When the estimate adjusts the limits", \.adjustment),
  ]

  private static let details: [SettingOption<FunnelSettings>] = [
    choice("cqc_limits", "How square-root limits are brought back", \.rootLimits),
    choice("rc_spread", "The standard error of limits of a ratio of counts", \.ratioSpread),
    choice("rc_precision", "The horizontal axis of a ratio of counts", \.ratioPrecision),
    choice("rc_half", "When half a count is added before the logarithm", \.halfAdded),
    option(
      "standard_deviation", "The standard deviation behind limits of means",
      allowed: "pooled, own, or a number more than 0",
      read: { settings in
        switch settings.spread {
        case .pooled: "pooled"
        case .own: "own"
        case .common(let deviation): settingText(deviation)
        }
      },
      write: { text, settings in
        switch text {
        case "pooled": settings.spread = .pooled
        case "own": settings.spread = .own
        default: return number(text) { settings.spread = .common($0) }
        }
        return true
      }),
    option(
      "expected_decimals", "The decimals to which expected events are rounded first",
      allowed: "none, or 0 to 12",
      read: { $0.expectedDecimals.map { "\($0)" } ?? "none" },
      write: { text, settings in
        if text == "none" {
          settings.expectedDecimals = nil
          return true
        }
        guard let decimals = Int(text), (0...12).contains(decimals) else { return false }
        settings.expectedDecimals = decimals
        return true
      }),
    choice("z_digits", "z in full or to six decimals", \.zDigits),
    numeric("small_below", "The precision below which a unit is small", "a number", \.smallBelow),
  ]
}

extension FunnelSettings {
  private static func option(
    _ name: String, _ meaning: String, allowed: String,
    read: @escaping @Sendable (FunnelSettings) -> String,
    write: @escaping @Sendable (String, inout FunnelSettings) -> Bool
  ) -> SettingOption<FunnelSettings> {
    SettingOption(
      name: name, allowed: allowed, meaning: meaning, read: read,
      write: { settings, text in write(text, &settings) })
  }

  private static func words<C: CaseIterable & RawRepresentable>(_: C.Type) -> String
  where C.RawValue == String {
    C.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private static func choice<C: CaseIterable & RawRepresentable & Sendable>(
    _ name: String, _ meaning: String,
    _ path: any WritableKeyPath<FunnelSettings, C> & Sendable, also: [String: C] = [:]
  ) -> SettingOption<FunnelSettings> where C.RawValue == String {
    let others = also.keys.sorted().map { "; or \($0)" }.joined()
    return option(
      name, meaning, allowed: words(C.self) + others,
      read: { $0[keyPath: path].rawValue },
      write: { text, settings in
        guard let value = C(rawValue: text) ?? also[text] else { return false }
        settings[keyPath: path] = value
        return true
      })
  }

  private static func numeric(
    _ name: String, _ meaning: String, _ allowed: String,
    _ path: any WritableKeyPath<FunnelSettings, Double> & Sendable
  ) -> SettingOption<FunnelSettings> {
    option(
      name, meaning, allowed: allowed,
      read: { settingText($0[keyPath: path]) },
      write: { text, settings in number(text) { settings[keyPath: path] = $0 } })
  }

  /// Hands the number written as `text` to `use`; false when it is none.
  private static func number(_ text: String, _ use: (Double) -> Void) -> Bool {
    guard let number = Double(text), number.isFinite else { return false }
    use(number)
    return true
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension FunnelSettings {
  /// Settings from names and values.
  ///
  /// The measure is set first and the preset next, wherever they stand; the others follow in the
  /// order given, so that they can change what a preset has set.
  ///
  /// - Throws: ``ChartError/unknownSetting(name:known:)`` for an unknown name,
  ///   ``ChartError/invalidSetting(name:value:allowed:)`` for a value not allowed or values that do
  ///   not fit together.
  public init(options: [(name: String, value: String)]) throws(ChartError) {
    self.init()
    let first = ["data_type", "preset"]
    let leading = first.flatMap { name in options.filter { $0.name == name } }
    for (name, value) in leading + options.filter({ !first.contains($0.name) }) {
      try set(name, to: value)
    }
    try check()
  }
}
