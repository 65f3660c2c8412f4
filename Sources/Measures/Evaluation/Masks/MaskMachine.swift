import Essentials
import Timelines

/// Works out a mask program for one block of people after another.
///
/// Every claim has a register: a set of dates for each person of the block, and where it can be
/// unknown a second one for the dates of which that is so.
struct MaskMachine {
  static let width = 256

  let program: MaskProgram
  /// The dates, ready to be taken up by a scan.
  let moments: [(index: Moment, start: Moment, end: Moment)]
  /// Registers, one after another, each of `width` sets.
  var registers: [UInt64]
  let yesPlaces: [Int]
  /// -1 where a claim is never unknown.
  let unknownPlaces: [Int]
  /// Sets that are needed for a while, as a stack.
  var scratch: [UInt64] = []
  /// What tables have for each day or sex, filled as people come along.
  var tables: [MaskTable]
  /// The sets of every lane: what is counted of each measure.
  var lanes: [UInt64]
  let layout: LaneLayout
  /// A person of whom only birth, death and sex are known, to fill tables.
  var probe: Scan

  init(_ program: MaskProgram, _ compiled: CompiledEvaluation) {
    self.program = program
    let dates = compiled.dates[program.dates].dates
    moments = (program.firstDate..<program.firstDate + program.dateCount).map { place in
      let date = dates[place]
      return (
        Moment(date.index), Moment(date.period.firstDay), Moment(date.period.lastDay)
      )
    }
    let feeds = program.feeds.count
    var next = feeds + program.intervalFeeds.count
    var yesPlaces: [Int] = []
    var unknownPlaces: [Int] = []
    for (place, claim) in program.claims.enumerated() {
      switch claim {
      case .events(let feed): yesPlaces.append(feed * MaskMachine.width)
      case .intervals(let feed): yesPlaces.append((feeds + feed) * MaskMachine.width)
      default:
        yesPlaces.append(next * MaskMachine.width)
        next += 1
      }
      if program.arePure[place], program.canBeUnknown[place] {
        unknownPlaces.append(next * MaskMachine.width)
        next += 1
      } else {
        unknownPlaces.append(-1)
      }
    }
    self.yesPlaces = yesPlaces
    self.unknownPlaces = unknownPlaces
    registers = Array(repeating: 0, count: next * MaskMachine.width)
    tables = program.tables.map { MaskTable($0) }
    layout = LaneLayout(program)
    lanes = Array(repeating: 0, count: layout.laneCount * MaskMachine.width)
    probe = Scan(compiled.program)
    probe.block.births = [noDay]
    probe.block.deaths = [noDay]
    probe.block.sexes = [0]
  }

  /// Works out everything for the people of a block, and leaves the sets in `lanes`.
  mutating func run(_ scan: inout Scan) {
    gatherEvents(scan.block)
    gatherIntervals(scan.block)
    for claim in program.claims.indices where program.arePure[claim] {
      settle(claim, scan.block)
    }
    for place in program.measures.indices { answer(place, &scan) }
  }

  // MARK: Rows

  private mutating func gatherEvents(_ block: borrowing TimelineBlock) {
    let used = (program.feeds.count + program.intervalFeeds.count) * MaskMachine.width
    for place in 0..<used { registers[place] = 0 }
    let firsts = program.firstConceptFeeds
    let conceptFeeds = program.conceptFeeds
    let feeds = program.feeds.map { (days: program.dayMasks[$0.days], isFromBirth: $0.isFromBirth) }
    for person in 0..<block.count {
      let birth = block.births[person]
      for event in block.events(of: person) {
        let concept = Int(block.concepts[event])
        var place = Int(firsts[concept])
        let end = Int(firsts[concept + 1])
        while place < end {
          let feed = Int(conceptFeeds[place])
          place += 1
          let day = block.days[event]
          if feeds[feed].isFromBirth, birth == noDay || day < birth { continue }
          registers[feed * MaskMachine.width + person] |= feeds[feed].days.at(day)
        }
      }
    }
  }

