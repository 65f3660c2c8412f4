import Essentials
import Timelines

/// A measure as places of a program.
struct CompiledMeasure: Sendable {
  let population: Int
  let denominator: Int
  let exclusions: [Int]
  let numerator: Int
  let elements: [(eligible: Int, given: Int)]
  let strata: [Int]
  let organisation: Int
  let reasons: [CompiledReason]
  /// The rows that are counted and their time, for measures of rows.
  let indexRows: (set: Int, time: Int)?
  /// The place of its dates among the evaluation's.
  let dates: Int
  let actsOnNumerator: Bool

  init(_ measure: Evaluation.Measure, dates: Int, _ builder: inout ProgramBuilder) {
    let plan = measure.plan
    builder.codelists = measure.codelists
    population = builder.condition(plan.population)
    denominator = builder.condition(plan.denominator)
    exclusions = plan.exclusions.map { builder.condition($0.condition) }
    numerator = builder.condition(plan.numerator)
    elements = plan.elements.map { (builder.condition($0.eligible), builder.condition($0.given)) }
    strata = measure.stratifiers.map { name in
      builder.text(plan.strata.first { $0.name == name }?.group ?? .missing)
    }
    organisation = builder.text(plan.organisation)
    reasons = plan.reasons.map { CompiledReason($0.value, &builder) }
    if case .rows(let rows, let time, _) = plan.index {
      indexRows = (builder.rowSet(rows), builder.time(time))
    } else {
      indexRows = nil
    }
    self.dates = dates
    actsOnNumerator = measure.actsOnNumerator
  }
}

/// A reason as a place of a program.
enum CompiledReason: Sendable {
  case number(Int)
  case time(Int)
  case text(Int)
  case condition(Int)

  init(_ value: Plan.ReasonValue, _ builder: inout ProgramBuilder) {
    switch value {
    case .number(let number): self = .number(builder.number(number))
    case .time(let time): self = .time(builder.time(time))
    case .text(let text): self = .text(builder.text(text))
    case .condition(let condition): self = .condition(builder.condition(condition))
    }
  }
}

/// The dates of measures that look at people at the same ones.
struct IndexDates: Hashable, Sendable {
  /// One date with the period it belongs to.
  struct Date: Hashable, Sendable {
    let index: Day
    let period: Period
  }

  let dates: [Date]
  /// Whether rows are counted, by the period that holds their time, rather than people at a date.
  let areOfRows: Bool
  /// Where rows are counted: the place of each period among `dates`, or of each exact day.
  private var places: [Int: Int] = [:]
  private let areDays: Bool
  private let kind: Period.Kind

  init(_ index: Plan.Index, _ asked: Evaluation.Dates) {
    let edge: Plan.Edge
    switch index {
    case .person(let kind, let at):
      (self.kind, edge) = (kind, at)
      areOfRows = false
    case .rows(_, _, let kind):
      (self.kind, edge) = (kind, .start)
      areOfRows = true
    }
    var dates: [Date] = []
    switch asked {
    case .days(let days):
      areDays = true
      for day in Set(days).sorted() {
        dates.append(Date(index: day, period: Period(kind, containing: day)))
      }
    case .periods(let from, let to):
      areDays = false
      var period = Period(kind, containing: from)
      while from <= to, period.firstDay <= to {
        dates.append(Date(index: edge == .start ? period.firstDay : period.lastDay, period: period))
        period = period.next
      }
    }
    self.dates = dates
    for (place, date) in dates.enumerated() {
      places[areDays ? date.index.number : date.period.ordinal] = place
    }
  }

  /// The place of the date or period that counts a row of some day.
  func place(of day: Day) -> Int? {
    places[areDays ? day.number : Period(kind, containing: day).ordinal]
  }
}

/// Everything that evaluating needs, ready for one source; the same for all threads.
struct CompiledEvaluation: Sendable {
  let program: Program
  let measures: [CompiledMeasure]
  let dates: [IndexDates]
  let keeping: KeptAnswers
  /// The measures of people at dates, up to 64 dates at a time; empty where all are scanned.
  private(set) var maskPrograms: [MaskProgram] = []

  init(_ evaluation: Evaluation, _ dictionary: TimelineDictionary) {
    var builder = ProgramBuilder(dictionary)
    var dates: [IndexDates] = []
    var measures: [CompiledMeasure] = []
    for measure in evaluation.measures {
      let own = IndexDates(measure.plan.index, evaluation.dates)
      let place = dates.firstIndex(of: own) ?? dates.count
      if place == dates.count { dates.append(own) }
      measures.append(CompiledMeasure(measure, dates: place, &builder))
    }
    var program = builder.program
    program.areOfIndex = program.times.indices.map { time in
      var reading = ExpressionReading(builder.program)
      reading.time(time)
      return reading.inputs.isEmpty
    }
    self.program = program
    self.measures = measures
    self.dates = dates
    keeping = evaluation.keeping
    guard evaluation.usesMasks else { return }
    for (dates, range) in maskRanges {
      maskPrograms.append(MaskBuilder.build(self, dates: dates, range: range))
    }
  }

  /// The dates at which people are looked at, in stretches of at most 64.
  private var maskRanges: [(dates: Int, range: Range<Int>)] {
    dates.enumerated().filter { !$0.element.areOfRows }.flatMap { place, dates in
      stride(from: 0, to: dates.dates.count, by: 64).map { first in
        (place, first..<min(first + 64, dates.dates.count))
      }
    }
  }
}
