import Essentials
import Foundation
import Timelines

/// Tables written to a folder of their own, read, and what came of them.
struct ReadTables {
  private(set) var batch = RecordBatch()
  private(set) var dictionary = TimelineDictionary()
  private(set) var rejects: [RejectedRows.Row] = []
  private(set) var seen = 0
  private(set) var layouts: [String] = []
  private(set) var unknown: [InputProblem] = []
  private(set) var notes: [String] = []

  /// Reads texts by file name, in pieces of so many bytes.
  init(
    _ tables: [String: String], layouts: [RecordLayout] = [], pieceBytes: Int = 4 << 20
  ) throws {
    try self.init(
      bytes: tables.mapValues { Array($0.utf8) }, layouts: layouts, pieceBytes: pieceBytes)
  }

  /// Reads one table.
  init(_ table: String, name: String = "table.csv", pieceBytes: Int = 4 << 20) throws {
    try self.init([name: table], pieceBytes: pieceBytes)
  }

  init(
    bytes tables: [String: [UInt8]], layouts: [RecordLayout] = [], pieceBytes: Int = 4 << 20
  ) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (name, bytes) in tables { try folder.write(bytes, name) }
    try self.init(paths: [folder.path], layouts: layouts, pieceBytes: pieceBytes)
  }

  init(paths: [String], layouts known: [RecordLayout] = [], pieceBytes: Int = 4 << 20) throws {
    let layout = try SourceLayout(try SourceFiles.list(paths), layouts: known)
    layouts = layout.tables.map(\.layout)
    unknown = layout.unknown.map(\.problem)
    notes = layout.notes
    for table in layout.tables {
      var reader = table.makeReader()
      var pieces = SourcePieces(try table.open(), pieceBytes: pieceBytes)
      var rejected = RejectedRows()
      var hasMore = true
      while hasMore {
        hasMore = try pieces.next { piece, isLast in
          reader.read(piece, isLast: isLast, into: &batch, &dictionary, &rejected)
        }
      }
      rejects += rejected.rows
      seen += rejected.seen
    }
  }

  /// The events, a line each: person, day, minute, kind, codes, value, details.
  var events: [String] {
    batch.events.people.indices.map { place in
      let concept = dictionary.concepts[Int(batch.events.concepts[place])]
      let codes = concept.codings.map { "\($0.system):\($0.code)" }.joined(separator: "+")
      let time = time(batch.events.days[place], batch.events.minutes[place])
      let value = batch.events.values[place]
      let details = details(batch.events.details, place)
      return "\(person(batch.events.people[place])) \(time) \(concept.kind.word) \(codes)"
        + (value.isNaN ? "" : " \(value)") + details
    }
  }

  /// The intervals, a line each: person, kind, start, end, organisation, details.
  var intervals: [String] {
    let columns = batch.intervals
    return columns.people.indices.map { place in
      let kind = IntervalKind(rawValue: columns.kinds[place])?.word ?? "?"
      let start = time(columns.startDays[place], columns.startMinutes[place])
      let end = time(columns.endDays[place], columns.endMinutes[place])
      let organisation = columns.organisations[place]
      let name = organisation == .max ? "-" : dictionary.words[Int(organisation)]
      return "\(person(columns.people[place])) \(kind) \(start) \(end) \(name)"
        + details(columns.details, place)
    }
  }

  /// The facts, a line each, presences left out: person, subject, value.
  var facts: [String] {
    let columns = batch.facts
    return columns.people.indices.compactMap { place in
      guard let subject = FactColumns.Subject(rawValue: columns.subjects[place]),
        subject != .presence
      else { return nil }
      let value = DetailValue(sort: columns.sorts[place], bits: columns.bits[place])
      let name = subject == .detail ? dictionary.names[Int(columns.names[place])] : "\(subject)"
      return "\(person(columns.people[place])) \(name)=\(value.map(word) ?? "?")"
    }
  }

  private func person(_ key: PersonKey) -> String {
    guard key.isHash else { return "\(key.rawValue)" }
    let place = batch.texts.keys.firstIndex(of: key)
    return place.map { batch.texts[$0] } ?? "#\(key.rawValue)"
  }

  private func time(_ day: Int32, _ minute: Int16) -> String {
    guard day != noDay else { return "-" }
    let text = Day(number: Int(day)).iso
    return minute == noMinute ? text : text + "+\(minute)"
  }

  private func details(_ columns: DetailColumns, _ owner: Int) -> String {
    columns.owners.indices.filter { columns.owners[$0] == owner }.map { place in
      let value = columns.value(at: place).map(word) ?? "?"
      return " \(dictionary.names[Int(columns.names[place])])=\(value)"
    }.joined()
  }

  private func word(_ value: DetailValue) -> String {
    switch value {
    case .number(let number): "\(number)"
    case .word(let word): "'\(dictionary[word])'"
    case .day(let day): day.iso
    case .minute(let minute): time(Int32(minute.day.number), Int16(minute.minutesIntoDay))
    case .person(let key): "@\(person(key))"
    }
  }
}

extension Day {
  /// The date as YYYY-MM-DD.
  var iso: String {
    let (year, month, day) = civil
    let parts = [month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(year)-\(parts[0])-\(parts[1])"
  }
}

/// A folder that is there for one test.
struct TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "vigil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  @discardableResult
  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let file = URL(filePath: path).appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// SplitMix64, so that generated input is the same on every run.
struct TableRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
