/// Whether somebody's confusion is new: only new confusion gives points in NEWS2.
/// - Source: Royal College of Physicians, NEWS2 (2017).
public enum Confusion: String, Sendable, Hashable, CaseIterable {
  /// New: the person is not usually so.
  case new
  /// Long-standing: this is the person's normal.
  case usual
  /// Nobody knows whether it is new.
  case notKnown

  /// The code on the consciousness scale: `C`, or `A` for confusion that is the person's normal.
  ///
  /// Not known counts as new; say so (``isAssumedNew``; `docs/interpretations.md`, row 33).
  public var code: String {
    switch self {
    case .new, .notKnown: "C"
    case .usual: "A"
    }
  }

  /// Whether the confusion counts as new because nobody knew.
  public var isAssumedNew: Bool { self == .notKnown }
}
