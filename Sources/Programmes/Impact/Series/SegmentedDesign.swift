/// The columns of a segmented regression.
struct SegmentedDesign {
  let change: Int
  let settings: InterruptedTimeSeriesSettings

  /// What the columns are called.
  var names: [String] {
    var names = ["level", "slope", "level change", "slope change"]
    for wave in 0..<waves { names += ["cosine \(wave + 1)", "sine \(wave + 1)"] }
    return names
  }

  /// How many columns there are.
  var width: Int { 4 + 2 * waves }

  private var waves: Int {
    guard let periods = settings.periodsPerYear, periods > 2 else { return 0 }
    // More waves than half the periods of a year would be the same again.
    return max(0, min(settings.harmonics, (periods - 1) / 2))
  }

  /// The row of a time; without the change if that is asked.
  func row(_ time: Int, isChanged: Bool = true) -> [Double] {
    let sinceChange = Double(time - change)
    let hasChange = isChanged && time >= change
    var row = [1, sinceChange, hasChange ? 1 : 0, hasChange ? sinceChange : 0]
    guard waves > 0, let periods = settings.periodsPerYear else { return row }
    for wave in 1...waves {
      let angle = 2 * Double.pi * Double(wave) * Double(time) / Double(periods)
      row += [ImpactMathematics.cosine(angle), ImpactMathematics.sine(angle)]
    }
    return row
  }
}
