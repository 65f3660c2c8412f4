import Essentials

/// Makes of each row the records and facts that a `RecordLayout` tells of.
///
/// All cells are read before any record is made, so that no row is taken in part.
struct RecordTaker: RowTaker {
  private let columns: RecordColumnsFound
  private let dates = CellDates()
  private var people = CellPeople()
  private var words = CellWords()
  private var names: [(details: [NameNumber], facts: [NameNumber])] = []
  private var records: [WordNumber?] = []
  private var isPrepared = false
  private var recordName = NameNumber(rawValue: 0)
  private var motherName = NameNumber(rawValue: 0)
  private var crossedName = NameNumber(rawValue: 0)
  private var yes = WordNumber(rawValue: 0)
  /// What the cells of the row at hand say; `nil` for a blank one.
  private var values: [DetailValue?]
  /// Whose each record of the row at hand is, and when it was.
  private var subjects: [PersonKey]
  private var spans: [(start: Moment?, end: Moment?, isCrossed: Bool)]

  private typealias Moment = (day: Int32, minute: Int16)

  init(_ columns: RecordColumnsFound) {
    self.columns = columns
    values = [DetailValue?](repeating: nil, count: columns.cells.count)
    subjects = [PersonKey](repeating: PersonKey(rawValue: 0), count: columns.made.count)
    spans = columns.made.map { _ in (nil, nil, false) }
  }

  mutating func prepare(_ dictionary: inout TimelineDictionary) {
    if isPrepared { return }
    isPrepared = true
    names = columns.made.map { made in
      (
        made.details.map { dictionary.number(ofName: $0.name) },
        made.facts.map { dictionary.number(ofName: $0.name) }
      )
    }
    records = columns.made.map { $0.record.map { dictionary.number(ofWord: $0) } }
    // What no record has is no name of this dictionary either.
    if columns.made.contains(where: { $0.record != nil }) {
      recordName = dictionary.number(ofName: DetailName.record)
    }
    if columns.made.contains(where: { $0.mother != nil }) {
      motherName = dictionary.number(ofName: DetailName.mother)
    }
    if columns.made.contains(where: \.flagsEndBeforeStart) {
      crossedName = dictionary.number(ofName: DetailName.endBeforeStart)
      yes = dictionary.number(ofWord: "yes")
    }
  }

  mutating func take(
    _ text: Span<UInt8>, _ row: borrowing RowMarks, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary
  ) -> RowFault? {
    do throws(RowFault) {
      for place in columns.cells.indices {
        values[place] = try value(
          text, row.cell(columns.cells[place].column), columns.cells[place], &batch.texts,
          &dictionary)
      }
      for place in columns.made.indices {
        subjects[place] = try subject(place, &batch.texts)
        spans[place] = try span(place)
      }
    } catch {
      return error
    }
    for place in columns.made.indices { make(place, &batch) }
    return nil
  }

  // MARK: Cells

  private mutating func value(
    _ text: Span<UInt8>, _ range: Range<Int>, _ cell: RecordColumnsFound.Cell,
    _ texts: inout PersonTexts, _ dictionary: inout TimelineDictionary
  ) throws(RowFault) -> DetailValue? {
    let range = text.trimmed(range)
    if range.isEmpty { return nil }
    var fault: RowFault.Reason?
    var value: DetailValue?
    switch cell.form {
    case .person:
      let read = people.read(text, range, &texts)
      (value, fault) = (.person(read.person), read.fault)
    case .key: value = .person(PersonKey(text.extracting(range)))
    case .time: (value, fault) = CellDetails.time(dates.read(text, range))
    case .dayFirst: (value, fault) = CellDetails.time(dates.readDayFirst(text, range))
    case .number:
      value = CellNumbers.read(text, range).map(DetailValue.number)
      if value == nil { fault = .isNoNumber }
    case .sex:
      if let sex = SexWords.sex(text, range) {
        value = .number(Double(sex.rawValue))
      } else {
        fault = .isNoSex
      }
    case .word, .open:
      if cell.form == .open { value = CellDetails.open(text, range, dates) }
      if value == nil {
        let read = words.number(text, range, &dictionary)
        (value, fault) = (.word(read.word), read.fault)
      }
    }
    if let fault { throw RowFault(fault, column: cell.column) }
    return value
  }

