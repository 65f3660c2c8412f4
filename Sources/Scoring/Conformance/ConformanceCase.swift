/// One test vector: what to score, and why it is worth it.
struct ConformanceCase: Hashable, Sendable {
  /// What kind of mistake it is there to find.
  enum Group: String, Hashable, Sendable, CaseIterable {
    case edge
    case between
    case rounding
    case total
    case red
    case scale
    case oxygen
    case missing
    case invalid
    case age
    case excluded
    case substitute
    case trigger
    case judgement
  }

  /// The id, which never changes within a version of the vectors.
  var id = ""
  let group: Group
  let about: String
  /// The cells by the names of their columns; the others are blank.
  let cells: [String: String]
}
