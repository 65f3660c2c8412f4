/// One number that came out, with its interval.
public struct ImpactFigure: Hashable, Sendable {
  /// Its name, as in the method's list of figures.
  public let key: String
  /// What it is, in words.
  public let words: String
  /// The number; `nil` where it cannot be said, such as a ratio to nothing.
  public var value: Double?
  /// The lower end of its interval.
  public var low: Double?
  /// The upper end of its interval.
  public var high: Double?
  /// Where the interval comes from.
  public var interval: IntervalKind?
  /// Its unit.
  public let unit: String

  /// Where an interval comes from.
  public enum IntervalKind: String, Sendable, Hashable {
    /// The play of chance in counts: 95 %.
    case chance
    /// What rounding of the printed figures allows.
    case rounding
    /// The ends of the inputs' own ranges, all at once.
    case inputs
    /// The middle 95 % of draws.
    case simulated
  }
}

/// What one input's own range does to a figure while the others stay as they are.
public struct ImpactRange: Hashable, Sendable {
  /// The input.
  public let input: ImpactInputName
  /// The figure.
  public let figure: String
  /// The figure's lower end.
  public let low: Double
  /// The figure's upper end.
  public let high: Double
}

/// What came of a calculation.
public struct ImpactResult: Hashable, Sendable {
  /// The figures, in the order of the method.
  public var figures: [ImpactFigure]
  /// What each uncertain input does by itself.
  public var ranges: [ImpactRange] = []
  /// Lines of a sum that were left out, being repeats.
  public var dropped: [ImpactPart] = []
  /// Inputs without which part of the answer is missing.
  public var lacking: [ImpactInputName] = []
  /// What must be known of the figures.
  public var notes: [String] = []
  /// For a series and for aims: how it stands.
  public var standing: Standing?

  /// How a series or a level stands to what was aimed at or published.
  public enum Standing: String, Sendable, Hashable {
    /// The last point has reached the aim.
    case met
    /// A level has not reached the aim.
    case notMet = "not met"
    /// The last point lies nearer to the better side than the first.
    case movingTowards = "moving towards the aim"
    /// The last point lies farther from the better side than the first.
    case movingAway = "moving away"
    /// The last point equals the first.
    case level = "no change"
    /// The claim equals a published count of the same thing.
    case sameCount = "equals a published count"
    /// The claim equals a published count of another thing.
    case otherCount = "equals a count of something else"
    /// The claim equals no published count.
    case noCount = "equals no published count"
  }

  /// A figure by name.
  public func figure(_ key: String) -> ImpactFigure? { figures.first { $0.key == key } }
}
