/// What was read for one input of a score.
public enum Reading: Hashable, Sendable {
  /// A number in the unit of the input.
  case number(Hundredths)
  /// A choice, by its place in the input's choices.
  case choice(Int)
  /// A code in place of a reading, by its place in the parameter's substitutes.
  case substitute(Int)
  /// Nothing, and why if that is known. Missing is never normal.
  case missing(MissingReason)
  /// Something that cannot be understood.
  case unreadable(String)
}

/// Why a reading is missing.
public enum MissingReason: String, Sendable, Hashable, CaseIterable {
  /// Nobody said.
  case notGiven = "not given"
  /// It was not done.
  case notPerformed = "not performed"
  /// It could not be done.
  case unable = "unable to perform"
  /// The person declined.
  case declined
  /// The person was asleep.
  case asleep
  /// It was measured too long before or after the others.
  case outsideWindow = "outside the window"
}
