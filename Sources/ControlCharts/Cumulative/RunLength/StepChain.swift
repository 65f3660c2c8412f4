/// The average run length of a one-sided sum of discrete steps, by a Markov chain on a grid.
///
/// When all steps are whole multiples of one spacing (a Poisson sum with a rational reference
/// value) the chain is the chart itself and the answer exact. Otherwise each step is shared
/// between the two grid points about it so that its mean is kept, while the decision to signal
/// is taken on the step itself. That sharing adds to the variance of a step, which changes the
/// length. Where steps are many, a second chain on a grid twice as wide tells by how much, and the
/// two lengths are extrapolated to nothing added (after Richardson).
///
/// - Source: Brook and Evans, Biometrika 59 (1972) 539; Steiner et al., Biostatistics 1 (2000)
///   441, for the mix of risks.
struct StepChain {
  let steps: StepDistribution
  let threshold: Double
  /// Whether a sum equal to the threshold signals.
  let isInclusive: Bool
  /// The distance between grid points.
  let spacing: Double
  let isExact: Bool
  /// The number of grid points at which the sum has not signalled.
  let states: Int

  init(steps: StepDistribution, threshold: Double, isInclusive: Bool) {
    let lattice = steps.latticeSpacing(atLeast: threshold / 4_000)
    self.init(
      steps: steps, threshold: threshold, isInclusive: isInclusive,
      spacing: lattice ?? Self.spacing(for: steps, threshold: threshold), isExact: lattice != nil)
  }

  private init(
    steps: StepDistribution, threshold: Double, isInclusive: Bool, spacing: Double, isExact: Bool
  ) {
    self.steps = steps
    self.threshold = threshold
    self.isInclusive = isInclusive
    self.spacing = spacing
    self.isExact = isExact
    let places = threshold / spacing
    let slack = 1e-9 * max(1, places)
    let below = isInclusive ? (places - slack).rounded(.up) : (places + slack).rounded(.down) + 1
    states = max(1, Int(below))
  }

  /// The mean number of steps to a signal from a sum of 0.
  func averageRunLength() -> Double {
    let fine = lengthOnGrid()
    guard let share = extrapolation, fine.isFinite else { return fine }
    let coarse = StepChain(
      steps: steps, threshold: threshold, isInclusive: isInclusive, spacing: 2 * spacing,
      isExact: false
    ).lengthOnGrid()
    return fine + (fine - coarse) * share
  }

  /// How much of the difference to a grid twice as wide is still missing; `nil` where none is, or
  /// where the wider grid would not tell.
  private var extrapolation: Double? { isExact ? nil : Self.extrapolation(steps, spacing) }

  private static func extrapolation(_ steps: StepDistribution, _ spacing: Double) -> Double? {
    guard steps.sizes.count > 100 else { return nil }
    let fine = steps.addedVariance(spacing: spacing)
    let coarse = steps.addedVariance(spacing: 2 * spacing)
    return coarse >= 2 * fine ? fine / (coarse - fine) : nil
  }

  /// The mean number of steps by the chain on this grid alone.
  private func lengthOnGrid() -> Double {
    let offsets = Offsets(self)
    var chain = AbsorbingChain(
      states: states, down: -offsets.first, up: max(0, offsets.last + 1))
    var beyond = offsets.always
    for i in 0..<states {
      // Offsets from `states − i` on take state i past the last grid point.
      let firstBeyond = states - i
      if firstBeyond <= offsets.last { beyond += offsets.total(at: firstBeyond) }
      chain.addAbsorption(beyond + offsets.signalling(at: firstBeyond - 1), from: i)
      offsets.addSteps(from: i, to: &chain, states: states)
    }
    return chain.meanTimes(count: 1)[0]
  }

