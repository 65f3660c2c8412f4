/// One setting of a chart, known by name, with its meaning and what it may be.
///
/// A settings type lists its options once, in ``NamedSettings/options``. Help, JSON, forms and
/// `--option name=value` are all made from that list, so they cannot drift apart.
public struct SettingOption<Settings: Sendable>: Sendable {
  /// The name in snake case, such as `head_start`.
  public let name: String
  /// What the option may be, in words, such as "more than 0, at most 100".
  public let allowed: String
  /// What the option does, in one line without a full stop.
  public let meaning: String

  private let read: @Sendable (Settings) -> String
  private let write: @Sendable (inout Settings, String) -> Bool
  private let isAllowed: @Sendable (Settings) -> Bool

  /// Makes an option from its parts; the factories below cover the usual kinds.
  ///
  /// - Parameters:
  ///   - name: The name in snake case.
  ///   - allowed: What the option may be, in words.
  ///   - meaning: What the option does, in one line.
  ///   - read: The present value as text that `write` would accept.
  ///   - write: Stores the value a text stands for; answers false when the text stands for none.
  ///   - isAllowed: Whether the present value is within the range.
  public init(
    name: String, allowed: String, meaning: String,
    read: @escaping @Sendable (Settings) -> String,
    write: @escaping @Sendable (inout Settings, String) -> Bool,
    isAllowed: @escaping @Sendable (Settings) -> Bool = { _ in true }
  ) {
    self.name = name
    self.allowed = allowed
    self.meaning = meaning
    self.read = read
    self.write = write
    self.isAllowed = isAllowed
  }

  /// The present value as text that ``set(_:in:)`` accepts.
  public func text(in settings: Settings) -> String { read(settings) }

  /// Sets the option from text; leaves `settings` alone when the text is refused.
  ///
  /// - Throws: ``ChartError/invalidSetting(name:value:allowed:)``.
  public func set(_ text: String, in settings: inout Settings) throws(ChartError) {
    var changed = settings
    guard write(&changed, text), isAllowed(changed) else {
      throw .invalidSetting(name: name, value: text, allowed: allowed)
    }
    settings = changed
  }

  /// Checks that the present value is within its range.
  ///
  /// - Throws: ``ChartError/invalidSetting(name:value:allowed:)``.
  public func check(_ settings: Settings) throws(ChartError) {
    guard isAllowed(settings) else {
      throw .invalidSetting(name: name, value: read(settings), allowed: allowed)
    }
  }
}

// MARK: - The usual kinds

extension SettingOption {
  /// An option that is a finite number.
  public static func number(
    _ name: String, _ path: any WritableKeyPath<Settings, Double> & Sendable,
    allowed: String, meaning: String, where isAllowed: @escaping @Sendable (Double) -> Bool
  ) -> SettingOption {
    SettingOption(
      name: name, allowed: allowed, meaning: meaning,
      read: { settingText($0[keyPath: path]) },
      write: { settings, text in
        guard let number = Double(text) else { return false }
        settings[keyPath: path] = number
        return true
      },
      isAllowed: { $0[keyPath: path].isFinite && isAllowed($0[keyPath: path]) })
  }

  /// An option that is a finite number, or the word `absent` when there is none.
  public static func number(
    _ name: String, _ path: any WritableKeyPath<Settings, Double?> & Sendable,
    absent: String, allowed: String, meaning: String,
    where isAllowed: @escaping @Sendable (Double) -> Bool
  ) -> SettingOption {
    SettingOption(
      name: name, allowed: "\(allowed), or \(absent)", meaning: meaning,
      read: { $0[keyPath: path].map(settingText) ?? absent },
      write: { settings, text in
        let number = Double(text)
        guard number != nil || text == absent else { return false }
        settings[keyPath: path] = number
        return true
      },
      isAllowed: { settings in
        guard let number = settings[keyPath: path] else { return true }
        return number.isFinite && isAllowed(number)
      })
  }

  /// An option that is a whole number of at least `least`, or the word `absent`.
  public static func wholeNumber(
    _ name: String, _ path: any WritableKeyPath<Settings, Int?> & Sendable,
    absent: String, atLeast least: Int, meaning: String
  ) -> SettingOption {
    SettingOption(
      name: name, allowed: "a whole number of at least \(least), or \(absent)", meaning: meaning,
      read: { $0[keyPath: path].map(String.init) ?? absent },
      write: { settings, text in
        let number = Int(text)
        guard number != nil || text == absent else { return false }
        settings[keyPath: path] = number
        return true
      },
      isAllowed: { settings in settings[keyPath: path].map { $0 >= least } ?? true })
  }

  /// An option that is a whole number of at least `least`.
  public static func wholeNumber(
    _ name: String, _ path: any WritableKeyPath<Settings, Int> & Sendable,
    atLeast least: Int, meaning: String
  ) -> SettingOption {
    SettingOption(
      name: name, allowed: "a whole number of at least \(least)", meaning: meaning,
      read: { String($0[keyPath: path]) },
      write: { settings, text in
        guard let number = Int(text) else { return false }
        settings[keyPath: path] = number
        return true
      },
      isAllowed: { $0[keyPath: path] >= least })
  }

  /// An option that is on or off.
  public static func flag(
    _ name: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable, meaning: String
  ) -> SettingOption {
    SettingOption(
      name: name, allowed: "on, off", meaning: meaning,
      read: { $0[keyPath: path] ? "on" : "off" },
      write: { settings, text in
        guard let value = truth(of: text) else { return false }
        settings[keyPath: path] = value
        return true
      })
  }

  /// An option that is one of the cases of an enumeration, by raw value.
  public static func choice<Choice>(
    _ name: String, _ path: any WritableKeyPath<Settings, Choice> & Sendable, meaning: String
  ) -> SettingOption
  where Choice: RawRepresentable & CaseIterable & Sendable, Choice.RawValue == String {
    SettingOption(
      name: name, allowed: Choice.allCases.map(\.rawValue).joined(separator: ", "),
      meaning: meaning,
      read: { $0[keyPath: path].rawValue },
      write: { settings, text in
        guard let choice = Choice(rawValue: text) else { return false }
        settings[keyPath: path] = choice
        return true
      })
  }
}

/// A number as a person would write it: no `.0` at the end of a whole one.
func settingText(_ number: Double) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// What a word for on or off means; `nil` for other words.
private func truth(of text: String) -> Bool? {
  switch text.lowercased() {
  case "on", "yes", "true", "1": true
  case "off", "no", "false", "0": false
  default: nil
  }
}
