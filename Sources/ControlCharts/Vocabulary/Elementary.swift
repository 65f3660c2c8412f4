#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The functions of the platform's C maths library that the charts use, under one roof.
///
/// The standard library has roots but no logarithms, powers or gamma function. Keeping them here
/// means that no other file of the module depends on the platform.
enum Elementary {
  static func log(_ x: Double) -> Double { log_(x) }
  static func log1p(_ x: Double) -> Double { log1p_(x) }
  static func log2(_ x: Double) -> Double { log2_(x) }
  static func exp(_ x: Double) -> Double { exp_(x) }
  static func expm1(_ x: Double) -> Double { expm1_(x) }
  static func pow(_ x: Double, _ y: Double) -> Double { pow_(x, y) }
  static func sin(_ x: Double) -> Double { sin_(x) }
  static func cos(_ x: Double) -> Double { cos_(x) }
  static func asin(_ x: Double) -> Double { asin_(x) }
  static func erfc(_ x: Double) -> Double { erfc_(x) }

  /// The logarithm of the gamma function of a positive number.
  static func logGamma(_ x: Double) -> Double {
    // `lgamma` writes a global sign, which is a data race; the re-entrant form does not.
    var sign: Int32 = 1
    return logGamma_(x, &sign)
  }
}

private func log_(_ x: Double) -> Double { log(x) }
private func log1p_(_ x: Double) -> Double { log1p(x) }
private func log2_(_ x: Double) -> Double { log2(x) }
private func exp_(_ x: Double) -> Double { exp(x) }
private func expm1_(_ x: Double) -> Double { expm1(x) }
private func pow_(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func sin_(_ x: Double) -> Double { sin(x) }
private func cos_(_ x: Double) -> Double { cos(x) }
private func asin_(_ x: Double) -> Double { asin(x) }
private func erfc_(_ x: Double) -> Double { erfc(x) }
private func logGamma_(_ x: Double, _ sign: inout Int32) -> Double { lgamma_r(x, &sign) }
