/// A linear model fitted by least squares: a few coefficients, any number of rows.
struct LeastSquares {
  /// The coefficients.
  let coefficients: [Double]
  /// The inverse of X′X, row by row.
  let inverse: [Double]
  /// The logarithm of the determinant of X′X.
  let logDeterminant: Double
  /// The sum of squared residuals.
  let residualSquares: Double

  /// Fits rows of `width` numbers; `nil` where the columns do not determine the coefficients.
  init?(_ rows: [Double], width: Int, _ values: [Double]) {
    var normal = [Double](repeating: 0, count: width * width)
    var right = [Double](repeating: 0, count: width)
    for (row, value) in values.enumerated() {
      let start = row * width
      for one in 0..<width {
        right[one] += rows[start + one] * value
        for other in 0...one {
          normal[one * width + other] += rows[start + one] * rows[start + other]
        }
      }
    }
    guard let factor = Self.factor(normal, width) else { return nil }
    let coefficients = Self.solve(factor, width, right)
    self.coefficients = coefficients
    logDeterminant = (0..<width).reduce(0) {
      $0 + 2 * ImpactMathematics.log(factor[$1 * width + $1])
    }
    var inverse = [Double](repeating: 0, count: width * width)
    for column in 0..<width {
      var unit = [Double](repeating: 0, count: width)
      unit[column] = 1
      for (row, value) in Self.solve(factor, width, unit).enumerated() {
        inverse[row * width + column] = value
      }
    }
    self.inverse = inverse
    residualSquares = Self.residuals(rows, width, values, coefficients).reduce(0) { $0 + $1 * $1 }
  }

  /// What the coefficients leave of the values.
  static func residuals(
    _ rows: [Double], _ width: Int, _ values: [Double], _ coefficients: [Double]
  ) -> [Double] {
    values.enumerated().map { row, value in
      var rest = value
      for column in 0..<width { rest -= rows[row * width + column] * coefficients[column] }
      return rest
    }
  }

  /// Cholesky's factor; `nil` where a column is (almost) a sum of others.
  private static func factor(_ matrix: [Double], _ width: Int) -> [Double]? {
    var factor = matrix
    for row in 0..<width {
      for column in 0...row {
        var sum = factor[row * width + column]
        for inner in 0..<column {
          sum -= factor[row * width + inner] * factor[column * width + inner]
        }
        if row == column {
          guard sum > 1e-10 * matrix[row * width + row], sum > 0 else { return nil }
          factor[row * width + row] = sum.squareRoot()
        } else {
          factor[row * width + column] = sum / factor[column * width + column]
        }
      }
    }
    return factor
  }

  private static func solve(_ factor: [Double], _ width: Int, _ right: [Double]) -> [Double] {
    var solution = right
    for row in 0..<width {
      for inner in 0..<row { solution[row] -= factor[row * width + inner] * solution[inner] }
      solution[row] /= factor[row * width + row]
    }
    for row in stride(from: width - 1, through: 0, by: -1) {
      for inner in (row + 1)..<max(width, row + 1) {
        solution[row] -= factor[inner * width + row] * solution[inner]
      }
      solution[row] /= factor[row * width + row]
    }
    return solution
  }
}
