/// How sure an input is.
public enum InputConfidence: String, Sendable, Hashable, CaseIterable {
  /// Read in published material.
  case verified
  /// Remembered, and not found in a source.
  case memory
  /// Worked out from published numbers.
  case derived
  /// Taken from the page that makes the claim.
  case seed
  /// Assumed, to see what would follow.
  case assumed
}

/// One number that an estimate is made from, with where it comes from.
public struct ImpactInput: Hashable, Sendable {
  /// Which input of the method it is.
  public var name: ImpactInputName
  /// The value, `nil` where it is said to be missing; proportions are from 0 to 1.
  public var value: Double?
  /// The least that it may be: the limit of a 95 % interval, or of a published range.
  public var low: Double?
  /// The most that it may be.
  public var high: Double?
  /// One unit of the last place printed: 0.1 for 5.1, and 0.01 for 8 %.
  public var step: Double?
  /// What it counts, such as "mothers treated".
  public var words: String?
  /// What it is out of, such as "total births"; rates with different ones are not compared.
  public var denominator: String?
  /// Where it comes from.
  public var source: String?
  /// When that was: a year, a month or a day.
  public var date: String?
  /// How sure it is; `nil` where that is not said.
  public var confidence: InputConfidence?
  /// Whether it was solved for, so that the claim comes out.
  public var isSolved = false
  /// Whether a source says that no effect was found.
  public var isNoEffect = false
  /// Whether it was written with a percent sign.
  public var isPercent = false

  /// An input.
  public init(_ name: ImpactInputName, _ value: Double?, low: Double? = nil, high: Double? = nil) {
    self.name = name
    self.value = value
    self.low = low
    self.high = high
  }

  /// The year in ``date``.
  public var year: Int? {
    guard let date else { return nil }
    return date.split { !$0.isNumber }.lazy.filter { $0.count == 4 }.compactMap { Int($0) }.first
  }
}

/// One line of a sum.
public struct ImpactPart: Hashable, Sendable {
  /// What the line says.
  public var name: String
  /// Its number.
  public var value: Double
  /// The least that it may be.
  public var low: Double?
  /// The most that it may be.
  public var high: Double?
  /// What is counted; lines are added only where this is the same.
  public var unit: String
  /// The name of the line of which this one is a repeat.
  public var sameAs: String?
  /// Where it comes from.
  public var source: String?
  /// How sure it is.
  public var confidence: InputConfidence?

  /// A line.
  public init(_ name: String, _ value: Double, unit: String, sameAs: String? = nil) {
    self.name = name
    self.value = value
    self.unit = unit
    self.sameAs = sameAs
  }
}

/// One published point: a count of a period, a level reached, or another count of the same thing.
public struct ImpactPoint: Hashable, Sendable {
  /// The period or the thing, such as "2021-22".
  public var name: String
  /// The count, or the value where there is no denominator.
  public var value: Double
  /// What it is out of.
  public var denominator: Double?
  /// What it counts.
  public var unit: String?
  /// Where it comes from.
  public var source: String?
  /// How sure it is.
  public var confidence: InputConfidence?

  /// A point.
  public init(_ name: String, _ value: Double, of denominator: Double? = nil) {
    self.name = name
    self.value = value
    self.denominator = denominator
  }
}
