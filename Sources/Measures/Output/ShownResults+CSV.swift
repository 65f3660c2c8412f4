import Essentials

extension ShownResults {
  /// The rows as CSV.
  ///
  /// `measure,organisation,period,stratum,numerator,denominator`, then a column `excluded_…` for
  /// each name of an exclusion, and `suppression` with the scheme's word where there is one. A
  /// stratum is blank for all answers together, and otherwise such as `age: 65 to 74`. Measures
  /// with bundles, amounts, values, rates per so many or gates add the columns they need, and
  /// bundles a row for each element, whose numerator is those given and whose denominator is those
  /// eligible.
  public func csv() -> [UInt8] {
    let columns = ExtraColumns(self)
    let names = exclusionNames
    let isHiding = scheme != .none
    var writer = TableWriter(lineEnd: .lf)
    let key = ["measure", "organisation", "period", "stratum"] + columns.elementKey
    writer.append(
      key + ["numerator", "denominator"] + names.map { "excluded_\($0)" } + columns.header
        + (isHiding ? ["suppression"] : []))
    for row in rows {
      let measure = measures[row.key.measure]
      let key = [measure.id, row.key.organisation, periodText(row.key), row.key.stratumText]
      let end = isHiding ? [schemes[row.key.measure].id] : []
      let excluded = names.map { name in
        measure.exclusions.firstIndex(of: name).map { row.excluded[$0].text } ?? ""
      }
      writer.append(
        key + columns.elementKey.map { _ in "" } + [row.numerator.text, row.denominator.text]
          + excluded + columns.cells(row, self) + end)
      for (name, counts) in zip(measure.elements, row.elements) {
        let element = ShownElement(counts)
        writer.append(
          key + [name] + [counts[0].text, element.eligible.map { "\($0)" } ?? sign(row)]
            + names.map { _ in "" } + columns.cells(counts, element) + end)
      }
    }
    return writer.bytes
  }

  /// What stands for a hidden count in a row.
  private func sign(_ row: Row) -> String { schemes[row.key.measure].sign.text }

  /// The names of the exclusions of all measures, in the order of their first use.
  private var exclusionNames: [String] {
    var seen: Set<String> = []
    return measures.flatMap(\.exclusions).filter { seen.insert($0).inserted }
  }
}

/// The columns that only some sorts of measures need.
private struct ExtraColumns {
  private let hasBundles: Bool
  private let hasAmounts: Bool
  private let hasValues: Bool
  private let hasRates: Bool
  private let hasGates: Bool

  init(_ shown: ShownResults) {
    let measures = shown.measures
    hasBundles = measures.contains { !$0.elements.isEmpty }
    hasAmounts = measures.contains(where: \.hasAmounts)
    hasValues = measures.contains(where: \.hasValue)
    hasGates = measures.contains { !$0.gates.isEmpty }
    hasRates = hasGates || measures.contains { $0.per != nil }
  }

  var elementKey: [String] { hasBundles ? ["element"] : [] }

  private static let statuses = ElementStatus.allCases.map(\.word)
  private static let shares = [
    "pct_of_eligible", "lower_95", "upper_95", "pct_of_known", "completeness",
  ]
  private static let results = [
    "not_all", "not_all_unknown_only", "no_eligible_element", "elements_met", "elements_eligible",
    "opportunity_score",
  ]
  private static let values = [
    "value_known", "value_mean", "value_median", "value_90th_centile", "value_least",
    "value_greatest",
  ]

  var header: [String] {
    (hasRates ? ["rate", "per"] : []) + (hasGates ? ["failed_gates"] : [])
      + (hasAmounts ? ["unknown_amount"] : []) + (hasValues ? ExtraColumns.values : [])
      + (hasBundles
        ? ExtraColumns.statuses + ExtraColumns.shares + ExtraColumns.results : [])
  }

  /// The cells of a row of all answers or a group.
  func cells(_ row: ShownResults.Row, _ shown: ShownResults) -> [String] {
    var cells: [String] = []
    let measure = shown.measures[row.key.measure]
    if hasRates {
      cells += [shown.ratePer(row).map(\.plainText) ?? "", (measure.per ?? 1).plainText]
    }
    if hasGates { cells.append(row.failedGates.joined(separator: "; ")) }
    if hasAmounts { cells.append(row.unknownAmount?.text ?? "") }
    if hasValues {
      let values = row.values
      let extremes = row.showsExtremes ? values : nil
      cells.append(row.valueCount?.text ?? "")
      cells += [
        values?.mean, values?.median, values?.ninetiethCentile, extremes?.least,
        extremes?.greatest,
      ].map { $0.map(\.plainText) ?? "" }
    }
    guard hasBundles else { return cells }
    cells += ExtraColumns.statuses.map { _ in "" }
    guard let bundle = row.bundle else {
      return cells + (ExtraColumns.shares + ExtraColumns.results).map { _ in "" }
    }
    let whole = ShownElement(
      [row.numerator, bundle.notAll, .number(0), bundle.notAllUnknownOnly, .number(0)])
    cells += shares(whole)
    cells += [bundle.notAll, bundle.notAllUnknownOnly, bundle.noEligibleElement].map(\.text)
    cells += [bundle.met, bundle.eligible].map { $0.map { "\($0)" } ?? "" }
    return cells + [percent(bundle.opportunityScore)]
  }

  /// The cells of a row of an element.
  func cells(_ counts: [ShownCount], _ element: ShownElement) -> [String] {
    let blank =
      (hasRates ? 2 : 0) + (hasGates ? 1 : 0) + (hasAmounts ? 1 : 0)
      + (hasValues ? ExtraColumns.values.count : 0)
    return Array(repeating: "", count: blank) + counts.map(\.text) + shares(element)
      + ExtraColumns.results.map { _ in "" }
  }

  private func shares(_ element: ShownElement) -> [String] {
    [
      element.shareOfEligible, element.interval?.low, element.interval?.high,
      element.shareOfKnown, element.completeness,
    ].map { percent($0) }
  }

  /// A share in per cent, to two decimals.
  private func percent(_ share: Double?) -> String {
    share.map { NumberFormat(decimals: 2).text($0 * 100) } ?? ""
  }
}
