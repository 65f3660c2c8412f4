import Essentials

/// Results as a reader may see them: small counts hidden, others rounded, by a named scheme.
///
/// No hidden count can be worked out from what is shown: the sum over the groups of an organisation
/// or over all organisations. Sums over the same group of several organisations are not shown, and
/// are to be got from the same results and not by another scheme.
public struct ShownResults: Hashable, Sendable {
  /// One line of a table.
  public struct Row: Hashable, Sendable {
    /// Whose counts they are.
    public let key: CountKey
    /// How many have what is measured.
    public internal(set) var numerator = ShownCount.number(0)
    /// How many could have.
    public internal(set) var denominator = ShownCount.number(0)
    /// How many were left out, by each exclusion.
    public internal(set) var excluded: [ShownCount] = []
    /// How each element came out, by status; only for all answers together.
    public internal(set) var elements: [[ShownCount]] = []

    /// The share of what is shown; `nil` where a count is hidden by a sign or nobody is counted.
    public var rate: Double? {
      guard let part = numerator.number, let whole = denominator.number, whole > 0 else {
        return nil
      }
      return Double(part) / Double(whole)
    }
  }

  /// The measures, as keys number them.
  public let measures: [MeasureOutline]
  /// The scheme by which counts are shown.
  public let scheme: SuppressionScheme
  /// Whether rows are told apart by exact days and not by periods.
  public let isByDay: Bool
  /// The rows in the order of their keys.
  public private(set) var rows: [Row] = []
  /// For each measure, period and index the counts over all organisations, where there are several.
  public private(set) var totals: [Row] = []

  /// Shows results by a scheme.
  ///
  /// - Parameters:
  ///   - results: The truth.
  ///   - scheme: What is hidden and rounded.
  ///   - stratifiers: What to split by, among the measures' stratifiers; no others are shown.
  ///   - isByDay: Whether exact days were asked for, which then stand in place of periods.
  public init(
    _ results: MeasureResults, by scheme: SuppressionScheme, stratifiers: Set<String>,
    isByDay: Bool = false
  ) {
    measures = results.measures
    self.scheme = scheme
    self.isByDay = isByDay
    let counts = results.sortedCounts.filter {
      $0.key.stratifier.isEmpty || stratifiers.contains($0.key.stratifier)
    }
    var tables: [CountKey: [Int]] = [:]
    for (place, (key, _)) in counts.enumerated() {
      let table = CountKey(
        measure: key.measure, organisation: "", period: key.period, index: key.index)
      tables[table, default: []].append(place)
    }
    rows = counts.map { Row(key: $0.key) }
    let all = counts.map(\.counts)
    for (key, places) in tables.sorted(by: { $0.key < $1.key }) { show(key, places, all) }
  }

  /// The period of a row, or its day where exact days were asked for.
  public func periodText(_ key: CountKey) -> String {
    if isByDay, let index = key.index { return index.isoText }
    return key.period.isoText
  }

  /// Shows the counts of one measure, period and index.
  private mutating func show(_ key: CountKey, _ places: [Int], _ counts: [MeasureCounts]) {
    let organisations = places.count { rows[$0].key.stratifier.isEmpty }
    var total = Row(key: key)
    let exclusions = measures[key.measure].exclusions.indices
    let sums = CountTrees(places.map { (rows[$0].key, counts[$0]) }, scheme)
    let denominators = sums.denominators()
    let numerators = sums.numerators()
    let excluded = exclusions.map { sums.excluded($0) }
    total.denominator = denominators.total
    total.numerator = numerators.total
    total.excluded = excluded.map(\.total)
    if organisations > 1 { totals.append(total) }
    for (number, place) in places.enumerated() {
      rows[place].denominator = denominators.rows[number]
      rows[place].numerator = numerators.rows[number]
      rows[place].excluded = excluded.map { $0.rows[number] }
      rows[place].elements = denominators.elements[number]
    }
  }
}

/// The trees of counts of one measure, period and index.
struct CountTrees {
  /// Counts as shown.
  struct Shown {
    var total: ShownCount
    var rows: [ShownCount]
    /// For each row the counts of each element by status; empty for groups.
    var elements: [[[ShownCount]]] = []
  }

  private let rows: [(key: CountKey, counts: MeasureCounts)]
  private let scheme: SuppressionScheme

  init(_ rows: [(CountKey, MeasureCounts)], _ scheme: SuppressionScheme) {
    self.rows = rows
    self.scheme = scheme
  }

  func numerators() -> Shown {
    shown({ $0.numerator }) { [scheme] counts in
      scheme.hides(counts.numerator)
        || scheme.hidesComplement && scheme.hides(counts.denominator - counts.numerator)
    }
  }

  func denominators() -> Shown { shown({ $0.denominator }, withElements: true) }

  func excluded(_ exclusion: Int) -> Shown { shown({ $0.excluded[exclusion] }) }

  /// Shows one count of each row, and the sum over all organisations.
  private func shown(
    _ count: (MeasureCounts) -> Int, withElements: Bool = false,
    isSmall: ((MeasureCounts) -> Bool)? = nil
  ) -> Shown {
    var tree = CellTree(scheme)
    var whole: MeasureCounts?
    for row in rows where row.key.stratifier.isEmpty {
      if whole == nil { whole = row.counts } else { whole? += row.counts }
    }
    let sum = whole.map(count) ?? 0
    let root = tree.append(sum, isSmall: whole.flatMap { counts in isSmall.map { $0(counts) } })
    let organisations = tree.appendFamily(of: root)
    var places = [Int](repeating: root, count: rows.count)
    var elementPlaces = [[[Int]]](repeating: [], count: rows.count)
    var owner = root
    var family = organisations
    var stratifier = ""
    // Rows are in the order of organisation and stratifier, all answers together first.
    for (number, row) in rows.enumerated() {
      if row.key.stratifier.isEmpty {
        owner = tree.append(
          count(row.counts), family: organisations, isSmall: isSmall.map { $0(row.counts) })
        places[number] = owner
        stratifier = ""
        guard withElements else { continue }
        elementPlaces[number] = row.counts.elements.map { CountTrees.append($0, to: owner, &tree) }
      } else {
        if row.key.stratifier != stratifier { family = tree.appendFamily(of: owner) }
        stratifier = row.key.stratifier
        places[number] = tree.append(
          count(row.counts), family: family, isSmall: isSmall.map { $0(row.counts) })
      }
    }
    tree.protect()
    return Shown(
      total: tree.shown(root), rows: places.map { tree.shown($0) },
      elements: elementPlaces.map { $0.map { $0.map { tree.shown($0) } } })
  }

  /// Adds the counts of an element, which add up to the denominator.
  private static func append(
    _ counts: ElementCounts, to denominator: Int, _ tree: inout CellTree
  ) -> [Int] {
    let family = tree.appendFamily(of: denominator)
    return ElementStatus.allCases.map { tree.append(counts[$0], family: family) }
  }
}
