/// What happens to the sums of a cumulative chart after a signal.
public enum RestartRule: String, Sendable, Hashable, CaseIterable {
  /// Nothing: they go on, and every later point beyond the threshold signals again (as in qcc).
  case off
  /// The side that signalled starts again (as in `bchart` of qicharts2).
  case side
  /// Both sides start again (as in vlad).
  case both
}
