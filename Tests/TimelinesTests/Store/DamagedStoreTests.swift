import Essentials
import Foundation
import Testing

@testable import Timelines

/// Files that are not as they were written.
@Suite struct DamagedStoreTests {
  private let scratch: Scratch
  private let files: [String: Data]

  init() throws {
    scratch = try Scratch()
    let example = ImporterTests.Example(seed: 21, count: 600)
    let path = try scratch.write(example.text, to: "numbers.csv")
    _ = try Importer.run(
      [example.source(path)], into: scratch.path("store"),
      settings: ImporterTests.settings(partitions: 2))
    files = try scratch.files(in: "store").filter {
      !$0.key.hasPrefix("rejects/") && !$0.key.hasSuffix("report.json")
    }
  }

  /// Reads everything there is.
  private func read() throws {
    let store = try TimelineStore(path: scratch.path("store"))
    _ = try WrittenTimelines.lines(of: store)
  }

  private func write(_ data: Data, to name: String) throws {
    try data.write(to: URL(filePath: scratch.path("store/" + name)))
  }

  @Test func `what is as it was written can be read`() throws {
    #expect(files.count == 4)
    try read()
  }

  @Test func `a byte that is another is found, wherever it is`() throws {
    var dice = SeededGenerator(seed: 5)
    for (name, data) in files {
      var places = (0..<150).map { _ in Int.random(in: 0..<data.count, using: &dice) }
      if data.count > 64 { places += Array(0..<64) }
      for place in places where place < data.count {
        var other = data
        other[place] ^= UInt8.random(in: 1...255, using: &dice)
        try write(other, to: name)
        #expect(throws: InputProblem.self, "\(name), byte \(place)") { try read() }
      }
      try write(data, to: name)
    }
    try read()
  }

  @Test func `a file that is cut off, too long, empty or missing is found`() throws {
    var dice = SeededGenerator(seed: 6)
    for (name, data) in files {
      var lengths = (0..<40).map { _ in Int.random(in: 0..<data.count, using: &dice) }
      lengths += [0, 1, 63, 64, data.count - 1].filter { $0 < data.count }
      for length in lengths {
        try write(data.prefix(length), to: name)
        #expect(throws: InputProblem.self, "\(name), \(length) bytes") { try read() }
      }
      try write(data + Data([0]), to: name)
      #expect(throws: InputProblem.self, "\(name), longer") { try read() }
      try FileManager.default.removeItem(atPath: scratch.path("store/" + name))
      #expect(throws: InputProblem.self, "\(name), missing") { try read() }
      try write(data, to: name)
    }
  }

  @Test func `a file of another place is found`() throws {
    let names = files.keys.sorted().filter { $0.contains("people-") }
    let other = try #require(files[names[1]])
    try write(other, to: names[0])
    #expect(throws: InputProblem.self) { try read() }
  }

  @Test func `columns that contradict each other are refused although their sums are right`()
    throws
  {
    // Whoever makes a file on purpose gets an error as well, and never a crash.
    var dice = SeededGenerator(seed: 7)
    let name = try #require(files.keys.first { $0.hasSuffix("people-0000") })
    let data = try #require(files[name])
    for _ in 0..<400 {
      var bytes = [UInt8](data)
      for _ in 0...Int.random(in: 0..<3, using: &dice) {
        let isTable = Bool.random(using: &dice)
        let place = Int.random(in: 64..<(isTable ? 700 : bytes.count), using: &dice)
        bytes[place] = UInt8.random(in: 0...255, using: &dice)
      }
      seal(&bytes)
      try write(Data(bytes), to: name)
      // It may be a store that says something else; it may not be a crash.
      let entry = StoreManifest.File(
        path: name, length: bytes.count,
        fingerprint: ColumnFileForm.fingerprint(bytes.span.extracting(64..<bytes.count)))
      let store = try TimelineStore(path: scratch.path("store"))
      let file = Result {
        try PartitionFile(
          path: scratch.path("store"), entry: entry, partition: 0, store.dictionary)
      }
      guard let file = try? file.get() else { continue }
      var block = TimelineBlock()
      var start = 0
      while start < file.count {
        let end = min(start + 7, file.count)
        file.fill(&block, start..<end, nil)
        #expect(block.count == end - start)
        start = end
      }
      _ = try? file.personTexts()
    }
  }

  /// Writes the fingerprints that belong to the bytes.
  private func seal(_ bytes: inout [UInt8]) {
    func set(_ number: UInt64, _ place: Int) {
      withUnsafeBytes(of: number) { source in
        for offset in 0..<8 { bytes[place + offset] = source[offset] }
      }
    }
    set(ColumnFileForm.fingerprint(bytes.span.extracting(64..<bytes.count)), 32)
    set(ColumnFileForm.fingerprint(bytes.span.extracting(0..<56)), 56)
  }
}
