import Essentials
import Testing
import Timelines

@Suite struct MemoryTimelinesTests {
  @Test func `a person's events come in the order of time, whatever the order of arrival`() throws {
    var records = RecordBuilder()
    let day = Day(number: 19_000)
    records.event("7", .observation, "snomed", "1", on: day, value: 2)
    records.event("7", .observation, "snomed", "1", on: day)
    records.event("7", .observation, "snomed", "1", at: Minute(day, after: 60))
    records.event("7", .clinical, "snomed", "1", on: day)
    records.event("7", .observation, "snomed", "1", on: day, value: -3)
    records.event("7", .prescription, "dmd", "9", on: day.advanced(by: -1))
    records.event(
      "7", .observation, "snomed", "1", on: day, value: 2, details: ["unit": .word("mmol/L")])
    let lines = try WrittenTimelines.lines(of: records.timelines())
    #expect(
      lines == [
        "person 7  born - died - sex 0",
        "  18999 -1 prescription dmd|9",
        "  19000 -1 clinical snomed|1",
        "  19000 -1 observation snomed|1",
        "  19000 -1 observation snomed|1 = -3.0",
        "  19000 -1 observation snomed|1 = 2.0",
        "  19000 -1 observation snomed|1 = 2.0 unit=\"mmol/L\"",
        "  19000 60 observation snomed|1",
      ])
  }

  @Test func `facts of one person are put together, and contradictions are counted`() throws {
    var records = RecordBuilder()
    records.birth("a", Day(number: 20))
    records.birth("a", Day(number: 10))
    records.sex("a", .female)
    records.sex("a", .unknown)
    records.fact("a", "mother", .person("b"))
    records.fact("a", "mother", .person("b"))
    records.fact("a", "ethnic_group", .word("Z"))
    records.fact("a", "ethnic_group", .word("A"))
    records.presence("3")
    let timelines = try records.timelines(partitionCount: 3)
    #expect(timelines.conflictCount == 1)
    #expect(
      try WrittenTimelines.lines(of: timelines) == [
        "person 3  born - died - sex 0",
        "person \(PersonKey("a").rawValue) a born 20 died - sex 1",
        "  fact ethnic_group=\"A\"", "  fact ethnic_group=\"Z\"",
        "  fact mother=person \(PersonKey("b").rawValue)",
      ])
  }

  @Test func `identical rows stay, and are counted`() throws {
    var records = RecordBuilder()
    for _ in 0..<3 {
      records.event("1", .clinical, "snomed", "1", on: Day(number: 5))
      records.event(
        "1", .clinical, "snomed", "1", on: Day(number: 5), value: 4,
        details: ["unit": .word("mg")])
      records.interval("1", .registration, from: Day(number: 1), at: "P1")
    }
    let timelines = try records.timelines()
    #expect(timelines.duplicateCount == 6)
    #expect(try WrittenTimelines.lines(of: timelines).count == 10)
  }

  @Test(arguments: 0..<12)
  func `neither order of arrival nor batches nor partitions leave a trace`(seed: UInt64) throws {
    let count = [0, 1, 7, 300, 3_000][Int(seed % 5)]
    let records = RandomRecords(seed: seed, count: count)
    let wanted = try WrittenTimelines.lines(
      of: MemoryTimelines(records.batches, records.dictionary))
    #expect(count == 0 ? wanted.isEmpty : !wanted.isEmpty)
    for partitionCount in [1, 2, 7, 64] {
      let other = RandomRecords(
        seed: seed, count: count, batchCount: partitionCount % 5 + 1, shuffle: seed + 100)
      let timelines = try MemoryTimelines(
        other.batches, other.dictionary, partitionCount: partitionCount)
      #expect(try WrittenTimelines.lines(of: timelines, blockSize: 3) == wanted)
    }
  }

  @Test(arguments: [(3_474_776, 10), (-719_529, 10), (5, 2_047), (5, -3)])
  func `an event that no calendar has is refused`(day: Int, minute: Int) throws {
    var records = RecordBuilder()
    records.event(
      "1", Concept(kind: .clinical, codings: []), on: Day(number: day), minute: Int16(minute))
    #expect(throws: InputProblem.self) { try records.timelines() }
  }
}
