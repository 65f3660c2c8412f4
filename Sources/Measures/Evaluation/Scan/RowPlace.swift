/// The place of an event or interval in a block, or of no row.
struct RowPlace: Hashable, Sendable {
  private let raw: Int

  static let none = RowPlace(raw: -1)

  private init(raw: Int) { self.raw = raw }
  init(event: Int) { raw = event }
  init(interval: Int) { raw = -2 - interval }

  var isNone: Bool { raw == -1 }
  var isEvent: Bool { raw >= 0 }
  /// The place of the event.
  var event: Int { raw }
  /// The place of the interval.
  var interval: Int { -2 - raw }
}
