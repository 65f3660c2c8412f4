import Essentials

/// Which columns of a table say something about people or their stretches of time.
struct PersonColumnsFound: Sendable {
  var person = 0
  /// The kind of interval that each row is; `nil` where rows hold facts alone.
  var interval: IntervalKind?
  /// A column of concepts or flags that means the kind.
  var kindColumn: Int?
  /// What the cells of that column mean.
  var kindNames: [String: IntervalKind] = [:]
  var start: Int?
  var end: Int?
  /// Second columns that know the time of day, as OMOP has; their midnight means none is known.
  var startMoment: Int?
  var endMoment: Int?
  var isStartNeeded = false
  var organisation: Int?

  var birth: Int?
  /// The year, month and day of birth where they stand apart; a part left blank counts as 1.
  var birthParts: [Int] = []
  var death: Int?
  var sex: Int?
  var mother: Int?
  /// Other columns: of the interval, or of the person where there is none.
  var details: [DetailColumn] = []
}

/// Makes facts and an interval of each row.
struct PersonTaker: RowTaker {
  private let columns: PersonColumnsFound
  private let dates = CellDates()
  private var people = CellPeople()
  private var details: CellDetails
  private var organisations = CellWords()
  private var mother = NameNumber(rawValue: 0)

  init(_ columns: PersonColumnsFound) {
    self.columns = columns
    details = CellDetails(columns.details)
  }

  mutating func prepare(_ dictionary: inout TimelineDictionary) {
    details.prepare(&dictionary)
    if columns.mother != nil { mother = dictionary.number(ofName: DetailName.mother) }
  }

  mutating func take(
    _ text: Span<UInt8>, _ row: borrowing RowMarks, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary
  ) -> RowFault? {
    do throws(RowFault) {
      try takeRow(text, row, into: &batch, &dictionary)
      return nil
    } catch {
      return error
    }
  }

  private mutating func takeRow(
    _ text: Span<UInt8>, _ row: borrowing RowMarks, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary
  ) throws(RowFault) {
    let read = people.read(text, row.cell(columns.person), &batch.texts)
    if let fault = read.fault { throw RowFault(fault, column: columns.person) }
    let person = read.person
    let start = try time(text, row, columns.start, columns.startMoment)
    let end = try time(text, row, columns.end, columns.endMoment)
    try check(start, end)
    let birth = try birthDay(text, row)
    let death = try time(text, row, columns.death, nil)
    let sex = try columns.sex.map { column throws(RowFault) in
      try self.sex(text, row.cell(column), column)
    }
    var organisation: WordNumber?
    if let column = columns.organisation, !text.trimmed(row.cell(column)).isEmpty {
      let read = organisations.number(text, row.cell(column), &dictionary)
      if let fault = read.fault { throw RowFault(fault, column: column) }
      organisation = read.word
    }
    var motherKey: PersonKey?
    if let column = columns.mother, !text.trimmed(row.cell(column)).isEmpty {
      let read = people.read(text, row.cell(column), &batch.texts)
      if let fault = read.fault { throw RowFault(fault, column: column) }
      motherKey = read.person
    }
    if let fault = details.read(text, row, dates, &people, &batch.texts, &dictionary) {
      throw fault
    }
    // Nothing can go wrong from here on, so that no row is taken in part.
    batch.facts.presence(person)
    if let birth { batch.facts.birth(person, birth) }
    if let death { batch.facts.death(person, Day(number: Int(death.day))) }
    if let sex { batch.facts.sex(person, sex) }
    if let motherKey { batch.facts.detail(person, mother, .person(motherKey)) }
    guard let usual = columns.interval else {
      for fact in details.found { batch.facts.detail(person, fact.name, fact.value) }
      return
    }
    batch.intervals.append(
      person, kind(text, row) ?? usual, start: start.map { Day(number: Int($0.day)) },
      startMinute: start?.minute ?? noMinute, end: end.map { Day(number: Int($0.day)) },
      endMinute: end?.minute ?? noMinute, organisation: organisation)
    for detail in details.found { batch.intervals.detail(detail.name, detail.value) }
  }

