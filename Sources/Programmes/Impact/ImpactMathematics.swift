#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The functions of the C library that estimates need.
enum ImpactMathematics {
  static func log(_ x: Double) -> Double { callLog(x) }
  static func exp(_ x: Double) -> Double { callExp(x) }
  static func power(_ x: Double, _ y: Double) -> Double { callPow(x, y) }
  static func cosine(_ x: Double) -> Double { callCos(x) }
  static func sine(_ x: Double) -> Double { callSin(x) }

  /// The logarithm of the gamma function above 0.
  static func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return callLogGamma(x, &sign)
  }
}

private func callLog(_ x: Double) -> Double { log(x) }
private func callExp(_ x: Double) -> Double { exp(x) }
private func callPow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func callCos(_ x: Double) -> Double { cos(x) }
private func callSin(_ x: Double) -> Double { sin(x) }
private func callLogGamma(_ x: Double, _ sign: inout Int32) -> Double { lgamma_r(x, &sign) }
