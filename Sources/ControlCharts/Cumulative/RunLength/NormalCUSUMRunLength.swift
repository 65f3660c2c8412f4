/// Average run lengths of a one-sided tabular CUSUM of independent normal values.
///
/// The integral equation is solved at Gauss–Legendre nodes (Nyström's method); everything is in
/// units of the standard deviation.
///
/// - Source: Goel and Wu, Technometrics 13 (1971) 221; Vance, J Qual Technol 18 (1986) 189.
struct NormalCUSUMRunLength {
  /// The reference value *K*.
  let reference: Double
  /// The decision interval *H*.
  let threshold: Double

  /// Three nodes to a standard deviation and 30 more: the error is far below the rounding shown.
  var nodes: Int { 30 + Int(3 * threshold) }

  /// The run length of the upper side when the true mean is `shift` above the centre.
  func average(shift: Double, headStart: Double = 0) -> SideRunLength {
    let rule = GaussLegendre(count: nodes)
    let points = [0] + rule.nodes.map { (threshold / 2) * ($0 + 1) }
    let weights = [0] + rule.weights.map { (threshold / 2) * $0 }
    let drift = shift - reference
    var chain = AbsorbingChain(states: nodes + 1, down: nodes, up: nodes)
    for (i, from) in points.enumerated() {
      chain.add(NormalDistribution.upperTail(from + drift), from: i, to: 0)
      chain.addAbsorption(
        NormalDistribution.upperTail(threshold - from - drift), from: i)
      for j in 1...nodes {
        let density = NormalDistribution.density(points[j] - from - drift)
        chain.add(weights[j] * density, from: i, to: j)
      }
    }
    let isStartedAhead = headStart > 0
    let means = chain.meanTimes(count: isStartedAhead ? nodes + 1 : 1)
    guard isStartedAhead else { return SideRunLength(fromZero: means[0]) }
    var ahead = 1 + means[0] * NormalDistribution.upperTail(headStart + drift)
    for j in 1...nodes {
      let density = NormalDistribution.density(points[j] - headStart - drift)
      ahead += weights[j] * density * means[j]
    }
    return SideRunLength(fromZero: means[0], fromHeadStart: ahead)
  }
}
