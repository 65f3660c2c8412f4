public import Essentials
public import Measures
public import Programmes

/// Makes a report of results.
public struct ReportMaker: Sendable {
  private let library: ProgrammeLibrary
  private let shown: ShownResults
  private let records: ProgrammeReport.RecordsQuality
  private let days: ClosedRange<Day>

  /// The most periods that tables of elements, organisations and groups cover.
  public static let tablePeriodsMost = 12

  /// A maker of reports.
  ///
  /// - Parameters:
  ///   - library: The definitions.
  ///   - shown: The results as readers may see them, of as many measures as were counted.
  ///   - records: What is known of the records.
  ///   - days: The days that were asked for.
  public init(
    _ library: ProgrammeLibrary, _ shown: ShownResults,
    records: ProgrammeReport.RecordsQuality, days: ClosedRange<Day>
  ) {
    self.library = library
    self.shown = shown
    self.records = records
    self.days = days
  }

  /// The organisations that results are known of, in order.
  public var organisations: [String] {
    Set(shown.rows.map(\.key.organisation)).subtracting([""]).sorted()
  }

  /// The report of a programme on an organisation, or on all together where it is `nil`.
  ///
  /// - Parameters:
  ///   - programme: The programme.
  ///   - organisation: Whom the report is on.
  ///   - leftOut: The measures that were not counted, with why.
  ///   - mark: What readers must know first; empty for nothing.
  /// - Returns: The report, of the measures of the programme that were counted.
  public func report(
    _ programme: Programme, on organisation: String?, leftOut: [ProgrammeReport.LeftOut],
    mark: String = ""
  ) -> ProgrammeReport {
    var measures: [ReportedMeasure] = []
    for use in programme.measures {
      guard let place = shown.measures.firstIndex(where: { $0.id == use.id }),
        let definition = library.measures.first(where: { $0.id == use.id })
      else { continue }
      measures.append(measure(definition, use.role, place, organisation))
    }
    return ProgrammeReport(
      programme: programme, organisation: organisation, firstDay: days.lowerBound,
      lastDay: days.upperBound, measures: measures,
      leftOut: leftOut.filter { programme.measureIDs.contains($0.id) }, records: records,
      scheme: shown.scheme, mark: mark)
  }

  private func measure(
    _ definition: Definition, _ role: Programme.MeasureRole, _ place: Int, _ organisation: String?
  ) -> ReportedMeasure {
    var measure = ReportedMeasure(definition: definition, role: role)
    let own = shown.rows.filter { $0.key.measure == place }
    let whole = own.filter(\.key.stratifier.isEmpty)
    // Where there is one organisation there are no totals, and its rows are those of all.
    let totals = shown.totals.filter { $0.key.measure == place }
    let rows: [ShownResults.Row]
    if let organisation {
      rows = whole.filter { $0.key.organisation == organisation }
    } else {
      let known = Set(totals.map(\.key.period))
      rows = (totals + whole.filter { !known.contains($0.key.period) })
        .sorted { $0.key.period < $1.key.period }
    }
    measure.points = rows.map { row in
      ReportedMeasure.Point(
        period: row.key.period, numerator: row.numerator, denominator: row.denominator,
        excluded: row.excluded, values: definition.showsValue ? row.values : nil,
        failedGates: row.failedGates)
    }
    let latest = latestPeriods(measure)
    measure.tablePeriods = latest.count
    // Sums over organisations hold no elements; where counts are hidden none may be made of theirs.
    let parts = organisation != nil ? rows : shown.scheme == .none ? whole : []
    measure.elements =
      parts.isEmpty
      ? []
      : elements(
        definition.plan.elements, parts.filter { latest.contains($0.key.period) })
    if organisation == nil {
      measure.organisations = groups(
        whole.filter { latest.contains($0.key.period) }, by: \.key.organisation)
    }
    measure.groups = groups(
      own.filter { row in
        !row.key.stratifier.isEmpty && latest.contains(row.key.period)
          && (organisation == nil || row.key.organisation == organisation)
      }, by: \.key.group)
    MeasureChart(measure).make(&measure)
    return measure
  }

  /// The periods that tables cover: one where each subject stands in every period again, whose
  /// counts must not be added up.
  private func latestPeriods(_ measure: ReportedMeasure) -> Set<Period> {
    if case .person = measure.definition.plan.index {
      return Set(measure.latest.map { [$0.period] } ?? [])
    }
    return Set(measure.points.suffix(ReportMaker.tablePeriodsMost).map(\.period))
  }

  private func elements(
    _ elements: [Plan.Element], _ rows: [ShownResults.Row]
  ) -> [ReportedMeasure.Element] {
    elements.enumerated().map { place, element in
      func count(_ status: ElementStatus) -> Int {
        rows.reduce(0) { sum, row in
          guard row.elements.indices.contains(place) else { return sum }
          return sum + (row.elements[place][status.rawValue].number ?? 0)
        }
      }
      return ReportedMeasure.Element(
        name: element.name, isOptional: element.isOptional, given: count(.given),
        notGiven: count(.notGiven), unknown: count(.unknown),
        eligibilityUnknown: count(.eligibilityUnknown))
    }
  }

  /// Counts put together by name, in the order of stratifiers and names.
  private func groups(
    _ rows: [ShownResults.Row], by name: (ShownResults.Row) -> String
  ) -> [ReportedMeasure.Group] {
    struct Key: Hashable, Comparable {
      let stratifier: String
      let name: String

      static func < (left: Key, right: Key) -> Bool {
        (left.stratifier, left.name) < (right.stratifier, right.name)
      }
    }
    let parts = Dictionary(grouping: rows) { row in
      Key(stratifier: row.key.stratifier, name: name(row))
    }
    func sum(_ counts: [ShownCount]) -> Int? {
      let numbers = counts.compactMap(\.number)
      return numbers.count == counts.count ? numbers.reduce(0, +) : nil
    }
    return parts.sorted { $0.key < $1.key }.map { key, rows in
      ReportedMeasure.Group(
        stratifier: key.stratifier, name: key.name.isEmpty ? "not recorded" : key.name,
        numerator: sum(rows.map(\.numerator)), denominator: sum(rows.map(\.denominator)))
    }
  }
}
