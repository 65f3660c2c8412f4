/// Settings of the Pareto chart.
public struct ParetoSettings: NamedSettings {
  /// The share of the total that the vital few must reach together.
  public var share: Double
  /// The name of a category that is kept last whatever its size, such as "Other".
  public var other: String?

  /// The 80 % rule, and no category kept last, unless given.
  public init(share: Double = 0.8, other: String? = nil) {
    self.share = share
    self.other = other
  }

  /// The options by name.
  public static let options: [SettingOption<ParetoSettings>] = [
    .number(
      "share", \.share, allowed: "more than 0, at most 1",
      meaning: "share of the total that the vital few reach together",
      where: { $0 > 0 && $0 <= 1 }),
    SettingOption(
      name: "other", allowed: "the name of a category, or nothing",
      meaning: "category kept last whatever its size",
      read: { $0.other ?? "" },
      write: { settings, text in
        settings.other = text.isEmpty ? nil : text
        return true
      }),
  ]
}
