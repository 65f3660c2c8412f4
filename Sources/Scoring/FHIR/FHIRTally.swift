import EarlyWarning
import Essentials

/// Counts what sets score: plain ones by columns, which is quick, and the others one by one.
struct FHIRTally {
  private let sets: FHIRSets
  private var run: ScoreRun
  private var filler: SetFiller
  /// The columns of charts, as they are needed, and for each chart which it has.
  private var columns: [ChartColumns] = []
  private var places: [Place]
  /// The last person's day of birth.
  private var person = -1
  private var birth: Day?
  /// Totals that came with the data and were found to be about a set.
  private(set) var compared = 0

  private enum Place {
    case notNeeded, none
    case at(Int)
  }

  /// With fewer sets than this, columns are not worth making.
  private static let fewest = 256

  init(_ sets: FHIRSets) {
    self.sets = sets
    run = ScoreRun(sets.family)
    filler = SetFiller(sets.assembled)
    places = [Place](
      repeating: sets.count < Self.fewest ? .none : .notNeeded, count: sets.family.scorers.count)
  }

  /// Counts all sets.
  mutating func count() -> ScoreRun {
    for set in sets.indices where !appendPlain(set) { run.add(sets[set]) }
    for one in columns {
      for set in one.count(into: &run) { run.add(sets[set]) }
    }
    return run
  }

  /// Puts a set into the columns of its chart, if nothing needs to be said about it.
  private mutating func appendPlain(_ set: Int) -> Bool {
    if sets.claims.claim(about: set, of: sets.assembled) != nil {
      compared += 1
      return false
    }
    let months = ageMonths(of: set)
    guard let chart = sets.family.plainChart(sets.chart, ageMonths: months),
      let place = place(of: chart)
    else { return false }
    return columns[place].append(set, months, from: &filler)
  }

  private mutating func place(of chart: Int) -> Int? {
    if case .at(let place) = places[chart] { return place }
    guard case .notNeeded = places[chart] else { return nil }
    guard let made = ChartColumns(chart, of: sets) else {
      places[chart] = .none
      return nil
    }
    places[chart] = .at(columns.count)
    columns.append(made)
    return columns.count - 1
  }

  private mutating func ageMonths(of set: Int) -> Int? {
    if sets.births.days.isEmpty { return nil }
    let person = sets.assembled.person(of: set)
    if person != self.person {
      self.person = person
      birth = sets.births.birth(of: sets.assembled.observations.persons[person])
    }
    return birth.flatMap { FHIRBirths.months(from: $0, at: sets.assembled.second(of: set)) }
  }
}

/// The plain sets of one chart.
private struct ChartColumns {
  private let chart: Int
  private let scorer: BulkScorer
  private var columns: ScoreColumns
  /// The set of each row.
  private var sets: [Int] = []
  private let hasAges: Bool
  /// The selectors that are assumed where none is given.
  private let assumed: [Int]

  init?(_ chart: Int, of sets: FHIRSets) {
    let single = sets.family.scorers[chart]
    guard let scorer = try? BulkScorer(single.definition),
      case .partial(let nothing) = single.score(single.emptyInput)
    else { return nil }
    self.chart = chart
    self.scorer = scorer
    columns = scorer.emptyColumns
    hasAges = !sets.births.days.isEmpty
    assumed = nothing.notes.compactMap { note in
      if case .assumed(let selector) = note { selector } else { nil }
    }
  }

  mutating func append(_ set: Int, _ months: Int?, from filler: inout SetFiller) -> Bool {
    guard filler.append(set, to: &columns) else { return false }
    sets.append(set)
    if hasAges {
      columns.ageMonths.append(months.map { Int16(clamping: $0) } ?? ScoreColumns.missing)
    }
    return true
  }

  /// Counts all that are not refused, and gives the sets that are.
  func count(into run: inout ScoreRun) -> [Int] {
    var outcomes = scorer.makeOutcomes(rowCount: sets.count)
    scorer.score(columns, into: &outcomes)
    var refused: [Int] = []
    for row in sets.indices {
      if outcomes.statuses[row] == .refused {
        refused.append(sets[row])
      } else {
        run.add(
          outcomes, row: row, chart: chart, assumed: assumed,
          isAgeKnown: hasAges && columns.ageMonths[row] != ScoreColumns.missing)
      }
    }
    return refused
  }
}

extension ScoreFamily {
  /// The chart for a set of an age, where nothing need be said about how it was found.
  fileprivate func plainChart(_ chosen: Int?, ageMonths: Int?) -> Int? {
    let byAge = chart(ageMonths: ageMonths)
    guard scorers.count > 1, let chosen else { return byAge }
    return ageMonths == nil || byAge == chosen ? chosen : nil
  }
}
