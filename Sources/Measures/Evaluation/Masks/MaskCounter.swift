import Essentials
import Timelines

/// Counts the lanes of a mask machine by organisation and group.
///
/// Only the dates where a set begins and ends are touched: counts of dates are running sums of
/// these changes, which are made in the end. People tend to be in a set for months.
struct MaskCounter {
  private let program: MaskProgram
  private let layout: LaneLayout
  /// The changes for each organisation met: lane after lane, date after date.
  private var changes: [Int32] = []
  /// The place among organisations met of each text, by number and one; 0 for not met.
  private var slots: [Int32] = []
  private var organisations: [Int] = []
  /// The same for groups, each with the place of its measure's lanes.
  private var groupChanges: [Int32] = []
  private var groupPlaces: [GroupKey: Int] = [:]
  private var runs: [DateRuns] = []
  private var needed: [UInt64] = []

  /// A group of an organisation's people.
  private struct GroupKey: Hashable {
    var measure: Int32
    var stratifier: Int32
    var organisation: Int32
    var group: Int32
  }

  init(_ program: MaskProgram, _ layout: LaneLayout) {
    self.program = program
    self.layout = layout
    runs = program.texts.map { _ in DateRuns() }
    needed = Array(repeating: 0, count: MaskMachine.width)
  }

  /// The texts of the people of the block at hand, by place among those of the program.
  func text(_ text: Int, of person: Int, bit: Int) -> Int { runs[text].text(of: person, bit: bit) }

  /// Counts the people of a block that a machine has worked out.
  ///
  /// Organisations are found for those who are counted, and for those whose answers are kept.
  mutating func count(
    _ machine: inout MaskMachine, _ scan: inout Scan, keeping kept: KeptAnswers
  ) {
    for text in program.texts.indices {
      gatherNeeds(text, machine, kept, scan.block.count)
      machine.fill(&runs[text], text, needed: needed, &scan)
    }
    for place in program.measures.indices {
      let measure = program.measures[place]
      for lane in 0..<layout.laneCounts[place] {
        add(lane, of: place, measure.organisation, machine.lanes, scan.block.count)
        for (number, text) in measure.strata.enumerated() {
          split(lane, of: place, number, text, machine.lanes, scan.block.count)
        }
      }
    }
  }

  /// Finds the dates at which each person's text is asked for.
  private mutating func gatherNeeds(
    _ text: Int, _ machine: borrowing MaskMachine, _ kept: KeptAnswers, _ count: Int
  ) {
    for person in needed.indices { needed[person] = 0 }
    for (place, measure) in program.measures.enumerated() {
      let isOrganisation = measure.organisation == text
      guard isOrganisation || measure.strata.contains(text) else { continue }
      let first = layout.firstLanes[place]
      // The denominator, the exclusions and those without an element that applies; all other lanes
      // are within these.
      let outside = measure.elements.isEmpty ? [] : [LaneLayout.bundleLane(measure) + 2]
      for lane in [0] + Array(2..<2 + measure.exclusions.count) + outside {
        let start = (first + lane) * MaskMachine.width
        for person in 0..<count { needed[person] |= machine.lanes[start + person] }
      }
      guard isOrganisation else { continue }
      if kept == .everyone {
        for person in 0..<count { needed[person] = program.allDates }
      } else if kept == .population {
        let start = layout.populationLane(place) * MaskMachine.width
        for person in 0..<count { needed[person] |= machine.lanes[start + person] }
      }
    }
  }

  // MARK: Adding up

  private var rowLength: Int { layout.countedLanes * program.dateCount }

  private mutating func slot(_ organisation: Int) -> Int {
    if organisation + 1 >= slots.count {
      slots.append(contentsOf: repeatElement(0, count: organisation + 2 - slots.count))
    }
    if slots[organisation + 1] > 0 { return Int(slots[organisation + 1]) - 1 }
    organisations.append(organisation)
    slots[organisation + 1] = Int32(organisations.count)
    changes.append(contentsOf: repeatElement(0, count: rowLength))
    return organisations.count - 1
  }

