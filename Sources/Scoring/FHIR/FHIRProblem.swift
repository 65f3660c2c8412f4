/// Something in FHIR data that could not be used, or that people should know.
///
/// Printed as `line 12: component[0].valueQuantity.code: unit "kPa" is not known`. It names codes
/// and places and never a person or what was measured.
public struct FHIRProblem: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Hashable, Sendable {
    /// Something cannot be read at all.
    case broken
    /// Something was read, and must not be used.
    case refused
    /// Something was used, with an assumption that is said.
    case notice
  }

  /// The line, from 1 as an editor counts; the first line of the document it stands in.
  public let line: Int
  /// Where in that line, as a path such as `entry[3].resource.component[0].valueQuantity`.
  public let path: String
  /// What is wrong.
  public let what: String
  /// How much it matters.
  public let severity: Severity
}

extension FHIRProblem: CustomStringConvertible {
  /// The problem on one line.
  public var description: String {
    "line \(line): " + (path.isEmpty ? "" : path + ": ") + what
  }
}

/// The problems of an input: so many whole, the rest counted.
public struct FHIRProblems: Hashable, Sendable {
  /// How many are kept whole, at most.
  public let keptMost: Int
  /// The first problems, in the order found.
  public private(set) var first: [FHIRProblem] = []
  /// All problems, kept or not.
  public private(set) var count = 0
  /// All that are broken or refused, kept or not.
  public private(set) var refusedCount = 0

  init(keptMost: Int) { self.keptMost = keptMost }

  /// Adds a problem, which is not even made when it would only be counted.
  mutating func append(
    _ severity: FHIRProblem.Severity, line: Int, path: @autoclosure () -> String,
    _ what: @autoclosure () -> String
  ) {
    count += 1
    if severity != .notice { refusedCount += 1 }
    guard first.count < keptMost else { return }
    first.append(FHIRProblem(line: line, path: path(), what: what(), severity: severity))
  }
}
