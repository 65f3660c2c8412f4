import Essentials

/// How one code is used in a source of timelines.
public struct CodeUse: Sendable, Equatable {
  /// The code with its system.
  public let coding: Coding
  /// What records call it, where any does.
  public private(set) var display: String?
  /// The events that have the code.
  public private(set) var events = 0
  /// The people who have such an event.
  public private(set) var people = 0
  /// Those events that have a value.
  public private(set) var valued = 0
  /// The events of each kind, by its raw value.
  public private(set) var kinds = [Int](repeating: 0, count: 256)
  /// The events of each year.
  public private(set) var years: [Int: Int] = [:]
  /// The number of the day of the first event.
  public private(set) var firstDay: Int?
  /// The number of the day of the last event.
  public private(set) var lastDay: Int?

  /// The uses of a code, one for each system that has it among the records.
  ///
  /// - Parameters:
  ///   - code: The code as written.
  ///   - system: The system, by any name it goes by; any where `nil`.
  ///   - source: The records.
  /// - Returns: Nothing where no record has it.
  /// - Throws: What reading throws.
  public static func find(
    _ code: String, system: String?, in source: some TimelineSource
  ) throws -> [CodeUse] {
    let wanted = system.map { CodeSystem.word(for: $0) }
    var uses: [CodeUse] = []
    var places: [[Int]] = []
    for (number, concept) in source.dictionary.concepts.enumerated() {
      places.append([])
      for coding in concept.codings
      where coding.code == code && wanted.map({ CodeSystem.isSameSpace($0, coding.system) }) ?? true
      {
        let place = uses.firstIndex { $0.coding == coding } ?? uses.count
        if place == uses.count { uses.append(CodeUse(coding: coding)) }
        if uses[place].display == nil { uses[place].display = source.dictionary.displays[number] }
        if !places[number].contains(place) { places[number].append(place) }
      }
    }
    guard !uses.isEmpty else { return [] }
    let kinds = source.dictionary.concepts.map { Int($0.kind.rawValue) }
    for partition in 0..<source.partitionCount {
      try source.forEachBlock(of: partition, blockSize: 256) { block in
        for person in 0..<block.count {
          var isCounted = Array(repeating: false, count: uses.count)
          for event in block.events(of: person) {
            let concept = Int(block.concepts[event])
            for place in places[concept] {
              uses[place].count(block, event, kinds[concept])
              if !isCounted[place] { uses[place].people += 1 }
              isCounted[place] = true
            }
          }
        }
      }
    }
    return uses.filter { $0.events > 0 }
  }

  private init(coding: Coding) { self.coding = coding }

  private mutating func count(_ block: borrowing TimelineBlock, _ event: Int, _ kind: Int) {
    let day = Int(block.days[event])
    events += 1
    kinds[kind] += 1
    years[Day(number: day).year, default: 0] += 1
    if !block.values.isEmpty, !block.values[event].isNaN { valued += 1 }
    firstDay = min(firstDay ?? day, day)
    lastDay = max(lastDay ?? day, day)
  }

  /// The use as JSON.
  public var json: ReportJSON {
    .object([
      ("system", .text(coding.system)), ("code", .text(coding.code)),
      ("display", display.map { .text($0) } ?? .null), ("events", .whole(events)),
      ("people", .whole(people)), ("with_value", .whole(valued)),
      ("kinds", .object(StoreShape.kinds(kinds).map { ($0.word, .whole($0.count)) })),
      ("first", firstDay.map { .text(Day(number: $0).isoText) } ?? .null),
      ("last", lastDay.map { .text(Day(number: $0).isoText) } ?? .null),
      (
        "years",
        .object(years.sorted { $0.key < $1.key }.map { (String($0.key), .whole($0.value)) })
      ),
    ])
  }
}
