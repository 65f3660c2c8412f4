/// The fit of a segmented regression with errors that may follow each other.
struct SegmentedFit {
  private(set) var coefficients: [Double] = []
  /// The covariance of the coefficients, row by row.
  private(set) var covariance: [Double] = []
  private(set) var autocorrelation = 0.0
  private(set) var durbinWatson = 0.0
  private(set) var lagOne = 0.0

  private let rows: [Double]
  private let values: [Double]
  private let gaps: [Int]
  private let width: Int

  /// The strongest autocorrelation that is looked for.
  private static let most = 0.98

  init(
    _ design: SegmentedDesign, _ times: [Int], _ values: [Double], _ weights: [Double],
    _ settings: InterruptedTimeSeriesSettings
  ) throws(InterruptedTimeSeriesFault) {
    width = design.width
    gaps = times.indices.map { $0 == 0 ? 0 : times[$0] - times[$0 - 1] }
    // A point that counts for more has a smaller error: both sides are multiplied alike.
    let mean = weights.isEmpty ? 1 : weights.reduce(0, +) / Double(weights.count)
    let roots = times.indices.map { weights.isEmpty ? 1 : (weights[$0] / mean).squareRoot() }
    rows = times.enumerated().flatMap { place, time in design.row(time).map { $0 * roots[place] } }
    self.values = zip(values, roots).map { $0 * $1 }
    let tooMany = InterruptedTimeSeriesFault.tooManyTerms(points: times.count, terms: width)
    guard let plain = LeastSquares(rows, width: width, self.values) else { throw tooMany }
    let spread = Self.spread(values)
    guard plain.residualSquares > 1e-18 * spread, spread > 0 else { throw .noVariation }
    describe(residuals(plain))
    switch settings.errors {
    case .ordinary: keep(plain)
    case .neweyWest: keep(plain, lags: settings.lags)
    case .praisWinsten: autocorrelation = iterated(plain)
    case .restrictedLikelihood: autocorrelation = likeliest()
    }
    guard settings.errors == .praisWinsten || settings.errors == .restrictedLikelihood else {
      return
    }
    guard let fit = whitened(autocorrelation).fit else { throw tooMany }
    keep(fit)
  }

