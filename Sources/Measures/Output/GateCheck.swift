import Essentials

/// Judges gates of data quality by the true counts of an organisation and period.
struct GateCheck {
  private let measures: [MeasureOutline]
  /// The counts of gates by measure, organisation and period.
  private var counts: [Place: [(index: Day?, numerator: Int, denominator: Int)]] = [:]

  private struct Place: Hashable {
    var measure: Int
    /// `nil` for all organisations together.
    var organisation: String?
    var period: Period
  }

  init(_ results: MeasureResults) {
    measures = results.measures
    guard measures.contains(where: { !$0.gates.isEmpty }) else { return }
    for (key, counts) in results.counts where key.stratifier.isEmpty {
      guard measures[key.measure].gate != nil else { continue }
      for organisation in [key.organisation, nil] {
        let place = Place(measure: key.measure, organisation: organisation, period: key.period)
        self.counts[place, default: []].append((key.index, counts.numerator, counts.denominator))
      }
    }
  }

  /// The ids of the gates of a measure that an organisation, or all together, did not pass in a
  /// period; a gate that was not counted is not passed.
  func failed(_ key: CountKey, isTotal: Bool) -> [String] {
    let measure = measures[key.measure]
    return measure.gates.filter { id in
      guard let place = measures.firstIndex(where: { $0.id == id }), let gate = measures[place].gate
      else { return true }
      let found =
        counts[
          Place(
            measure: place, organisation: isTotal ? nil : key.organisation, period: key.period)]
        ?? []
      let own = found.filter { $0.index == nil || key.index == nil || $0.index == key.index }
      return !gate.passes(
        numerator: rounded(own.reduce(0) { $0 + $1.numerator }, measure),
        denominator: rounded(own.reduce(0) { $0 + $1.denominator }, measure))
    }
  }

  private func rounded(_ count: Int, _ measure: MeasureOutline) -> Int {
    guard measure.gatesJudge == .rounded, let scheme = SuppressionScheme(id: measure.suppression)
    else { return count }
    if scheme.hides(count), case .number(let number) = scheme.stand { return number }
    return scheme.rounded(count)
  }
}
