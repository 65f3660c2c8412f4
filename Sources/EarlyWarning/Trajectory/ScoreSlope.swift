/// How fast totals rise or fall, by least squares over complete sets.
public struct ScoreSlope: Hashable, Sendable {
  /// Points an hour; positive when the person gets worse.
  public let pointsPerHour: Double
  /// The standard error of the slope, in points an hour.
  public let standardError: Double
  /// How many complete sets it rests on, at least 3.
  public let count: Int
  /// The time from the first to the last of them, in seconds.
  public let seconds: Int

  /// The slope of totals over time.
  ///
  /// With times *x* and totals *y* the slope is S_xy ÷ S_xx, and its standard error
  /// √(residual sum of squares ÷ (n − 2) ÷ S_xx).
  ///
  /// - Returns: `nil` for fewer than 3 sets, or sets of one moment.
  static func fit(_ points: [(second: Int, total: Int)]) -> ScoreSlope? {
    guard points.count >= 3, let first = points.first, let last = points.last else { return nil }
    let count = Double(points.count)
    let hours = points.map { Double($0.second - first.second) / 3_600 }
    let totals = points.map { Double($0.total) }
    let meanHour = hours.reduce(0, +) / count
    let meanTotal = totals.reduce(0, +) / count
    var squares = 0.0
    var products = 0.0
    for (hour, total) in zip(hours, totals) {
      squares += (hour - meanHour) * (hour - meanHour)
      products += (hour - meanHour) * (total - meanTotal)
    }
    guard squares > 0 else { return nil }
    let slope = products / squares
    let residual = zip(hours, totals).reduce(0.0) { sum, point in
      let error = point.1 - meanTotal - slope * (point.0 - meanHour)
      return sum + error * error
    }
    return ScoreSlope(
      pointsPerHour: slope, standardError: (residual / (count - 2) / squares).squareRoot(),
      count: points.count, seconds: last.second - first.second)
  }

  /// The slope with its uncertainty: "3 sets over 2 hours: up 0.5 an hour, give or take 0.3".
  public var words: String {
    func tenths(_ number: Double) -> String {
      Hundredths(number).map { "\($0.rounded(to: 10))" } ?? "?"
    }
    let size = tenths(abs(pointsPerHour))
    let direction = pointsPerHour > 0 ? "up \(size) an hour" : "down \(size) an hour"
    return "\(count) sets over \(durationWords(seconds)): \(size == "0" ? "level" : direction), "
      + "give or take \(tenths(standardError))"
  }
}
