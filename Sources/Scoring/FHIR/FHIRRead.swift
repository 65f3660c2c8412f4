import EarlyWarning
import Essentials

/// What was read from FHIR data, with the texts of observations as numbers.
struct FHIRRead {
  /// The readings, in the order of the data; their texts are put in at the end.
  var columns: ObservationColumns
  var persons = TextInterner()
  var sets = TextInterner()
  var words = TextInterner()
  var claims: [SuppliedTotal] = []
  var conditions: [TimedCondition] = []
  var births = FHIRBirths()
  var counts = FHIRCounts()
  var problems: FHIRProblems

  init(inputs: [String], problemsMost: Int) {
    columns = ObservationColumns(inputs: inputs)
    problems = FHIRProblems(keptMost: problemsMost)
  }

  /// Adds a reading.
  mutating func append(
    _ reading: TimedReading, input: Int, person: Int32, second: Int, set: Int32, source: Int32
  ) {
    let (kind, value): (ObservationColumns.Kind, Int32) =
      switch reading {
      case .number(let number): (.number, number.count)
      case .choice(let code): (.choice, Int32(words.intern(code)))
      case .missing(let reason): (.missing, reason.place)
      case .unreadable(let text): (.unreadable, Int32(words.intern(text)))
      }
    columns.rows.append(
      ObservationColumns.Row(
        person: person, second: second, input: Int32(truncatingIfNeeded: input), kind: kind,
        value: value, set: set, source: source))
  }

  /// Adds what is known about persons as readings.
  mutating func appendConditions() {
    for condition in conditions {
      let input = columns.inputs.firstIndex(of: condition.condition) ?? columns.inputs.count
      if input == columns.inputs.count { columns.inputs.append(condition.condition) }
      append(
        .choice(condition.holds ? "yes" : "no"), input: input,
        person: Int32(persons.intern(condition.person)), second: condition.second,
        set: ObservationColumns.none,
        source: condition.source.isEmpty
          ? ObservationColumns.none : Int32(columns.sources.append(condition.source)))
    }
  }

  /// Puts the texts in.
  mutating func finish() {
    columns.persons = persons.strings
    columns.sets = sets.strings
    columns.words = words.strings
  }

  /// Where a reading came from.
  func source(of place: Int) -> String { columns.source(of: columns.rows[place]) }
}

/// The days of birth of persons, by the references to them.
struct FHIRBirths {
  var days: [String: Day] = [:]

  /// The completed months of age of a person at a moment.
  func ageMonths(of person: String, at second: Int) -> Int? {
    birth(of: person).flatMap { FHIRBirths.months(from: $0, at: second) }
  }

  /// Completed months from a day of birth to a moment, by its date in UTC.
  static func months(from birth: Day, at second: Int) -> Int? {
    let days = second >= 0 ? second / 86_400 : (second - 86_399) / 86_400
    return AgeReader.months(from: birth, to: Day(number: days))
  }

  /// The day of birth, whether the person is referred to from here or by a full address.
  func birth(of person: String) -> Day? {
    guard !days.isEmpty else { return nil }
    if let birth = days[person] { return birth }
    let parts = person.split(separator: "/")
    guard parts.count > 2 else { return nil }
    return days[parts.suffix(2).joined(separator: "/")]
  }
}
