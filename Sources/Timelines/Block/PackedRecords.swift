/// The order of one person's events in 64 bits: day, then minute, then concept.
///
/// 22 bits of day since 1 January of year 0, so that 9999-12-31 fits; 11 bits of minute, of which 0
/// is "not known"; 31 bits of concept.
enum EventKey {
  /// The days from the start of year 0 to 1 January 1970.
  static let dayBias: Int32 = 719_528

  static func pack(day: Int32, minute: Int16, concept: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: day &+ dayBias)) << 42
      | UInt64(UInt16(bitPattern: minute &+ 1)) << 31 | UInt64(concept)
  }

  /// Whether an event can be packed.
  static func fits(day: Int32, minute: Int16, concept: UInt32) -> Bool {
    (UInt32(bitPattern: day &+ dayBias) >> 22)
      | UInt32(UInt16(bitPattern: minute &+ 1) >> 11) | (concept >> 31) == 0
  }

  static func day(_ key: UInt64) -> Int32 { Int32(truncatingIfNeeded: key >> 42) &- dayBias }
  static func minute(_ key: UInt64) -> Int16 {
    Int16(truncatingIfNeeded: (key >> 31) & 0x7FF) &- 1
  }
  static func concept(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key & 0x7FFF_FFFF) }
}

/// A plain event in 64 bits: 32 of person, 16 of day since 1900, 16 of concept.
///
/// Most events are a coded entry of a person with a number, on a day; at 8 bytes each, a store of
/// 26 million is grouped in memory.
enum PlainEvent {
  /// 1 January 1900.
  static let firstDay: Int32 = -25_567

  static func pack(person: UInt64, day: Int32, concept: UInt32) -> UInt64 {
    person << 32 | UInt64(UInt32(bitPattern: day &- firstDay)) << 16 | UInt64(concept)
  }

  /// Whether a person, a day and a concept fit.
  static func fits(person: UInt64, day: Int32, concept: UInt32) -> Bool {
    (person >> 32) | UInt64((UInt32(bitPattern: day &- firstDay) | concept) >> 16) == 0
  }

  static func person(_ event: UInt64) -> UInt64 { event >> 32 }
  static func day(_ event: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: (event >> 16) & 0xFFFF) &+ firstDay
  }
  static func concept(_ event: UInt64) -> Int { Int(truncatingIfNeeded: event & 0xFFFF) }
}

/// An event of any sort.
struct PackedEvent {
  var person: UInt64
  var key: UInt64
  var value: Double
}

/// A detail; its owner is a place in its bucket.
struct PackedDetail: Equatable {
  var bits: UInt64
  var owner: UInt32
  var name: UInt16
  var sort: UInt8
}

/// Which record of its source a row is; its owner is a place in its bucket.
struct PackedIdentity {
  var identity: UInt64
  var version: Int64
  var owner: UInt32
}

/// An interval.
struct PackedInterval {
  var person: UInt64
  var startDay: Int32
  var endDay: Int32
  var startMinute: Int16
  var endMinute: Int16
  var organisation: UInt32
  var kind: UInt8
}

/// A fact.
struct PackedFact {
  var person: UInt64
  var bits: UInt64
  var name: UInt16
  var subject: UInt8
  var sort: UInt8
}

/// The records of one partition, in the order of arrival.
struct RecordBucket {
  var plain: [UInt64] = []
  var events: [PackedEvent] = []
  var eventDetails: [PackedDetail] = []
  var eventIdentities: [PackedIdentity] = []
  var intervals: [PackedInterval] = []
  var intervalDetails: [PackedDetail] = []
  var intervalIdentities: [PackedIdentity] = []
  var facts: [PackedFact] = []
  var texts = PersonTexts()

  /// The number of bytes in use.
  var byteCount: Int {
    plain.count * 8 + events.count * MemoryLayout<PackedEvent>.stride
      + (eventDetails.count + intervalDetails.count) * MemoryLayout<PackedDetail>.stride
      + (eventIdentities.count + intervalIdentities.count)
      * MemoryLayout<PackedIdentity>.stride
      + intervals.count * MemoryLayout<PackedInterval>.stride
      + facts.count * MemoryLayout<PackedFact>.stride + texts.keys.count * 12 + texts.bytes.count
  }

  /// Empties it and gives its memory back.
  mutating func removeAll() { self = RecordBucket() }
}
