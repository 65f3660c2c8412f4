import ControlCharts
import Essentials

/// Understands a request against one series: rules, targets, baseline and recalculations.
struct SettingsMaker {
  let request: ChartRequest
  /// Whether the values were written as percentages.
  let isPercent: Bool

  /// The rule set asked for, with the options asked for when the chart is one over time.
  static func rules(
    _ request: ChartRequest, _ family: ChartFamily
  ) throws(RequestError) -> RuleSet {
    guard var rules = RuleSet.named(request.rules) else {
      throw .unknownName(role: "rule set", name: request.rules, known: RuleSet.named.map(\.name))
    }
    if case .overTime = family { try set(request.options, in: &rules) }
    return rules
  }

  /// Sets options by name in settings of any kind.
  static func set<Settings: NamedSettings>(
    _ options: [NamedValue], in settings: inout Settings
  ) throws(RequestError) {
    for option in options {
      guard let known = Settings.option(named: option.name) else {
        throw .unknownName(
          role: "option", name: option.name, known: Settings.options.map(\.name))
      }
      do { try known.set(option.value, in: &settings) } catch {
        throw .chart(error, facet: nil, problem: nil)
      }
    }
  }

  /// The settings for one series.
  func settings(
    _ kind: ChartKind, _ rules: RuleSet, for series: Series
  ) throws(RequestError) -> ChartSettings {
    var settings = ChartSettings(kind: kind, direction: request.direction, rules: rules)
    settings.multiplier = request.multiplier
    settings.knownCentre = request.centre
    settings.knownSigma = request.sigma
    settings.baseline = try baseline(series)
    settings.phases = phases(series)
    settings.bounds = bounds(kind, series)
    for text in request.targets {
      settings.targets.append(try target(text, series, settings.bounds))
    }
    let isShare = settings.bounds.greatest == request.multiplier
    settings.trajectory = series.rows.compactMap { row in
      row.planned.map { planned in
        PlannedValue(position: row.position, value: shown(planned, isShare: isShare))
      }
    }
    return settings
  }

  /// A baseline given as a number of points.
  static func count(_ text: String) -> Int? {
    Int(text).flatMap { $0 < 1000 ? $0 : nil }
  }

  private func baseline(_ series: Series) throws(RequestError) -> Baseline {
    guard let text = request.baseline else { return .wholePhase }
    if let count = Self.count(text) { return .first(count) }
    if let index = series.lastIndex(of: text) {
      return .through(series.rows[index].position)
    }
    // Another facet has the date; here the baseline is what comes before it.
    guard let period = series.period(text) else {
      throw .noSuchRow(role: "baseline", text: text, nearest: series.nearest(to: text))
    }
    return .through(period.lastDay.number)
  }

  /// The baseline as a number of values, for charts that know no dates.
  func baselineCount(_ series: Series) throws(RequestError) -> Int? {
    switch try baseline(series) {
    case .wholePhase: return nil
    case .first(let count): return count
    case .through(let position):
      return series.rows.count { $0.position <= position && $0.counts }
    }
  }

  private func phases(_ series: Series) -> [PhaseStart] {
    var phases = series.rows.compactMap { row in
      row.rebaseReason.map { PhaseStart(at: row.position, because: $0) }
    }
    for (index, text) in request.rebases.compactMap(series.dated) {
      phases.append(PhaseStart(at: series.rows[index].position, because: text))
    }
    return phases.sorted { $0.position < $1.position }
  }

  /// Reads `value` or `value@first..last`, either end of which may be left out.
  private func target(
    _ text: String, _ series: Series, _ bounds: Bounds
  ) throws(RequestError) -> Target {
    let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
    guard let written = parts.first.flatMap(WrittenNumber.init) else {
      throw .notUnderstood(
        role: "target", text: text, remedy: "--target 95% or --target 12@2021-04-01..2022-03-31")
    }
    var target = Target(shown(written, isShare: bounds.greatest == request.multiplier))
    guard parts.count == 2 else { return target }
    let ends = parts[1].split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2 else {
      throw .notUnderstood(
        role: "target", text: text, remedy: "give the stretch as first..last, such as 2021-04-01..")
    }
    if !ends[0].isEmpty { target.first = try position(ends[0], series, isEnd: false) }
    if !ends[1].isEmpty { target.last = try position(ends[1], series, isEnd: true) }
    if let first = target.first, let last = target.last, first > last {
      throw .notUnderstood(role: "target", text: text, remedy: "give the earlier date first")
    }
    return target
  }

  /// A number in the unit of the values shown: "95%" and, beside shares, "95" are 0.95.
  func shown(_ written: WrittenNumber, isShare: Bool) -> Double {
    if written.isPercent { return written.value * request.multiplier }
    let isBarePercent = (isPercent || isShare) && request.multiplier == 1 && written.value > 1
    return isBarePercent ? written.value / 100 : written.value
  }

  private func position(
    _ text: String, _ series: Series, isEnd: Bool
  ) throws(RequestError) -> Int {
    if series.scale != .order, let period = series.period(text) {
      return isEnd ? period.lastDay.number : period.firstDay.number
    }
    guard let index = series.index(of: text) else {
      throw .noSuchRow(role: "target date", text: text, nearest: series.nearest(to: text))
    }
    return series.rows[index].position
  }

  private func bounds(_ kind: ChartKind, _ series: Series) -> Bounds {
    switch request.bounds {
    case .none: return .none
    case .count: return .nonNegative
    case .proportion: return scaled(.proportion)
    case .automatic:
      if kind == .p || kind == .pPrime || isPercent { return scaled(.proportion) }
      let values = series.rows.flatMap(\.values)
      let isCount = values.allSatisfy { $0 >= 0 && $0 == $0.rounded() }
      guard isCount || kind.isNeverNegative else { return .none }
      let isShare = kind != .u && kind != .uPrime && isShareOfCases(series)
      return isShare ? scaled(.proportion) : .nonNegative
    }
  }

  /// Whether every value is a part of a denominator.
  private func isShareOfCases(_ series: Series) -> Bool {
    let pairs = series.rows.compactMap { row in
      row.value.flatMap { value in row.denominator.map { (value, $0) } }
    }
    return !pairs.isEmpty && pairs.allSatisfy { $0.0 <= $0.1 }
  }

  private func scaled(_ bounds: Bounds) -> Bounds {
    Bounds(
      least: bounds.least, greatest: bounds.greatest.map { $0 * request.multiplier })
  }
}
