/// Settings of a chart that can be read and set by name.
public protocol NamedSettings: Sendable, Hashable {
  /// Every option, in the order in which help shows them.
  static var options: [SettingOption<Self>] { get }
}

extension NamedSettings {
  /// The option called `name`; hyphens and underscores are alike, capitals do not matter.
  public static func option(named name: String) -> SettingOption<Self>? {
    let plain = String(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
    return options.first { $0.name == plain }
  }

  /// Sets the option called `name` from text.
  ///
  /// - Throws: ``ChartError/unknownSetting(name:known:)`` when there is no such option,
  ///   ``ChartError/invalidSetting(name:value:allowed:)`` when the text is refused.
  public mutating func set(_ name: String, to text: String) throws(ChartError) {
    guard let option = Self.option(named: name) else {
      throw .unknownSetting(name: name, known: Self.options.map(\.name))
    }
    try option.set(text, in: &self)
  }

  /// Checks every option against its range.
  ///
  /// - Throws: ``ChartError/invalidSetting(name:value:allowed:)`` for the first one outside.
  public func validate() throws(ChartError) {
    for option in Self.options { try option.check(self) }
  }
}
