import Foundation

/// Shares of a standard normal distribution.
enum NormalShare {
  static func below(_ height: Double) -> Double { erfc(-height / 2.0.squareRoot()) / 2 }
  static func between(_ low: Double, _ high: Double) -> Double { below(high) - below(low) }
}
