import Essentials

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
    shown({ $0.numerator }, people: { $0.amounts.numeratorAnswers }) { [scheme] counts in
      scheme.hides(counts.numerator)
        || scheme.hidesComplement && scheme.hides(counts.denominator - counts.numerator)
    }
  }

  func denominators() -> Shown {
    shown({ $0.denominator }, people: { $0.amounts.denominatorAnswers }, withElements: true)
  }

  func unknownAmounts() -> Shown { shown { $0.amounts.unknown } }

  /// How many values are known.
  func knownValues() -> Shown { shown { $0.values.values.reduce(0, +) } }

  func excluded(_ exclusion: Int) -> Shown { shown({ $0.excluded[exclusion] }) }

  /// Shows one count of each row, and the sum over all organisations.
  ///
  /// A sum of amounts is hidden too where few answers, by `people`, are behind it.
  private func shown(
    _ count: (MeasureCounts) -> Int, people: (MeasureCounts) -> Int = { _ in 0 },
    withElements: Bool = false, isSmall: ((MeasureCounts) -> Bool)? = nil
  ) -> Shown {
    var tree = CellTree(scheme)
    var whole: MeasureCounts?
    for row in rows where row.key.stratifier.isEmpty {
      if whole == nil { whole = row.counts } else { whole? += row.counts }
    }
    let sum = whole.map(count) ?? 0
    let root = tree.append(
      sum, isSmall: whole.flatMap { counts in isSmall.map { $0(counts) } },
      isOfFew: whole.map { scheme.hides(people($0)) } ?? false)
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
          count(row.counts), family: organisations, isSmall: isSmall.map { $0(row.counts) },
          isOfFew: scheme.hides(people(row.counts)))
        places[number] = owner
        stratifier = ""
        guard withElements else { continue }
        elementPlaces[number] = row.counts.elements.map { CountTrees.append($0, to: owner, &tree) }
      } else {
        if row.key.stratifier != stratifier { family = tree.appendFamily(of: owner) }
        stratifier = row.key.stratifier
        places[number] = tree.append(
          count(row.counts), family: family, isSmall: isSmall.map { $0(row.counts) },
          isOfFew: scheme.hides(people(row.counts)))
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
