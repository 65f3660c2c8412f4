public import Essentials

/// How a population stood at the end of each month, from the first step to the last day.
public struct SpreadMonths: Sendable, Hashable {
  /// One month.
  public struct Month: Sendable, Hashable {
    /// The month.
    public let period: Period
    /// Whether the last day that counts comes before its end.
    public let isPartial: Bool
    /// Units at each stage at its end.
    public let counts: StageCounts
    /// Units that adopted for the first time in it.
    public let newAdopters: Int
    /// Units that have adopted up to its end, whether or not they still do.
    public let everAdopted: Int
    /// The mean of the new adopters of this month and the two before; `nil` where there are fewer.
    public let threeMonthMean: Double?
  }

  /// The months in order; empty when no step was taken.
  public let months: [Month]

  /// The months of a population.
  public init(_ population: AdoptionPopulation) {
    guard let start = population.start else {
      months = []
      return
    }
    let first = Period(.month, containing: start)
    let count = first.distance(to: Period(.month, containing: population.end)) + 1
    var new = [Int](repeating: 0, count: max(count, 0))
    for unit in population.units {
      guard let day = unit.firstDay(atLeast: .adopted, by: population.end) else { continue }
      new[first.distance(to: Period(.month, containing: day))] += 1
    }
    var ever = 0
    months = new.indices.map { index in
      let period = first.advanced(by: index)
      ever += new[index]
      let day = min(period.lastDay, population.end)
      let isPartial = population.end < period.lastDay
      return Month(
        period: period, isPartial: isPartial, counts: population.counts(on: day),
        newAdopters: new[index], everAdopted: ever,
        threeMonthMean: index < 2 || isPartial
          ? nil : Double(new[index] + new[index - 1] + new[index - 2]) / 3)
    }
  }

  /// The months that are over, which models are fitted to.
  public var complete: [Month] { months.filter { !$0.isPartial } }
}
