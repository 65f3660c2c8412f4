import Programmes
import Testing

@Suite struct SpreadForecastTests {
  /// The months of first adoption of units on a curve of Bass.
  private func adoptions(_ curve: BassCurve, periods: Int) -> [Int] {
    var months: [Int] = []
    for period in 1...periods {
      let now = Int(curve.adopters(at: Double(period)).rounded())
      while months.count < now { months.append(period) }
    }
    return months
  }

  @Test func `bands lie about the forecast, one in the other, and are the same at every run`()
    throws
  {
    let months = adoptions(BassCurve(p: 0.02, q: 0.25, m: 300), periods: 14)
    func made() -> SpreadForecast? {
      SpreadForecast(
        firstAdoptions: months, periods: 14, population: 300, horizon: 12, draws: 200)
    }
    let forecast = try #require(made())
    #expect(forecast.points.map(\.period) == Array(15...26))
    for point in forecast.points {
      #expect(point.wide.lowerBound <= point.middle.lowerBound)
      #expect(point.middle.upperBound <= point.wide.upperBound)
      #expect(point.wide.contains(point.adopters))
      #expect(point.wide.lowerBound >= Double(months.count))
      #expect(point.wide.upperBound <= 300)
    }
    #expect(forecast.points == made()?.points)
    #expect(!forecast.isTooEarly)
  }

  @Test func `fewer than six months are too early to tell`() throws {
    let months = adoptions(BassCurve(p: 0.1, q: 0.3, m: 100), periods: 5)
    let forecast = try #require(
      SpreadForecast(firstAdoptions: months, periods: 5, population: 100, horizon: 1, draws: 50))
    #expect(forecast.cautions.contains(.fewPeriods(5)))
    let later = try #require(
      SpreadForecast(firstAdoptions: months, periods: 6, population: 100, horizon: 1, draws: 50))
    #expect(!later.cautions.contains { if case .fewPeriods = $0 { true } else { false } })
  }

  @Test(arguments: [(9, true), (10, false)])
  func `fewer than one in ten is too early to tell`(adopters: Int, isEarly: Bool) throws {
    let months = (0..<adopters).map { 1 + $0 % 8 }
    let forecast = try #require(
      SpreadForecast(firstAdoptions: months, periods: 8, population: 100, horizon: 1, draws: 50))
    let few = forecast.cautions.contains { if case .fewAdopters = $0 { true } else { false } }
    #expect(few == isEarly)
  }

  @Test func `a band wider than thirty points at the horizon is too early to tell`() throws {
    let months = adoptions(BassCurve(p: 0.004, q: 0.45, m: 40), periods: 8)
    let forecast = try #require(
      SpreadForecast(firstAdoptions: months, periods: 8, population: 40, horizon: 6, draws: 300))
    let last = try #require(forecast.points.last)
    let width = (last.wide.upperBound - last.wide.lowerBound) / 40
    #expect(width > 0.3)
    #expect(forecast.cautions.contains(.wideBand(width: width)))
  }

  @Test func `nothing is forecast from nothing`() {
    #expect(SpreadForecast(firstAdoptions: [], periods: 9, population: 5, horizon: 3) == nil)
    #expect(SpreadForecast(firstAdoptions: [1], periods: 2, population: 5, horizon: 3) == nil)
  }
}
