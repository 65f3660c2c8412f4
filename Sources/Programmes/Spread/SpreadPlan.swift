public import Essentials

/// What share of the population is planned to have adopted by when.
public struct SpreadPlan: Sendable, Hashable {
  /// A share planned for a day.
  public struct Step: Sendable, Hashable {
    /// The day by the end of which it is planned.
    public let day: Day
    /// The share of the population, 0 to 1.
    public let share: Double

    /// A step.
    public init(day: Day, share: Double) {
      self.day = day
      self.share = share
    }
  }

  /// The steps in order, the first of which is the start.
  public let steps: [Step]

  /// A plan; between its steps it is a straight line.
  public init(_ steps: [Step]) { self.steps = steps.sorted { $0.day < $1.day } }

  /// The share planned for the end of a day; `nil` before the first step and after the last.
  public func share(on day: Day) -> Double? {
    guard let next = steps.firstIndex(where: { $0.day >= day }) else { return nil }
    if steps[next].day == day { return steps[next].share }
    guard next > 0 else { return nil }
    let (from, to) = (steps[next - 1], steps[next])
    let part = Double(from.day.distance(to: day)) / Double(from.day.distance(to: to.day))
    return from.share + part * (to.share - from.share)
  }
}

/// Everything about the spread of one thing in one population.
public struct SpreadAnalysis: Sendable {
  /// The population.
  public let population: AdoptionPopulation
  /// How it stood at the end of each month.
  public let months: SpreadMonths
  /// The measures at the last day.
  public let measures: SpreadMeasures
  /// Adoption by each attribute asked for.
  public let equity: [SpreadEquity]
  /// The parts in the order of adoption.
  public let categories: [AdopterCategory]
  /// The forecast; `nil` where nothing can be fitted.
  public let forecast: SpreadForecast?
  /// The plan; `nil` where there is none.
  public let plan: SpreadPlan?

  /// Analyses a population.
  ///
  /// - Parameters:
  ///   - population: The population.
  ///   - attributes: The attributes to compare adoption by.
  ///   - plan: The plan.
  ///   - horizon: How many months ahead to forecast.
  ///   - draws: How often the units are drawn again for the bands.
  public init(
    _ population: AdoptionPopulation, by attributes: [String] = [], plan: SpreadPlan? = nil,
    horizon: Int = 12, draws: Int = 1_000
  ) {
    self.population = population
    months = SpreadMonths(population)
    measures = SpreadMeasures(population, months)
    equity = attributes.map { SpreadEquity(population, by: $0) }
    categories = AdopterCategory.all(population)
    self.plan = plan
    guard let first = months.months.first?.period else {
      forecast = nil
      return
    }
    let adoptions = population.units.compactMap { unit in
      unit.firstDay(atLeast: .adopted, by: population.end).map {
        first.distance(to: Period(.month, containing: $0)) + 1
      }
    }
    forecast = SpreadForecast(
      firstAdoptions: adoptions, periods: months.complete.count, population: population.size,
      horizon: horizon, draws: draws)
  }

  /// The month of a number, 1 being the first.
  public func period(_ number: Int) -> Period? {
    months.months.first?.period.advanced(by: number - 1)
  }
}
