/// How a table of observations is to be read; what is left out is found from the file.
public struct TableReading: Hashable, Sendable {
  /// Columns by role, as `role=NAME`.
  public var columns: [String] = []
  /// Units by role, as `role=UNIT`.
  public var units: [String] = []
  /// Meanings of codes by role, as `role:CODE=WORD`.
  public var codes: [String] = []
  /// The chart for all rows, where a score has several.
  public var chart: String?
  /// The sign between cells; `nil` to find out.
  public var delimiter: Unicode.Scalar?
  /// Whether decimals stand after a comma.
  public var hasDecimalComma = false
  /// Whether scale 2 without a prescription is refused rather than scored by scale 1.
  public var demandsPrescription = false

  /// Everything to be found from the file.
  public init() {}
}
