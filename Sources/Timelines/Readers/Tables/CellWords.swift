import Essentials

/// Turns words in cells into numbers of the dictionary, each text only once.
struct CellWords: Sendable {
  private var known = ByteTable()

  /// The most bytes of a word; longer texts are refused.
  static let bytesMost = 4_096

  /// The number of the word in a cell that is not blank.
  mutating func number(
    _ text: Span<UInt8>, _ cell: Range<Int>, _ dictionary: inout TimelineDictionary
  ) -> (word: WordNumber, fault: RowFault.Reason?) {
    let key = ByteTable.key(text, cell)
    if let key, let number = known.number(key) { return (WordNumber(rawValue: number), nil) }
    let range = text.trimmed(cell)
    let none = WordNumber(rawValue: 0)
    if range.count > CellWords.bytesMost { return (none, .isTooLong) }
    guard text.isText(range) else { return (none, .isNoText) }
    let word = dictionary.number(ofWord: text.text(range))
    if let key { known.insert(key, word.rawValue) }
    return (word, nil)
  }
}

/// A column whose cells become details.
struct DetailColumn: Sendable {
  /// What the cells of a column hold.
  enum Sort: Sendable, Hashable {
    /// A number.
    case number
    /// A word.
    case word
    /// A day or a moment.
    case time
    /// Somebody else's id.
    case person
    /// A number, a day, a moment or a word, whichever it reads as.
    case open
  }

  /// The column, from 0.
  let column: Int
  /// The detail's name.
  let name: String
  /// What its cells hold.
  let sort: Sort
}

/// Reads the details of a row, all of them before any is used.
struct CellDetails: Sendable {
  private let columns: [DetailColumn]
  private var names: [NameNumber] = []
  private var words = CellWords()
  /// What the row at hand says.
  private(set) var found: [(name: NameNumber, value: DetailValue)] = []

  init(_ columns: [DetailColumn]) { self.columns = columns }

  var isEmpty: Bool { columns.isEmpty }

  mutating func prepare(_ dictionary: inout TimelineDictionary) {
    names = columns.map { dictionary.number(ofName: $0.name) }
  }

  /// Reads the row's details into `found`; blank cells say nothing.
  mutating func read(
    _ text: Span<UInt8>, _ row: borrowing RowMarks, _ dates: CellDates, _ people: inout CellPeople,
    _ texts: inout PersonTexts, _ dictionary: inout TimelineDictionary
  ) -> RowFault? {
    found.removeAll(keepingCapacity: true)
    for place in columns.indices {
      let column = columns[place].column
      let cell = text.trimmed(row.cell(column))
      if cell.isEmpty { continue }
      var fault: RowFault.Reason?
      let value: DetailValue?
      switch columns[place].sort {
      case .number:
        value = CellNumbers.read(text, cell).map(DetailValue.number)
        if value == nil { fault = .isNoNumber }
      case .word:
        let read = words.number(text, cell, &dictionary)
        (value, fault) = (.word(read.word), read.fault)
      case .time: (value, fault) = CellDetails.time(dates.read(text, cell))
      case .person:
        let read = people.read(text, cell, &texts)
        (value, fault) = (.person(read.person), read.fault)
      case .open:
        if let open = CellDetails.open(text, cell, dates) {
          value = open
        } else {
          let read = words.number(text, cell, &dictionary)
          (value, fault) = (.word(read.word), read.fault)
        }
      }
      if let fault { return RowFault(fault, column: column) }
      if let value { found.append((names[place], value)) }
    }
    return nil
  }

  /// What a reading of a cell says, or what is wrong with it.
  static func time(_ reading: CellDates.Reading)
    -> (value: DetailValue?, fault: RowFault.Reason?)
  {
    switch reading {
    case .time(let day, noMinute): (.day(Day(number: Int(day))), nil)
    case .time(let day, let minute):
      (.minute(Minute(Day(number: Int(day)), after: Int(minute))), nil)
    case .fault(let reason): (nil, reason)
    }
  }

  /// A number, day or moment; `nil` for a word, such as an id with a zero before it.
  static func open(_ text: Span<UInt8>, _ cell: Range<Int>, _ dates: CellDates)
    -> DetailValue?
  {
    let first = text[cell.lowerBound]
    guard first &- 0x30 < 10 || first == 0x2D || first == 0x2E else { return nil }
    let second = cell.count > 1 ? text[cell.lowerBound + 1] : 0
    // An id of more digits than a number keeps would be changed.
    if first != 0x30 || second &- 0x30 > 9, cell.count <= 15,
      let number = CellNumbers.read(text, cell)
    {
      return .number(number)
    }
    return cell.count >= 10 ? time(dates.read(text, cell)).value : nil
  }
}
