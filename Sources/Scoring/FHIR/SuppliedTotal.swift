public import EarlyWarning

/// A total that came with the data: a claim, to be checked.
public struct SuppliedTotal: Hashable, Sendable {
  /// Whose it is, pseudonymous.
  public let person: String
  /// When, in seconds since 1 January 1970 UTC.
  public let second: Int
  /// The score: `news2`, `npews`, or `news` where the version is not known to be 2.
  public let score: String
  /// The total; `nil` when only parts came.
  public let total: Double?
  /// The points of the parameters, as supplied.
  public internal(set) var parts: [Part]
  /// The SpO2 scale that the supplied parts say was used.
  public internal(set) var scale: String?
  /// The chart that is said to have been used, in the sender's words.
  public internal(set) var chart: String?
  /// The set that the observations it was derived from carry; see ``TimedObservation/set``.
  public internal(set) var set: String
  /// What it says it was derived from, as references.
  public let members: [String]
  /// How many of those references were found among the observations read.
  public internal(set) var membersFound = 0
  /// Where it came from, as a reference.
  public let source: String

  /// The points of one parameter, as supplied.
  public struct Part: Hashable, Sendable {
    /// The parameter, such as `respiratory_rate`.
    public let parameter: String
    /// The points.
    public let points: Double
    /// Whether they are part of the total by the rules of the score.
    public let isCounted: Bool
  }

  /// The sum of the parts that are counted; `nil` when there are none.
  public var sumOfParts: Double? {
    let counted = parts.filter(\.isCounted)
    return counted.isEmpty ? nil : counted.reduce(0) { $0 + $1.points }
  }

  /// Everything in which the claim differs from a result, or from itself; empty when all agrees.
  ///
  /// A partial result disagrees only where the claim is below the points there are. A refused one
  /// is compared with nothing.
  public func disagreements(
    with result: ScoreResult, by definition: ScoreDefinition
  ) -> [Disagreement] {
    var found = ownDisagreements(by: definition)
    switch result {
    case .complete(let score):
      if let total, total != Double(score.total) {
        found.append(.total(supplied: total, recomputed: score.total, isAtLeast: false))
      }
      found += partDisagreements(score, by: definition)
    case .partial(let score):
      if let total, total < Double(score.total) {
        found.append(.total(supplied: total, recomputed: score.total, isAtLeast: true))
      }
      found += partDisagreements(score, by: definition)
    case .refused: break
    }
    return found
  }

  /// What is wrong with the claim by itself: a total that cannot be, or that its parts do not make.
  public func ownDisagreements(by definition: ScoreDefinition) -> [Disagreement] {
    guard let total else { return [] }
    var found: [Disagreement] = []
    if total < 0 || total > Double(definition.greatestTotal) || total != total.rounded() {
      found.append(.impossible(supplied: total))
    }
    if let sum = sumOfParts {
      let supplied = Set(parts.filter(\.isCounted).map(\.parameter))
      let isWhole = definition.parameters.allSatisfy { supplied.contains($0.id) }
      if isWhole ? total != sum : total < sum {
        found.append(.sum(supplied: total, ofParts: sum))
      }
    }
    return found
  }

  private func partDisagreements(
    _ score: Score, by definition: ScoreDefinition
  ) -> [Disagreement] {
    parts.compactMap { part in
      guard part.isCounted,
        let place = definition.parameters.firstIndex(where: { $0.id == part.parameter }),
        let points = score.parts[place].points, Double(points) != part.points
      else { return nil }
      return .part(part.parameter, supplied: part.points, recomputed: points)
    }
  }

  /// One thing in which a claim differs.
  public enum Disagreement: Hashable, Sendable {
    /// The total; with a partial result the recomputed one is a least one.
    case total(supplied: Double, recomputed: Int, isAtLeast: Bool)
    /// The total and the sum of the supplied parts.
    case sum(supplied: Double, ofParts: Double)
    /// The points of one parameter.
    case part(String, supplied: Double, recomputed: Int)
    /// The total is none that the score can have.
    case impossible(supplied: Double)
  }
}