  private mutating func add(
    _ lane: Int, of place: Int, _ text: Int, _ lanes: [UInt64], _ count: Int
  ) {
    let number = layout.firstLanes[place] + lane
    let start = number * MaskMachine.width
    let (firsts, texts, dates) = (runs[text].firsts, runs[text].texts, runs[text].dates)
    let length = rowLength
    for person in 0..<count {
      let set = lanes[start + person]
      if set == 0 { continue }
      for run in firsts[person]..<firsts[person + 1] {
        let own = set & dates[run]
        if own == 0 { continue }
        let row = slot(texts[run]) * length + number * program.dateCount
        MaskCounter.mark(own, &changes, row, program.allDates)
      }
    }
  }

  private mutating func split(
    _ lane: Int, of place: Int, _ stratifier: Int, _ text: Int, _ lanes: [UInt64], _ count: Int
  ) {
    let organisation = program.measures[place].organisation
    let start = (layout.firstLanes[place] + lane) * MaskMachine.width
    for person in 0..<count where lanes[start + person] != 0 {
      for run in runs[organisation].runs(of: person) {
        let set = lanes[start + person] & runs[organisation].dates[run]
        if set == 0 { continue }
        for group in runs[text].runs(of: person) {
          let own = set & runs[text].dates[group]
          if own == 0 { continue }
          let key = GroupKey(
            measure: Int32(place), stratifier: Int32(stratifier),
            organisation: Int32(runs[organisation].texts[run]),
            group: Int32(runs[text].texts[group]))
          let row = groupPlace(key) + lane * program.dateCount
          MaskCounter.mark(own, &groupChanges, row, program.allDates)
        }
      }
    }
  }

  private mutating func groupPlace(_ key: GroupKey) -> Int {
    if let known = groupPlaces[key] { return known }
    let place = groupChanges.count
    groupPlaces[key] = place
    let length = layout.laneCounts[Int(key.measure)] * program.dateCount
    groupChanges.append(contentsOf: repeatElement(0, count: length))
    return place
  }

  /// Marks where a set of dates begins and ends.
  @inline(__always)
  private static func mark(
    _ set: UInt64, _ changes: inout [Int32], _ row: Int, _ all: UInt64
  ) {
    var begins = set & ~(set << 1)
    while begins != 0 {
      changes[row + begins.trailingZeroBitCount] += 1
      begins &= begins - 1
    }
    var ends = (set << 1) & ~set & all
    while ends != 0 {
      changes[row + ends.trailingZeroBitCount] -= 1
      ends &= ends - 1
    }
  }

  /// Adds what another counter of the same program has counted.
  mutating func add(_ other: MaskCounter) {
    for (slot, organisation) in other.organisations.enumerated() {
      let row = self.slot(organisation) * rowLength
      let otherRow = slot * rowLength
      for place in 0..<rowLength { changes[row + place] += other.changes[otherRow + place] }
    }
    for (key, otherPlace) in other.groupPlaces {
      let place = groupPlace(key)
      let length = layout.laneCounts[Int(key.measure)] * program.dateCount
      for step in 0..<length { groupChanges[place + step] += other.groupChanges[otherPlace + step] }
    }
  }

  // MARK: Results

  /// How many sums there are at most.
  var mostSums: Int {
    (organisations.count * program.measures.count + groupPlaces.count) * program.dateCount
  }

  /// Calls `body` with every sum: measure of the program, stratifier and group (-1 for all answers
  /// together), organisation, date, and the counts of its lanes.
  func forEachSum(
    _ body: (
      _ measure: Int, _ stratifier: Int, _ group: Int, _ organisation: Int, _ date: Int,
      _ counts: [Int]
    ) -> Void
  ) {
    for (slot, organisation) in organisations.enumerated() {
      for place in program.measures.indices {
        let row = slot * rowLength + layout.firstLanes[place] * program.dateCount
        sum(changes, row, place) { body(place, -1, -1, organisation, $0, $1) }
      }
    }
    for (key, row) in groupPlaces {
      sum(groupChanges, row, Int(key.measure)) {
        body(
          Int(key.measure), Int(key.stratifier), Int(key.group), Int(key.organisation), $0, $1)
      }
    }
  }

  private func sum(_ changes: [Int32], _ row: Int, _ place: Int, _ body: (Int, [Int]) -> Void) {
    var counts = Array(repeating: 0, count: layout.laneCounts[place])
    for date in 0..<program.dateCount {
      for lane in counts.indices {
        counts[lane] += Int(changes[row + lane * program.dateCount + date])
      }
      if counts.contains(where: { $0 != 0 }) { body(date, counts) }
    }
  }
}
