extension InterruptedTimeSeries {
  /// The fewest points on a side from which slopes are worth reading.
  public static let fewestPoints = 8

  /// What has to be kept in mind, most pressing first.
  ///
  /// - Parameter periodsPerYear: How many periods make a year; `nil` where there is no such number.
  /// - Returns: The warnings; the last says what no such analysis can rule out.
  public func warnings(periodsPerYear: Int?) -> [String] {
    var warnings: [String] = []
    for (points, side) in [(pointsBefore, "before"), (pointsAfter, "from")]
    where points < Self.fewestPoints {
      warnings.append(
        "\(points) points \(side) the change: fewer than \(Self.fewestPoints), so the slope there"
          + " is hardly known")
    }
    let span = (times.last ?? 0) - (times.first ?? 0) + 1
    if span > times.count {
      warnings.append("\(span - times.count) periods have no point; the others are tied over them")
    }
    if let periods = periodsPerYear, settings.harmonics == 0 {
      warnings.append(
        span >= 2 * periods
          ? "the season is not modelled: give harmonics if the measure has one"
          : "the season is not modelled, and less than two years could not show it")
    }
    if settings.errors == .ordinary, abs(lagOne) > 0.2 {
      warnings.append("neighbouring errors are alike, and these intervals take no notice of it")
    }
    if abs(autocorrelation) > 0.9 {
      warnings.append("errors drift: a level change can hardly be told from the drift")
    }
    warnings.append("other events at the same time are not ruled out: there is no comparison group")
    return warnings
  }
}
