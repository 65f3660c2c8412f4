/// How far out a pair of control limits lies.
public enum FunnelLevel: Sendable, Hashable {
  /// The share of units inside the limits when only chance is at work, such as 0.95 or 0.998.
  case coverage(Double)
  /// A number of standard errors, such as 2 or 3.
  case sigma(Double)

  /// The share of units inside by chance, 0…1.
  public var coverage: Double {
    switch self {
    case .coverage(let share): share
    case .sigma: 1 - 2 * tailProbability
    }
  }

  /// The probability beyond one limit by chance: half of what the coverage leaves.
  public var tailProbability: Double {
    switch self {
    case .coverage(let share): (1 - share) / 2
    case .sigma(let count): NormalDistribution.cumulative(-count)
    }
  }

  /// The number of standard errors: 1.959964 for 95 %, 3.090232 for 99.8 %.
  public var z: Double {
    switch self {
    case .coverage: -NormalDistribution.quantile(tailProbability)
    case .sigma(let count): count
    }
  }

  /// The level as it is written in settings: `0.998` or `3sigma`.
  public var text: String {
    switch self {
    case .coverage(let share): settingText(share)
    case .sigma(let count): settingText(count) + "sigma"
    }
  }

  /// The level written as a share (`0.95`), a percentage (`95`, `99.8%`) or in sigma (`3sigma`).
  ///
  /// `nil` for anything else, and for a level that leaves nothing inside or nothing outside.
  public init?(_ text: String) {
    if let suffix = ["sigma", "s"].first(where: text.hasSuffix) {
      guard let count = Double(text.dropLast(suffix.count)) else { return nil }
      self = .sigma(count)
    } else {
      let isPercent = text.hasSuffix("%")
      guard let number = Double(isPercent ? text.dropLast() : text[...]) else { return nil }
      // Rounded, because 99.8 / 100 should be the number that 0.998 is.
      self = .coverage(isPercent || number > 1 ? (number * 1e10).rounded() / 1e12 : number)
    }
    guard isValid else { return nil }
  }

  var isValid: Bool {
    switch self {
    case .coverage(let share): share > 0 && share < 1
    case .sigma(let count): count > 0 && count < 30
    }
  }
}
