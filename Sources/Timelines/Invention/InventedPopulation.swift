import Essentials

/// People who do not exist, with their records, in the core tables of OpenSAFELY.
///
/// The same settings give the same bytes. Each person's records depend on the seed and the person's
/// number alone, so that a population of any size is written person by person.
public struct InventedPopulation: Sendable {
  /// One of the tables.
  public enum Table: String, Sendable, CaseIterable {
    case patients
    case practiceRegistrations = "practice_registrations"
    case medications
    case clinicalEvents = "clinical_events"

    /// The names of its columns, with a line end.
    public var header: String {
      switch self {
      case .patients: "patient_id,date_of_birth,sex,date_of_death\n"
      case .practiceRegistrations: "patient_id,start_date,end_date,practice_pseudo_id\n"
      case .medications: "patient_id,date,dmd_code\n"
      case .clinicalEvents: "patient_id,date,snomedct_code,numeric_value\n"
      }
    }
  }

  /// The extension of the ids that are made up, which nobody was given.
  public static var namespace: String { InventedCodes.namespace }

  /// The number of people, who are numbered from 1.
  public let people: Int
  /// Where chance starts.
  public let seed: UInt64
  /// The number of practices: one for each 9,000 people, and five at least.
  public let practices: Int

  private let medicines: InventedCodes
  private let conditions: InventedCodes
  /// Events for each person, in thousandths.
  private let medicationsPerPerson: Int
  private let clinicalEventsPerPerson: Int

  /// The first and the last day of events: six years, of which any month can be asked about.
  static let days = (first: Day(number: 18_262), last: Day(number: 20_453))

  /// A population of `people` with about `rows` rows in all.
  ///
  /// Three of five events are medicines. A tenth of events is drawn from the codelists given, each
  /// list as often as any other, so that measures find something; the rest are invented ids that no
  /// dictionary holds.
  ///
  /// - Parameters:
  ///   - people: How many people; from 1.
  ///   - rows: About how many rows the four tables have together.
  ///   - seed: Any number.
  ///   - medicines: Codes of dm+d, list by list.
  ///   - conditions: Codes of SNOMED CT, list by list.
  public init(
    people: Int, rows: Int, seed: UInt64, medicines: [[String]] = [], conditions: [[String]] = []
  ) {
    self.people = max(people, 1)
    self.seed = seed
    practices = max(5, people / 9_000)
    self.medicines = InventedCodes(listed: medicines, count: 4_000, first: 100_000)
    self.conditions = InventedCodes(listed: conditions, count: 6_000, first: 500_000)
    // Each person has a row of their own and 1.15 registrations.
    let events = max(0, rows - self.people * 215 / 100)
    medicationsPerPerson = Int(Double(events) * 600 / Double(self.people))
    clinicalEventsPerPerson = Int(Double(events) * 400 / Double(self.people))
  }

  /// Adds the rows of some people to a table's bytes.
  ///
  /// - Precondition: the numbers lie from 1 to `people`.
  public func append(_ table: Table, of numbers: ClosedRange<Int>, to bytes: inout [UInt8]) {
    precondition(numbers.lowerBound >= 1 && numbers.upperBound <= people, "there is no such person")
    for number in numbers {
      let person = person(number)
      switch table {
      case .patients: appendPatient(number, person, &bytes)
      case .practiceRegistrations: appendRegistrations(number, person, &bytes)
      case .medications: appendMedications(number, person, &bytes)
      case .clinicalEvents: appendClinicalEvents(number, person, &bytes)
      }
    }
  }

  /// What all tables have to agree on.
  private struct Person {
    var birth: Day
    var death: Day?
    /// 0 to 3: how much is going on, more with age; a quarter of people each.
    var load: Int
  }

  private func chance(_ number: Int, _ part: UInt64) -> InventedChance {
    InventedChance(seed: seed ^ (UInt64(number) &* 8 &+ part) &* 0x9E37_79B9_7F4A_7C15)
  }

  private func person(_ number: Int) -> Person {
    var chance = chance(number, 0)
    let month = chance.below(90 * 12)
    // Births lie on the first of the month, as in extracts that are made safe.
    let birth = Day(year: 1930 + month / 12, month: month % 12 + 1, day: 1) ?? Self.days.first
    let load = month / 270
    let isDead = chance.below(1_000) < 150 - 45 * load
    let span = Self.days.last.number - Self.days.first.number
    let death = isDead ? Self.days.first.advanced(by: chance.below(span)) : nil
    return Person(birth: birth, death: death, load: 3 - load)
  }