  /// The sum of squares of values, by which residuals of nothing but rounding are known.
  private static func spread(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }
  }

  private func residuals(_ fit: LeastSquares) -> [Double] {
    LeastSquares.residuals(rows, width, values, fit.coefficients)
  }

  private mutating func describe(_ residuals: [Double]) {
    let all = residuals.reduce(0) { $0 + $1 * $1 }
    var (steps, products) = (0.0, 0.0)
    for place in residuals.indices.dropFirst() where gaps[place] == 1 {
      let step = residuals[place] - residuals[place - 1]
      steps += step * step
      products += residuals[place] * residuals[place - 1]
    }
    (durbinWatson, lagOne) = (steps / all, products / all)
  }

  private mutating func keep(_ fit: LeastSquares) {
    let variance = fit.residualSquares / Double(values.count - width)
    coefficients = fit.coefficients
    covariance = fit.inverse.map { $0 * variance }
  }

  // MARK: Errors that follow each other

  /// Rows and values in which errors of this autocorrelation are free of each other.
  ///
  /// Absent periods weaken the tie: over *g* periods it is the *g*-th power.
  private func whitened(_ rho: Double) -> (fit: LeastSquares?, logDeterminant: Double) {
    var (rows, values) = (rows, values)
    var logDeterminant = 0.0
    let free = 1 - rho * rho
    for place in self.values.indices.reversed() {
      var tie = 0.0
      var scale = free.squareRoot()
      if place > 0 {
        tie = ImpactMathematics.power(abs(rho), Double(gaps[place]))
        if rho < 0, gaps[place] % 2 == 1 { tie = -tie }
        scale = (free / (1 - tie * tie)).squareRoot()
        values[place] -= tie * values[place - 1]
        for column in 0..<width {
          rows[place * width + column] -= tie * rows[(place - 1) * width + column]
        }
      }
      values[place] *= scale
      for column in 0..<width { rows[place * width + column] *= scale }
      logDeterminant -= 2 * ImpactMathematics.log(scale)
    }
    return (LeastSquares(rows, width: width, values), logDeterminant)
  }

  /// Prais and Winsten's autocorrelation: from residuals, until it no longer changes.
  private func iterated(_ plain: LeastSquares) -> Double {
    var (rho, fit) = (0.0, plain)
    for _ in 0..<200 {
      let rest = residuals(fit)
      var (products, squares) = (0.0, 0.0)
      for place in rest.indices.dropFirst() where gaps[place] == 1 {
        products += rest[place] * rest[place - 1]
        squares += rest[place - 1] * rest[place - 1]
      }
      guard squares > 0 else { return rho }
      let next = max(-Self.most, min(Self.most, products / squares))
      let isSettled = abs(next - rho) < 1e-10
      rho = next
      guard !isSettled, let better = whitened(rho).fit else { return rho }
      fit = better
    }
    return rho
  }

  /// The autocorrelation of the greatest restricted likelihood: a grid, then golden sections.
  private func likeliest() -> Double {
    let steps = 24
    let step = Self.most / Double(steps)
    let grid = (-steps...steps).map {
      (rho: step * Double($0), height: likelihood(step * Double($0)))
    }
    guard let best = grid.max(by: { $0.height < $1.height }) else { return 0 }
    var (low, high) = (max(-Self.most, best.rho - step), min(Self.most, best.rho + step))
    let golden = 0.6180339887498949
    var left = high - golden * (high - low)
    var right = low + golden * (high - low)
    var (leftHeight, rightHeight) = (likelihood(left), likelihood(right))
    for _ in 0..<40 {
      if leftHeight < rightHeight {
        (low, left, leftHeight) = (left, right, rightHeight)
        right = low + golden * (high - low)
        rightHeight = likelihood(right)
      } else {
        (high, right, rightHeight) = (right, left, leftHeight)
        left = high - golden * (high - low)
        leftHeight = likelihood(left)
      }
    }
    return (low + high) / 2
  }

  private func likelihood(_ rho: Double) -> Double {
    let (fit, logDeterminant) = whitened(rho)
    guard let fit, fit.residualSquares > 0 else { return -.infinity }
    let freedom = Double(values.count - width)
    return -0.5
      * (freedom * ImpactMathematics.log(fit.residualSquares) + logDeterminant + fit.logDeterminant)
  }

  // MARK: Newey and West

  /// Bartlett's weights on products of residuals so many lags apart, with n/(n - p).
  private mutating func keep(_ fit: LeastSquares, lags asked: Int?) {
    let count = values.count
    let usual = 4 * ImpactMathematics.power(Double(count) / 100, 2.0 / 9)
    let lags = max(0, min(asked ?? Int(usual), count - 1))
    let rest = residuals(fit)
    var middle = [Double](repeating: 0, count: width * width)
    for lag in 0...lags {
      let weight = 1 - Double(lag) / Double(lags + 1)
      for place in lag..<count {
        let product = weight * rest[place] * rest[place - lag]
        let (one, other) = (place * width, (place - lag) * width)
        for row in 0..<width {
          for column in 0..<width {
            let both =
              lag == 0
              ? rows[one + row] * rows[one + column]
              : rows[one + row] * rows[other + column] + rows[other + row] * rows[one + column]
            middle[row * width + column] += product * both
          }
        }
      }
    }
    let correction = Double(count) / Double(count - width)
    coefficients = fit.coefficients
    covariance = Self.product(Self.product(fit.inverse, middle, width), fit.inverse, width)
      .map { $0 * correction }
  }

  private static func product(_ left: [Double], _ right: [Double], _ width: Int) -> [Double] {
    var product = [Double](repeating: 0, count: width * width)
    for row in 0..<width {
      for column in 0..<width {
        for inner in 0..<width {
          product[row * width + column] += left[row * width + inner] * right[inner * width + column]
        }
      }
    }
    return product
  }
}
