/// The moving ranges of a baseline, and what screening made of them.
struct MovingRanges {
  /// The upper limit of a moving range, in mean moving ranges: D4 for two readings.
  static let upperLimit = 3.267

  /// Their average after screening; NaN when there are none, and 0 when screening leaves none,
  /// unless the rules have it otherwise.
  private(set) var average: Double
  /// The places screening left out, where a place is that of the later value in the baseline.
  private(set) var screened: [Int] = []

  /// Takes the average of ranges, screened once if the rules ask for it.
  ///
  /// There is one range fewer than values where nothing is missing; `places` holds, for each, the
  /// place in the baseline of its later value.
  /// - Source: Nelson LS, Journal of Quality Technology 1982;14:172, for screening: ranges beyond
  ///   3.267 times their mean (D4 for two readings) are dropped once.
  init(
    _ ranges: [Double], places: [Int], rules: RuleSet, screenedBeyond factor: Double = upperLimit
  ) {
    average = ranges.mean
    if rules.screening == .once {
      // The narrow median is the way of one tool, which screens by the median too.
      let typical = rules.movingRangeAverage == .narrowMedian ? ranges.median : average
      screen(ranges, places, beyond: factor * typical, rules)
    } else if rules.movingRangeAverage != .mean {
      average = ranges.median
    }
  }

  private mutating func screen(
    _ ranges: [Double], _ places: [Int], beyond most: Double, _ rules: RuleSet
  ) {
    var kept: [Double] = []
    for (place, range) in zip(places, ranges) {
      if range < most || (range == most && rules.screeningKeepsEqual) {
        kept.append(range)
      } else {
        screened.append(place)
      }
    }
    guard !ranges.isEmpty else { return }
    // With no variation at all a strict comparison drops every range: that is 0, not missing.
    if kept.isEmpty { kept = [rules.screenedOut == .none ? .nan : 0] }
    average = rules.movingRangeAverage == .mean ? kept.mean : kept.median
  }

  /// The distance of the limits from the centre.
  ///
  /// 2.66 (or 3 ÷ 1.128) times a mean, and a narrow median; 3.145 (3 ÷ 0.954) times a median.
  /// - Source: Wheeler DJ, Understanding Variation, for both constants.
  func distance(_ rules: RuleSet) -> Double {
    average * (rules.movingRangeAverage == .median ? 3.145 : rules.factor.limit)
  }
}
