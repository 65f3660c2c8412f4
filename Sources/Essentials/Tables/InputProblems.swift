/// The problems of an input: the first twenty whole, the rest counted.
public struct InputProblems: Error, Hashable, Sendable {
  /// How many problems are kept whole.
  public static let keptMost = 20

  /// The first problems, in the order found.
  public private(set) var first: [InputProblem] = []
  /// All problems, kept or not.
  public private(set) var count = 0

  /// No problems.
  public init() {}

  /// One problem.
  public init(_ problem: InputProblem) { append(problem) }

  /// Whether there are none.
  public var isEmpty: Bool { count == 0 }

  /// The number of problems that are counted only.
  public var restCount: Int { count - first.count }

  /// Adds a problem, which is not even made when it would only be counted.
  public mutating func append(_ problem: @autoclosure () -> InputProblem) {
    if first.count < InputProblems.keptMost { first.append(problem()) }
    count += 1
  }

  /// Adds the problems of `other`.
  public mutating func append(contentsOf other: InputProblems) {
    first.append(contentsOf: other.first.prefix(InputProblems.keptMost - first.count))
    count += other.count
  }
}

extension InputProblems: CustomStringConvertible {
  /// The problems kept, one a line, then "and 312 more".
  public var description: String {
    var lines = first.map(\.description)
    if restCount > 0 { lines.append("and \(NumberFormat.text(restCount)) more") }
    return lines.joined(separator: "\n")
  }
}
