/// Why an estimate has no answer: a word for programs, and a sentence with what to do for people.
public struct ImpactFault: Error, Hashable, Sendable {
  /// What kind of fault it is.
  public let code: Code
  /// What is wrong, with the names and numbers at fault.
  public let what: String
  /// What to do about it.
  public let remedy: String

  /// A fault.
  public init(_ code: Code, _ what: String, remedy: String) {
    self.code = code
    self.what = what
    self.remedy = remedy
  }

  /// The kinds of fault, by the words that results carry.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// An input that the method needs is not there, or is said not to be published.
    case inputMissing = "INPUT_MISSING"
    /// Money is asked for without what one case costs.
    case unitCostMissing = "UNIT_COST_MISSING"
    /// No effect is published, so nothing can be multiplied by it.
    case noEffectSize = "NO_EFFECT_SIZE"
    /// Rates have different denominators, or one that does not belong to their outcome.
    case denominatorMismatch = "DENOMINATOR_MISMATCH"
    /// A denominator is 0.
    case denominatorZero = "DENOMINATOR_ZERO"
    /// More are counted than there are to count.
    case numeratorExceedsDenominator = "NUMERATOR_EXCEEDS_DENOMINATOR"
    /// More are claimed than were treated.
    case claimedExceedsTreated = "CLAIMED_EXCEEDS_TREATED"
    /// Parts in different units cannot be added.
    case unitsDiffer = "UNITS_DIFFER"
    /// A part is the same as one that is not there, or as itself.
    case unknownPart = "UNKNOWN_PART"
    /// A value is outside what such an input can be.
    case outOfRange = "OUT_OF_RANGE"
    /// The low and high of an input do not lie around its value.
    case rangeNotAroundValue = "RANGE_NOT_AROUND_VALUE"
  }
}

extension ImpactFault: CustomStringConvertible {
  /// The fault on one line.
  public var description: String { "\(code.rawValue): \(what); \(remedy)" }
}
