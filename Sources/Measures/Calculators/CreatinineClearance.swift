public import Timelines

/// Creatinine clearance by Cockcroft and Gault: what doses of anticoagulants go by.
///
/// `(140 − age) × weight × k ÷ creatinine`, with *k* 1.23 for men and 1.04 for women. Show it to
/// whole ml/min, but compare it as it is. An eGFR is another thing and may not stand in for it.
///
/// - Source: Cockcroft and Gault, Nephron 1976;16:31–41; the constants for µmol/L are not verified
///   against a source.
public enum CreatinineClearance {
  /// The clearance in ml/min.
  ///
  /// The formula holds for adults of 18 to 139 years whose sex is recorded as female or male, with
  /// a weight and a creatinine above 0.
  ///
  /// - Parameters:
  ///   - age: Whole years.
  ///   - sex: The sex recorded.
  ///   - weight: Kilograms; say which weight it was: actual, ideal or adjusted.
  ///   - creatinine: The serum creatinine, in µmol/L.
  /// - Returns: The clearance; `nil` where the formula does not hold.
  public static func value(
    age: Int, sex: RecordedSex, weight: Double, creatinine: Double
  ) -> Double? {
    guard (18..<140).contains(age), weight > 0, creatinine > 0, weight.isFinite,
      creatinine.isFinite
    else { return nil }
    let factor: Double
    switch sex {
    case .male: factor = 1.23
    case .female: factor = 1.04
    case .unknown, .other: return nil
    }
    return Double(140 - age) * weight * factor / creatinine
  }
}
