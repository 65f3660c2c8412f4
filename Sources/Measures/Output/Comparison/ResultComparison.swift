public import Essentials

/// What changed between two periods in each measure of a table of results.
public struct ResultComparison: Hashable, Sendable {
  /// The comparison of one measure, and of one group where the table is split into groups.
  public struct Part: Hashable, Sendable {
    /// The measure's id.
    public let measure: String
    /// The group; empty for all answers together.
    public let stratum: String
    /// What changed.
    public let comparison: PeriodComparison
  }

  /// The first period.
  public let before: DayRange
  /// The second period.
  public let after: DayRange
  /// The measures, in the order of the table.
  public let parts: [Part]
  /// How many rows are of other times, and not compared.
  public let otherRowCount: Int

  /// Why two periods cannot be compared.
  public enum Fault: Error, Hashable, Sendable {
    /// The two share days.
    case overlap
    /// This period of the table lies only partly within one of them.
    case cut(Period)
  }

  /// Compares the sums of two periods.
  ///
  /// - Throws: why the periods cannot be compared.
  public init(_ rows: ResultRows, before: DayRange, after: DayRange) throws(Fault) {
    if before.overlaps(after) { throw .overlap }
    self.before = before
    self.after = after
    struct Key: Hashable {
      let measure: String
      let stratum: String
    }
    var order: [Key] = []
    var sums: [Key: (before: [String: ComparedCounts], after: [String: ComparedCounts])] = [:]
    var hidden: [Key: Set<String>] = [:]
    var others = 0
    for row in rows.rows {
      for range in [before, after] where range.cuts(row.period) { throw .cut(row.period) }
      let isBefore = before.contains(row.period)
      guard isBefore || after.contains(row.period) else {
        others += 1
        continue
      }
      let key = Key(measure: row.measure, stratum: row.stratum)
      if sums[key] == nil { order.append(key) }
      guard let counts = row.counts else {
        hidden[key, default: []].insert(row.organisation)
        sums[key, default: ([:], [:])].before[row.organisation] = ComparedCounts()
        continue
      }
      if isBefore {
        sums[key, default: ([:], [:])].before[row.organisation, default: ComparedCounts()] += counts
      } else {
        sums[key, default: ([:], [:])].after[row.organisation, default: ComparedCounts()] += counts
      }
    }
    parts = order.map { key in
      Part(
        measure: key.measure, stratum: key.stratum,
        comparison: PeriodComparison(
          before: sums[key]?.before ?? [:], after: sums[key]?.after ?? [:],
          hidden: hidden[key] ?? []))
    }
    otherRowCount = others
  }
}
