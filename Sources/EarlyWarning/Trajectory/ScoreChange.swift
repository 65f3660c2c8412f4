/// How far a total moved between two sets of one line.
public struct ScoreChange: Hashable, Sendable {
  /// The later total less the earlier.
  public let points: Int
  /// The time between the sets, in seconds.
  public let seconds: Int
  /// Whether the later set is partial: it has risen at least so far.
  public let isAtLeast: Bool

  /// The change with what it rests on: "up 2 points, 40 minutes apart".
  public var words: String {
    let size = points.magnitude
    let change = "\(points > 0 ? "up" : "down") \(size) \(size == 1 ? "point" : "points")"
    let words = points == 0 ? "no change" : change
    return (isAtLeast ? "at least " : "") + words + ", \(durationWords(seconds)) apart"
  }
}

/// A part whose points moved between two complete sets.
public struct MovedPart: Hashable, Sendable {
  /// The parameter, by place in the definition.
  public let parameter: Int
  /// Its points before.
  public let from: Int
  /// Its points now.
  public let to: Int
}

/// A time in words: minutes up to two hours, then hours and minutes.
func durationWords(_ seconds: Int) -> String {
  func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }
  let minutes = (seconds + 30) / 60
  guard minutes >= 120 else { return counted(minutes, "minute") }
  let hours = counted(minutes / 60, "hour")
  return minutes % 60 == 0 ? hours : "\(hours) \(counted(minutes % 60, "minute"))"
}
