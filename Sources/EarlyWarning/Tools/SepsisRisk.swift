/// Risk of severe illness from suspected sepsis, by NEWS2; for people of 16 and over.
///
/// Only the four bands are verified. Times to antibiotics are not among them and do not ship; a
/// single parameter of 3 and clinical judgement count beside the band.
/// - Source: NICE NG253 (November 2025), after NG51, over 16s.
public enum SepsisRisk: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// A total of 0.
  case veryLow
  /// 1 to 4.
  case low
  /// 5 or 6.
  case moderate
  /// 7 or more.
  case high

  /// The band of a NEWS2 total; `nil` for a number that is no total of NEWS2.
  public init?(news2Total total: Int) {
    switch total {
    case 0: self = .veryLow
    case 1...4: self = .low
    case 5...6: self = .moderate
    case 7...20: self = .high
    default: return nil
    }
  }

  /// Whether the left risk is lower.
  public static func < (left: SepsisRisk, right: SepsisRisk) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What a set says about the risk from suspected sepsis.
public enum SepsisAssessment: Hashable, Sendable {
  /// The band of a complete score.
  case risk(SepsisRisk)
  /// Parts are missing: at least this band.
  case atLeast(SepsisRisk)
  /// Nothing: the score was refused, is not NEWS2, or its floor has reached no band above the
  /// lowest.
  case unknown

  /// What a scored set says.
  public init(_ set: TimedScore) {
    guard set.score == "news2", let floor = set.floor,
      let risk = SepsisRisk(news2Total: floor.total)
    else {
      self = .unknown
      return
    }
    if set.complete != nil {
      self = .risk(risk)
    } else {
      self = risk == .veryLow ? .unknown : .atLeast(risk)
    }
  }
}
