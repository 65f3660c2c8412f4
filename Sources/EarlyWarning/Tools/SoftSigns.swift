/// A list of soft signs that anybody may answer: yes or no, and no number.
///
/// A record of an established tool, by its items; not its chart, which may not be altered.
public struct SoftSigns: Hashable, Sendable {
  /// The id, such as `stop-and-watch`.
  public let id: String
  /// The name of the tool.
  public let name: String
  /// Where its items were published.
  public let source: String
  /// What to do when any answer is yes.
  public let action: String
  /// The signs, in the order of the tool.
  public let items: [Item]

  /// One sign.
  public struct Item: Hashable, Sendable {
    /// The id, such as `family_concerned`.
    public let id: String
    /// The sign in words.
    public let words: String
  }

  /// RESTORE2 mini: soft signs for care staff who take no observations.
  /// - Source: West Hampshire and Health Innovation Oxford pages on RESTORE2.
  public static let restore2Mini = SoftSigns(
    id: "restore2-mini", name: "RESTORE2 mini",
    source: "RESTORE2 pages of West Hampshire CCG, Health Innovation Oxford and South West London",
    action: "Tell a nurse, and say what was seen",
    items: [
      Item(id: "breathless", words: "More breathless"),
      Item(id: "unsteady", words: "Unsteady or off legs"),
      Item(id: "distressed", words: "More distressed or agitated"),
      Item(id: "withdrawn", words: "Withdrawn"),
      Item(id: "tired", words: "More tired or sleepy"),
      Item(id: "restless", words: "Restless"),
      Item(id: "eating_less", words: "Eating or drinking less"),
      Item(id: "confusion", words: "New confusion"),
      Item(id: "skin", words: "Pale, cold or mottled skin"),
      Item(id: "family_concerned", words: "Family or carer concerned"),
      Item(id: "not_themselves", words: "Not themselves"),
    ])

  /// Stop and Watch: twelve signs, filled in by anybody including family.
  /// - Source: INTERACT, Florida Atlantic University, by Primary Care North Cumbria.
  public static let stopAndWatch = SoftSigns(
    id: "stop-and-watch", name: "Stop and Watch",
    source: "INTERACT, Florida Atlantic University; primarycarenorthcumbria.nhs.uk",
    action: "Tell a nurse before the end of the shift",
    items: [
      Item(id: "seems_different", words: "Seems different than usual"),
      Item(id: "talks_less", words: "Talks less"),
      Item(id: "needs_help", words: "Needs more help overall"),
      Item(id: "pain", words: "Pain, or joins in less"),
      Item(id: "ate_less", words: "Ate less"),
      Item(id: "bowels", words: "No bowel movement in 3 days, or diarrhoea"),
      Item(id: "drank_less", words: "Drank less"),
      Item(id: "weight", words: "Weight change"),
      Item(id: "agitated", words: "Agitated or more nervous"),
      Item(id: "tired", words: "Tired, weak, confused or drowsy"),
      Item(id: "skin", words: "Change in skin colour or condition"),
      Item(id: "help_moving", words: "Help with walking, transferring or toilet more than usual"),
    ])
}

/// Somebody's answers to a list of soft signs.
public struct SoftSignRecord: Hashable, Sendable {
  /// The tool.
  public let tool: SoftSigns
  /// The answers in the order of the items; `nil` for a question that was not answered.
  public let answers: [Bool?]
  /// When, in seconds since 1 January 1970 UTC.
  public let second: Int
  /// Who answered.
  public let answeredBy: Observer
  /// What was seen, in words.
  public let note: String

  /// Who answered.
  public enum Observer: String, Sendable, Hashable, CaseIterable {
    /// Care staff.
    case staff
    /// Family.
    case family
    /// Another carer.
    case carer
    /// The person.
    case person
  }

  /// What follows.
  public enum Outcome: Hashable, Sendable {
    /// A sign is there: do what the tool says.
    case tellNurse
    /// Every sign was looked for and none is there.
    case noSign
    /// No sign so far, and these were not answered: not the same as none.
    case incomplete(unanswered: [String])
  }

  /// Answers by item; what is left out was not answered.
  ///
  /// - Throws: ``SoftSignError/unknownItem(_:)`` for an item the tool does not have.
  public init(
    _ tool: SoftSigns, answers: [String: Bool], second: Int, answeredBy: Observer,
    note: String = ""
  ) throws(SoftSignError) {
    let known = Set(tool.items.map(\.id))
    if let unknown = answers.keys.sorted().first(where: { !known.contains($0) }) {
      throw .unknownItem(unknown)
    }
    self.tool = tool
    self.answers = tool.items.map { answers[$0.id] }
    self.second = second
    self.answeredBy = answeredBy
    self.note = note
  }

  /// What follows: any yes is enough.
  public var outcome: Outcome {
    if answers.contains(true) { return .tellNurse }
    let open = zip(tool.items, answers).filter { $0.1 == nil }.map(\.0.id)
    return open.isEmpty ? .noSign : .incomplete(unanswered: open)
  }

  /// The number of signs there: for a trend of our own, and no score.
  public var signCount: Int { answers.count { $0 == true } }
}

/// Why answers are refused.
public enum SoftSignError: Error, Hashable, Sendable {
  /// The tool has no such item.
  case unknownItem(String)
}
