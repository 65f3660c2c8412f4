/// Codes for invented records: some from codelists, most made up.
struct InventedCodes: Sendable {
  /// The codes, those of lists first.
  let codes: [[UInt8]]
  /// Where each list begins among them, and where the last one ends.
  private let lists: [Int]

  /// The extension that made up ids belong to, which nobody was given: no dictionary holds them.
  static let namespace = "9999999"

  /// Codes of lists, and `count` made up ids with items from `first` on.
  init(listed: [[String]], count: Int, first: Int) {
    var codes: [[UInt8]] = []
    var lists = [0]
    for list in listed where !list.isEmpty {
      codes += list.map { Array($0.utf8) }
      lists.append(codes.count)
    }
    codes += (0..<count).map { InventedCodes.id(item: first + $0 * 37) }
    self.codes = codes
    self.lists = lists
  }

  /// An id of a concept in the shape of dm+d's and SNOMED CT's, with its right check digit.
  static func id(item: Int) -> [UInt8] {
    let digits = "\(item)\(namespace)10".utf8.map { Int($0) - 0x30 }
    return (digits + [SNOMEDIdentifier.checkDigit(for: digits)]).map { UInt8(0x30 + $0) }
  }

  /// The place of a code: one in ten from the lists, the first of the made up ones more often.
  func draw(_ chance: inout InventedChance) -> Int {
    let listed = lists[lists.count - 1]
    if listed > 0, chance.below(10) == 0 {
      let list = chance.below(lists.count - 1)
      return lists[list] + chance.below(lists[list + 1] - lists[list])
    }
    let share = chance.share()
    return listed + Int(share * share * share * Double(codes.count - listed))
  }
}

/// Chance that is the same on every run: SplitMix64.
///
/// - Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct InventedChance: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below `bound`.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number from 0 to below 1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
