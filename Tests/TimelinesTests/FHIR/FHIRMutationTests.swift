import Testing

@testable import Timelines

/// Resources with faults put in by chance: a reader meets such files.
@Suite struct FHIRMutationTests {
  @Test(arguments: 0..<40)
  func `a damaged resource is stored, skipped or refused, and nothing else`(seed: Int) {
    var dice = FHIRDice(seed: UInt64(seed))
    for _ in 0..<60 {
      let line = mutated(FHIRMutationTests.lines.randomElement(using: &dice) ?? "", &dice)
      let read = FHIRRead(line)
      let presences = read.batch.facts.subjects.count { $0 == 0 }
      let made = read.batch.events.count + read.batch.intervals.count + presences
      #expect(read.rejects.seen >= 1, "\(line)")
      #expect((made > 0) == (read.stored > 0), "\(line)")
      #expect(read.stored <= made, "\(line)")
      for row in read.rejects.rows { #expect(!row.bytes.isEmpty && !row.what.isEmpty, "\(line)") }
      expectSound(read.batch, line)
    }
  }

  @Test(arguments: 0..<20)
  func `the pieces a file comes in leave no trace`(seed: Int) {
    var dice = FHIRDice(seed: UInt64(seed) &+ 1_000)
    let lines = (0..<30).map { _ in
      let line = FHIRMutationTests.lines.randomElement(using: &dice) ?? ""
      return Bool.random(using: &dice) ? line : mutated(line, &dice)
    }
    let bytes = Array((FHIRMutationTests.lines[0] + "\n" + lines.joined(separator: "\n")).utf8)
    let whole = FHIRRead(bytes)
    let parts = FHIRRead(bytes, pieceSize: Int.random(in: 40...900, using: &dice))
    #expect(parts.events == whole.events)
    #expect(parts.intervals == whole.intervals)
    #expect(parts.facts == whole.facts)
    #expect(parts.refusals == whole.refusals)
    #expect(parts.rejects.skipped == whole.rejects.skipped)
    #expect(parts.rejects.noted == whole.rejects.noted)
  }

  @Test(arguments: 0..<20)
  func `one broken line costs one line`(seed: Int) {
    var dice = FHIRDice(seed: UInt64(seed) &+ 2_000)
    let good = FHIRMutationTests.lines
    let place = Int.random(in: 1..<good.count, using: &dice)
    var broken = good
    broken[place] = String(broken[place].dropLast(Int.random(in: 1...30, using: &dice)))
    var without = good
    without[place] = ""
    let read = FHIRRead(broken.joined(separator: "\n"))
    let expected = FHIRRead(without.joined(separator: "\n"))
    #expect(read.events == expected.events)
    #expect(read.intervals == expected.intervals)
    #expect(read.rejects.rows.count == expected.rejects.rows.count + 1)
    #expect(read.rejects.rows.contains { $0.line == place + 1 })
  }

  /// The lines of the examples; documents of several lines are left out.
  private static let lines: [String] =
    (FHIRCase.observations + FHIRCase.medicines + FHIRCase.others)
    .filter { !$0.json.contains("\n  ") }
    .flatMap { $0.json.split(separator: "\n").map(String.init) }
    .filter { $0.hasSuffix("}") }

  /// A line with one to three faults and no line end within.
  private func mutated(_ line: String, _ dice: inout FHIRDice) -> String {
    var bytes = Array(line.utf8)
    for _ in 0..<Int.random(in: 1...3, using: &dice) {
      guard bytes.count > 4 else { break }
      let from = Int.random(in: 0..<(bytes.count - 1), using: &dice)
      let to = min(bytes.count, from + Int.random(in: 1...20, using: &dice))
      switch Int.random(in: 0..<7, using: &dice) {
      case 0: bytes.removeSubrange(from..<to)
      case 1: bytes.insert(contentsOf: bytes[from..<to], at: to)
      case 2: bytes[from] = Array("{}[]\",:\\0-. ".utf8).randomElement(using: &dice) ?? 0x20
      case 3: bytes[from] = UInt8.random(in: 0x20...0xFF, using: &dice)
      case 4: bytes.removeLast(bytes.count - to)
      case 5:
        let values = [
          "null", "{}", "[]", "[{}]", "\"\"", "-1e999", "0", "true", "\"\\u00e9\\ud800\"",
        ]
        replaceValue(&bytes, from, values.randomElement(using: &dice) ?? "")
      default: bytes.swapAt(from, to - 1)
      }
    }
    if bytes.allSatisfy({ $0 <= 0x20 }) { bytes = Array("{".utf8) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Puts another value behind the next colon.
  private func replaceValue(_ bytes: inout [UInt8], _ from: Int, _ value: String) {
    guard let colon = bytes[from...].firstIndex(of: UInt8(ascii: ":")) else { return }
    let end = bytes[colon...].firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") }
    bytes.replaceSubrange((colon + 1)..<(end ?? bytes.count), with: value.utf8)
  }

  private func expectSound(_ batch: RecordBatch, _ line: String) {
    let events = batch.events, intervals = batch.intervals
    #expect(events.days.count == events.count && events.minutes.count == events.count, "\(line)")
    #expect(events.identities.count <= events.count, "\(line)")
    #expect(intervals.identities.count <= intervals.count, "\(line)")
    for (details, count) in [(events.details, events.count), (intervals.details, intervals.count)] {
      #expect(details.owners.allSatisfy { Int($0) < count }, "\(line)")
      #expect(details.owners == details.owners.sorted(), "\(line)")
    }
    for minute in events.minutes { #expect((-1..<1_500).contains(minute), "\(line)") }
  }
}

/// Numbers that a seed decides (SplitMix64).
struct FHIRDice: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
