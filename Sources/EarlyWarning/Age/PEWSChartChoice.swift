/// The chart used for a child, and who chose it where it is not the one for the age.
///
/// Near a border a clinician may choose the adjacent chart, never one further away. Children of 16
/// and 17 have a chart here too; whether a unit uses NEWS2 for them is the unit's setting.
/// - Source: NHS England, Configuration Document for SPOT NPEWS (2025), C2.2.
public struct PEWSChartChoice: Hashable, Sendable {
  /// The chart used.
  public let chart: PEWSChart
  /// The chart for the age.
  public let chartForAge: PEWSChart
  /// Who chose the adjacent chart; `nil` for the chart of the age.
  public let chosenBy: String?
  /// Completed months of age on the day of the observations.
  public let ageMonths: Int

  /// The chart for the age.
  ///
  /// - Throws: ``PEWSChartError/notBorn`` for a day before the birth.
  public init(born birth: CivilDate, on date: CivilDate) throws(PEWSChartError) {
    guard let months = birth.completedMonths(on: date), let chart = PEWSChart(ageMonths: months)
    else { throw .notBorn }
    self.chart = chart
    chartForAge = chart
    chosenBy = nil
    ageMonths = months
  }

  /// A chart that a clinician chose.
  ///
  /// - Throws: ``PEWSChartError`` for a day before the birth, a chart further away than the
  ///   adjacent one, or a choice that nobody signs.
  public init(
    _ chosen: PEWSChart, by clinician: String, born birth: CivilDate, on date: CivilDate
  ) throws(PEWSChartError) {
    let usual = try PEWSChartChoice(born: birth, on: date)
    guard chosen.isAdjacent(to: usual.chart) else {
      throw .notAdjacent(chosen: chosen, chartForAge: usual.chart)
    }
    guard clinician.contains(where: { !$0.isWhitespace }) else { throw .nobodyChose }
    chart = chosen
    chartForAge = usual.chart
    chosenBy = chosen == usual.chart ? nil : clinician
    ageMonths = usual.ageMonths
  }

  /// Whether the choice lets a definition score an age outside its own.
  func allows(_ definition: ScoreDefinition, atMonths months: Int) -> Bool {
    definition.id == "npews" && definition.chart == chart.chart
      && PEWSChart(ageMonths: months) == chartForAge
  }
}

/// Why a children's chart cannot be used.
public enum PEWSChartError: Error, Hashable, Sendable {
  /// The observations are from before the birth.
  case notBorn
  /// The chart is further away than the adjacent one.
  case notAdjacent(chosen: PEWSChart, chartForAge: PEWSChart)
  /// Nobody is named who chose the chart.
  case nobodyChose
}