  /// Whose the record is: the first that is there.
  private func subject(
    _ place: Int, _ texts: inout PersonTexts
  ) throws(RowFault) -> PersonKey {
    var fault = RowFault(.isBlank, column: -1)
    for choice in columns.made[place].people.indices {
      let cell = columns.made[place].people[choice].cell
      let column = columns.cells[cell].column
      guard case .person(let id)? = values[cell] else {
        if fault.column < 0 { fault = RowFault(.isBlank, column: column) }
        continue
      }
      guard let lookup = columns.made[place].people[choice].lookup else { return id }
      switch lookup.find(id) {
      case .person(let person):
        lookup.keep(person, in: &texts)
        return person
      case .nobody: fault = RowFault(.isNobodys, column: column)
      case .several: throw RowFault(.isOfSeveral, column: column)
      }
    }
    throw fault
  }

  // MARK: Times

  private func span(
    _ place: Int
  ) throws(RowFault) -> (start: Moment?, end: Moment?, isCrossed: Bool) {
    let start = columns.made[place].from.firstIndex { values[$0] != nil }
    let end = columns.made[place].to.firstIndex { values[$0] != nil }
    let first = start.flatMap { moment(columns.made[place].from[$0]) }
    let last = end.flatMap { moment(columns.made[place].to[$0]) }
    guard let first, let last else { return (first, last, false) }
    let isBefore =
      last.day < first.day
      || (last.day == first.day && last.minute != noMinute && last.minute < first.minute)
    guard isBefore else { return (first, last, false) }
    if columns.made[place].flagsEndBeforeStart { return (first, first, true) }
    let column = end.map { columns.cells[columns.made[place].to[$0]].column } ?? -1
    throw RowFault(.endsBeforeStart, column: column)
  }

  private func moment(_ cell: Int) -> Moment? {
    switch values[cell] {
    case .day(let day): (Int32(truncatingIfNeeded: day.number), noMinute)
    case .minute(let minute):
      (
        Int32(truncatingIfNeeded: minute.day.number),
        Int16(truncatingIfNeeded: minute.minutesIntoDay)
      )
    case nil, .number, .word, .person: nil
    }
  }

  private func day(_ cell: Int?) -> Day? {
    cell.flatMap { moment($0) }.map { Day(number: Int($0.day)) }
  }

  // MARK: Records

  private func make(_ place: Int, _ batch: inout RecordBatch) {
    let person = subjects[place]
    batch.facts.presence(person)
    if let day = day(columns.made[place].birth) { batch.facts.birth(person, day) }
    if let day = day(columns.made[place].death) { batch.facts.death(person, day) }
    if let cell = columns.made[place].sex, case .number(let number)? = values[cell],
      let sex = UInt8(exactly: number).flatMap(RecordedSex.init(rawValue:))
    {
      batch.facts.sex(person, sex)
    }
    if let cell = columns.made[place].mother, let mother = values[cell] {
      batch.facts.detail(person, motherName, mother)
    }
    for fact in columns.made[place].facts.indices {
      guard let value = values[columns.made[place].facts[fact].cell] else { continue }
      batch.facts.detail(person, names[place].facts[fact], value)
    }
    guard let kind = columns.made[place].kind else { return }
    var organisation: WordNumber?
    for cell in columns.made[place].organisation where organisation == nil {
      if case .word(let word)? = values[cell] { organisation = word }
    }
    let (start, end) = (spans[place].start, spans[place].end)
    batch.intervals.append(
      person, kind, start: start.map { Day(number: Int($0.day)) },
      startMinute: start?.minute ?? noMinute, end: end.map { Day(number: Int($0.day)) },
      endMinute: end?.minute ?? noMinute, organisation: organisation)
    if let word = records[place] { batch.intervals.detail(recordName, .word(word)) }
    if spans[place].isCrossed { batch.intervals.detail(crossedName, .word(yes)) }
    for detail in columns.made[place].details.indices {
      guard let value = values[columns.made[place].details[detail].cell] else { continue }
      batch.intervals.detail(names[place].details[detail], value)
    }
  }
}
