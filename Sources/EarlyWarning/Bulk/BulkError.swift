/// Why a score has no bulk path.
public enum BulkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The definition is a structure without numbers: load a signed local table.
  case noNumbers
  /// There are more parameters than a mask has bits.
  case tooManyParameters(Int, most: Int)
  /// The greatest total does not fit into a byte.
  case totalTooLarge(Int)
  /// There are more levels than a byte can tell apart.
  case tooManyLevels(Int)
  /// A band of an input, by place, ends where a column of 16 bits cannot reach.
  case bandOutOfReach(input: Int)
  /// A parameter, by place, has more codes in place of readings than a column has room for.
  case tooManySubstitutes(parameter: Int, most: Int)

  /// What is wrong, in a sentence.
  public var description: String {
    switch self {
    case .noNumbers: "the score is a structure without numbers: load a signed local table"
    case .tooManyParameters(let count, let most):
      "the score has \(count) parameters, and the bulk path has room for \(most)"
    case .totalTooLarge(let total): "a total of \(total) does not fit into a byte"
    case .tooManyLevels(let count): "\(count) levels do not fit into a byte"
    case .bandOutOfReach(let input): "a band of input \(input) lies outside 16 bits"
    case .tooManySubstitutes(let parameter, let most):
      "parameter \(parameter) has more than \(most) codes in place of readings"
    }
  }
}
