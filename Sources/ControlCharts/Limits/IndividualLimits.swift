extension ChartDraft {
  /// Sets the limits of an individuals (XmR) chart: mean ± 2.66 × mean moving range.
  ///
  /// - Source: Wheeler DJ, Understanding Variation; NHS England, Making Data Count.
  mutating func setIndividualLimits(_ baseline: [Int], in phase: Int) {
    let lines = individualLines(values(baseline), baseline, in: phase)
    if lines.distance.isNaN {
      setCentre(lines.centre, in: phase)
    } else {
      setLines(centre: lines.centre, distance: lines.distance, in: phase)
    }
  }

  /// Sets the limits of a moving range chart: mean range, 0 and 3.267 × mean range.
  mutating func setMovingRangeLimits(_ baseline: [Int], in phase: Int) {
    let mean = settings.knownCentre ?? values(baseline).mean
    let upper = MovingRanges.upperLimit * mean
    for index in phases[phase].indices {
      points[index].centre = mean
      points[index].lower = 0
      points[index].upper = upper
      points[index].lowerWarning = 0
      points[index].upperWarning = upper * 2 / 3
    }
    phases[phase].movingRange = mean
  }

  /// Sets the limits of a t chart: those of an individuals chart of the times to the power 1/3.6.
  ///
  /// - Source: Nelson LS, Journal of Quality Technology 1994;26:239.
  mutating func setTimeBetweenLimits(_ baseline: [Int], in phase: Int) {
    let power = 3.6
    let times = values(baseline)
    let transformed = times.map { Elementary.pow($0, 1 / power) }
    let known = settings.knownCentre.map { Elementary.pow($0, 1 / power) }
    var screening = rules
    if !rules.screensTimes { screening.screening = .off }
    var before: Double?
    if rules.timesRangeOverRecalculation, let first = baseline.first, first > 0,
      !joints[first].contains(.gap)
    {
      before = Elementary.pow(points[active[first - 1]].$value.raw, 1 / power)
    }
    let lines = individualLines(
      transformed, baseline, in: phase, knownCentre: known, screening: screening,
      valueBefore: before)
    let floor = rules.tLower == .zero ? 0 : Double.nan
    for index in phases[phase].indices {
      points[index].setLines(centre: lines.centre, distance: lines.distance)
      points[index].mapLines { line in
        // A line through a point must still go through it after the way there and back.
        if let place = transformed.firstIndex(of: line) { return times[place] }
        return line < 0 ? floor : Elementary.pow(line, power)
      }
    }
  }

  /// The centre and the distance of the limits for single values in any scale.
  private mutating func individualLines(
    _ values: [Double], _ baseline: [Int], in phase: Int, knownCentre: Double? = nil,
    screening: RuleSet? = nil, valueBefore: Double? = nil
  ) -> (centre: Double, distance: Double) {
    var ranges: [Double] = []
    var places: [Int] = []
    ranges.reserveCapacity(values.count)
    places.reserveCapacity(values.count)
    if let before = valueBefore {
      ranges.append(abs(values[0] - before))
      places.append(0)
    }
    for place in values.indices.dropFirst() where !joints[baseline[place]].contains(.gap) {
      ranges.append(abs(values[place] - values[place - 1]))
      places.append(place)
    }
    let moving = MovingRanges(ranges, places: places, rules: screening ?? rules)
    phases[phase].movingRange = moving.average
    phases[phase].screened = moving.screened.count
    var counted = values
    if rules.screeningMovesCentre {
      counted = values.indices.filter { !moving.screened.contains($0) }.map { values[$0] }
    }
    let average = rules.individualsCentre == .median ? counted.median : counted.mean
    let distance = settings.knownSigma.map { 3 * $0 } ?? moving.distance(rules)
    return (knownCentre ?? settings.knownCentre ?? average, distance * rules.width / 3)
  }

  /// Sets the limits of a normalised individuals chart (I′), where every value has a weight.
  ///
  /// Centre Σn·y ÷ Σn; sᵢ = √(π/2)·|yᵢ − yᵢ₋₁| ÷ √(1/nᵢ + 1/nᵢ₋₁), screened beyond 3.2665 times
  /// their mean; limits ± 3 × mean(s) ÷ √nᵢ.
  /// - Source: Taylor WA, "Normalized Individuals Control Chart", 2017; as in qicharts2 0.8.1,
  ///   but from the baseline only, unless the rules ask for all rows.
  mutating func setWeightedLimits(_ baseline: [Int], in phase: Int) {
    let values = values(baseline)
    let weights = baseline.map { points[active[$0]].$denominator.raw }
    let centre = settings.knownCentre ?? values.mean(weights: weights)
    var ranges: [Double] = []
    var places: [Int] = []
    for (place, pair) in weightedNeighbours(baseline, in: phase) {
      let (later, earlier) = (points[pair.later], points[pair.earlier])
      let spread = (1 / later.$denominator.raw + 1 / earlier.$denominator.raw).squareRoot()
      let range = abs(later.$value.raw - earlier.$value.raw)
      ranges.append((Double.pi / 2).squareRoot() * range / spread)
      places.append(place)
    }
    let moving = MovingRanges(ranges, places: places, rules: rules, screenedBeyond: 3.2665)
    phases[phase].screened = moving.screened.count
    phases[phase].movingRange = moving.average
    for index in phases[phase].indices {
      let weight = points[index].$denominator.raw
      guard weight > 0 else { continue }
      points[index].setLines(
        centre: centre, distance: rules.width * moving.average / weight.squareRoot())
    }
  }

  /// The pairs of neighbours whose distance makes the spread of an I′ chart, each with its place.
  private func weightedNeighbours(
    _ baseline: [Int], in phase: Int
  ) -> [(place: Int, pair: (later: Int, earlier: Int))] {
    if rules.weightedRows == .all {
      return phases[phase].indices.dropFirst()
        .filter { !(points[$0].$value.raw - points[$0 - 1].$value.raw).isNaN }
        .map { ($0 - phases[phase].first, ($0, $0 - 1)) }
    }
    return baseline.indices.dropFirst().filter { !joints[baseline[$0]].contains(.gap) }
      .map { ($0, (active[baseline[$0]], active[baseline[$0 - 1]])) }
  }
}