  private func appendPatient(_ number: Int, _ person: Person, _ bytes: inout [UInt8]) {
    bytes.append(decimal: number)
    bytes.append(0x2C)
    bytes.append(date: person.birth)
    bytes.append(contentsOf: number % 2 == 0 ? ",male,".utf8 : ",female,".utf8)
    if let death = person.death { bytes.append(date: death) }
    bytes.append(0x0A)
  }

  private func appendRegistrations(_ number: Int, _ person: Person, _ bytes: inout [UInt8]) {
    var chance = chance(number, 1)
    var start = person.birth
    var practice = 1 + chance.below(practices)
    if chance.below(100) < 15 {
      // Moved once, in the years of events.
      let move = Self.days.first.advanced(by: chance.below(2_000))
      if move > start, person.death.map({ move < $0 }) ?? true {
        appendRegistration(number, start, move, practice, &bytes)
        start = move.advanced(by: 1)
        practice = 1 + chance.below(practices)
      }
    }
    appendRegistration(number, start, person.death, practice, &bytes)
  }

  private func appendRegistration(
    _ number: Int, _ start: Day, _ end: Day?, _ practice: Int, _ bytes: inout [UInt8]
  ) {
    bytes.append(decimal: number)
    bytes.append(0x2C)
    bytes.append(date: start)
    bytes.append(0x2C)
    if let end { bytes.append(date: end) }
    bytes.append(0x2C)
    bytes.append(decimal: practice)
    bytes.append(0x0A)
  }

  /// How many events of a sort a person has.
  private func count(_ perPerson: Int, _ person: Person, _ chance: inout InventedChance) -> Int {
    // The mean of the four is 1.
    let weights = [200, 600, 1_000, 2_200]
    let thousandths = perPerson * weights[person.load] / 1_000
    return thousandths / 1_000 + (chance.below(1_000) < thousandths % 1_000 ? 1 : 0)
  }

  /// A day of the years of events in the person's life.
  private func day(_ person: Person, _ chance: inout InventedChance) -> Day {
    let last = (person.death ?? Self.days.last).number
    let first = min(max(Self.days.first, person.birth).number, last)
    return Day(number: first + chance.below(last - first + 1))
  }

  private func appendMedications(_ number: Int, _ person: Person, _ bytes: inout [UInt8]) {
    var chance = chance(number, 2)
    let count = count(medicationsPerPerson, person, &chance)
    // Most issues are of a few medicines that a person takes for long.
    let regular = (0..<1 + person.load).map { _ in medicines.draw(&chance) }
    for _ in 0..<count {
      let isRegular = chance.below(10) < 8
      let code = isRegular ? regular[chance.below(regular.count)] : medicines.draw(&chance)
      appendEvent(number, day(person, &chance), medicines.codes[code], &bytes)
      bytes.append(0x0A)
    }
  }

  private func appendClinicalEvents(_ number: Int, _ person: Person, _ bytes: inout [UInt8]) {
    var chance = chance(number, 3)
    for _ in 0..<count(clinicalEventsPerPerson, person, &chance) {
      let code = conditions.codes[conditions.draw(&chance)]
      appendEvent(number, day(person, &chance), code, &bytes)
      bytes.append(0x2C)
      if chance.below(5) == 0 {
        let tenths = chance.below(2_000)
        bytes.append(decimal: tenths / 10)
        bytes.append(0x2E)
        bytes.append(decimal: tenths % 10)
      }
      bytes.append(0x0A)
    }
  }

  private func appendEvent(_ number: Int, _ day: Day, _ code: [UInt8], _ bytes: inout [UInt8]) {
    bytes.append(decimal: number)
    bytes.append(0x2C)
    bytes.append(date: day)
    bytes.append(0x2C)
    bytes.append(contentsOf: code)
  }
}

extension [UInt8] {
  /// Adds a number that is not negative, in digits.
  fileprivate mutating func append(decimal number: Int) {
    if number >= 10 { append(decimal: number / 10) }
    append(UInt8(0x30 + number % 10))
  }

  /// Adds a date as YYYY-MM-DD.
  fileprivate mutating func append(date: Day) {
    let (year, month, day) = date.civil
    append(decimal: year)
    for part in [month, day] {
      append(0x2D)
      append(UInt8(0x30 + part / 10))
      append(UInt8(0x30 + part % 10))
    }
  }
}