  private mutating func gatherIntervals(_ block: borrowing TimelineBlock) {
    for number in program.intervalFeeds.indices {
      for person in 0..<block.count {
        var set: UInt64 = 0
        for interval in block.intervals(of: person) {
          set |= dates(of: interval, number, birth: block.births[person], block)
        }
        registers[(program.feeds.count + number) * MaskMachine.width + person] = set
      }
    }
  }

  /// The dates for which an interval counts.
  func dates(
    of interval: Int, _ number: Int, birth: Int32, _ block: borrowing TimelineBlock
  ) -> UInt64 {
    let feed = program.intervalFeeds[number]
    guard feed.kinds >> UInt32(block.intervalKinds[interval]) & 1 == 1 else { return 0 }
    let start = block.startDays[interval]
    let end = block.endDays[interval]
    if start == noDay, feed.hasWindow { return 0 }
    if feed.isFromBirth, birth == noDay || start < birth { return 0 }
    let ending = end == noDay ? .max : program.dayMasks[feed.ends].at(end)
    return program.dayMasks[feed.starts].at(start) & ending & program.allDates
  }

  // MARK: Claims

  /// Works out a claim that needs no scan, from claims before it.
  private mutating func settle(_ claim: Int, _ block: borrowing TimelineBlock) {
    let yes = yesPlaces[claim]
    let unknown = unknownPlaces[claim]
    switch program.claims[claim] {
    case .events, .intervals, .scan: break
    case .constant(let yesDates, let unknownDates):
      for person in 0..<MaskMachine.width { registers[yes + person] = yesDates }
      if unknown >= 0 {
        for person in 0..<MaskMachine.width { registers[unknown + person] = unknownDates }
      }
    case .birth(let masks):
      let days = program.dayMasks[masks]
      for person in 0..<block.count {
        let birth = block.births[person]
        registers[yes + person] = birth == noDay ? 0 : days.at(birth)
        registers[unknown + person] = birth == noDay ? program.allDates : 0
      }
    case .table(let number):
      for person in 0..<block.count {
        let sets = tables[number].sets(
          birth: block.births[person], death: block.deaths[person], sex: block.sexes[person],
          moments, &probe)
        registers[yes + person] = sets.yes
        registers[unknown + person] = sets.unknown
      }
    case .not(let inner):
      let innerYes = yesPlaces[inner]
      let innerUnknown = unknownPlaces[inner]
      let all = program.allDates
      for person in 0..<MaskMachine.width {
        registers[yes + person] = ~registers[innerYes + person] & all
      }
      if unknown >= 0 {
        for person in 0..<MaskMachine.width {
          registers[yes + person] &= ~registers[innerUnknown + person]
          registers[unknown + person] = registers[innerUnknown + person]
        }
      }
    case .all(let parts): join(parts, areAll: true, yes, unknown)
    case .any(let parts): join(parts, areAll: false, yes, unknown)
    }
  }

  private mutating func join(_ parts: [Int], areAll: Bool, _ yes: Int, _ unknown: Int) {
    let start = areAll ? program.allDates : 0
    for person in 0..<MaskMachine.width { registers[yes + person] = start }
    if unknown >= 0 {
      for person in 0..<MaskMachine.width { registers[unknown + person] = start }
    }
    // Until the end `unknown` holds the dates that are not no.
    for part in parts {
      let partYes = yesPlaces[part]
      let partUnknown = unknownPlaces[part]
      for person in 0..<MaskMachine.width {
        let set = registers[partYes + person]
        registers[yes + person] =
          areAll ? registers[yes + person] & set : registers[yes + person] | set
      }
      guard unknown >= 0 else { continue }
      for person in 0..<MaskMachine.width {
        let open = partUnknown >= 0 ? registers[partUnknown + person] : 0
        let set = registers[partYes + person] | open
        registers[unknown + person] =
          areAll ? registers[unknown + person] & set : registers[unknown + person] | set
      }
    }
    guard unknown >= 0 else { return }
    for person in 0..<MaskMachine.width {
      registers[unknown + person] &= ~registers[yes + person]
    }
  }
}
