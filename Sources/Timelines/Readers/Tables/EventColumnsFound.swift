/// Which columns of a table make an event.
struct EventColumnsFound: Sendable {
  /// A column of codes.
  struct Code: Sendable {
    /// The column, from 0.
    var column: Int
    /// The system of its codes; `nil` where another column says it.
    var system: String?
    /// Whether its cells are concepts of OMOP, of which 0 is none.
    var isOMOP = false
  }

  /// How the value is read.
  enum ValueForm: Sendable {
    /// A number or blank.
    case number
    /// A number, perhaps with a comparator, or a text.
    case open
  }

  var person = 0
  /// The column of days, which may hold times of day too.
  var time = 0
  /// A second column that knows the time of day, as OMOP has; its midnight means none is known.
  var moment: Int?
  var codes: [Code] = []
  var system: Int?
  var kind = EventKind.clinical
  /// A column of words for kinds, or of concepts that mean them.
  var kindColumn: Int?
  /// What the cells of that column mean, beside the words of kinds.
  var kindNames: [String: EventKind] = [:]
  /// Whether the system decides the kind where no column does.
  var kindFollowsSystem = false
  var value: Int?
  var valueForm = ValueForm.number
  var details: [DetailColumn] = []
  /// The codes that concepts of OMOP stand for.
  var vocabulary = OMOPVocabulary()
}
