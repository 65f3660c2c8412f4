import Essentials
import Testing
import Timelines

@testable import Measures

@Suite struct SuppressionTests {
  // Counts and what is shown of them.
  @Test(arguments: [
    ("none", [0, 1, 7, 8, 12, 13], ["0", "1", "7", "8", "12", "13"]),
    ("opensafely", [0, 1, 7, 8, 12, 13, 17], ["0", "0", "0", "10", "10", "15", "15"]),
    ("msds", [0, 1, 7, 8, 12, 13, 17], ["0", "5", "5", "10", "10", "15", "15"]),
    ("cqim", [0, 3, 22, 23], ["0", "5", "20", "25"]),
    ("nhs-secondary-care", [0, 1, 7, 8, 13], ["0", "*", "*", "10", "15"]),
    ("mhsds", [0, 4, 5, 7, 8, 12, 13], ["*", "*", "5", "5", "10", "10", "15"]),
    ("nhs-5", [0, 1, 4, 5, 6], ["0", "*", "*", "5", "6"]),
    ("strict-10", [0, 1, 9, 10, 11], ["0", "c", "c", "10", "11"]),
  ])
  func `a scheme hides and rounds as its source says`(
    id: String, counts: [Int], shown: [String]
  ) throws {
    let scheme = try #require(SuppressionScheme(id: id))
    let texts = counts.map { count in
      var tree = CellTree(scheme)
      let place = tree.append(count)
      tree.protect()
      return tree.shown(place).text
    }
    #expect(texts == shown)
  }

  @Test func `an unknown scheme is none`() {
    #expect(SuppressionScheme(id: "some") == nil)
    #expect(Set(SuppressionScheme.all.map(\.id)).count == SuppressionScheme.all.count)
  }

  // The parts of a sum, and what is shown of the sum and of them.
  @Test(arguments: [
    ([3, 20, 30], ["53", "*", "*", "30"]), ([3, 4, 30], ["37", "*", "*", "30"]),
    ([1, 1, 30], ["32", "*", "*", "*"]), ([4, 4, 30], ["38", "*", "*", "*"]),
    ([0, 20, 30], ["50", "0", "20", "30"]), ([3], ["*", "*"]), ([3, 0], ["*", "*", "0"]),
    ([5, 6], ["11", "5", "6"]), ([2, 9], ["11", "*", "*"]), ([1, 1], ["*", "*", "*"]),
  ])
  func `a second count is hidden where the first could be worked out`(
    parts: [Int], shown: [String]
  ) {
    var tree = CellTree(.underFive)
    let sum = tree.append(parts.reduce(0, +))
    let family = tree.appendFamily(of: sum)
    let places = parts.map { tree.append($0, family: family) }
    tree.protect()
    #expect(([sum] + places).map { tree.shown($0).text } == shown)
  }

  @Test(arguments: 0..<400)
  func `no hidden count can be worked out from what is shown`(seed: UInt64) {
    var dice = MeasureDice(seed)
    let schemes = SuppressionScheme.all.filter { $0.hidden != nil }
    let scheme = schemes[Int(seed) % schemes.count]
    var tree = CellTree(scheme)
    var families: [(sum: Int, members: [Int])] = []
    let counts = (0..<dice.below(3) + 1).map { _ in
      (0..<dice.below(3) + 1).map { _ in dice.below(3) == 0 ? dice.below(4) : dice.below(25) }
    }
    let root = tree.append(counts.joined().reduce(0, +))
    families.append((root, []))
    let organisations = tree.appendFamily(of: root)
    for groups in counts {
      let owner = tree.append(groups.reduce(0, +), family: organisations)
      families[0].members.append(owner)
      for _ in 0...dice.below(2) {
        let family = tree.appendFamily(of: owner)
        let turned =
          dice.below(2) == 0 ? groups : [groups[0] / 2, groups.reduce(0, +) - groups[0] / 2]
        families.append((owner, turned.map { tree.append($0, family: family) }))
      }
    }
    let before = tree.cells
    tree.protect()
    let known = Attack(tree, scheme, families).known
    for (place, cell) in tree.cells.enumerated() {
      #expect(known[place].contains(cell.count), "the truth is possible")
      if cell.isHidden { #expect(known[place].count > 1, "\(tree.cells) \(families)") }
      if before[place].isHidden { #expect(cell.isHidden, "what is small stays hidden") }
    }
  }
}

/// What a reader can work out: sets of numbers, made smaller until nothing changes.
private struct Attack {
  /// For each count the numbers it can be.
  private(set) var known: [Set<Int>]
  private let most = 150

  init(_ tree: CellTree, _ scheme: SuppressionScheme, _ families: [(sum: Int, members: [Int])]) {
    let all = Array(0...most)
    known = tree.cells.indices.map { place in
      let cell = tree.cells[place]
      if cell.isHidden { return Set(cell.isSmall ? Array(scheme.hidden ?? 0...0) : all) }
      return Set(all.filter { Attack.text($0, scheme) == tree.shown(place).text })
    }
    var before = -1
    while before != size {
      before = size
      for family in families { narrow(family) }
    }
  }

  private var size: Int { known.reduce(0) { $0 + $1.count } }

  private mutating func narrow(_ family: (sum: Int, members: [Int])) {
    for member in family.members {
      let others = family.members.filter { $0 != member }.reduce(Set([0])) { sums($0, known[$1]) }
      known[member] = known[member].filter { value in
        others.contains { known[family.sum].contains($0 + value) }
      }
    }
    let whole = family.members.reduce(Set([0])) { sums($0, known[$1]) }
    known[family.sum].formIntersection(whole)
  }

  private func sums(_ left: Set<Int>, _ right: Set<Int>) -> Set<Int> {
    var sums: Set<Int> = []
    for one in left { for other in right where one + other <= most { sums.insert(one + other) } }
    return sums
  }

  /// What a count that is not hidden is shown as.
  private static func text(_ count: Int, _ scheme: SuppressionScheme) -> String? {
    if let hidden = scheme.hidden, hidden.contains(count) { return nil }
    return scheme.rounding == 5 ? String((count + 2) / 5 * 5) : String(count)
  }
}

/// Numbers that look random and are the same each time.
struct MeasureDice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// A number from 0 up to a limit, which is left out.
  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
