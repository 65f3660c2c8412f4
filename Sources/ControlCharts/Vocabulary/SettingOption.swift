/// One setting that can be read and changed by name.
///
/// A table of these is the single source for a command line's `--option name=value`, for its help,
/// and for the settings written into a result.
public struct SettingOption<Settings>: Sendable {
  /// The name, in lower case with underscores, such as `min_points`.
  public let name: String
  /// The values allowed, in words, such as "off, once" or "a whole number from 2".
  public let allowed: String
  /// What the setting does, in a line.
  public let meaning: String

  private let read: @Sendable (Settings) -> String
  private let write: @Sendable (String, inout Settings) -> Bool

  /// An option with its own reading and writing.
  ///
  /// - Parameters:
  ///   - name: The name, in lower case with underscores.
  ///   - allowed: The values allowed, in words.
  ///   - meaning: What the setting does, in a line.
  ///   - read: Gives the present value as text that `write` accepts.
  ///   - write: Sets the value from text; returns `false` and changes nothing when it is not allowed.
  public init(
    name: String, allowed: String, meaning: String,
    read: @escaping @Sendable (Settings) -> String,
    write: @escaping @Sendable (String, inout Settings) -> Bool
  ) {
    self.name = name
    self.allowed = allowed
    self.meaning = meaning
    self.read = read
    self.write = write
  }

  /// The present value as text.
  public func text(of settings: Settings) -> String { read(settings) }

  /// Sets the value from text.
  ///
  /// - Throws: ``ChartError/invalidSetting(name:value:allowed:)`` when the text is not allowed;
  ///   `settings` is then as before.
  public func set(_ text: String, in settings: inout Settings) throws(ChartError) {
    guard write(text.lowercased(), &settings) else {
      throw .invalidSetting(name: name, value: text, allowed: allowed)
    }
  }
}

extension SettingOption {
  /// An option that is one of the cases of an enumeration.
  static func choice<Value>(
    _ name: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, _ meaning: String
  ) -> SettingOption
  where Value: RawRepresentable<String> & CaseIterable & Sendable {
    SettingOption(
      name: name,
      allowed: Value.allCases.map(\.rawValue).joined(separator: ", "),
      meaning: meaning,
      read: { $0[keyPath: path].rawValue },
      write: { text, settings in
        guard let value = Value(rawValue: text) else { return false }
        settings[keyPath: path] = value
        return true
      })
  }

  /// An option that is on or off.
  static func flag(
    _ name: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable, _ meaning: String
  ) -> SettingOption {
    SettingOption(
      name: name, allowed: "on, off", meaning: meaning,
      read: { $0[keyPath: path] ? "on" : "off" },
      write: { text, settings in
        guard let value = Self.truth[text] else { return false }
        settings[keyPath: path] = value
        return true
      })
  }

  /// An option that is a whole number no less than `least`.
  static func wholeNumber(
    _ name: String, _ path: any WritableKeyPath<Settings, Int> & Sendable, from least: Int,
    _ meaning: String
  ) -> SettingOption {
    SettingOption(
      name: name, allowed: "a whole number from \(least)", meaning: meaning,
      read: { String($0[keyPath: path]) },
      write: { text, settings in
        guard let value = Int(text), value >= least else { return false }
        settings[keyPath: path] = value
        return true
      })
  }

  /// An option that is off or a length no less than `least`.
  static func length(
    _ name: String, _ path: any WritableKeyPath<Settings, Int?> & Sendable, from least: Int,
    _ meaning: String
  ) -> SettingOption {
    SettingOption(
      name: name, allowed: "off, or a whole number from \(least)", meaning: meaning,
      read: { $0[keyPath: path].map(String.init) ?? "off" },
      write: { text, settings in
        if text == "off" || text == "none" {
          settings[keyPath: path] = nil
          return true
        }
        guard let value = Int(text), value >= least else { return false }
        settings[keyPath: path] = value
        return true
      })
  }

  /// An option that is a finite number accepted by `isAllowed`.
  static func number(
    _ name: String, _ path: any WritableKeyPath<Settings, Double> & Sendable, allowed: String,
    _ meaning: String, where isAllowed: @escaping @Sendable (Double) -> Bool
  ) -> SettingOption {
    SettingOption(
      name: name, allowed: allowed, meaning: meaning,
      read: { "\($0[keyPath: path])" },
      write: { text, settings in
        guard let value = Double(text), value.isFinite, isAllowed(value) else { return false }
        settings[keyPath: path] = value
        return true
      })
  }

  private static var truth: [String: Bool] {
    ["on": true, "yes": true, "true": true, "1": true]
      .merging(["off": false, "no": false, "false": false, "0": false]) { first, _ in first }
  }
}
