/// Where the sets of each measure lie.
///
/// Denominator, numerator, exclusions, four statuses for each element, in this order. The sets of
/// populations come after all of these and are not counted.
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
      let count = 2 + measure.exclusions.count + 4 * measure.elements.count
      firsts.append(first)
      counts.append(count)
      first += count
    }
    firstLanes = firsts
    laneCounts = counts
    countedLanes = first
  }

  func populationLane(_ measure: Int) -> Int { countedLanes + measure }
}
