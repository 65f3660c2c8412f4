/// Where the sets of each measure lie.
///
/// Denominator, numerator, exclusions, the statuses of each element, and for a bundle those who got
/// not all, those of whom that is not known, and those for whom no element applies, in this order.
/// The sets of populations come after all of these and are not counted.
struct LaneLayout: Sendable {
  /// The first lane of each measure of a mask program.
  let firstLanes: [Int]
  /// How many lanes each has.
  let laneCounts: [Int]
  /// The lanes that are counted.
  let countedLanes: Int

  var laneCount: Int { countedLanes + firstLanes.count }

  init(_ program: MaskProgram) {
    var first = 0
    var firsts: [Int] = []
    var counts: [Int] = []
    for measure in program.measures {
      let count = LaneLayout.bundleLane(measure) + (measure.elements.isEmpty ? 0 : 3)
      firsts.append(first)
      counts.append(count)
      first += count
    }
    firstLanes = firsts
    laneCounts = counts
    countedLanes = first
  }

  /// The lane, after a measure's first, of the first status of an element.
  static func elementLane(_ element: Int, _ measure: MaskProgram.Measure) -> Int {
    2 + measure.exclusions.count + ElementStatus.allCases.count * element
  }

  /// The lane, after a measure's first, of those whose bundle is not whole.
  static func bundleLane(_ measure: MaskProgram.Measure) -> Int {
    elementLane(measure.elements.count, measure)
  }

  func populationLane(_ measure: Int) -> Int { countedLanes + measure }
}
