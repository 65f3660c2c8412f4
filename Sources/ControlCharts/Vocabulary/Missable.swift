/// A number that may be missing, kept in the space of the number itself.
///
/// Missing is held as NaN, so that ten such numbers fill 80 bytes instead of 160; a chart holds a
/// dozen for each point. Infinity, which a calculation may run over to, reads as missing too.
@propertyWrapper
public struct Missable: Hashable, Sendable {
  /// The number, or NaN when it is missing: for arithmetic in bulk.
  var raw: Double

  /// The number, or `nil` when it is missing.
  public var wrappedValue: Double? {
    get { raw.isFinite ? raw : nil }
    set { raw = newValue ?? .nan }
  }

  /// The wrapper itself, giving the library the raw number.
  public var projectedValue: Missable {
    get { self }
    set { self = newValue }
  }

  /// A number, or a missing one.
  public init(wrappedValue: Double?) { raw = wrappedValue ?? .nan }

  /// Whether both are missing, or both the same number.
  public static func == (left: Missable, right: Missable) -> Bool {
    left.raw == right.raw || (left.raw.isNaN && right.raw.isNaN)
  }

  /// Hashes the number, all missing ones alike.
  public func hash(into hasher: inout Hasher) { hasher.combine(wrappedValue) }
}
