import Timelines

/// Texts by date: for each person of a block, which text holds for which dates.
struct DateRuns {
  /// Where each person's runs begin; one more than there are people.
  private(set) var firsts: [Int] = [0]
  /// The number of the text of each run, or -1.
  private(set) var texts: [Int] = []
  /// The dates of each run.
  private(set) var dates: [UInt64] = []

  mutating func removeAll() {
    firsts.removeAll(keepingCapacity: true)
    firsts.append(0)
    texts.removeAll(keepingCapacity: true)
    dates.removeAll(keepingCapacity: true)
  }

  mutating func append(_ text: Int, _ dates: UInt64) {
    if dates == 0 { return }
    texts.append(text)
    self.dates.append(dates)
  }

  mutating func endPerson() { firsts.append(texts.count) }

  func runs(of person: Int) -> Range<Int> { firsts[person]..<firsts[person + 1] }

  /// The text of a person at a date; -1 where no run has it.
  func text(of person: Int, bit: Int) -> Int {
    for run in runs(of: person) where dates[run] >> UInt64(bit) & 1 == 1 { return texts[run] }
    return -1
  }
}

extension MaskMachine {
  /// Which text holds for which of the dates that each person needs.
  mutating func fill(
    _ runs: inout DateRuns, _ text: Int, needed: [UInt64], _ scan: inout Scan
  ) {
    runs.removeAll()
    for person in 0..<scan.block.count {
      if needed[person] != 0 { fill(&runs, text, needed[person], person, &scan) }
      runs.endPerson()
    }
  }

  private mutating func fill(
    _ runs: inout DateRuns, _ text: Int, _ needed: UInt64, _ person: Int, _ scan: inout Scan
  ) {
    switch program.texts[text] {
    case .constant(let text): runs.append(text, needed)
    case .scan(let text): look(&runs, text, needed, person, &scan)
    case .table(let text):
      look(&runs, text, needed, person, &scan)
    case .interval(let feed, let text):
      var once: UInt64 = 0
      var twice: UInt64 = 0
      for interval in scan.block.intervals(of: person) {
        let own = dates(of: interval, feed, birth: scan.block.births[person], scan.block)
        twice |= once & own
        once |= own
      }
      for interval in scan.block.intervals(of: person) {
        let own = dates(of: interval, feed, birth: scan.block.births[person], scan.block)
        let organisation = scan.block.organisations[interval]
        runs.append(organisation == .max ? -1 : Int(organisation), own & ~twice & needed)
      }
      runs.append(-1, needed & ~once)
      look(&runs, text, needed & twice, person, &scan)
    }
  }

  /// Asks date by date, and joins neighbours that say the same.
  private func look(
    _ runs: inout DateRuns, _ text: Int, _ needed: UInt64, _ person: Int, _ scan: inout Scan
  ) {
    var todo = needed
    var last = Int.min
    var dates: UInt64 = 0
    scan.take(person: person)
    while todo != 0 {
      let bit = todo.trailingZeroBitCount
      todo &= todo - 1
      take(bit, &scan)
      let found = scan.text(text, .none)
      if found != last {
        if last != .min { runs.append(last, dates) }
        last = found
        dates = 0
      }
      dates |= 1 << UInt64(bit)
    }
    if last != .min { runs.append(last, dates) }
  }
}
