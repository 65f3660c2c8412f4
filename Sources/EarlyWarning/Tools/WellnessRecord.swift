/// The scale of a wellness questionnaire: configuration, as no national one was found.
public struct WellnessScale: Hashable, Sendable {
  /// The id.
  public let id: String
  /// The version.
  public let version: String
  /// The labels, from the best answer to the worst.
  public let labels: [String]
  /// The place from which an answer asks for action; `nil` when nobody set one.
  public let cutOff: Int?
  /// The clinician who approved it.
  public let approvedBy: String

  /// A scale.
  ///
  /// - Throws: ``WellnessError/scale`` without id, version or approver, with fewer than two
  ///   labels, or with a cut-off that is not among them.
  public init(
    id: String, version: String, labels: [String], cutOff: Int?, approvedBy: String
  ) throws(WellnessError) {
    guard id.hasWords, version.hasWords, approvedBy.hasWords, labels.count >= 2,
      cutOff.map(labels.indices.contains) ?? true
    else { throw .scale }
    self.id = id
    self.version = version
    self.labels = labels
    self.cutOff = cutOff
    self.approvedBy = approvedBy
  }
}

/// A person asked how they feel and whether they are getting better: component 1 of Martha's Rule.
public struct WellnessRecord: Hashable, Sendable {
  /// When they were asked, in seconds since 1 January 1970 UTC.
  public let asked: Int
  /// Who asked.
  public let askedBy: String
  /// What came of it.
  public let answer: Answer
  /// What was done, by whom and when; `nil` for nothing so far.
  public var action: Action?

  /// What came of asking.
  public enum Answer: Hashable, Sendable {
    /// An answer.
    case given(Given)
    /// The person declined, for a reason if one was given.
    case declined(reason: String)
    /// The person was asleep.
    case asleep
    /// The person was not able to answer.
    case notAble
  }

  /// An answer.
  public struct Given: Hashable, Sendable {
    /// Who answered.
    public let by: Respondent
    /// The language.
    public let language: String
    /// How they feel, by place in the scale's labels.
    public let feeling: Int
    /// Whether things go better or worse; `nil` when not asked.
    public let change: Change?
    /// The scale.
    public let scale: WellnessScale
    /// Their own words.
    public let words: String

    /// An answer.
    ///
    /// - Throws: ``WellnessError/answer`` for an answer that is not on the scale.
    public init(
      by respondent: Respondent, language: String = "", feeling: Int, change: Change?,
      scale: WellnessScale, words: String = ""
    ) throws(WellnessError) {
      guard scale.labels.indices.contains(feeling) else { throw .answer }
      by = respondent
      self.language = language
      self.feeling = feeling
      self.change = change
      self.scale = scale
      self.words = words
    }
  }

  /// Who answered.
  public enum Respondent: String, Sendable, Hashable, CaseIterable {
    /// The patient.
    case patient
    /// Family.
    case family
    /// A carer.
    case carer
    /// An interpreter.
    case interpreter
  }

  /// Whether things go better or worse.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// Better.
    case better
    /// The same.
    case same
    /// Worse.
    case worse
  }

  /// What was done about an answer.
  public struct Action: Hashable, Sendable {
    /// What.
    public let what: String
    /// By whom.
    public let by: String
    /// When.
    public let second: Int

    /// An action.
    public init(what: String, by: String, second: Int) {
      self.what = what
      self.by = by
      self.second = second
    }
  }

  /// A record.
  public init(asked: Int, askedBy: String, answer: Answer, action: Action? = nil) {
    self.asked = asked
    self.askedBy = askedBy
    self.answer = answer
    self.action = action
  }

  /// Whether a clinician should look at it and record a level as a judgement.
  ///
  /// Worse, or at or beyond the scale's cut-off. It never lowers anything: a good answer is no
  /// reason against another concern.
  public var asksForAction: Bool {
    guard case .given(let given) = answer else { return false }
    return given.change == .worse || given.scale.cutOff.map { given.feeling >= $0 } ?? false
  }
}

/// Why a scale or an answer is refused.
public enum WellnessError: Error, Hashable, Sendable {
  /// The scale is incomplete or nobody approved it.
  case scale
  /// The answer is not on the scale.
  case answer
}
