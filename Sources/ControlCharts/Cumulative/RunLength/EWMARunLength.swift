/// Average run lengths of a two-sided EWMA chart of independent normal values.
///
/// With constant limits the integral equation is solved at Gauss–Legendre nodes. With the exact
/// limits, which widen from point to point, the density of the average is carried forward until
/// the limits are within a millionth of their final place and the constant solution takes over.
/// Everything is in units of the standard deviation, the centre at 0.
///
/// - Source: Crowder, Technometrics 29 (1987) 401; Lucas and Saccucci, Technometrics 32 (1990) 1;
///   Steiner, J Qual Technol 31 (1999) 75, for the exact limits.
struct EWMARunLength {
  let lambda: Double
  /// The half-width *L* of the limits, in standard deviations of the average.
  let width: Double
  let limits: EWMALimits

  /// The final distance of the limits from the centre.
  private var finalLimit: Double { width * (lambda / (2 - lambda)).squareRoot() }

  /// Three nodes for each λσ, the standard deviation of one step, and 30 more.
  var nodes: Int { 30 + Int(3 * 2 * finalLimit / lambda) }

  /// The run length when the true mean is `shift` above the centre.
  func average(shift: Double) -> Double {
    let rule = GaussLegendre(count: nodes)
    let means = constantLimits(shift: shift, rule: rule)
    switch limits {
    case .asymptotic: return onwards(from: [0], weighing: [1], means, rule, shift)
    case .exact: return exactLimits(shift: shift, rule: rule, means: means)
    }
  }

  /// The mean run length from each node when the limits are constant.
  private func constantLimits(shift: Double, rule: GaussLegendre) -> [Double] {
    var chain = AbsorbingChain(states: nodes, down: nodes, up: nodes)
    let points = rule.nodes.map { finalLimit * $0 }
    for (i, from) in points.enumerated() {
      let mean = (1 - lambda) * from + lambda * shift
      let above = NormalDistribution.upperTail((finalLimit - mean) / lambda)
      let below = NormalDistribution.upperTail((finalLimit + mean) / lambda)
      chain.addAbsorption(above + below, from: i)
      for (j, to) in points.enumerated() {
        let density = NormalDistribution.density((to - mean) / lambda) / lambda
        chain.add(finalLimit * rule.weights[j] * density, from: i, to: j)
      }
    }
    return chain.meanTimes(count: nodes)
  }

  private func exactLimits(shift: Double, rule: GaussLegendre, means: [Double]) -> Double {
    var (points, masses) = ([0.0], [1.0])
    var (length, remaining) = (0.0, 1.0)
    while remaining > 1e-6 {
      length += masses.reduce(0, +)
      remaining *= (1 - lambda) * (1 - lambda)
      let limit = finalLimit * (1 - remaining).squareRoot()
      let next = rule.nodes.map { limit * $0 }
      masses = next.enumerated().map { (j: Int, to: Double) -> Double in
        limit * rule.weights[j] * density(at: to, from: points, weighing: masses, shift)
      }
      points = next
    }
    return length + onwards(from: points, weighing: masses, means, rule, shift)
  }

  /// The mean run length from a spread of starting points, the limits being constant from now.
  private func onwards(
    from points: [Double], weighing masses: [Double], _ means: [Double], _ rule: GaussLegendre,
    _ shift: Double
  ) -> Double {
    var length = masses.reduce(0, +)
    for (j, node) in rule.nodes.enumerated() {
      let arriving = density(at: finalLimit * node, from: points, weighing: masses, shift)
      length += finalLimit * rule.weights[j] * arriving * means[j]
    }
    return length
  }

  /// The density of the next average at `to`.
  private func density(
    at to: Double, from points: [Double], weighing masses: [Double], _ shift: Double
  ) -> Double {
    var sum = 0.0
    for i in points.indices {
      let mean = (1 - lambda) * points[i] + lambda * shift
      sum += masses[i] * NormalDistribution.density((to - mean) / lambda)
    }
    return sum / lambda
  }
}
