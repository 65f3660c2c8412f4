/// Nodes and weights of Gauss–Legendre quadrature between −1 and 1.
struct GaussLegendre {
  let nodes: [Double]
  let weights: [Double]

  /// Finds the nodes as the roots of the Legendre polynomial by Newton's method.
  init(count: Int) {
    var nodes = Array(repeating: 0.0, count: count)
    var weights = nodes
    for i in 0..<(count + 1) / 2 {
      let angle = Double.pi * (Double(i) + 0.75) / (Double(count) + 0.5)
      var x = Elementary.cos(angle)
      var slope = 1.0
      for _ in 0..<20 {
        let (value, derivative) = Self.legendre(count, at: x)
        slope = derivative
        let step = value / derivative
        x -= step
        if abs(step) < 1e-16 { break }
      }
      let weight = 2 / ((1 - x * x) * slope * slope)
      (nodes[i], nodes[count - 1 - i]) = (-x, x)
      (weights[i], weights[count - 1 - i]) = (weight, weight)
    }
    self.nodes = nodes
    self.weights = weights
  }

  private static func legendre(_ degree: Int, at x: Double) -> (value: Double, slope: Double) {
    var (last, value) = (1.0, x)
    for n in stride(from: 2, through: degree, by: 1) {
      let next = (Double(2 * n - 1) * x * value - Double(n - 1) * last) / Double(n)
      (last, value) = (value, next)
    }
    return (value, Double(degree) * (x * value - last) / (x * x - 1))
  }
}
