/// Yes, no, or not known: what a condition can come to.
///
/// Only `yes` puts somebody into a numerator, a denominator or an exclusion.
public enum Truth: Int8, Sendable, Hashable {
  case no = 0
  case yes = 1
  case unknown = 2

  /// A truth that is known.
  public init(_ holds: Bool) { self = holds ? .yes : .no }

  /// The opposite; unknown stays unknown.
  public static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .no: .yes
    case .yes: .no
    case .unknown: .unknown
    }
  }

  /// Both, by Kleene's strong logic: no with anything is no.
  public func and(_ other: Truth) -> Truth {
    if self == .no || other == .no { return .no }
    return self == .yes && other == .yes ? .yes : .unknown
  }

  /// Either, by Kleene's strong logic: yes with anything is yes.
  public func or(_ other: Truth) -> Truth {
    if self == .yes || other == .yes { return .yes }
    return self == .no && other == .no ? .no : .unknown
  }
}
