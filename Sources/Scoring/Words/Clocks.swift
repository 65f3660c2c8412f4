import EarlyWarning

/// The clocks of a response, for machines and for people.
enum Clocks {
  /// How soon the next observations are due.
  static func observe(_ interval: Response.Interval) -> (kind: String, due: Int?, overdue: Int?) {
    switch interval {
    case .minutes(let due, let overdue): ("minutes", due, overdue)
    case .continuous: ("continuous", nil, nil)
    case .plan: ("plan", nil, nil)
    }
  }

  /// How soon a reviewer must come.
  static func review(_ review: Response.Review) -> (kind: String, minutes: Int?) {
    switch review {
    case .minutes(let minutes): ("minutes", minutes)
    case .local: ("local", nil)
    case .agreed: ("agreed", nil)
    case .none: ("none", nil)
    }
  }

  /// When to observe again, in words.
  static func words(_ interval: Response.Interval) -> String {
    switch interval {
    case .minutes(let due, let overdue):
      due == overdue
        ? "within \(words(minutes: due))"
        : "within \(words(minutes: due)), overdue after \(words(minutes: overdue))"
    case .continuous: "continuously"
    case .plan: "as planned for this person"
    }
  }

  /// When a reviewer must come, in words.
  static func words(_ review: Response.Review) -> String {
    switch review {
    case .minutes(0): "immediately"
    case .minutes(let minutes): "within \(words(minutes: minutes))"
    case .local: "as set locally (the publication gives no time)"
    case .agreed: "as agreed"
    case .none: "none asked for"
    }
  }

  private static func words(minutes: Int) -> String {
    guard minutes >= 60, minutes % 60 == 0 else { return "\(minutes) minutes" }
    return minutes == 60 ? "1 hour" : "\(minutes / 60) hours"
  }
}

extension ScoreDefinition {
  /// The response to a score: the one that set its level or, where a finding or judgement did, the
  /// first that leads to the same level, so that every level has its clocks.
  func response(to score: Score) -> Response? {
    guard let level = score.level else { return nil }
    if let place = score.response { return responses[place] }
    return responses.first { $0.level == level }
  }
}