  private typealias Moment = (day: Int32, minute: Int16)

  private func time(
    _ text: Span<UInt8>, _ row: borrowing RowMarks, _ column: Int?, _ moment: Int?
  ) throws(RowFault) -> Moment? {
    if let moment, let found = try time(text, row, moment, nil) {
      return found.minute == 0 ? (found.day, noMinute) : found
    }
    guard let column else { return nil }
    let cell = text.trimmed(row.cell(column))
    if cell.isEmpty { return nil }
    switch dates.read(text, cell) {
    case .time(let day, let minute): return (day, minute)
    case .fault(let reason): throw RowFault(reason, column: column)
    }
  }

  private func check(_ start: Moment?, _ end: Moment?) throws(RowFault) {
    guard let start else {
      if columns.isStartNeeded { throw RowFault(.isBlank, column: columns.start ?? -1) }
      return
    }
    guard let end else { return }
    let isBefore =
      end.day < start.day
      || (end.day == start.day && end.minute != noMinute && end.minute < start.minute)
    if isBefore { throw RowFault(.endsBeforeStart, column: columns.end ?? -1) }
  }

  private func birthDay(_ text: Span<UInt8>, _ row: borrowing RowMarks) throws(RowFault) -> Day? {
    if let found = try time(text, row, columns.birth, nil) {
      return Day(number: Int(found.day))
    }
    var parts: [Int] = []
    for column in columns.birthParts {
      let cell = text.trimmed(row.cell(column))
      if cell.isEmpty, parts.isEmpty { return nil }
      guard let part = cell.isEmpty ? 1 : text.wholeNumber(cell) else {
        throw RowFault(.isNoDate, column: column)
      }
      parts.append(part)
    }
    guard let year = parts.first else { return nil }
    guard CellDates.years.contains(year) else {
      throw RowFault(.isOutsideDates, column: columns.birthParts[0])
    }
    let month = parts.count > 1 ? parts[1] : 1
    guard let day = Day(year: year, month: month, day: parts.count > 2 ? parts[2] : 1) else {
      throw RowFault(.isNoDate, column: columns.birthParts[parts.count - 1])
    }
    return day
  }

  private func sex(_ text: Span<UInt8>, _ cell: Range<Int>, _ column: Int) throws(RowFault)
    -> RecordedSex
  {
    let range = text.trimmed(cell)
    if range.isEmpty { return .unknown }
    guard let sex = SexWords.sex(text, range) else { throw RowFault(.isNoSex, column: column) }
    return sex
  }

  private func kind(_ text: Span<UInt8>, _ row: borrowing RowMarks) -> IntervalKind? {
    guard let column = columns.kindColumn else { return nil }
    let cell = text.trimmed(row.cell(column))
    return cell.count <= 32 ? columns.kindNames[text.text(cell).lowercased()] : nil
  }
}

/// The ways in which tables write a sex.
///
/// - Source: the NHS Data Dictionary (person gender codes 0, 1, 2 and 9) and OMOP (8507 and 8532).
enum SexWords {
  private static let words: [String: RecordedSex] = [
    "f": .female, "female": .female, "2": .female, "8532": .female,
    "m": .male, "male": .male, "1": .male, "8507": .male,
    "i": .other, "intersex": .other, "indeterminate": .other, "other": .other, "8521": .other,
    "u": .unknown, "unknown": .unknown, "not known": .unknown, "not specified": .unknown,
    "0": .unknown, "9": .unknown, "x": .unknown, "8551": .unknown, "8570": .unknown,
  ]

  /// The sex that the word at these places means, in letters of either size.
  static func sex(_ text: Span<UInt8>, _ range: Range<Int>) -> RecordedSex? {
    range.count <= 32 ? words[text.text(range).lowercased()] : nil
  }
}