  /// Chooses a grid when the steps do not lie on one.
  ///
  /// With few distinct steps a spacing that nearly fits them is looked for; otherwise the grid
  /// divides the threshold, as finely as the work allows.
  private static func spacing(for steps: StepDistribution, threshold: Double) -> Double {
    let reach = (
      down: max(0, -(steps.sizes.first ?? 0)), up: max(0, steps.sizes.last ?? 0)
    )
    func work(_ spacing: Double) -> Double {
      let states = threshold / spacing
      return states * min(states, reach.down / spacing + 2) * min(states, reach.up / spacing + 2)
    }
    func isAffordable(_ spacing: Double, _ most: Double = 2e7) -> Bool {
      work(spacing) <= most && threshold / spacing * (reach.down + reach.up) / spacing <= 6e6
    }
    var best = threshold / 250
    let counts = [4_000.0, 2_400, 1_200, 800, 600, 500, 350]
    if let count = counts.first(where: { isAffordable(threshold / $0, 3e6) }),
      extrapolation(steps, threshold / count) != nil
    {
      return threshold / count
    }
    if let count = counts.first(where: { isAffordable(threshold / $0) }) {
      best = threshold / count
    }
    guard steps.sizes.count <= 100, let base = steps.smallestSize else { return best }
    var bestVariance = steps.addedVariance(spacing: best)
    for division in 1...200 {
      let spacing = base / Double(division)
      let states = threshold / spacing
      if states < 100 { continue }
      if states > 4_000 || !isAffordable(spacing) { break }
      let variance = steps.addedVariance(spacing: spacing)
      if variance < bestVariance { (best, bestVariance) = (spacing, variance) }
    }
    return best
  }
}

/// The steps of a chain as whole numbers of grid points, with the chance of each.
private struct Offsets {
  let first: Int
  let last: Int
  /// The chance of a step so long that it signals from any state.
  private(set) var always = 0.0
  /// The share of a step that goes to the grid point at or below where it ends.
  private var lower: [Double]
  /// The share that goes to the one above.
  private var upper: [Double]
  /// The chance of a step that ends between the last grid point and the threshold.
  private var staying: [Double]
  /// The chance of one that leaves the last grid point but ends beyond the threshold.
  private var beyond: [Double]

  init(_ chain: StepChain) {
    let states = Double(chain.states)
    func place(_ size: Double) -> Double {
      let exact = size / chain.spacing
      let near = exact.rounded()
      let snapped = abs(exact - near) < 1e-8 * max(1, abs(exact)) ? near : exact
      return min(max(snapped, -states), states)
    }
    let places = chain.steps.sizes.map(place)
    first = min(0, Int((places.first ?? 0).rounded(.down)))
    last = max(0, Int((places.last ?? 0).rounded(.down)))
    lower = Array(repeating: 0, count: last - first + 1)
    (upper, staying, beyond) = (lower, lower, lower)
    // How far the threshold lies above the last grid point, in grid points.
    let gap = chain.threshold / chain.spacing - (states - 1)
    for (position, chance) in zip(places, chain.steps.chances) {
      guard position < states else {
        always += chance
        continue
      }
      let whole = position.rounded(.down)
      let part = position - whole
      let index = Int(whole) - first
      lower[index] += chance * (1 - part)
      upper[index] += chance * part
      let isBeyond = chain.isInclusive ? part >= gap - 1e-9 : part > gap + 1e-9
      // A step up of less than one grid point crosses the last gap in gap/part steps on average.
      let share = isBeyond ? 1 : whole == 0 ? part / gap : 0
      beyond[index] += chance * share
      staying[index] += chance * (1 - share)
    }
  }

  func total(at offset: Int) -> Double { lower[offset - first] + upper[offset - first] }

  func signalling(at offset: Int) -> Double {
    offset <= last ? beyond[offset - first] : 0
  }

  func addSteps(from state: Int, to chain: inout AbsorbingChain, states: Int) {
    for offset in first...min(last, states - 1 - state) {
      let next = state + offset
      let index = offset - first
      if next == states - 1 {
        chain.add(staying[index], from: state, to: next)
      } else {
        // Sums below 0 start again at 0.
        let (floor, ceiling) = (max(0, next), max(0, next + 1))
        if lower[index] > 0 { chain.add(lower[index], from: state, to: floor) }
        if upper[index] > 0 { chain.add(upper[index], from: state, to: ceiling) }
      }
    }
  }
}
