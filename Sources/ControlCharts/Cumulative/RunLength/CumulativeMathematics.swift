#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The few functions that the cumulative charts need from the C library.
enum CumulativeMathematics {
  static func naturalLog(_ x: Double) -> Double { log(x) }
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
  static func cosine(_ x: Double) -> Double { cos(x) }

  /// The standard normal density.
  static func normalDensity(_ x: Double) -> Double { 0.3989422804014327 * exp(-0.5 * x * x) }

  /// The chance that a standard normal variable is more than `x`, accurate far into the tail.
  static func normalUpperTail(_ x: Double) -> Double { 0.5 * erfc(x * 0.7071067811865476) }
}
