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
  /// What the program's times come to at each date, for those that depend on nothing else.
  let timesByDate: [Moment]
  /// Registers, one after another, each of `width` sets.
  var registers: [UInt64]
  let yesPlaces: [Int]
  /// -1 where a claim is never unknown.
  let unknownPlaces: [Int]
  /// Sets that are needed for a while, as a stack.
  var scratch: [UInt64] = []
  /// For each concept, where its feeds begin (upper half) and how many there are (lower half).
  private let feedSpans: [UInt64]
  private let feedShapes: [FeedShape]
  /// The day masks of all feeds, one after another.
  private let feedMasks: [UInt64]
  /// What tables have for each day or sex, filled as people come along.
  var tables: [MaskTable]
  /// The sets of every lane: what is counted of each measure.
  var lanes: [UInt64]
  let layout: LaneLayout
  /// A person of whom only birth, death and sex are known, to fill tables.
  var probe: Scan

  /// Where the day masks of a feed lie.
  private struct FeedShape {
    var start: Int
    var firstDay: Int
    var lastEntry: Int
    var isFromBirth: Bool
  }

  init(_ program: MaskProgram, _ compiled: CompiledEvaluation) {
    self.program = program
    let dates = compiled.dates[program.dates].dates
    moments = (program.firstDate..<program.firstDate + program.dateCount).map { place in
      let date = dates[place]
      return (
        Moment(date.index), Moment(date.period.firstDay), Moment(date.period.lastDay)
      )
    }
    timesByDate = MaskMachine.times(compiled, moments)
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
    (feedSpans, feedShapes, feedMasks) = MaskMachine.feeds(program)
    tables = program.tables.map { MaskTable($0) }
    layout = LaneLayout(program)
    lanes = Array(repeating: 0, count: layout.laneCount * MaskMachine.width)
    probe = Scan(compiled.program)
    probe.block.births = [noDay]
    probe.block.deaths = [noDay]
    probe.block.sexes = [0]
  }

  private static func feeds(
    _ program: MaskProgram
  ) -> (spans: [UInt64], shapes: [FeedShape], masks: [UInt64]) {
    let firsts = program.firstConceptFeeds
    let spans = zip(firsts, firsts.dropFirst()).map { first, end in
      end == first ? 0 : UInt64(first) << 32 | UInt64(end - first)
    }
    var masks: [UInt64] = []
    var starts: [Int: Int] = [:]
    let shapes = program.feeds.map { feed in
      let days = program.dayMasks[feed.days]
      let start = starts[feed.days] ?? masks.count
      if starts[feed.days] == nil { masks += days.masks }
      starts[feed.days] = start
      return FeedShape(
        start: start, firstDay: Int(days.first), lastEntry: days.masks.count - 1,
        isFromBirth: feed.isFromBirth)
    }
    return (spans, shapes, masks)
  }

  private static func times(
    _ compiled: CompiledEvaluation, _ moments: [(index: Moment, start: Moment, end: Moment)]
  ) -> [Moment] {
    var scan = Scan(compiled.program)
    var times: [Moment] = []
    for moment in moments {
      (scan.index, scan.periodStart, scan.periodEnd) = moment
      for (time, isOfIndex) in compiled.program.areOfIndex.enumerated() {
        times.append(isOfIndex ? scan.time(time, .none) : .missing)
      }
    }
    return times
  }

  /// Works out everything for the people of a block, and leaves the sets in `lanes`.
  mutating func run(_ scan: inout Scan) {
    scan.timesByDate = timesByDate
    gatherEvents(scan.block)
    gatherIntervals(scan.block)
    for claim in program.claims.indices where program.arePure[claim] {
      settle(claim, scan.block)
    }
    for place in program.measures.indices { answer(place, &scan) }
  }

  // MARK: Rows

  private mutating func gatherEvents(_ block: borrowing TimelineBlock) {
    // Everything the loop touches is local, so that it is not looked up for each event.
    var sets = registers
    registers = []
    let used = (program.feeds.count + program.intervalFeeds.count) * MaskMachine.width
    for place in 0..<used { sets[place] = 0 }
    let spans = feedSpans
    let feeds = program.conceptFeeds
    let shapes = feedShapes
    let masks = feedMasks
    let concepts = block.concepts
    let days = block.days
    for person in 0..<block.count {
      let birth = block.births[person] == noDay ? Int32.max : block.births[person]
      for event in block.events(of: person) {
        let span = spans[Int(concepts[event])]
        if span == 0 { continue }
        let day = Int(days[event])
        var place = Int(span >> 32)
        let end = place + Int(span & 0xFFFF_FFFF)
        while place < end {
          let feed = Int(feeds[place])
          place += 1
          let shape = shapes[feed]
          if shape.isFromBirth, day < Int(birth) { continue }
          let entry = min(max(day - shape.firstDay, 0), shape.lastEntry)
          sets[feed * MaskMachine.width + person] |= masks[shape.start + entry]
        }
      }
    }
    registers = sets
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
