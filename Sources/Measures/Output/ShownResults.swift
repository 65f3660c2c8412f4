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
    /// How bundles came out; only for all answers together.
    public internal(set) var bundle: ShownBundle?
    /// Of how many answers an amount is not known; `nil` for measures without amounts.
    public internal(set) var unknownAmount: ShownCount?
    /// Of how many answers the value is known; `nil` for measures without values.
    public internal(set) var valueCount: ShownCount?
    /// The values in a few numbers; `nil` where there are none or they are hidden.
    public internal(set) var values: ValueSummary?
    /// Whether the least and greatest value may be shown, which are those of single people.
    public internal(set) var showsExtremes = true
    /// The ids of the gates of data quality that were not passed, for which the rate is hidden.
    public internal(set) var failedGates: [String] = []

    /// The share of what is shown; `nil` where a count is hidden by a sign, a gate was not passed
    /// or nobody is counted.
    public var rate: Double? {
      guard failedGates.isEmpty, let part = numerator.number, let whole = denominator.number,
        whole > 0
      else {
        return nil
      }
      return Double(part) / Double(whole)
    }
  }

  /// The measures, as keys number them.
  public let measures: [MeasureOutline]
  /// The scheme by which counts are shown; where measures have different ones, what all of them do.
  public let scheme: SuppressionScheme
  /// The scheme of each measure.
  public let schemes: [SuppressionScheme]
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
    self.init(
      results, by: results.measures.map { _ in scheme }, named: scheme, stratifiers: stratifiers,
      isByDay: isByDay)
  }

  /// Shows each measure by the scheme that its own definition names, and those that name none by
  /// `fallback`.
  public init(
    _ results: MeasureResults, byDefinitionOr fallback: SuppressionScheme,
    stratifiers: Set<String>, isByDay: Bool = false
  ) {
    let schemes = results.measures.map { SuppressionScheme(id: $0.suppression) ?? fallback }
    self.init(
      results, by: schemes, named: SuppressionScheme.joined(schemes), stratifiers: stratifiers,
      isByDay: isByDay)
  }

  private init(
    _ results: MeasureResults, by schemes: [SuppressionScheme], named scheme: SuppressionScheme,
    stratifiers: Set<String>, isByDay: Bool
  ) {
    measures = results.measures
    self.scheme = scheme
    self.schemes = schemes
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
    let gates = GateCheck(results)
    for place in rows.indices {
      rows[place].failedGates = gates.failed(rows[place].key, isTotal: false)
    }
    for place in totals.indices {
      totals[place].failedGates = gates.failed(totals[place].key, isTotal: true)
    }
  }

  /// A row's rate for as many of the denominator as its measure says, 1 where it says nothing.
  public func ratePer(_ row: Row) -> Double? {
    row.rate.map { $0 * (measures[row.key.measure].per ?? 1) }
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
    let measure = measures[key.measure]
    let scheme = schemes[key.measure]
    let sums = CountTrees(places.map { (rows[$0].key, counts[$0]) }, scheme)
    let denominators = sums.denominators()
    let numerators = sums.numerators()
    let excluded = measure.exclusions.indices.map { sums.excluded($0) }
    total.denominator = denominators.total
    total.numerator = numerators.total
    total.excluded = excluded.map(\.total)
    for (number, place) in places.enumerated() {
      rows[place].denominator = denominators.rows[number]
      rows[place].numerator = numerators.rows[number]
      rows[place].excluded = excluded.map { $0.rows[number] }
      rows[place].elements = denominators.elements[number]
    }
    var whole: MeasureCounts?
    for place in places where rows[place].key.stratifier.isEmpty {
      if whole == nil { whole = counts[place] } else { whole? += counts[place] }
    }
    guard let whole else { return }
    if !measure.elements.isEmpty { showBundles(&total, whole, places, counts) }
    if measure.hasAmounts { showAmounts(&total, places, sums) }
    if measure.hasValue { showValues(&total, whole, places, counts, sums) }
    if organisations > 1 { totals.append(total) }
  }

  private mutating func showBundles(
    _ total: inout Row, _ whole: MeasureCounts, _ places: [Int], _ counts: [MeasureCounts]
  ) {
    let showing = BundleShowing(
      scheme: schemes[total.key.measure], areOptional: measures[total.key.measure].areOptional)
    let lone = places.filter { rows[$0].key.stratifier.isEmpty }
    for place in lone {
      let row = rows[place]
      rows[place].elements = showing.elements(
        counts[place], denominator: row.denominator, shown: row.elements)
      rows[place].bundle = showing.bundle(
        counts[place], numerator: row.numerator, denominator: row.denominator,
        rows[place].elements)
    }
    let shown = showing.total(whole, lone.map { rows[$0] })
    total.elements = shown.elements
    total.bundle = shown.bundle
  }

  private mutating func showAmounts(_ total: inout Row, _ places: [Int], _ sums: CountTrees) {
    let unknown = sums.unknownAmounts()
    total.unknownAmount = unknown.total
    for (number, place) in places.enumerated() {
      rows[place].unknownAmount = unknown.rows[number]
    }
  }

  /// Shows what was measured: nothing where a count of it is hidden, nor where it could be worked
  /// out from the others that add up to the same whole.
  private mutating func showValues(
    _ total: inout Row, _ whole: MeasureCounts, _ places: [Int], _ counts: [MeasureCounts],
    _ sums: CountTrees
  ) {
    let isHiding = schemes[total.key.measure].hidden != nil
    let known = sums.knownValues()
    total.valueCount = known.total
    total.showsExtremes = !isHiding
    var hidden: Set<Int> = []
    for (number, place) in places.enumerated() {
      rows[place].valueCount = known.rows[number]
      rows[place].showsExtremes = !isHiding
      if isHiding, known.rows[number].isHidden || rows[place].denominator.isHidden {
        hidden.insert(place)
      }
    }
    func isHidden(_ place: Int) -> Bool {
      let key = rows[place].key
      return hidden.contains { other in
        rows[other].key.organisation == key.organisation
          && rows[other].key.stratifier == key.stratifier
          && (other == place || !key.stratifier.isEmpty)
      }
    }
    for place in places where !isHidden(place) {
      rows[place].values = ValueSummary(counts[place].values)
    }
    let isLoneHidden = hidden.contains { rows[$0].key.stratifier.isEmpty }
    if !isLoneHidden, !(isHiding && known.total.isHidden) {
      total.values = ValueSummary(whole.values)
    }
  }
}
