/// Something about a codelist that somebody should know.
public struct CodelistFinding: Hashable, Sendable {
  /// What sort of thing it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A row has no code.
    case blankCode = "blank-code"
    /// A row is broken and was not read.
    case brokenRow = "broken-row"
    /// The check digit does not go with the other digits.
    case checkDigit = "check-digit"
    /// A code cannot be one of the list's system.
    case shape
    /// A code has been through a spreadsheet, which rounded it.
    case spreadsheet
    /// An id names a description or a relationship, not a concept.
    case descriptionID = "description-id"
    /// Codes of several systems stand in one list.
    case mixedSystems = "mixed-systems"
    /// A code stands in the list twice with the same cells.
    case duplicate
    /// A code was given up for another, of which only one is in the list.
    case replaced
    /// A fault of published lists that is known.
    case knownFault = "known-fault"
    /// Records hold a code of the same name that the list misses.
    case missedInData = "missed-in-data"
    /// Another list holds a code of the same or a like name that this one misses.
    case missedInLists = "missed-in-lists"
    /// Terms share no word with the rest of the list.
    case oddTerm = "odd-term"
    /// Codes stand in another section of the BNF than most.
    case oddSection = "odd-section"

    /// How sure it is that something is wrong.
    public var severity: Severity {
      switch self {
      case .blankCode, .brokenRow, .checkDigit, .shape, .spreadsheet, .descriptionID, .mixedSystems,
        .knownFault:
        .error
      case .duplicate, .replaced, .missedInData: .warning
      case .missedInLists, .oddTerm, .oddSection: .look
      }
    }
  }

  /// How sure it is that something is wrong.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Something is wrong: rows match nothing, or what they should not.
    case error
    /// Something is likely to be wrong, or of no use.
    case warning
    /// Nobody but a person who knows the subject can tell.
    case look
  }

  /// The name of the list.
  public let list: String
  /// The line that it stands on, where it is about one.
  public let line: Int?
  /// The code, where it is about one.
  public let code: String?
  /// What sort of thing it is.
  public let kind: Kind
  /// What it is, in a sentence.
  public let message: String

  init(_ list: String, line: Int? = nil, code: String? = nil, _ kind: Kind, _ message: String) {
    self.list = list
    self.line = line
    self.code = code
    self.kind = kind
    self.message = message
  }
}

extension CodelistFinding: CustomStringConvertible {
  /// The finding on one line, such as `pincer-met:12: warning: …`.
  public var description: String {
    let place = line.map { ":\($0)" } ?? ""
    let words = code.map { "\($0) \(message)" } ?? message
    return "\(list)\(place): \(kind.severity.rawValue): \(words) [\(kind.rawValue)]"
  }
}
