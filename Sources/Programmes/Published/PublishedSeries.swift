public import Essentials

/// The series that published tables hold, and what could not be read of them.
public struct PublishedSeries: Sendable {
  /// The counts, in the order of series, level, organisation and period.
  public private(set) var counts: [PublishedCount] = []
  /// What is wrong in the files.
  public private(set) var problems = InputProblems()
  /// Labels of the dimensions in use that no series knows, with how often they stand there.
  public private(set) var unknownLabels: [String: Int] = [:]

  private let table: PublishedTable
  private var places: [PublishedCount: Int] = [:]

  /// No series yet of tables of a kind.
  public init(_ table: PublishedTable) { self.table = table }

  /// Whether a file is such a table, by the names of its columns.
  public static func fits(_ table: PublishedTable, _ file: Table) -> Bool {
    table.columns.all.allSatisfy { file.column(named: $0) != nil }
  }

  /// Takes the counts of a file in.
  ///
  /// - Throws: An `InputProblem` where a column is not there, or nothing in it is known: a new year
  ///   with new labels must not pass for a year without births.
  public mutating func read(_ file: Table) throws(InputProblem) {
    var columns: [TableColumn] = []
    for name in table.columns.all {
      guard let column = file.column(named: name) else {
        throw InputProblem(
          file: file.file, line: file.headerLine, column: name, what: "there is no such column",
          remedy: "the columns are \(file.columns.joined(separator: ", "))")
      }
      columns.append(column)
    }
    problems.append(contentsOf: file.problems)
    var found: Set<String> = []
    for row in 0..<file.rows.count {
      read(columns.map { $0.text(row) }, row, columns[7], &found)
    }
    for series in table.series where !found.contains(series.id) {
      throw InputProblem(
        file: file.file, what: "holds nothing of \(series.id)",
        remedy: "its dimension has been called \(series.dimensions.joined(separator: " and "));"
          + " add the new name to the definition")
    }
    counts.sort {
      ($0.series, $0.level, $0.organisation, $0.period)
        < ($1.series, $1.level, $1.organisation, $1.period)
    }
    places = Dictionary(
      uniqueKeysWithValues: counts.enumerated().map { (Self.key($0.element), $0.offset) })
  }

  private mutating func read(
    _ cells: [String], _ row: Int, _ value: TableColumn, _ found: inout Set<String>
  ) {
    for series in table.series where series.dimensions.contains(cells[1]) {
      guard cells[6] == series.counted else { continue }
      let label = PublishedTable.plain(cells[5])
      let isIn = { (labels: [String]) in labels.contains { PublishedTable.plain($0) == label } }
      guard isIn(series.numerator) || isIn(series.others) || isIn(series.missing) else {
        unknownLabels["\(series.id): \(cells[5])", default: 0] += 1
        continue
      }
      guard let count = Int(cells[7]), count >= 0 else {
        problems.append(
          value.problem(
            row: row, "is no count", remedy: "write a whole number; a hidden count is left out"))
        continue
      }
      found.insert(series.id)
      let level = table.levels[cells[2]] ?? cells[2]
      let place = place(
        PublishedCount(
          series: series.id, level: level, organisation: cells[3], name: cells[4],
          period: cells[0]))
      if isIn(series.numerator) { counts[place].numerator += count }
      if isIn(series.missing) {
        counts[place].missing += count
      } else {
        counts[place].denominator += count
      }
    }
  }

  /// Where the counts of an organisation and period stand.
  private mutating func place(_ count: PublishedCount) -> Int {
    let key = PublishedSeries.key(count)
    if let place = places[key] { return place }
    counts.append(count)
    places[key] = counts.count - 1
    return counts.count - 1
  }

  /// What tells counts apart: everything but the numbers, and the name, which changes.
  private static func key(_ count: PublishedCount) -> PublishedCount {
    PublishedCount(
      series: count.series, level: count.level, organisation: count.organisation, name: "",
      period: count.period)
  }

  /// The organisations with more missing than the series allows, the most first; of the level
  /// that has the most organisations, so that neither regions nor the nation are among them.
  public func poorlyRecorded(_ series: String, period: String) -> [PublishedCount] {
    guard let most = table.series.first(where: { $0.id == series })?.missingMost else { return [] }
    let own = counts.filter { $0.series == series && $0.period == period }
    let levels = Dictionary(grouping: own, by: \.level)
    guard let level = levels.max(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) })
    else { return [] }
    return level.value.filter { ($0.missingShare ?? 0) > most }
      .sorted { ($0.missingShare ?? 0, $1.organisation) > ($1.missingShare ?? 0, $0.organisation) }
  }

  /// The counts as CSV:
  /// `series,level,organisation,name,period,numerator,denominator,missing,rate,low,high`, the last
  /// two being Wilson's 95 % interval.
  public func csv() -> [UInt8] {
    var writer = TableWriter(lineEnd: .lf)
    writer.append([
      "series", "level", "organisation", "name", "period", "numerator", "denominator", "missing",
      "rate", "low", "high",
    ])
    for count in counts {
      let interval = WilsonInterval(count.numerator, of: count.denominator)
      writer.append([
        count.series, count.level, count.organisation, count.name, count.period,
        "\(count.numerator)", "\(count.denominator)", "\(count.missing)",
        count.rate.map { "\($0)" } ?? "", interval.map { "\($0.low)" } ?? "",
        interval.map { "\($0.high)" } ?? "",
      ])
    }
    return writer.bytes
  }
}
