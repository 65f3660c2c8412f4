import Testing

import DefinitionFiles
@testable import Measures
import Programmes

/// Definitions spoilt at random are read or refused, and never bring anything down.
@Suite struct DefinitionMutationTests {
  @Test(arguments: 0..<8)
  func `a definition spoilt at random is read or refused with places`(seed: UInt64) {
    var dice = Dice(seed: seed)
    let files = ShippedDefinitions.files.filter {
      $0.name.hasSuffix("/hospital.yaml") || $0.name.hasSuffix("/opioids.yaml")
    }
    #expect(files.count == 2)
    for _ in 0..<6 {
      for file in files {
        var bytes = Array(file.text.utf8)
        for _ in 0...dice.below(6) { spoil(&bytes, &dice) }
        check(String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  @Test(arguments: 0..<8)
  func `random words in an expression are read or refused`(seed: UInt64) {
    var dice = Dice(seed: seed + 100)
    let words =
      Vocabulary.functions.keys.sorted() + Vocabulary.tables.keys.sorted()
      + Vocabulary.keywords.sorted() + Vocabulary.values.sorted() + Vocabulary.units.keys.sorted()
      + [
        "(", ")", "(", ")", ",", ".", "+", "-", "*", "/", "^", "=", "<", ">=", "3", "2024-07-01",
        "\"a\"", "nsaid", "recent", "value", "code",
      ]
    for _ in 0..<60 {
      let expression = (0...dice.below(14)).map { _ in words[dice.below(words.count)] }
      check(measure(reason: expression.joined(separator: " ")))
    }
  }

  @Test(arguments: 0..<4)
  func `random bytes are refused`(seed: UInt64) {
    var dice = Dice(seed: seed + 200)
    for _ in 0..<40 {
      let bytes = (0...dice.below(200)).map { _ in UInt8(truncatingIfNeeded: dice.below(256)) }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  private func check(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    do {
      _ = try Definition.read(text, file: "x.yaml")
    } catch {
      #expect(!error.errors.isEmpty)
      for error in error.errors {
        #expect((1...lines + 1).contains(error.line) && error.column >= 1, "\(error)")
      }
    }
  }

  private func spoil(_ bytes: inout [UInt8], _ dice: inout Dice) {
    guard !bytes.isEmpty else { return }
    let place = dice.below(bytes.count)
    switch dice.below(5) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(UInt8(truncatingIfNeeded: dice.below(128)), at: place)
    case 2: bytes[place] = UInt8(truncatingIfNeeded: dice.below(256))
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + dice.below(40)))
    default:
      let other = dice.below(bytes.count)
      bytes.insert(contentsOf: Array(bytes[other..<min(bytes.count, other + 20)]), at: place)
    }
  }

  /// Numbers that look random and are the same in every run (splitmix64).
  private struct Dice {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var sum = state
      sum = (sum ^ (sum >> 30)) &* 0xBF58_476D_1CE4_E5B9
      sum = (sum ^ (sum >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((sum ^ (sum >> 31)) % UInt64(max(1, limit)))
    }
  }
}
