/// A published early warning score as data: who it is for, what gives points, who must come.
///
/// Read from a table (``init(table:)``) that is checked for holes, overlaps and missing sources, so
/// that a change of a national table is a change of a file and of nothing else.
public struct ScoreDefinition: Hashable, Sendable {
  /// What the score is called in commands and results, such as `news2`.
  public internal(set) var id = ""
  /// The chart, where a score has several by age; otherwise empty.
  public internal(set) var chart = ""
  /// The name in full.
  public internal(set) var name = ""
  /// The version of the table.
  public internal(set) var version = ""
  /// When it was published, as precisely as known: `2017` or `2017-12`.
  public internal(set) var published = ""
  /// Where the table was published.
  public internal(set) var source = ""
  /// Whether the numbers are verified in a public source, or local and signed.
  public internal(set) var status = Status.verified
  /// The first and last day the table holds, as written; either may be empty.
  public internal(set) var effective = ""
  /// The ages it is for, in completed months, both included; the last may be open.
  public internal(set) var ageMonths: ClosedRange<Int> = 0...Int.max
  /// Conditions under which the score must not be used.
  public internal(set) var exclusions: [Exclusion] = []
  /// The points a part may have, smallest first.
  public internal(set) var points: [Int] = []
  /// The parameters that make up the total, in the order of the chart.
  public internal(set) var parameters: [ScoreParameter] = []
  /// States that choose between tables of one parameter, such as the SpO2 scale.
  public internal(set) var selectors: [Selector] = []
  /// The levels of concern, lowest first.
  public internal(set) var levels: [Level] = []
  /// What total or part leads to what level, and what is then to be done.
  public internal(set) var responses: [Response] = []
  /// Findings that raise the level whatever the total.
  public internal(set) var triggers: [Trigger] = []
  /// Judgements whose level a clinician records; they can raise the level and never lower it.
  public internal(set) var judgements: [Judgement] = []

  /// The id with the chart, such as `npews/5-12y`.
  public var fullID: String { chart.isEmpty ? id : "\(id)/\(chart)" }

  /// The greatest total possible.
  public var greatestTotal: Int {
    parameters.reduce(0) { $0 + ($1.pointsPossible.max() ?? 0) }
  }

  /// Where the numbers come from.
  public enum Status: Hashable, Sendable {
    /// Verified in the public source named.
    case verified
    /// A local table, approved by a named clinician.
    case local(approver: String)
    /// The structure only: no public numbers were found, and none are invented.
    case structureOnly
  }

  /// A condition under which the score must not be used.
  public struct Exclusion: Hashable, Sendable {
    /// The condition, such as `pregnancy`.
    public let condition: String
    /// What to do instead.
    public let advice: String
  }

  /// A state that chooses between tables of one parameter.
  public struct Selector: Hashable, Sendable {
    /// The name, such as `scale`.
    public let name: String
    /// The values it may have; the first holds when nothing is said.
    public let values: [String]
    /// The value that needs a prescription by a competent clinician, if one does.
    public internal(set) var prescribedValue: String?
  }

  /// A level of concern.
  public struct Level: Hashable, Sendable {
    /// The id, such as `low-medium`.
    public let id: String
    /// The name in words.
    public let name: String
  }

  /// A finding that raises the level whatever the total.
  public struct Trigger: Hashable, Sendable {
    /// The id, such as `septic_shock`.
    public let id: String
    /// The index of the level it leads to.
    public let level: Int
    /// The finding in words.
    public let name: String
  }

  /// A judgement whose level a clinician records.
  public struct Judgement: Hashable, Sendable {
    /// The id, such as `carer`.
    public let id: String
    /// The judgement in words.
    public let name: String
  }
}
