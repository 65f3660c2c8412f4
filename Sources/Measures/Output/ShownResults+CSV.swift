import Essentials

extension ShownResults {
  /// The rows as CSV.
  ///
  /// `measure,organisation,period,stratum,numerator,denominator`, then a column `excluded_…` for
  /// each name of an exclusion, and `suppression` with the scheme's word where there is one. A
  /// stratum is blank for all answers together, and otherwise such as `age: 65 to 74`.
  public func csv() -> [UInt8] {
    let names = exclusionNames
    let isHiding = scheme != .none
    var writer = TableWriter(lineEnd: .lf)
    writer.append(
      ["measure", "organisation", "period", "stratum", "numerator", "denominator"]
        + names.map { "excluded_\($0)" } + (isHiding ? ["suppression"] : []))
    for row in rows {
      let measure = measures[row.key.measure]
      var cells = [measure.id, row.key.organisation, periodText(row.key), row.key.stratumText]
      cells += [row.numerator.text, row.denominator.text]
      cells += names.map { name in
        measure.exclusions.firstIndex(of: name).map { row.excluded[$0].text } ?? ""
      }
      if isHiding { cells.append(scheme.id) }
      writer.append(cells)
    }
    return writer.bytes
  }

  /// The names of the exclusions of all measures, in the order of their first use.
  private var exclusionNames: [String] {
    var seen: Set<String> = []
    return measures.flatMap(\.exclusions).filter { seen.insert($0).inserted }
  }
}
