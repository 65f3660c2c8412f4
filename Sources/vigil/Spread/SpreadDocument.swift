import Essentials
import Foundation
import Programmes

/// The result of `vigil spread --json`, version 1, described in `docs/spread.md`.
///
/// Keys are never renamed or removed within a version; new ones may be added.
struct SpreadDocument: Encodable {
  let version = 1
  let source: String
  let title: String
  let population: Population
  let stages: [String: Int]
  let outside: [String: Int]
  let measures: [String: Share]
  let newAdoptersAMonth: Double?
  let timeToAdopt: Time
  let movesBack: Int
  let equity: [Equity]
  let categories: [Category]
  let months: [Month]
  let plan: [Planned]
  let models: [Model]
  let forecast: Forecast?
  let notes: [String]
  let problems: [String]
  let summary: String

  init(_ report: SpreadReport) {
    let (analysis, measures) = (report.analysis, report.measures)
    source = report.source
    title = report.title
    population = Population(
      size: report.population.size, listed: report.population.units.count,
      end: report.population.end.isoText)
    stages = Self.counts(measures.counts)
    outside = Self.exits(measures.counts)
    self.measures = [
      "reach": Share(measures.reach), "engagement": Share(measures.engagement),
      "adoption": Share(measures.adoption), "conversion": Share(measures.conversion),
      "retention": Share(measures.retention),
    ]
    newAdoptersAMonth = measures.rate
    timeToAdopt = Time(measures.timeToAdopt)
    movesBack = measures.movesBack
    equity = analysis.equity.map(Equity.init)
    categories = analysis.categories.map(Category.init)
    months = analysis.months.months.map(Month.init)
    plan = (analysis.plan?.steps ?? []).map { Planned(day: $0.day.isoText, share: $0.share) }
    models = (analysis.forecast?.models ?? []).map(Model.init)
    forecast = analysis.forecast.map { Forecast($0, analysis) }
    notes = report.allNotes
    problems = report.problems.first.map(\.description)
    summary = report.sentences.joined(separator: " ")
  }

  /// The document as bytes: keys in order, numbers at full precision.
  var bytes: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return [UInt8](try encoder.encode(self)) + [0x0A]
    }
  }

  private static func counts(_ counts: StageCounts) -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: AdoptionStage.allCases.map { ($0.words, counts.stages[$0.rawValue]) })
  }

  private static func exits(_ counts: StageCounts) -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: AdoptionExit.allCases.map { ($0.rawValue, counts.exits[$0] ?? 0) })
  }

  struct Population: Encodable {
    let size: Int
    let listed: Int
    let end: String
  }

  struct Share: Encodable {
    let count: Int
    let total: Int
    let of: String
    let share: Double?
    let lower: Double?
    let upper: Double?

    init(_ share: NamedShare) {
      count = share.count
      total = share.total
      of = share.of
      self.share = share.value
      lower = share.interval?.lower
      upper = share.interval?.upper
    }
  }

  struct Time: Encodable {
    let engaged: Int
    let adopted: Int
    let unknown: Int
    let medianDays: Int?

    init(_ time: TimeToAdopt) {
      engaged = time.engaged
      adopted = time.adopted
      unknown = time.unknown
      medianDays = time.median
    }
  }

  struct Equity: Encodable {
    let attribute: String
    let groups: [Group]
    let gap: Double?
    let ratio: Double?

    struct Group: Encodable {
      let value: String
      let engagement: Share
      let adoption: Share
    }

    init(_ equity: SpreadEquity) {
      attribute = equity.attribute
      groups = equity.groups.map {
        Group(value: $0.value, engagement: Share($0.engagement), adoption: Share($0.adoption))
      }
      gap = equity.gap
      ratio = equity.ratio
    }
  }

  struct Category: Encodable {
    let part: String
    let units: Int
    let adopted: Int
    let notYet: Int
    let first: String?
    let last: String?

    init(_ category: AdopterCategory) {
      part = category.name
      units = category.size
      adopted = category.adopted
      notYet = category.size - category.adopted
      first = category.days?.lowerBound.isoText
      last = category.days?.upperBound.isoText
    }
  }

  struct Month: Encodable {
    let month: String
    let partial: Bool
    let stages: [String: Int]
    let outside: [String: Int]
    let adopted: Int
    let newAdopters: Int
    let threeMonthMean: Double?
    let everAdopted: Int

    init(_ month: SpreadMonths.Month) {
      self.month = month.period.isoText
      partial = month.isPartial
      stages = SpreadDocument.counts(month.counts)
      outside = SpreadDocument.exits(month.counts)
      adopted = month.counts.atLeast(.adopted)
      newAdopters = month.newAdopters
      threeMonthMean = month.threeMonthMean
      everAdopted = month.everAdopted
    }
  }

  struct Planned: Encodable {
    let day: String
    let share: Double
  }

  struct Model: Encodable {
    let shape: String
    let parameters: [String: Double]
    let finalNumberFixed: Bool
    let residualSum: Double
    let aic: Double

    init(_ model: SpreadModel) {
      shape = model.shape.rawValue
      parameters = Dictionary(
        uniqueKeysWithValues: model.parameters.map { ($0.name, $0.value) })
      finalNumberFixed = model.isFinalFixed
      residualSum = model.residualSum
      aic = model.aic
    }
  }

  struct Forecast: Encodable {
    let shape: String
    let tooEarlyToTell: Bool
    let cautions: [String]
    let draws: Int
    let months: [Point]

    struct Point: Encodable {
      let month: String
      let adopters: Double
      let low80: Double
      let high80: Double
      let low95: Double
      let high95: Double
    }

    init(_ forecast: SpreadForecast, _ analysis: SpreadAnalysis) {
      shape = forecast.model.shape.rawValue
      tooEarlyToTell = forecast.isTooEarly
      cautions = forecast.cautions.map(SpreadReport.words)
      draws = forecast.draws
      months = forecast.points.compactMap { point in
        analysis.period(point.period).map { period in
          Point(
            month: period.isoText, adopters: point.adopters, low80: point.middle.lowerBound,
            high80: point.middle.upperBound, low95: point.wide.lowerBound,
            high95: point.wide.upperBound)
        }
      }
    }
  }
}
