import Essentials

/// How long units take from engaged to adopted, where those not there yet count for as long as they
/// have been watched.
///
/// - Source: Kaplan and Meier, J Am Stat Assoc 53 (1958) 457.
public struct TimeToAdopt: Sendable, Hashable {
  /// The units that engaged, on a day that is known.
  public let engaged: Int
  /// Those of them that adopted.
  public let adopted: Int
  /// Units that adopted and are not known to have engaged before: no time is known of them.
  public let unknown: Int
  /// The days after which half had adopted; `nil` while fewer than half have.
  public let median: Int?
  /// The estimated share not yet there after so many days, at each day on which some adopt.
  public let remaining: [(days: Int, share: Double)]

  /// The times of a population.
  public init(_ population: AdoptionPopulation) {
    var times: [(days: Int, isAdoption: Bool)] = []
    var unknown = 0
    for unit in population.units {
      let adopted = unit.firstDay(atLeast: .adopted, by: population.end)
      guard
        let engaged = unit.steps.first(where: { step in
          step.state == .stage(.engaged) || step.state == .stage(.testing)
        })?.day, adopted.map({ engaged <= $0 }) ?? true
      else {
        if adopted != nil { unknown += 1 }
        continue
      }
      if let adopted {
        times.append((engaged.distance(to: adopted), true))
      } else {
        // Who leaves is watched until then; who comes back later is watched on.
        let last = unit.steps.last
        let end = last.flatMap { $0.state.stage == nil ? $0.day : nil } ?? population.end
        times.append((max(0, engaged.distance(to: end)), false))
      }
    }
    self.init(times: times, unknown: unknown)
  }

  /// The estimate from times that ended in adoption or were cut off before it.
  public init(times: [(days: Int, isAdoption: Bool)], unknown: Int = 0) {
    engaged = times.count
    adopted = times.count { $0.isAdoption }
    self.unknown = unknown
    var share = 1.0
    var atRisk = times.count
    var remaining: [(days: Int, share: Double)] = []
    let byDay = Dictionary(grouping: times) { $0.days }
    for days in byDay.keys.sorted() {
      let ending = byDay[days] ?? []
      let adopting = ending.count { $0.isAdoption }
      if adopting > 0 {
        share *= 1 - Double(adopting) / Double(atRisk)
        remaining.append((days, share))
      }
      atRisk -= ending.count
    }
    self.remaining = remaining
    median = remaining.first { $0.share <= 0.5 + 1e-12 }?.days
  }

  /// Whether two estimates are the same.
  public static func == (first: TimeToAdopt, second: TimeToAdopt) -> Bool {
    first.engaged == second.engaged && first.unknown == second.unknown
      && first.remaining.elementsEqual(second.remaining) { $0 == $1 }
  }

  /// Hashes the counts.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(engaged)
    hasher.combine(adopted)
    hasher.combine(unknown)
    hasher.combine(median)
  }
}
