/// The possible steps of a one-sided sum and their chances; a step up goes towards the signal.
struct StepDistribution {
  /// Distinct sizes in ascending order.
  private(set) var sizes: [Double] = []
  /// The chance of each size.
  private(set) var chances: [Double] = []

  /// Collects steps, adding the chances of equal ones.
  init(_ steps: [(size: Double, chance: Double)]) {
    for step in steps.sorted(by: { $0.size < $1.size }) where step.chance > 0 {
      if let last = sizes.last, last == step.size {
        chances[chances.count - 1] += step.chance
      } else {
        sizes.append(step.size)
        chances.append(step.chance)
      }
    }
  }

  /// Steps of a Poisson sum: `count − reference` upwards, or `reference − count` when watching
  /// the low side.
  static func poisson(mean: Double, reference: Double, side: Side) -> StepDistribution {
    let last = Int(mean + 12 * mean.squareRoot() + 40)
    var steps: [(size: Double, chance: Double)] = []
    var logChance = -mean
    for count in 0...last {
      if count > 0 {
        logChance += Elementary.log(mean / Double(count))
      }
      let size = Double(count) - reference
      let chance = Elementary.exp(logChance)
      steps.append((side == .high ? size : -size, chance))
    }
    return StepDistribution(steps)
  }

  /// Steps of a sum over patients drawn from a mix of risks.
  ///
  /// - Parameters:
  ///   - risks: The risks of the patients, each equally likely.
  ///   - trueOddsRatio: What the odds of an event are multiplied by in truth; 1 in control.
  ///   - step: The step for a risk and for an event or none.
  /// - Returns: Two steps for each risk, equal ones together.
  static func outcomes(
    risks: [Double], trueOddsRatio: Double, step: (_ risk: Double, _ event: Bool) -> Double
  ) -> StepDistribution {
    let share = 1 / Double(risks.count)
    var steps: [(size: Double, chance: Double)] = []
    steps.reserveCapacity(2 * risks.count)
    for risk in risks {
      let chance = trueOddsRatio * risk / (1 - risk + trueOddsRatio * risk)
      steps.append((step(risk, true), share * chance))
      steps.append((step(risk, false), share * (1 - chance)))
    }
    return StepDistribution(steps)
  }

  /// The spacing of the coarsest lattice on which every step lies, if there is one at least as
  /// wide as `least`.
  func latticeSpacing(atLeast least: Double) -> Double? {
    guard let base = smallestSize, base >= least else { return nil }
    let finest = min(1_000, base / least)
    for division in 1...max(1, Int(finest)) {
      let spacing = base / Double(division)
      let isLattice = sizes.allSatisfy { size in
        let place = size / spacing
        return abs(place - place.rounded()) < 1e-8 * max(1, abs(place))
      }
      if isLattice { return spacing }
    }
    return nil
  }

  /// How much a grid of `spacing` would add to the variance of a step, when each step is shared
  /// between the two grid points about it.
  func addedVariance(spacing: Double) -> Double {
    var sum = 0.0
    for (size, chance) in zip(sizes, chances) {
      let place = size / spacing
      let part = place - place.rounded(.down)
      sum += chance * part * (1 - part)
    }
    return sum * spacing * spacing
  }

  /// The size nearest to 0 that is not 0.
  var smallestSize: Double? {
    sizes.map { abs($0) }.filter { $0 > 1e-12 }.min()
  }
}
