import Essentials

/// Makes an event of each row.
struct EventTaker: RowTaker {
  private let columns: EventColumnsFound
  private let dates = CellDates()
  private var people = CellPeople()
  private var details: CellDetails
  private let maker: ConceptMaker
  private var concepts = ByteTable()
  /// Numbers for the parts of concepts that several columns make.
  private var parts = ByteTable()
  private var words = CellWords()
  /// The column whose bytes alone decide the concept.
  private let onlyCode: Int?
  private var text = NameNumber(rawValue: 0)
  private var comparator = NameNumber(rawValue: 0)
  /// The person whose event was left out last; rows mostly come person by person.
  private var lastLeftOut: PersonKey?

  init(_ columns: EventColumnsFound) {
    self.columns = columns
    details = CellDetails(columns.details)
    maker = ConceptMaker(columns)
    onlyCode = maker.columnsUsed.count == 1 ? columns.codes.first?.column : nil
  }

  mutating func prepare(_ dictionary: inout TimelineDictionary) {
    details.prepare(&dictionary)
    text = dictionary.number(ofName: DetailName.text)
    comparator = dictionary.number(ofName: DetailName.comparator)
  }

  mutating func take(
    _ text: Span<UInt8>, _ row: borrowing RowMarks, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary
  ) -> RowFault? {
    let personCell = row.cell(columns.person)
    var person = PersonKey(rawValue: 0)
    if let plain = CellPeople.plain(text, personCell) {
      person = plain
    } else {
      let read = people.read(text, personCell, &batch.texts)
      if let fault = read.fault { return RowFault(fault, column: columns.person) }
      person = read.person
    }

    let timeCell = row.cell(columns.time)
    var day: Int32 = 0
    var minute = noMinute
    if let plain = dates.plainDay(text, timeCell) {
      day = plain
    } else if case .time(let readDay, let readMinute) = dates.read(text, timeCell) {
      day = readDay
      minute = readMinute
    } else {
      return timeFault(text, timeCell, columns.time)
    }
    if let moment = columns.moment {
      switch time(text, row.cell(moment), day) {
      case .time(let readDay, let readMinute): (day, minute) = (readDay, readMinute)
      case .fault(let reason): return RowFault(reason, column: moment)
      }
    }

    var concept = ConceptNumber(rawValue: 0)
    if let onlyCode, let key = ByteTable.key(text, row.cell(onlyCode)),
      let known = concepts.number(key)
    {
      concept = ConceptNumber(rawValue: known)
    } else {
      do throws(RowFault) {
        concept = try self.concept(text, row, &dictionary)
      } catch {
        return error
      }
    }
    if dictionary.leavesOut(concept) {
      // The person is there all the same.
      if person != lastLeftOut { batch.facts.presence(person) }
      lastLeftOut = person
      return nil
    }
    return take(text, row, person, day, minute, concept, into: &batch, &dictionary)
  }

  /// Adds the event with its value and details.
  @inline(__always)
  private mutating func take(
    _ text: Span<UInt8>, _ row: borrowing RowMarks, _ person: PersonKey, _ day: Int32,
    _ minute: Int16, _ concept: ConceptNumber, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary
  ) -> RowFault? {
    var value = Double.nan
    var said: (name: NameNumber, value: DetailValue)?
    if let column = columns.value {
      let cell = row.cell(column)
      if !cell.isEmpty {
        if let number = CellNumbers.read(text, cell) {
          value = number
        } else {
          let read = otherValue(text, text.trimmed(cell), &dictionary)
          if let fault = read.fault { return RowFault(fault, column: column) }
          (value, said) = (read.number, read.said)
        }
      }
    }
    if !details.isEmpty,
      let fault = details.read(text, row, dates, &people, &batch.texts, &dictionary)
    {
      return fault
    }
    batch.events.append(
      person, day: Day(number: Int(day)), minute: minute, concept: concept, value: value)
    if let said { batch.events.detail(said.name, said.value) }
    if !details.isEmpty {
      for detail in details.found { batch.events.detail(detail.name, detail.value) }
    }
    return nil
  }

