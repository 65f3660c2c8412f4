/// What changed between two periods: in each organisation, in all together, and on average.
///
/// A share of organisations that improved says nothing about how much; a mean of changes lets a
/// small organisation weigh as much as a large one. The change of the pooled rate is told beside
/// both, and those that cannot be compared are named.
public struct PeriodComparison: Hashable, Sendable {
  /// The organisations that can be compared, in the order of their names.
  public let changes: [OrganisationChange]
  /// Those with a denominator of 0 in either period, or no row at all.
  public let withoutDenominator: [String]
  /// Those of which a count is hidden.
  public let hidden: [String]

  /// Compares what organisations had in two periods.
  ///
  /// - Parameters:
  ///   - before: The sums of the first period, by organisation.
  ///   - after: The sums of the second.
  ///   - hidden: Organisations of which a count is hidden, which are not compared.
  public init(
    before: [String: ComparedCounts], after: [String: ComparedCounts], hidden: Set<String> = []
  ) {
    var changes: [OrganisationChange] = []
    var without: [String] = []
    for name in Set(before.keys).union(after.keys).subtracting(hidden).sorted() {
      let (old, new) = (before[name] ?? ComparedCounts(), after[name] ?? ComparedCounts())
      if old.denominator > 0, new.denominator > 0 {
        changes.append(OrganisationChange(organisation: name, before: old, after: new))
      } else {
        without.append(name)
      }
    }
    self.changes = changes
    withoutDenominator = without
    self.hidden = hidden.sorted()
  }

  /// The sums over all organisations compared, which are the same in both periods.
  public var pooled: OrganisationChange {
    changes.reduce(into: OrganisationChange(organisation: "")) { sum, one in
      sum.before += one.before
      sum.after += one.after
    }
  }

  /// How many changed in this direction.
  public func count(_ direction: OrganisationChange.Direction) -> Int {
    changes.count { $0.direction == direction }
  }

  /// The mean of the organisations' own relative changes, those without a baseline left out; `nil`
  /// where none has one.
  public var meanOfChanges: Double? {
    let known = changes.compactMap(\.relative)
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }

  /// Those whose rate was 0 before, so that no relative change exists.
  public var withoutBaseline: [String] {
    changes.filter { $0.relative == nil }.map(\.organisation)
  }
}

/// A numerator and a denominator, added up over a period.
public struct ComparedCounts: Hashable, Sendable {
  /// How many have what is measured.
  public var numerator: Int
  /// How many could have.
  public var denominator: Int

  /// Two counts.
  public init(numerator: Int = 0, denominator: Int = 0) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The share or rate; `nil` where nobody is counted.
  public var rate: Double? {
    denominator > 0 ? Double(numerator) / Double(denominator) : nil
  }

  /// Adds those of another stretch of time or another organisation.
  public static func += (counts: inout ComparedCounts, other: ComparedCounts) {
    counts.numerator += other.numerator
    counts.denominator += other.denominator
  }
}

/// How one organisation, or all of them together, changed between two periods.
public struct OrganisationChange: Hashable, Sendable {
  /// Whose change it is; empty for all together.
  public let organisation: String
  /// The first period.
  public internal(set) var before: ComparedCounts
  /// The second period.
  public internal(set) var after: ComparedCounts

  /// A change.
  public init(
    organisation: String, before: ComparedCounts = ComparedCounts(),
    after: ComparedCounts = ComparedCounts()
  ) {
    self.organisation = organisation
    self.before = before
    self.after = after
  }

  /// Which way a rate went.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    case rose, fell, same
  }

  /// Which way the rate went, told of the exact fractions; equal is no change.
  public var direction: Direction {
    let new = after.numerator.multipliedFullWidth(by: before.denominator)
    let old = before.numerator.multipliedFullWidth(by: after.denominator)
    if (new.high, new.low) == (old.high, old.low) { return .same }
    return (new.high, new.low) > (old.high, old.low) ? .rose : .fell
  }

  /// The change of the rate as a share of what it was: -0.15 is 15% less; `nil` where it was 0 or
  /// nobody was counted.
  public var relative: Double? {
    guard let old = before.rate, let new = after.rate, old > 0 else { return nil }
    return new / old - 1
  }

  /// The difference of the rates.
  public var absolute: Double? {
    guard let old = before.rate, let new = after.rate else { return nil }
    return new - old
  }
}
