/// The curve of Bass: adoption by a pull from outside and a pull from peers.
///
/// F(t) = (1 − e^−(p+q)t) / (1 + (q/p) e^−(p+q)t).
///
/// - Source: Bass, Management Science 15 (1969) 215.
public struct BassCurve: Sendable, Hashable {
  /// The pull from outside, such as a mandate or a campaign; more than 0.
  public let p: Double
  /// The pull from peers; more than 0.
  public let q: Double
  /// The number of adopters in the end.
  public let m: Double

  /// A curve; `p` and `q` are more than 0.
  public init(p: Double, q: Double, m: Double = 1) {
    self.p = p
    self.q = q
    self.m = m
  }

  /// The share of the final adopters at a time.
  public func share(at time: Double) -> Double {
    guard time > 0 else { return 0 }
    let decay = SpreadMathematics.exponential(-(p + q) * time)
    return (1 - decay) / (1 + q / p * decay)
  }

  /// The adopters at a time.
  public func adopters(at time: Double) -> Double { m * share(at: time) }

  /// How fast the share grows at a time.
  public func density(at time: Double) -> Double {
    let decay = SpreadMathematics.exponential(-(p + q) * time)
    let below = 1 + q / p * decay
    return (p + q) * (p + q) / p * decay / (below * below)
  }

  /// When adoption is fastest; `nil` when it is fastest at the start, as where it is mandated.
  public var peak: Double? {
    q > p ? SpreadMathematics.logarithm(q / p) / (p + q) : nil
  }

  /// When a share of the final adopters, from 0 up to 1, has adopted.
  public func time(toShare share: Double) -> Double {
    -SpreadMathematics.logarithm((1 - share) / (1 + q * share / p)) / (p + q)
  }
}

/// The recurrence of Bass in whole periods: new adopters are a + b N + c N², N those before.
public struct BassRecurrence: Sendable, Hashable {
  /// The coefficients.
  public let a: Double, b: Double, c: Double

  /// The recurrence by its coefficients.
  public init(a: Double, b: Double, c: Double) {
    self.a = a
    self.b = b
    self.c = c
  }

  /// The least-squares fit to the new adopters of each period, from no adopter.
  ///
  /// `nil` when there are fewer than three periods, or they do not determine a curve.
  public init?(newAdopters: [Double]) {
    guard newAdopters.count >= 3 else { return nil }
    var before = 0.0
    var largest = 0.0
    let rows = newAdopters.map { new in
      defer { before += new }
      largest = max(largest, before)
      return (before: before, new: new)
    }
    guard largest > 0 else { return nil }
    // Scaled to at most 1, so that the equations are well behaved.
    var normal = [[Double]](repeating: [Double](repeating: 0, count: 3), count: 3)
    var right = [Double](repeating: 0, count: 3)
    for row in rows {
      let x = row.before / largest
      let powers = [1, x, x * x]
      for i in 0..<3 {
        right[i] += powers[i] * row.new
        for j in 0..<3 { normal[i][j] += powers[i] * powers[j] }
      }
    }
    guard let solved = LinearEquations.solve(normal, right) else { return nil }
    self.init(a: solved[0], b: solved[1] / largest, c: solved[2] / (largest * largest))
  }

  /// The curve it stands for; `nil` when no pull is positive or there is no end to it.
  public var curve: BassCurve? {
    let inside = b * b - 4 * a * c
    guard c < 0, a > 0, inside >= 0 else { return nil }
    let m = (-b - inside.squareRoot()) / (2 * c)
    guard m > 0, m.isFinite, -c * m > 0 else { return nil }
    return BassCurve(p: a / m, q: -c * m, m: m)
  }

  /// The new adopters of each period, from no adopter.
  public func newAdopters(periods: Int) -> [Double] {
    var before = 0.0
    return (0..<periods).map { _ in
      let new = a + b * before + c * before * before
      before += new
      return new
    }
  }
}

/// Small systems of linear equations.
enum LinearEquations {
  /// Solves by elimination with pivots; `nil` when the equations do not determine an answer.
  static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    var (rows, values) = (matrix, right)
    let count = values.count
    for column in 0..<count {
      guard
        let pivot = (column..<count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-14
      else { return nil }
      rows.swapAt(column, pivot)
      values.swapAt(column, pivot)
      for row in column + 1..<count {
        let factor = rows[row][column] / rows[column][column]
        for place in column..<count { rows[row][place] -= factor * rows[column][place] }
        values[row] -= factor * values[column]
      }
    }
    for row in stride(from: count - 1, through: 0, by: -1) {
      for place in row + 1..<count { values[row] -= rows[row][place] * values[place] }
      values[row] /= rows[row][row]
    }
    return values
  }
}
