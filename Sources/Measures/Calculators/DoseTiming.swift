public import Essentials

/// When a dose of a time-critical medicine was given, against when it was due.
///
/// - Source: Parkinson's UK, "Get It On Time": within 30 minutes before or after; RCEM,
///   "Time critical medications" quality improvement programme 2023–26.
public enum DoseTiming: String, Hashable, Sendable, CaseIterable {
  /// Within the tolerance, both ends included.
  case onTime = "on time"
  case early, late
  /// Not given before the next dose was due, or marked as not given.
  case missed

  /// The minutes before or after that are on time.
  public static let tolerance = 30

  /// How a dose was given.
  ///
  /// - Parameters:
  ///   - due: When it was due.
  ///   - given: When it was given; `nil` where it was not.
  ///   - nextDue: When the next was due; a dose given then or later is missed.
  ///   - tolerance: The minutes before or after that are on time.
  public init(due: Minute, given: Minute?, nextDue: Minute? = nil, tolerance: Int = tolerance) {
    guard let given else {
      self = .missed
      return
    }
    let delay = given.number - due.number
    if let nextDue, given >= nextDue, delay > tolerance {
      self = .missed
    } else if abs(delay) <= tolerance {
      self = .onTime
    } else {
      self = delay < 0 ? .early : .late
    }
  }
}
