/// What outcomes are out of, so that rates of different denominators are never mixed.
public struct ImpactDenominators: Hashable, Sendable {
  private var allowed: [String: [String]] = [:]

  /// None known: then only denominators that are given are compared with each other.
  public init() {}

  /// An outcome and what it can be out of.
  public struct Pair: Hashable, Sendable {
    /// The outcome, such as a kind of death.
    public let outcome: String
    /// What it can be out of.
    public let denominator: String

    /// A pair.
    public init(outcome: String, denominator: String) {
      self.outcome = outcome
      self.denominator = denominator
    }
  }

  /// What some estimates say under `denominators:`.
  public init(_ estimates: [ImpactEstimate]) { self.init(estimates.flatMap(\.denominators)) }

  /// From pairs of an outcome and one of its denominators.
  public init(_ pairs: [Pair]) {
    for pair in pairs { allowed[pair.outcome, default: []].append(pair.denominator) }
  }

  /// The denominators of an outcome; `nil` where the outcome is not known.
  public func denominators(of outcome: String) -> [String]? { allowed[outcome] }
}
