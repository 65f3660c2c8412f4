/// A setting of a funnel plot, by name.
///
/// The command line, its help and the recorded settings all come from ``all``.
///
/// ```swift
/// let settings = try FunnelSettings(options: [("data_type", "SR"), ("overdispersion", "additive")])
/// ```
public struct FunnelOption: Sendable {
  /// The name, in snake case.
  public let name: String
  /// What the setting does, in one line.
  public let meaning: String
  /// The values it takes, in words.
  public let allowed: String
  private let read: @Sendable (FunnelSettings) -> String
  private let write: @Sendable (String, inout FunnelSettings) -> Bool

  init(
    _ name: String, _ meaning: String, allowed: String,
    read: @escaping @Sendable (FunnelSettings) -> String,
    write: @escaping @Sendable (String, inout FunnelSettings) -> Bool
  ) {
    self.name = name
    self.meaning = meaning
    self.allowed = allowed
    self.read = read
    self.write = write
  }

  /// The option called `name`, or `nil`.
  public static func named(_ name: String) -> FunnelOption? {
    all.first { $0.name == name }
  }

  /// Puts the value written as `text` into `settings`.
  ///
  /// - Throws: ``ChartError/invalidSetting(name:value:allowed:)`` when `text` is not allowed.
  public func set(_ text: String, in settings: inout FunnelSettings) throws(ChartError) {
    if !write(text, &settings) {
      throw .invalidSetting(name: name, value: text, allowed: allowed)
    }
  }

  /// The value in `settings`, written so that ``set(_:in:)`` reads it back.
  public func text(of settings: FunnelSettings) -> String {
    read(settings)
  }

  /// A number as text, without a fraction when it is whole.
  static func text(_ number: Double) -> String {
    if let whole = Int(exactly: number) { return "\(whole)" }
    return "\(number)"
  }
}

extension FunnelSettings {
  /// Settings from names and values.
  ///
  /// The measure is set first and the preset next, wherever they stand; the others follow in the
  /// order given, so that they can change what a preset has set.
  ///
  /// - Throws: ``ChartError/invalidSetting(name:value:allowed:)`` for an unknown name, a value not
  ///   allowed, or values that do not fit together.
  public init(options: [(name: String, value: String)]) throws(ChartError) {
    self.init()
    let first = ["data_type", "preset"]
    let leading = first.flatMap { name in options.filter { $0.name == name } }
    for (name, value) in leading + options.filter({ !first.contains($0.name) }) {
      guard let option = FunnelOption.named(name) else {
        let names = FunnelOption.all.map(\.name).joined(separator: ", ")
        throw .invalidSetting(name: name, value: value, allowed: "one of \(names)")
      }
      try option.set(value, in: &self)
    }
    try check()
  }
}
