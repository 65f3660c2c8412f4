public import EarlyWarning

/// One set of observations with its score, whichever kind of file it came from.
///
/// Readers of tables and of FHIR make these; writers of CSV, JSON and FHIR, the summary and the
/// explanation take them. ``ScoreFamily`` scores the input, ``ScoreRun`` counts the sets.
public struct ScoredSet: Hashable, Sendable {
  /// Whose it is, as the file says; `nil` when it does not.
  public var person: String?
  /// When it was observed, as the file says.
  public var time: String?
  /// The same in seconds since 1 January 1970 UTC, where the file leaves no doubt about the zone.
  public var second: Int?
  /// Where it came from: a line of a table, the ids of records.
  public var sources: [String]
  /// The chart it was scored by, as a place in ``ScoreFamily/scorers``; `nil` when none fits.
  public var chart: Int?
  /// What was read, by the places of that chart (which all charts of a family share).
  public var input: ScoreInput
  /// What it scores.
  ///
  /// Refused without a reason of its own when an obstacle is among the notes.
  public var result: ScoreResult
  /// What happened while it was read.
  public var notes: [SetNote]

  /// A set; what is left out is not known.
  public init(
    person: String? = nil, time: String? = nil, second: Int? = nil, sources: [String] = [],
    chart: Int?, input: ScoreInput, result: ScoreResult, notes: [SetNote] = []
  ) {
    self.person = person
    self.time = time
    self.second = second
    self.sources = sources
    self.chart = chart
    self.input = input
    self.result = result
    self.notes = notes
  }
}

/// Something people should know about how a set was read, beside the notes of its score.
public enum SetNote: Hashable, Sendable {
  /// A number was converted to the unit of an input; what the file said.
  case converted(input: Int, from: String)
  /// A fraction of oxygen was read as per cent.
  case fraction(input: Int, from: String)
  /// Whether the confusion is new is not known: it scores as new.
  case confusionTakenAsNew
  /// The confusion is usual for the person and scores as alert.
  case confusionIsUsual
  /// The person is not alert, and the file does not say which of C, V, P and U.
  case notAlertUnspecified
  /// A level of consciousness was taken as a change to it; the trigger by place.
  case takenAsChange(trigger: Int)
  /// Somebody is worried and no level was recorded for it; the judgement by place.
  case levelNotRecorded(judgement: Int)
  /// The chart was chosen by hand and is not that of the age in completed months.
  case chartNotOfAge(months: Int)
  /// The age cannot be read: an obstacle.
  case ageUnreadable(String)
  /// Neither age nor chart is known, and the score has several charts: an obstacle.
  case chartUnknown
  /// There is no such chart: an obstacle.
  case noSuchChart(String)
  /// A column beside the readings cannot be understood: an obstacle.
  case unreadable(column: String, text: String)
  /// Two different values of an input have the same time; the later in a fixed order was used.
  case contradiction(input: String)
  /// A state was first recorded after the set, within the window.
  case stateRecordedAfter(input: String)
  /// A state changes just after the set.
  case stateChanged(input: String)
  /// A state differs from the one prescribed; the prescription holds.
  case notAsPrescribed(input: String)
  /// A prescription was to be reviewed before.
  case reviewOverdue(input: String)
  /// A supplied total is not the sum of its supplied parts.
  case suppliedSum(Double, ofParts: Double)
  /// The supplied points of a parameter are not those calculated.
  case suppliedPoints(String, Double, calculated: Int)

  /// Whether the set cannot be scored because of it.
  public var isObstacle: Bool {
    switch self {
    case .ageUnreadable, .chartUnknown, .noSuchChart, .unreadable: true
    case .converted, .fraction, .confusionTakenAsNew, .confusionIsUsual, .notAlertUnspecified,
      .takenAsChange, .levelNotRecorded, .chartNotOfAge, .contradiction, .stateRecordedAfter,
      .stateChanged, .notAsPrescribed, .reviewOverdue, .suppliedSum, .suppliedPoints:
      false
    }
  }
}
