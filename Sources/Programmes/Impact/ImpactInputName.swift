/// The inputs that methods know, by the names they have in files.
public enum ImpactInputName: String, Sendable, Hashable, CaseIterable {
  /// Events before.
  case eventsBefore = "d0"
  /// What the events before are out of.
  case denominatorBefore = "n0"
  /// Events after.
  case eventsAfter = "d1"
  /// What the events after are out of.
  case denominatorAfter = "n1"
  /// The rate before, as printed.
  case rateBefore = "r0"
  /// The rate after, as printed.
  case rateAfter = "r1"
  /// The proportion before.
  case proportionBefore = "p0"
  /// The proportion after.
  case proportionAfter = "p1"
  /// A count before.
  case before
  /// A count after.
  case after
  /// What rates are per, 1,000 unless given.
  case per
  /// Those who were treated.
  case treated
  /// The number to treat for one to benefit.
  case numberNeededToTreat = "nnt"
  /// Those who could have been treated.
  case eligible
  /// The extra uptake that an evaluation with a comparison found.
  case effect
  /// The risk of those who are not treated.
  case baselineRisk = "baseline_risk"
  /// The risk of the treated, divided by that of the others.
  case relativeRisk = "rr"
  /// How much lower the risk of the treated is.
  case riskDifference = "risk_difference"
  /// What is claimed.
  case claimed
  /// The risk that the population is known to have.
  case populationRisk = "population_risk"
  /// Cases avoided.
  case cases
  /// What one case costs.
  case unitCost = "unit_cost"
  /// What the programme cost.
  case programmeCost = "programme_cost"
  /// How many of `n`.
  case count = "k"
  /// Of how many.
  case total = "n"
  /// A proportion.
  case proportion = "p"
  /// A share, as printed.
  case share
  /// What is divided.
  case dividend
  /// By what it is divided.
  case divisor
  /// One factor of a product.
  case factor
  /// The other.
  case times
  /// Events.
  case events = "d"
  /// A rate that the events are compared with.
  case rate
  /// The total that a page states.
  case stated
  /// The level aimed at.
  case aim

  /// Its place among all, for arrays.
  var place: Int { ImpactInputName.places[self] ?? 0 }

  private static let places = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}

/// What an input can be, by which it is checked and, for a simulation, drawn.
public enum ImpactInputKind: Sendable, Hashable {
  /// 0 or more.
  case count
  /// More than 0.
  case positive
  /// From 0 to 1.
  case proportion
  /// From -1 to 1.
  case difference
  /// More than 0, and drawn on the scale of logarithms.
  case ratio
  /// A number to treat: more than 0, and drawn by its inverse, the risk difference.
  case numberToTreat
  /// Any number.
  case amount
}

/// One input of a method.
public struct ImpactInputRule: Sendable, Hashable {
  /// Its name.
  public let name: ImpactInputName
  /// What it can be.
  public let kind: ImpactInputKind
  /// What it is, in words.
  public let words: String
  /// Whether the method does without it.
  public let isOptional: Bool

  init(
    _ name: ImpactInputName, _ kind: ImpactInputKind, _ words: String, isOptional: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.words = words
    self.isOptional = isOptional
  }
}
