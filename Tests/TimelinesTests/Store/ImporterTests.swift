import Essentials
import Foundation
import Testing

@testable import Timelines

@Suite struct ImporterTests {
  /// Records with the text of a source that holds them all, and some rows that do not do.
  struct Example {
    let records: RandomRecords
    let text: String

    init(seed: UInt64, count: Int, faults: Bool = true) {
      records = RandomRecords(seed: seed, count: count)
      var lines = ["number"]
      for number in 0..<count {
        lines.append("\(number)")
        if faults, number % 50 == 17 { lines.append("bad \(number)") }
        if faults, number % 70 == 3 { lines.append("skip") }
      }
      text = lines.joined(separator: "\n") + "\n"
    }

    func source(_ path: String) -> ImportSource {
      let records = records.records
      return ImportSource(path: path, role: "numbers", header: Array("number\n".utf8)) {
        _ in NumberedReader(records: records, headerLines: 1)
      }
    }

    func lines() throws -> [String] {
      try WrittenTimelines.lines(of: MemoryTimelines(records.batches, records.dictionary))
    }
  }

  static func settings(
    partitions: Int? = nil, memory: Int = 320 << 20, piece: Int = 4 << 20
  ) -> Importer.Settings {
    var settings = Importer.Settings()
    settings.partitionCount = partitions
    settings.memoryBytes = memory
    settings.pieceBytes = piece
    return settings
  }

  @Test(arguments: 0..<10)
  func `what comes from disk is what was in memory`(seed: UInt64) throws {
    let scratch = try Scratch()
    let example = Example(seed: seed, count: [0, 1, 5, 400, 2_500][Int(seed % 5)])
    let path = try scratch.write(example.text, to: "numbers.csv")
    for partitions in [1, 5] {
      let report = try Importer.run(
        [example.source(path)], into: scratch.path("store-\(partitions)"),
        settings: Self.settings(partitions: partitions, piece: 500))
      let store = try TimelineStore(path: scratch.path("store-\(partitions)"))
      #expect(try WrittenTimelines.lines(of: store) == example.lines())
      #expect(try WrittenTimelines.lines(of: store, blockSize: 2) == example.lines())
      #expect(store.partitionCount == partitions)
      #expect(report.events == store.conceptCounts.reduce(0, +))
      #expect(report.rows == example.text.split(separator: "\n").count - 1)
    }
  }

  @Test func `how much memory there is leaves no trace`() throws {
    let scratch = try Scratch()
    let example = Example(seed: 1, count: 3_000)
    let path = try scratch.write(example.text, to: "numbers.csv")
    for (name, memory) in [("a", 1 << 30), ("b", 20_000), ("c", 0)] {
      _ = try Importer.run(
        [example.source(path)], into: scratch.path(name),
        settings: Self.settings(partitions: 3, memory: memory, piece: 1_000))
    }
    let files = try scratch.files(in: "a")
    #expect(files.count == 8)
    #expect(try scratch.files(in: "b") == files)
    #expect(try scratch.files(in: "c") == files)
  }

  @Test func `refused rows are kept under their header, with reasons`() throws {
    let scratch = try Scratch()
    let example = Example(seed: 2, count: 80)
    let path = try scratch.write(example.text, to: "numbers.csv")
    let report = try Importer.run([example.source(path)], into: scratch.path("store"))
    #expect(try scratch.text("store/rejects/numbers.csv") == "number\nbad 17\nbad 67\n")
    #expect(
      try scratch.text("store/rejects/numbers.csv.reasons.csv") == """
        line,source_line,column,value,what,remedy
        2,21,number,bad 17,is no record,write a whole number
        3,72,number,bad 67,is no record,write a whole number

        """)
    #expect(report.refused == 2 && report.skipped == 2 && report.rows == 84)
    #expect(report.sources[0].refused == ["number is no record": 2])
    #expect(report.sources[0].skipped == ["of no interest": 2])
  }

  @Test func `a strict import stops at the first row that cannot be read, and leaves nothing`()
    throws
  {
    let scratch = try Scratch()
    let example = Example(seed: 2, count: 80)
    let path = try scratch.write(example.text, to: "numbers.csv")
    var settings = Importer.Settings()
    settings.isStrict = true
    let problem = #expect(throws: InputProblem.self) {
      try Importer.run([example.source(path)], into: scratch.path("store"), settings: settings)
    }
    #expect(problem?.line == 21 && problem?.value == "bad 17")
    #expect(try scratch.files(in: "store").isEmpty)
  }

  @Test func `the same source again changes nothing, and a changed one is added`() throws {
    let scratch = try Scratch()
    let example = Example(seed: 3, count: 300)
    let path = try scratch.write(example.text, to: "numbers.csv")
    _ = try Importer.run([example.source(path)], into: scratch.path("store"))
    let files = try scratch.files(in: "store")
    let again = try Importer.run([example.source(path)], into: scratch.path("store"))
    #expect(again.part == nil && again.sources[0].isKnown && again.rows == 0)
    #expect(try scratch.files(in: "store") == files)
    try scratch.write(example.text + "5\n", to: "numbers.csv")
    let more = try Importer.run([example.source(path)], into: scratch.path("store"))
    #expect(more.part == 2 && more.rows == again.rows + report(example) + 1)
    #expect(try scratch.text("store/rejects/numbers-2.csv").hasPrefix("number\nbad 17\n"))
  }

  private func report(_ example: Example) -> Int { example.text.split(separator: "\n").count - 1 }

  @Test(arguments: 0..<6)
  func `parts that were added one after the other read as if they had come together`(
    seed: UInt64
  ) throws {
    let scratch = try Scratch()
    let example = Example(seed: seed, count: 900, faults: false)
    let rows = example.text.split(separator: "\n").dropFirst()
    for number in 0..<3 {
      let own = rows.enumerated().filter { $0.offset % 3 == number }.map { String($0.element) }
      let path = try scratch.write(
        "number\n" + own.joined(separator: "\n") + "\n", to: "numbers-\(number).csv")
      let report = try Importer.run(
        [example.source(path)], into: scratch.path("store"),
        settings: Self.settings(partitions: number == 0 ? 4 : nil))
      #expect(report.part == number + 1)
    }
    let store = try TimelineStore(path: scratch.path("store"))
    for blockSize in [1, 3, 256] {
      #expect(try WrittenTimelines.lines(of: store, blockSize: blockSize) == example.lines())
    }
  }

  @Test func `a folder that is no store, or has another number of partitions, is refused`() throws {
    let scratch = try Scratch()
    let example = Example(seed: 4, count: 20)
    let path = try scratch.write(example.text, to: "numbers.csv")
    let other = #expect(throws: InputProblem.self) {
      try Importer.run([example.source(path)], into: scratch.folder.path)
    }
    #expect(other?.what == "is no store of timelines, and not empty")
    _ = try Importer.run(
      [example.source(path)], into: scratch.path("store"), settings: Self.settings(partitions: 2))
    try scratch.write("number\n1\n", to: "numbers.csv")
    #expect(throws: InputProblem.self) {
      try Importer.run(
        [example.source(path)], into: scratch.path("store"),
        settings: Self.settings(partitions: 3))
    }
    let missing = #expect(throws: InputProblem.self) {
      try TimelineStore(path: scratch.path("nowhere"))
    }
    #expect(missing?.what == "is no store of timelines")
  }
}
