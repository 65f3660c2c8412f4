/// Counts of which some are the sums of others, with those that must be hidden from a reader who
/// knows how to add.
///
/// A count may be the sum of several families of others: an organisation's that of its groups
/// by age, and again of those by sex. A reader sees every count or a sign, and knows the sums,
/// by which each hidden count lies in a range. A count is safe when its range holds at least
/// two numbers. For one that is not, the least of its neighbours is hidden as well, until all
/// are safe (secondary suppression). In a tree the ranges are as narrow as any reasoning can
/// make them.
struct CellTree: Sendable {
  /// One count.
  struct Cell: Hashable, Sendable {
    /// The true count.
    var count: Int
    /// The family that it belongs to; -1 for none.
    var family: Int
    /// Whether it is hidden.
    var isHidden = false
    /// Whether it is hidden for its own smallness, which a reader may guess.
    var isSmall = false
  }

  /// Counts that add up to another.
  private struct Family: Sendable {
    let sum: Int
    var members: [Int] = []
  }

  /// The counts, sums before their parts.
  private(set) var cells: [Cell] = []
  private var families: [Family] = []
  /// The families that add up to each count.
  private var ownFamilies: [[Int]] = []
  private let scheme: SuppressionScheme

  init(_ scheme: SuppressionScheme) { self.scheme = scheme }

  /// Adds a count to a family and gives its place; whether it is small is found unless said.
  ///
  /// A sum of few people's amounts is hidden too, and says nothing of its own size.
  mutating func append(
    _ count: Int, family: Int = -1, isSmall: Bool? = nil, isOfFew: Bool = false
  ) -> Int {
    let isSmall = isSmall ?? scheme.hides(count)
    cells.append(
      Cell(count: count, family: family, isHidden: isSmall || isOfFew, isSmall: isSmall))
    ownFamilies.append([])
    if family >= 0 { families[family].members.append(cells.count - 1) }
    return cells.count - 1
  }

  /// Begins a family that adds up to the count at `sum`, and gives its number.
  mutating func appendFamily(of sum: Int) -> Int {
    families.append(Family(sum: sum))
    ownFamilies[sum].append(families.count - 1)
    return families.count - 1
  }

  /// Hides more counts until none of the hidden ones can be worked out.
  mutating func protect() {
    guard scheme.hidden != nil else { return }
    while true {
      let ranges = ranges()
      var didHide = false
      var spared: Set<Int> = []
      for place in cells.indices where cells[place].isHidden {
        guard ranges[place].count < 2 else { continue }
        guard let other = companion(of: place, spared) else {
          if spared.isEmpty, blur(place) { didHide = true }
          continue
        }
        cells[other].isHidden = true
        didHide = true
        // One more in a family may be enough; look again before hiding a second.
        spared.insert(cells[other].family)
      }
      if !didHide { return }
    }
  }

  /// What the reader sees of a count.
  func shown(_ place: Int) -> ShownCount {
    let cell = cells[place]
    guard cell.isHidden else { return .number(scheme.rounded(cell.count)) }
    switch scheme.stand {
    case .sign(let sign): return .hidden(sign)
    case .number(let number): return cell.isSmall ? .hiddenAs(number) : .hidden("*")
    }
  }

  /// The range that a reader can put each count in.
  func ranges() -> [ClosedRange<Int>] {
    var ranges = cells.map { cell in
      if !cell.isHidden { return scheme.knowledge(ofShown: cell.count) }
      if cell.isSmall, let small = scheme.hidden { return small }
      return 0...CellTree.most
    }
    // From the parts up, then from the sums down; in a tree once each is enough.
    for family in families.reversed() { narrowSum(of: family, &ranges) }
    for family in families { narrowMembers(of: family, &ranges) }
    return ranges
  }

  /// More than any count.
  static let most = 1 << 40

  private func narrowSum(of family: Family, _ ranges: inout [ClosedRange<Int>]) {
    guard !family.members.isEmpty else { return }
    var low = 0
    var high = 0
    for member in family.members {
      low += ranges[member].lowerBound
      high += ranges[member].upperBound
    }
    ranges[family.sum] = CellTree.overlap(ranges[family.sum], low, high)
  }

  private func narrowMembers(of family: Family, _ ranges: inout [ClosedRange<Int>]) {
    let low = family.members.reduce(0) { $0 + ranges[$1].lowerBound }
    let high = family.members.reduce(0) { $0 + ranges[$1].upperBound }
    let sum = ranges[family.sum]
    for member in family.members {
      let own = ranges[member]
      ranges[member] = CellTree.overlap(
        own, sum.lowerBound - (high - own.upperBound), sum.upperBound - (low - own.lowerBound))
    }
  }

  /// What two ranges share; the first where they share nothing, as only false counts could.
  private static func overlap(
    _ range: ClosedRange<Int>, _ low: Int, _ high: Int
  ) -> ClosedRange<Int> {
    let least = max(range.lowerBound, low)
    let greatest = min(range.upperBound, high)
    return least <= greatest ? least...greatest : range
  }

  /// The count to hide with another: the least of its shown neighbours, 0 last.
  private func companion(of place: Int, _ spared: Set<Int>) -> Int? {
    // A sum whose parts are all shown needs one of them hidden.
    let open = ownFamilies[place].first { family in
      !families[family].members.contains { cells[$0].isHidden }
    }
    let own = cells[place].family
    let candidates = [open ?? own] + ownFamilies[place]
    for family in candidates where family >= 0 {
      if spared.contains(family) { return nil }
      let shown = families[family].members.filter { !cells[$0].isHidden }
      if let least = shown.min(by: { weight($0) < weight($1) }) { return least }
      if family == own, !cells[families[family].sum].isHidden { return families[family].sum }
    }
    return nil
  }

  /// Gives up that a count is hidden for smallness, so that a reader cannot reckon with it; for
  /// families all of whose members are hidden.
  private mutating func blur(_ place: Int) -> Bool {
    let family = cells[place].family
    let sum = family >= 0 ? families[family].sum : place
    let blurred = cells[sum].isSmall ? sum : place
    guard cells[blurred].isSmall else { return false }
    cells[blurred].isSmall = false
    return true
  }

  private func weight(_ place: Int) -> Int {
    cells[place].count == 0 ? .max : cells[place].count
  }
}
