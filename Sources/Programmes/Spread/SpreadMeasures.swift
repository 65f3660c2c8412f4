public import Essentials

/// The measures of spread at one day, each out of a population that is named.
public struct SpreadMeasures: Sendable, Hashable {
  /// The day.
  public let day: Day
  /// Units at each stage, and outside.
  public let counts: StageCounts
  /// Units aware or beyond, of all.
  public let reach: NamedShare
  /// Units engaged or beyond, of all.
  public let engagement: NamedShare
  /// Units that have adopted, of all.
  public let adoption: NamedShare
  /// Units that have adopted, of those engaged or beyond.
  public let conversion: NamedShare
  /// Units still at adopted or beyond twelve months after adopting, of those that adopted twelve or
  /// more months ago.
  public let retention: NamedShare
  /// New adopters a month, the mean of the last three whole months; `nil` where there are fewer.
  public let rate: Double?
  /// From engaged to adopted.
  public let timeToAdopt: TimeToAdopt
  /// Steps back and out, of all units.
  public let movesBack: Int

  /// The measures of a population at its last day.
  public init(_ population: AdoptionPopulation, _ months: SpreadMonths) {
    day = population.end
    counts = population.counts(on: population.end)
    let all = "all \(NumberFormat.text(population.size)) units"
    reach = NamedShare(counts.atLeast(.aware), of: population.size, all)
    engagement = NamedShare(counts.atLeast(.engaged), of: population.size, all)
    adoption = NamedShare(counts.atLeast(.adopted), of: population.size, all)
    conversion = NamedShare(
      counts.atLeast(.adopted), of: counts.atLeast(.engaged), "the units engaged or beyond")
    retention = Self.retention(population)
    rate = months.complete.last?.threeMonthMean
    timeToAdopt = TimeToAdopt(population)
    movesBack = population.units.reduce(0) { $0 + $1.movesBack(by: population.end).count }
  }

  private static func retention(_ population: AdoptionPopulation) -> NamedShare {
    var (still, total) = (0, 0)
    for unit in population.units {
      guard let adopted = unit.firstDay(atLeast: .adopted, by: population.end) else { continue }
      let later = adopted.adding(months: 12)
      guard later <= population.end else { continue }
      total += 1
      if unit.state(on: later).isAtLeast(.adopted) { still += 1 }
    }
    return NamedShare(still, of: total, "the units that adopted 12 or more months before")
  }
}

/// Adoption by an attribute of units, and how far its values lie apart.
public struct SpreadEquity: Sendable, Hashable {
  /// Adoption among the units of one value.
  public struct Group: Sendable, Hashable {
    /// The value; empty where a unit has none.
    public let value: String
    /// Units engaged or beyond, of the units listed with the value.
    public let engagement: NamedShare
    /// Units that have adopted, of the units listed with the value.
    public let adoption: NamedShare
  }

  /// The attribute.
  public let attribute: String
  /// The groups, in the order of their values.
  public let groups: [Group]

  /// Adoption by an attribute, at the last day.
  public init(_ population: AdoptionPopulation, by attribute: String) {
    self.attribute = attribute
    groups = population.groups(by: attribute).map { value, units in
      let states = units.map { $0.state(on: population.end) }
      let name = value.isEmpty ? "units listed without one" : "units listed with \(value)"
      return Group(
        value: value,
        engagement: NamedShare(
          states.count { $0.isAtLeast(.engaged) }, of: units.count, name),
        adoption: NamedShare(states.count { $0.isAtLeast(.adopted) }, of: units.count, name))
    }
  }

  /// The groups with a value, of which the gap and the ratio are taken.
  private var shares: [Double] {
    groups.filter { !$0.value.isEmpty }.compactMap(\.adoption.value)
  }

  /// The highest share of adoption less the lowest; `nil` with fewer than two groups.
  public var gap: Double? {
    guard shares.count > 1, let high = shares.max(), let low = shares.min() else { return nil }
    return high - low
  }

  /// The highest share of adoption over the lowest; `nil` where the lowest is 0.
  public var ratio: Double? {
    guard shares.count > 1, let high = shares.max(), let low = shares.min(), low > 0 else {
      return nil
    }
    return high / low
  }
}

/// A part of the population in the order of adoption.
///
/// It describes timing, never character: units are not named, and who has not adopted is "not yet".
public struct AdopterCategory: Sendable, Hashable {
  /// The part, such as "first 2.5 %".
  public let name: String
  /// How many units the part has.
  public let size: Int
  /// How many of them have adopted.
  public let adopted: Int
  /// The days on which the first and the last of them adopted.
  public let days: ClosedRange<Day>?

  /// The parts of a population: 2.5 %, 13.5 %, 34 %, 34 % and 16 % of all units.
  ///
  /// A unit belongs to the part that its place in the order reaches into.
  public static func all(_ population: AdoptionPopulation) -> [AdopterCategory] {
    let days = population.units.compactMap { $0.firstDay(atLeast: .adopted, by: population.end) }
      .sorted()
    let parts = [
      ("first 2.5 %", 25), ("next 13.5 %", 160), ("next 34 %", 500), ("next 34 %", 840),
      ("last 16 %", 1_000),
    ]
    var before = 0
    return parts.map { name, thousandths in
      let end = (population.size * thousandths + 999) / 1_000
      defer { before = end }
      let own = days.count > before ? Array(days[before..<min(end, days.count)]) : []
      return AdopterCategory(
        name: name, size: end - before, adopted: own.count,
        days: own.first.flatMap { first in own.last.map { first...$0 } })
    }
  }
}
