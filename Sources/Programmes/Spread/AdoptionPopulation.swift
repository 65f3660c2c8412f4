public import Essentials

/// The units that could take something up, and how many there are.
///
/// Numbers are always out of this population, which is named. Units that are not listed have not
/// been approached.
public struct AdoptionPopulation: Sendable, Hashable {
  /// What is taken up, such as the file's name.
  public let name: String
  /// The units listed.
  public let units: [AdoptionUnit]
  /// How many units there are, listed or not.
  public let size: Int
  /// The last day that counts.
  public let end: Day

  /// A population; steps after the last day do not count.
  ///
  /// - Parameters:
  ///   - name: What is taken up.
  ///   - units: The units listed, each once.
  ///   - size: How many units there are; those listed when `nil`, and never fewer.
  ///   - end: The last day that counts; the end of the month of the last step when `nil`.
  public init(name: String, units: [AdoptionUnit], size: Int? = nil, end: Day? = nil) {
    let last = units.compactMap { $0.steps.last?.day }.max()
    let end = end ?? last.map { Period(.month, containing: $0).lastDay } ?? Day(number: 0)
    self.name = name
    self.units = units.map { $0.until(end) }
    self.size = max(size ?? units.count, units.count)
    self.end = end
  }

  /// Units at each state at the end of a day; those not listed are not approached.
  public func counts(on day: Day) -> StageCounts {
    var counts = StageCounts()
    for unit in units { counts.add(unit.state(on: day)) }
    counts.stages[0] += size - units.count
    return counts
  }

  /// The first day of any step to a stage beyond not approached; `nil` without one.
  public var start: Day? {
    units.compactMap { $0.firstDay(atLeast: .aware, by: end) }.min()
  }

  /// The units of each value of an attribute, in the order of the values; blank ones last.
  public func groups(by attribute: String) -> [(value: String, units: [AdoptionUnit])] {
    let groups = Dictionary(grouping: units) { $0.attributes[attribute] ?? "" }
    return groups.keys.sorted { first, second in
      if first.isEmpty || second.isEmpty { return second.isEmpty && !first.isEmpty }
      guard let a = Double(first), let b = Double(second) else { return first < second }
      return a < b
    }.map { ($0, groups[$0] ?? []) }
  }
}

/// How many units are at each stage, and outside.
public struct StageCounts: Sendable, Hashable {
  /// The units at each stage, from not approached to embedded.
  public var stages = [Int](repeating: 0, count: AdoptionStage.allCases.count)
  /// The units outside, by reason.
  public var exits: [AdoptionExit: Int] = [:]

  /// No units.
  public init() {}

  /// Counts a unit.
  mutating func add(_ state: AdoptionState) {
    switch state {
    case .stage(let stage): stages[stage.rawValue] += 1
    case .exit(let exit): exits[exit, default: 0] += 1
    }
  }

  /// The units at a stage or beyond.
  public func atLeast(_ stage: AdoptionStage) -> Int { stages[stage.rawValue...].reduce(0, +) }

  /// The units outside.
  public var outside: Int { exits.values.reduce(0, +) }
}
