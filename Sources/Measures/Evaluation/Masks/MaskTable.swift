import Timelines

/// What a condition of birth, death or sex comes to, for every day that people have, filled as they
/// come along.
struct MaskTable {
  private let condition: Int
  private let inputs: ExpressionInputs
  private var yes: [UInt64] = []
  private var unknown: [UInt64] = []
  private var isKnown: [Bool] = []

  /// The days that have a place: 1806 to 2106.
  ///
  /// Others are worked out each time.
  private static let days = Int32(-60_000)..<Int32(50_000)

  init(_ table: MaskProgram.Table) {
    condition = table.condition
    inputs = ExpressionInputs(rawValue: table.inputs)
  }

  /// The dates for which it is yes, and for which it is unknown.
  mutating func sets(
    birth: Int32, death: Int32, sex: UInt8,
    _ moments: [(index: Moment, start: Moment, end: Moment)], _ probe: inout Scan
  ) -> (yes: UInt64, unknown: UInt64) {
    let place = place(birth: birth, death: death, sex: sex)
    if let place, place < isKnown.count, isKnown[place] { return (yes[place], unknown[place]) }
    probe.block.births[0] = birth
    probe.block.deaths[0] = death
    probe.block.sexes[0] = sex
    var sets: (yes: UInt64, unknown: UInt64) = (0, 0)
    for (bit, moment) in moments.enumerated() {
      probe.index = moment.index
      probe.periodStart = moment.start
      probe.periodEnd = moment.end
      let truth = probe.truth(condition, .none)
      if truth == .yes { sets.yes |= 1 << UInt64(bit) }
      if truth == .unknown { sets.unknown |= 1 << UInt64(bit) }
    }
    guard let place else { return sets }
    if place >= isKnown.count {
      let more = max(place + 1, min(2 * place, (MaskTable.days.count + 1) * 4)) - isKnown.count
      yes.append(contentsOf: repeatElement(0, count: more))
      unknown.append(contentsOf: repeatElement(0, count: more))
      isKnown.append(contentsOf: repeatElement(false, count: more))
    }
    (yes[place], unknown[place]) = sets
    isKnown[place] = true
    return sets
  }

  private func place(birth: Int32, death: Int32, sex: UInt8) -> Int? {
    if inputs == .sex { return Int(sex & 3) }
    let day = inputs.contains(.death) ? death : birth
    guard day == noDay || MaskTable.days.contains(day) else { return nil }
    let number = day == noDay ? 0 : Int(day - MaskTable.days.lowerBound) + 1
    return inputs.contains(.sex) ? number * 4 + Int(sex & 3) : number
  }
}
