import Essentials
import Timelines

/// Evaluates a program for one person and one index after another, straight from the columns of a
/// block.
///
/// Scratch memory is kept from one evaluation to the next: lists that expressions need for a while
/// are pushed onto stacks and taken off again.
struct Scan {
  let program: Program
  /// The timelines at hand.
  var block = TimelineBlock()
  /// The ids of people whose keys are hashes, in the partition at hand.
  var personTexts: [PersonKey: String] = [:]

  /// The person, by place in the block.
  private(set) var person = 0
  /// The events of the person that belong to each set of concepts asked for so far, with where the
  /// sets begin and end, and for which person they were found.
  var members: [Int] = []
  var memberRanges: [Range<Int>]
  var memberStamps: [Int]
  var stamp = 0
  var index = Moment.missing
  var periodStart = Moment.missing
  var periodEnd = Moment.missing
  /// The row that the answer is about, where measures count rows.
  var indexRow = RowPlace.none

  /// What bounds of windows came to.
  var bounds: [Bounds] = []
  var numberStack: [Double] = []
  var momentStack: [Moment] = []
  var placeStack: [RowPlace] = []
  /// What times come to that depend on the index alone: all times of the program for one date after
  /// another, and where those of the date at hand begin, or -1 where they have not been worked out.
  var timesByDate: [Moment] = []
  var firstTime = -1
  /// Texts that no program knew, such as the ids of people.
  var ownTexts: [String] = []
  var ownTextNumbers: [String: Int] = [:]
  /// Texts read as numbers; empty until one is asked for.
  var parsedTexts: [Double?] = []

  init(_ program: Program) {
    self.program = program
    let count = program.conceptCount == 0 ? 0 : program.conceptSets.count / program.conceptCount
    memberRanges = Array(repeating: 0..<0, count: count)
    memberStamps = Array(repeating: -1, count: count)
  }

  /// Takes up a person of the block at hand.
  mutating func take(person: Int) {
    self.person = person
    stamp += 1
    members.removeAll(keepingCapacity: true)
  }

  /// Where a window begins and ends.
  struct Bounds {
    var from: Moment
    var to: Moment
    var hasFrom: Bool
    var hasTo: Bool
    var isInForce: Bool
  }

  // MARK: The row

  /// The time of a row.
  func time(of row: RowPlace) -> Moment {
    if row.isEvent {
      return Moment(
        day: block.days[row.event],
        minute: block.minutes.isEmpty ? noMinute : block.minutes[row.event])
    }
    if row.isNone { return .missing }
    return moment(block.startDays[row.interval], block.startMinutes[row.interval])
  }

  /// The end of a row.
  func end(of row: RowPlace) -> Moment {
    if row.isNone { return .missing }
    if row.isEvent { return timeDetail(program.endName, of: row) }
    return moment(block.endDays[row.interval], block.endMinutes[row.interval])
  }

  private func moment(_ day: Int32, _ minute: Int16) -> Moment {
    day == noDay ? .missing : Moment(day: day, minute: minute)
  }

  /// The number of a row itself.
  func value(of row: RowPlace) -> Double {
    row.isEvent && !block.values.isEmpty ? block.values[row.event] : .nan
  }

  /// The places of a row's details, and whether they are of events.
  private func details(of row: RowPlace) -> Range<Int> {
    row.isNone
      ? 0..<0 : row.isEvent ? block.details(of: row.event) : block.details(ofInterval: row.interval)
  }

  func numberDetail(_ name: Int, of row: RowPlace) -> Double {
    for place in details(of: row) {
      let value =
        row.isEvent
        ? number(block.details, place, name) : number(block.intervalDetails, place, name)
      if let value { return value }
    }
    return .nan
  }

  func timeDetail(_ name: Int, of row: RowPlace) -> Moment {
    for place in details(of: row) {
      let value =
        row.isEvent ? time(block.details, place, name) : time(block.intervalDetails, place, name)
      if let value { return value }
    }
    return .missing
  }

  func textDetail(_ name: Int, of row: RowPlace) -> Int {
    for place in details(of: row) {
      let value =
        row.isEvent ? text(block.details, place, name) : text(block.intervalDetails, place, name)
      if let value { return value }
    }
    return -1
  }

  func numberFact(_ name: Int) -> Double {
    for place in block.facts(of: person) {
      if let value = number(block.facts, place, name) { return value }
    }
    return .nan
  }

  func timeFact(_ name: Int) -> Moment {
    for place in block.facts(of: person) {
      if let value = time(block.facts, place, name) { return value }
    }
    return .missing
  }

  func textFact(_ name: Int) -> Int {
    for place in block.facts(of: person) {
      if let value = text(block.facts, place, name) { return value }
    }
    return -1
  }

  private func number(_ details: borrowing DetailColumns, _ place: Int, _ name: Int) -> Double? {
    guard Int(details.names[place]) == name, case .number(let number)? = details.value(at: place)
    else { return nil }
    return number
  }

  private func time(_ details: borrowing DetailColumns, _ place: Int, _ name: Int) -> Moment? {
    guard Int(details.names[place]) == name else { return nil }
    switch details.value(at: place) {
    case .day(let day): return Moment(day)
    case .minute(let minute): return Moment(minute)
    default: return nil
    }
  }

  private func text(_ details: borrowing DetailColumns, _ place: Int, _ name: Int) -> Int? {
    guard Int(details.names[place]) == name, case .word(let word)? = details.value(at: place)
    else { return nil }
    return Int(word.rawValue)
  }

  /// The organisation of a row.
  func organisation(of row: RowPlace) -> Int {
    if row.isNone { return -1 }
    if row.isEvent { return textDetail(program.organisationName, of: row) }
    let organisation = block.organisations[row.interval]
    return organisation == .max ? -1 : Int(organisation)
  }
}
