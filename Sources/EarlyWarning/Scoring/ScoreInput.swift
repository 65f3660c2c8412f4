/// Everything about one set of observations that decides its score.
public struct ScoreInput: Hashable, Sendable {
  /// What was read, in the order of ``Scorer/inputs``.
  public var readings: [Reading]
  /// For each selector of the definition the place of its value; `nil` when not known.
  public var selectors: [Int?]
  /// The selectors whose value is prescribed by a competent clinician, by place.
  public var prescribed: Set<Int> = []
  /// Whether a value that is not prescribed refuses the score instead of falling back.
  public var demandsSelectors = false
  /// Completed months of age at the time of the observations; `nil` when not known.
  public var ageMonths: Int?
  /// Conditions that are known to hold, such as `pregnancy`.
  public var conditions: Set<String> = []
  /// Findings present, by place in the definition's triggers.
  public var triggers: [Int] = []
  /// Judgements made, with the level a clinician recorded for each.
  public var judgements: [Judgement] = []
  /// The total that came with the set: a claim, to be checked.
  public var suppliedTotal: Double?

  /// A judgement and the level recorded for it.
  public struct Judgement: Hashable, Sendable {
    /// Its place in the definition's judgements.
    public var judgement: Int
    /// The level the clinician recorded, by place in the definition's levels.
    public var level: Int

    /// A judgement and its level.
    public init(_ judgement: Int, level: Int) {
      self.judgement = judgement
      self.level = level
    }
  }
}