  private func timeFault(_ text: Span<UInt8>, _ cell: Range<Int>, _ column: Int) -> RowFault {
    if text.trimmed(cell).isEmpty { return RowFault(.isBlank, column: column) }
    if case .fault(let reason) = dates.read(text, cell) { return RowFault(reason, column: column) }
    return RowFault(.isNoDate, column: column)
  }

  /// The day and time of a column of moments, where midnight is no time; blank leaves the day.
  private func time(_ text: Span<UInt8>, _ cell: Range<Int>, _ day: Int32) -> CellDates.Reading {
    if text.trimmed(cell).isEmpty { return .time(day: day, minute: noMinute) }
    let reading = dates.read(text, cell)
    if case .time(let day, 0) = reading { return .time(day: day, minute: noMinute) }
    return reading
  }

  /// The concept of a row whose code was not met before, or that takes more than one column.
  private mutating func concept(
    _ text: Span<UInt8>, _ row: borrowing RowMarks, _ dictionary: inout TimelineDictionary
  ) throws(RowFault) -> ConceptNumber {
    let key: ByteTable.Key?
    if let onlyCode {
      key = ByteTable.key(text, row.cell(onlyCode))
    } else {
      key = manyKey(text, row)
      if let key, let known = concepts.number(key) { return ConceptNumber(rawValue: known) }
    }
    let made = try maker.make(text, row)
    let number = dictionary.number(of: made.concept, display: made.display)
    if let key { concepts.insert(key, number.rawValue) }
    return number
  }

  /// A key made of the numbers of all cells that decide the concept.
  private mutating func manyKey(_ text: Span<UInt8>, _ row: borrowing RowMarks) -> ByteTable.Key? {
    var numbers: (UInt64, UInt64) = (0, 0)
    for column in maker.columnsUsed {
      guard let key = ByteTable.key(text, row.cell(column)) else { return nil }
      var number = UInt32(parts.count)
      if let known = parts.number(key) { number = known } else { parts.insert(key, number) }
      numbers = (numbers.0 << 32 | numbers.1 >> 32, numbers.1 << 32 | UInt64(number))
    }
    return ByteTable.Key(first: numbers.0, second: numbers.1, third: .max)
  }

  /// A value that is no plain number: with a comparator, or a text where texts may stand.
  private mutating func otherValue(
    _ text: Span<UInt8>, _ cell: Range<Int>, _ dictionary: inout TimelineDictionary
  ) -> (number: Double, said: (name: NameNumber, value: DetailValue)?, fault: RowFault.Reason?) {
    if cell.isEmpty { return (.nan, nil, nil) }
    guard columns.valueForm == .open, !EventTaker.isNoNumber(text, cell) else {
      return (.nan, nil, .isNoNumber)
    }
    var place = cell.lowerBound
    while place < cell.upperBound, [0x3C, 0x3D, 0x3E, 0x7E].contains(text[place]) { place += 1 }
    if place > cell.lowerBound, place - cell.lowerBound <= 2,
      let number = CellNumbers.read(text, place..<cell.upperBound)
    {
      let read = words.number(text, cell.lowerBound..<place, &dictionary)
      return (number, (comparator, .word(read.word)), read.fault)
    }
    let read = words.number(text, cell, &dictionary)
    return (.nan, (self.text, .word(read.word)), read.fault)
  }

  /// Whether a cell says in so many words that it holds no number.
  private static func isNoNumber(_ text: Span<UInt8>, _ cell: Range<Int>) -> Bool {
    guard cell.count <= 9 else { return false }
    let word = text.text(cell).lowercased().drop { $0 == "-" || $0 == "+" }
    return word == "nan" || word == "inf" || word == "infinity"
  }
}
