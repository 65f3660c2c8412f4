import Essentials
import Timelines

/// A measure as places of a program.
struct CompiledMeasure: Sendable {
  let population: Int
  let denominator: Int
  let exclusions: [Int]
  let numerator: Int
  let elements: [CompiledElement]
  let numeratorAmount: Int?
  let denominatorAmount: Int?
  let value: Int?
  let strata: [Int]
  let organisation: Int
  let reasons: [CompiledReason]
  /// The rows that are counted and their time, for measures of rows; no time where each counts in
  /// every period that it overlaps.
  let indexRows: (set: Int, time: Int?)?
  /// The place of its dates among the evaluation's.
  let dates: Int
  let actsOnNumerator: Bool

  /// Whether its counts are sums of amounts.
  var hasAmounts: Bool { numeratorAmount != nil || denominatorAmount != nil }

  /// Whether answers can be counted as sets of dates, which know of no amounts and values.
  var isOfSets: Bool {
    indexRows == nil && numeratorAmount == nil && denominatorAmount == nil && value == nil
  }

  init(_ measure: Evaluation.Measure, dates: Int, _ builder: inout ProgramBuilder) {
    let plan = measure.plan
    builder.codelists = measure.codelists
    population = builder.condition(plan.population)
    denominator = builder.condition(plan.denominator)
    exclusions = plan.exclusions.map { builder.condition($0.condition) }
    numerator = builder.condition(plan.numerator)
    elements = plan.elements.map { CompiledElement($0, &builder) }
    numeratorAmount = plan.numeratorAmount.map { builder.number($0) }
    denominatorAmount = plan.denominatorAmount.map { builder.number($0) }
    value = plan.value.map { builder.number($0) }
    strata = measure.stratifiers.map { name in
      builder.text(plan.strata.first { $0.name == name }?.group ?? .missing)
    }
    organisation = builder.text(plan.organisation)
    reasons = plan.reasons.map { CompiledReason($0.value, &builder) }
    switch plan.index {
    case .person: indexRows = nil
    case .rows(let rows, let time, _): indexRows = (builder.rowSet(rows), builder.time(time))
    case .overlapping(let rows, _): indexRows = (builder.rowSet(rows), nil)
    }
    self.dates = dates
    actsOnNumerator = measure.actsOnNumerator
  }
}

/// An element as places of a program.
struct CompiledElement: Sendable {
  let eligible: Int
  let given: Int
  let isOptional: Bool
  let reason: CompiledReason?

  init(_ element: Plan.Element, _ builder: inout ProgramBuilder) {
    eligible = builder.condition(element.eligible)
    given = builder.condition(element.given)
    isOptional = element.isOptional
    reason = element.reason.map { CompiledReason($0, &builder) }
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
    case .rows(_, _, let kind), .overlapping(_, let kind):
      (self.kind, edge) = (kind, .start)
      areOfRows = true
    }
    var isOverlapping = false
    if case .overlapping = index { isOverlapping = true }
    var dates: [Date] = []
    switch asked {
    case .days(let days):
      areDays = true
      for day in Set(days).sorted() {
        let period = Period(kind, containing: day)
        // A row counts once in a period, however many of its days are asked for.
        if isOverlapping, dates.last?.period == period { continue }
        dates.append(Date(index: isOverlapping ? period.firstDay : day, period: period))
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

  /// The places of the periods that overlap some days, the last of which may be open.
  func places(from first: Day, to last: Day?) -> Range<Int> {
    var (low, high) = (0, dates.count)
    while low < high {
      let middle = (low + high) / 2
      if dates[middle].period.lastDay < first { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < dates.count, last.map({ dates[end].period.firstDay <= $0 }) ?? true { end += 1 }
    return low..<end
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
  /// Whether measures are counted as sets of dates where they can be.
  let usesSets: Bool
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
    usesSets = evaluation.usesMasks
    guard evaluation.usesMasks else { return }
    for (dates, range) in maskRanges {
      maskPrograms.append(MaskBuilder.build(self, dates: dates, range: range))
    }
  }

  /// The dates at which people are looked at, in stretches of at most 64.
  private var maskRanges: [(dates: Int, range: Range<Int>)] {
    dates.enumerated().filter { place, _ in
      measures.contains { $0.dates == place && $0.isOfSets }
    }.flatMap { place, dates in
      stride(from: 0, to: dates.dates.count, by: 64).map { first in
        (place, first..<min(first + 64, dates.dates.count))
      }
    }
  }
}
