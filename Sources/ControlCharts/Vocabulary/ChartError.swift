/// Why a chart cannot be made.
///
/// Cases carry what a person needs to mend the input. Indices count from 0, in the order given.
public enum ChartError: Error, Hashable, Sendable {
  /// There is nothing to chart: no reading, or none with a value.
  case noPoints
  /// A value is infinite or not a number.
  case notFinite(index: Int)
  /// Positions must grow from one reading to the next; this one does not.
  case positionsNotIncreasing(index: Int)
  /// This kind of chart needs a denominator at every reading that has a value.
  case denominatorMissing(index: Int)
  /// A denominator must be more than 0.
  case denominatorNotPositive(index: Int, denominator: Double)
  /// A count, an interval or a standard deviation cannot be less than 0.
  case negativeValue(index: Int, value: Double)
  /// A proportion needs a numerator no greater than its denominator.
  case numeratorExceedsDenominator(index: Int, numerator: Double, denominator: Double)
  /// Two events share a position, so that the time between them is 0.
  case zeroInterval(index: Int)
  /// This kind of chart needs the spread (standard deviation or range) of each subgroup.
  case spreadMissing(index: Int)
  /// A setting has a value outside its range.
  case invalidSetting(name: String, value: String, allowed: String)
  /// A phase is asked to start where there is no reading.
  case phaseStartsNowhere(position: Int)
  /// A baseline asks for more points than there are.
  case baselineTooLong(asked: Int, have: Int)
  /// No setting has this name.
  case unknownSetting(name: String, known: [String])
  /// A setting that this kind of chart cannot do without is not given.
  case settingMissing(name: String, why: String)
  /// The standard deviation is 0 or cannot be estimated: no two neighbouring values differ.
  case noVariation
  /// A probability must lie between 0 and 1.
  case notAProbability(index: Int, value: Double)
  /// Two columns that belong together have different lengths.
  case lengthsDiffer(expected: Int, have: Int)
}
