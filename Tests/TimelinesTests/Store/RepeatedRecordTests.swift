import Essentials
import Testing

@testable import Timelines

/// Records that a source holds in several versions.
@Suite struct RepeatedRecordTests {
  /// Rows of one person in a number of batches: identity (0 for none), version and value.
  private func timelines(_ rows: [(identity: UInt64, version: Int64, value: Double)]) throws
    -> MemoryTimelines
  {
    var dictionary = TimelineDictionary()
    let concept = dictionary.number(
      of: Concept(kind: .observation, codings: [Coding(system: "loinc", code: "1")]))
    let unit = dictionary.number(ofName: "unit")
    let word = dictionary.number(ofWord: "mg")
    var batches: [RecordBatch] = []
    for row in rows {
      var batch = RecordBatch()
      batch.events.append(
        PersonKey("1"), day: Day(number: Int(row.value)), concept: concept, value: row.value)
      batch.events.detail(unit, .word(word))
      if row.identity != 0 { batch.events.identify(row.identity, version: row.version) }
      batch.intervals.append(
        PersonKey("1"), .admission, start: Day(number: Int(row.value)), end: nil,
        organisation: nil)
      batch.intervals.detail(unit, .number(row.value))
      if row.identity != 0 { batch.intervals.identify(row.identity, version: row.version) }
      batches.append(batch)
    }
    return try MemoryTimelines(batches, dictionary)
  }

  @Test func `of several versions the highest stays, and of equals the last, with its details`()
    throws
  {
    let timelines = try timelines([
      (7, 2, 10), (8, .min, 20), (7, 3, 30), (0, 0, 40), (7, 1, 50), (8, .min, 60), (0, 0, 40),
    ])
    #expect(
      try WrittenTimelines.lines(of: timelines).dropFirst() == [
        "  30 -1 observation loinc|1 = 30.0 unit=\"mg\"",
        "  40 -1 observation loinc|1 = 40.0 unit=\"mg\"",
        "  40 -1 observation loinc|1 = 40.0 unit=\"mg\"",
        "  60 -1 observation loinc|1 = 60.0 unit=\"mg\"",
        "  interval 1 30 -1 to - -1 at - unit=30.0", "  interval 1 40 -1 to - -1 at - unit=40.0",
        "  interval 1 40 -1 to - -1 at - unit=40.0", "  interval 1 60 -1 to - -1 at - unit=60.0",
      ])
    #expect(timelines.repeatCount == 6 && timelines.duplicateCount == 2)
  }

  @Test func `an event without time, value and details is left out like any other`() throws {
    var dictionary = TimelineDictionary()
    let concept = dictionary.number(of: Concept(kind: .condition, codings: []))
    var batch = RecordBatch()
    for day in [5, 6] {
      batch.events.append(PersonKey("1"), day: Day(number: day), concept: concept)
      batch.events.identify(3, version: 1)
    }
    batch.events.append(PersonKey("1"), day: Day(number: 7), concept: concept)
    let timelines = try MemoryTimelines([batch], dictionary)
    #expect(
      try WrittenTimelines.lines(of: timelines).dropFirst() == [
        "  6 -1 condition ", "  7 -1 condition ",
      ])
  }
}
