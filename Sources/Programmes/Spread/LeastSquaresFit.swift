/// A least-squares fit by Gauss–Newton steps, damped after Levenberg where a step would not help.
struct LeastSquaresFit {
  /// The parameters found.
  private(set) var parameters: [Double]
  /// The sum of squared residuals.
  private(set) var residualSum: Double

  /// Fits a curve to values at the times 1, 2, 3 and so on.
  ///
  /// - Parameters:
  ///   - values: The values.
  ///   - start: Where to start; unbounded parameters.
  ///   - rounds: How many steps at most.
  ///   - curve: The value of the curve for parameters and a time.
  init(
    _ values: [Double], from start: [Double], rounds: Int = 60,
    curve: ([Double], Double) -> Double
  ) {
    parameters = start
    func sum(_ parameters: [Double]) -> Double {
      var sum = 0.0
      for (index, value) in values.enumerated() {
        let residual = value - curve(parameters, Double(index + 1))
        sum += residual * residual
      }
      return sum.isFinite ? sum : .infinity
    }
    residualSum = sum(start)
    var damping = 1e-3
    for _ in 0..<rounds {
      let (normal, gradient) = Self.equations(values, parameters, curve)
      var hasImproved = false
      while damping < 1e12 {
        var damped = normal
        for place in damped.indices {
          damped[place][place] += damping * max(normal[place][place], 1e-12)
        }
        guard let step = LinearEquations.solve(damped, gradient) else {
          damping *= 10
          continue
        }
        let next = zip(parameters, step).map { $0 + max(-3, min(3, $1)) }
        let nextSum = sum(next)
        if nextSum < residualSum {
          let gain = residualSum - nextSum
          (parameters, residualSum, hasImproved) = (next, nextSum, true)
          damping = max(damping / 10, 1e-12)
          if gain <= 1e-12 * (residualSum + 1e-12) { return }
          break
        }
        damping *= 10
      }
      if !hasImproved { return }
    }
  }

  /// The normal equations at the present parameters, by central differences.
  private static func equations(
    _ values: [Double], _ parameters: [Double], _ curve: ([Double], Double) -> Double
  ) -> ([[Double]], [Double]) {
    let count = parameters.count
    var normal = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    var gradient = [Double](repeating: 0, count: count)
    var slopes = gradient
    for (index, value) in values.enumerated() {
      let time = Double(index + 1)
      for place in 0..<count {
        let width = 1e-6 * max(1, abs(parameters[place]))
        var (up, down) = (parameters, parameters)
        up[place] += width
        down[place] -= width
        slopes[place] = (curve(up, time) - curve(down, time)) / (2 * width)
      }
      let residual = value - curve(parameters, time)
      for i in 0..<count {
        gradient[i] += slopes[i] * residual
        for j in 0..<count { normal[i][j] += slopes[i] * slopes[j] }
      }
    }
    return (normal, gradient)
  }
}
