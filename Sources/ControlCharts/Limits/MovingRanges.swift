/// The moving ranges of a baseline, and what screening made of them.
struct MovingRanges {
  /// The ranges, in order; one fewer than the values where nothing is missing.
  let ranges: [Double]
  /// For each range, the place in the baseline of its later value.
  let places: [Int]
  /// Their average after screening; 0 when screening leaves none, NaN when there are none.
  private(set) var average: Double
  /// The places screening left out.
  private(set) var screened: [Int] = []

  /// Takes the average, screened once if the rules ask for it.
  ///
  /// - Source: Nelson LS, Journal of Quality Technology 1982;14:172, for screening: ranges beyond
  ///   3.267 times their mean (D4 for two readings) are dropped once.
  init(_ ranges: [Double], places: [Int], rules: RuleSet) {
    self.ranges = ranges
    self.places = places
    average = ranges.mean
    if rules.screening == .once { screen(rules) }
    if rules.movingRangeAverage == .median {
      let kept = zip(places, ranges).filter { !screened.contains($0.0) }.map(\.1)
      average = kept.median
    }
  }

  private mutating func screen(_ rules: RuleSet) {
    let most = rules.factor.movingRangeLimit * average
    var kept = CompensatedSum()
    var count = 0
    for (place, range) in zip(places, ranges) {
      if range < most || (range == most && rules.screeningKeepsEqual) {
        kept.add(range)
        count += 1
      } else {
        screened.append(place)
      }
    }
    // With no variation at all a strict comparison drops every range: that is 0, not missing.
    if !ranges.isEmpty { average = count == 0 ? 0 : kept.total / Double(count) }
  }

  /// The distance of the limits from the centre.
  ///
  /// 2.66 (or 3 ÷ 1.128) times a mean; 3.145 (3 ÷ 0.954) times a median.
  /// - Source: Wheeler DJ, Understanding Variation, for both constants.
  func distance(_ rules: RuleSet) -> Double {
    average * (rules.movingRangeAverage == .median ? 3.145 : rules.factor.limit)
  }
}
