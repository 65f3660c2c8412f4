import Essentials
import Timelines

/// Finds what of some measures can be worked out for many dates at once.
struct MaskBuilder {
  private let compiled: CompiledEvaluation
  private let dates: [IndexDates.Date]
  private(set) var result: MaskProgram
  private var scan: Scan
  private var numbers: [MaskProgram.Claim: Int] = [:]
  private var tableNumbers: [[Int]: Int] = [:]

  /// The program of the measures that look at people at some dates of the evaluation.
  static func build(
    _ compiled: CompiledEvaluation, dates: Int, range: Range<Int>
  ) -> MaskProgram {
    var builder = MaskBuilder(compiled, dates: dates, range: range)
    for (number, measure) in compiled.measures.enumerated()
    where measure.dates == dates && measure.isOfSets {
      builder.add(measure, number)
    }
    builder.shareOutFeeds()
    return builder.result
  }

  private init(_ compiled: CompiledEvaluation, dates: Int, range: Range<Int>) {
    self.compiled = compiled
    self.dates = Array(compiled.dates[dates].dates[range])
    scan = Scan(compiled.program)
    result = MaskProgram(
      dates: dates, firstDate: range.lowerBound, dateCount: range.count,
      allDates: range.count == 64 ? .max : (1 << UInt64(range.count)) - 1)
  }

  private mutating func add(_ measure: CompiledMeasure, _ number: Int) {
    result.measures.append(
      MaskProgram.Measure(
        number: number, population: condition(measure.population),
        denominator: condition(measure.denominator),
        exclusions: measure.exclusions.map { condition($0) },
        // A bundle makes its own numerator.
        numerator: measure.elements.isEmpty ? condition(measure.numerator) : -1,
        elements: measure.elements.map {
          (condition($0.eligible), condition($0.given), $0.isOptional)
        },
        organisation: text(measure.organisation), strata: measure.strata.map { text($0) }))
  }

  // MARK: Conditions

  /// The place of a claim, the same for equal ones.
  private mutating func place(_ claim: MaskProgram.Claim) -> Int {
    if let known = numbers[claim] { return known }
    let (isPure, canBeUnknown) = nature(of: claim)
    result.claims.append(claim)
    result.arePure.append(isPure)
    result.canBeUnknown.append(canBeUnknown)
    numbers[claim] = result.claims.count - 1
    return result.claims.count - 1
  }

  private func nature(of claim: MaskProgram.Claim) -> (isPure: Bool, canBeUnknown: Bool) {
    switch claim {
    case .constant(_, let unknown): (true, unknown != 0)
    case .events, .intervals: (true, false)
    case .table, .birth: (true, true)
    case .not(let inner): (result.arePure[inner], result.canBeUnknown[inner])
    case .all(let parts), .any(let parts):
      (
        parts.allSatisfy { result.arePure[$0] }, parts.contains { result.canBeUnknown[$0] }
      )
    case .scan: (false, true)
    }
  }

  private mutating func condition(_ number: Int) -> Int {
    var reading = ExpressionReading(compiled.program)
    reading.condition(number)
    if !reading.inputs.contains(.other) { return simple(number, reading) }
    let step = compiled.program.conditions[number]
    switch step.operation {
    case .not: return place(.not(condition(step.a)))
    case .all: return place(.all(parts(step)))
    case .any: return place(.any(parts(step)))
    case .exists:
      let (inner, isExact) = exists(step.a)
      if isExact { return inner }
      return place(.scan(condition: number, gate: inner, outside: .no))
    case .found:
      let row = compiled.program.rows[step.a]
      guard row.operation != .index else { break }
      let (inner, isExact) = exists(row.rows)
      if isExact { return inner }
      return place(.scan(condition: number, gate: inner, outside: .no))
    default: break
    }
    return gated(number, step)
  }

  private mutating func parts(_ step: Step<ConditionOperation>) -> [Int] {
    compiled.program.lists[step.a..<step.b].map { condition($0) }
  }

  /// A condition without rows: the same for everybody, or a table by birth, death or sex.
  private mutating func simple(_ number: Int, _ reading: ExpressionReading) -> Int {
    let step = compiled.program.conditions[number]
    if reading.inputs.isEmpty {
      var (yes, unknown): (UInt64, UInt64) = (0, 0)
      for (bit, date) in dates.enumerated() {
        scan.take(date)
        let truth = scan.truth(number, .none)
        if truth == .yes { yes |= 1 << UInt64(bit) }
        if truth == .unknown { unknown |= 1 << UInt64(bit) }
      }
      return place(.constant(yes: yes, unknown: unknown))
    }
    let isOfDeath = reading.inputs.contains(.death)
    // What joins conditions is taken apart, as its parts are often the same in many measures.
    if reading.inputs != .death {
      switch step.operation {
      case .not: return place(.not(condition(step.a)))
      case .all: return place(.all(parts(step)))
      case .any: return place(.any(parts(step)))
      default: break
      }
    }
    if isOfDeath, reading.inputs != .death {
      return place(.scan(condition: number, gate: nil, outside: .unknown))
    }
    if reading.inputs == .birth, let masks = birthMasks(number, step) {
      return place(.birth(masks))
    }
    let table =
      tableNumbers[reading.words]
      ?? {
        result.tables.append(
          MaskProgram.Table(condition: number, inputs: reading.inputs.rawValue))
        return result.tables.count - 1
      }()
    tableNumbers[reading.words] = table
    return place(.table(table))
  }

  /// The days of birth for which a bound on age holds, by date; `nil` for other conditions.
  ///
  /// Age goes down as birth goes up, so that there is one day at which the answer changes.
  private mutating func birthMasks(_ number: Int, _ step: Step<ConditionOperation>) -> Int? {
    let program = compiled.program
    guard step.operation == .compareNumbers, step.c != Order.equal,
      step.c != Order.less | Order.greater
    else { return nil }
    let (left, right) = (program.numbers[step.a], program.numbers[step.b])
    let age = right.operation == .literal ? left : left.operation == .literal ? right : nil
    guard let age, age.operation == .elapsed, program.times[age.a].operation == .birth,
      days(age.b) != nil
    else { return nil }
    scan.block.births = [noDay]
    var spans: [(first: Int32, last: Int32)] = []
    for date in dates {
      scan.take(date)
      // Times so far away that no person was born then.
      var (low, high): (Int32, Int32) = (-1_000_000, 1_000_000)
      let first = truth(number, born: low)
      let last = truth(number, born: high)
      if first == .unknown || last == .unknown { return nil }
      if first == last {
        spans.append(first == .yes ? (.min, .max) : (.max, .min))
        continue
      }
      while low + 1 < high {
        let middle = (low + high) / 2
        if truth(number, born: middle) == first { low = middle } else { high = middle }
      }
      spans.append(first == .yes ? (.min, low) : (high, .max))
    }
    return dayMasks(spans)
  }

  private mutating func truth(_ number: Int, born day: Int32) -> Truth {
    scan.block.births[0] = day
    return scan.truth(number, .none)
  }

  // MARK: Gates

  /// A condition that needs a scan, with the rows without which it comes to a constant.
  private mutating func gated(
    _ number: Int, _ step: Step<ConditionOperation>
  ) -> Int {
    var gate: Int?
    var outside = Truth.unknown
    switch step.operation {
    case .pair:
      gate = place(.all([exists(step.a).0, exists(step.b).0]))
      outside = .no
    case .textAmong, .numberAmong, .timeAmong: break
    case .of:
      let row = compiled.program.rows[step.a]
      if row.operation != .index { gate = exists(row.rows).0 }
    case .compareNumbers:
      gate = (neededRows(number: step.a) ?? neededRows(number: step.b)).map { exists($0).0 }
    case .compareTimes:
      gate = (neededRows(time: step.a) ?? neededRows(time: step.b)).map { exists($0).0 }
    case .compareTexts, .contains:
      gate = (neededRows(text: step.a) ?? neededRows(text: step.b)).map { exists($0).0 }
    case .textIn: gate = neededRows(text: step.a).map { exists($0).0 }
    case .numberIn: gate = neededRows(number: step.a).map { exists($0).0 }
    case .numberIsMissing:
      gate = neededRows(number: step.a).map { exists($0).0 }
      outside = .yes
    case .timeIsMissing:
      gate = neededRows(time: step.a).map { exists($0).0 }
      outside = .yes
    case .textIsMissing:
      gate = neededRows(text: step.a).map { exists($0).0 }
      outside = .yes
    default: break
    }
    return place(.scan(condition: number, gate: gate, outside: outside))
  }

  /// A set of rows without which a number is missing.
  private func neededRows(number: Int) -> Int? {
    let step = compiled.program.numbers[number]
    switch step.operation {
    case .of: return neededRows(row: step.a)
    case .aggregate: return step.a
    case .arithmetic: return neededRows(number: step.a) ?? neededRows(number: step.b)
    case .negated, .absolute, .floor: return neededRows(number: step.a)
    case .elapsed: return neededRows(time: step.a) ?? neededRows(time: step.b)
    case .parsed: return neededRows(text: step.a)
    default: return nil
    }
  }

  private func neededRows(time: Int) -> Int? {
    let step = compiled.program.times[time]
    switch step.operation {
    case .of: return neededRows(row: step.a)
    case .shifted, .day, .firstOfMonth, .firstOfYear: return neededRows(time: step.a)
    case .minimum, .maximum, .episodeStart: return step.a
    default: return nil
    }
  }

  private func neededRows(text: Int) -> Int? {
    let step = compiled.program.texts[text]
    return step.operation == .of ? neededRows(row: step.a) : nil
  }

  private func neededRows(row: Int) -> Int? {
    let row = compiled.program.rows[row]
    return row.operation == .index ? nil : row.rows
  }

  // MARK: Rows

  /// The claim that says whether a set has rows; where it is not exact, it says yes too often.
  private mutating func exists(_ number: Int) -> (claim: Int, isExact: Bool) {
    let set = compiled.program.rowSets[number]
    if set.isEmpty { return (place(.constant(yes: 0, unknown: 0)), true) }
    var isExact = set.conditions.isEmpty
    var isFromBirth = false
    var spans = dates.map { _ in (first: Int32.min, last: Int32.max) }
    var ends = dates.map { _ in (first: Int32.min, last: Int32.max) }
    for window in set.windows.map({ compiled.program.windows[$0] }) {
      if window.isInForce {
        guard !set.isOfEvents, let days = days(window.from) else {
          isExact = false
          continue
        }
        for bit in dates.indices { narrow(&spans[bit], nil, days[bit], isTo: true) }
        for bit in dates.indices { narrow(&ends[bit], days[bit], nil, isTo: false) }
        continue
      }
      if window.from >= 0 {
        if let days = days(window.from) {
          for bit in dates.indices { narrow(&spans[bit], days[bit], nil, isTo: false) }
        } else if compiled.program.times[window.from].operation == .birth {
          isFromBirth = true
        } else {
          isExact = false
        }
      }
      if window.to >= 0 {
        if let days = days(window.to) {
          for bit in dates.indices { narrow(&spans[bit], nil, days[bit], isTo: true) }
        } else {
          isExact = false
        }
      }
    }
    if set.isOfEvents {
      let feed = MaskProgram.Feed(
        concepts: set.concepts, days: dayMasks(spans), isFromBirth: isFromBirth)
      return (place(.events(MaskBuilder.place(feed, in: &result.feeds))), isExact)
    }
    let feed = MaskProgram.IntervalFeed(
      kinds: set.intervalKinds, starts: dayMasks(spans), ends: dayMasks(ends),
      isFromBirth: isFromBirth, hasWindow: !set.windows.isEmpty)
    return (place(.intervals(MaskBuilder.place(feed, in: &result.intervalFeeds))), isExact)
  }

  private func narrow(
    _ span: inout (first: Int32, last: Int32), _ from: Moment?, _ to: Moment?, isTo: Bool
  ) {
    let bound = isTo ? to : from
    guard let bound, !bound.isMissing else {
      // A bound that is missing keeps nothing.
      span = (Int32.max, Int32.min)
      return
    }
    if isTo {
      span.last = min(span.last, bound.day)
    } else {
      span.first = max(span.first, bound.day)
    }
  }

  /// What a time comes to at each date, where it is a day that depends on the date alone.
  private mutating func days(_ time: Int) -> [Moment]? {
    var reading = ExpressionReading(compiled.program)
    reading.time(time)
    guard reading.inputs.isEmpty else { return nil }
    var days: [Moment] = []
    for date in dates {
      scan.take(date)
      let moment = scan.time(time, .none)
      if moment.hasMinute { return nil }
      days.append(moment)
    }
    return days
  }

  private mutating func dayMasks(_ spans: [(first: Int32, last: Int32)]) -> Int {
    MaskBuilder.place(DayMasks(spans), in: &result.dayMasks)
  }

  private static func place<Value: Equatable>(_ value: Value, in values: inout [Value]) -> Int {
    if let known = values.firstIndex(of: value) { return known }
    values.append(value)
    return values.count - 1
  }

  // MARK: Texts and feeds

  private mutating func text(_ number: Int) -> Int {
    MaskBuilder.place(textByDate(number), in: &result.texts)
  }

  private mutating func textByDate(_ number: Int) -> MaskProgram.TextByDate {
    let program = compiled.program
    var reading = ExpressionReading(program)
    reading.text(number)
    let step = program.texts[number]
    if step.operation == .literal { return .constant(step.a) }
    if reading.inputs.isSubset(of: [.birth, .sex]) {
      if let known = tableNumbers[reading.words] { return .table(text: known) }
      tableNumbers[reading.words] = number
      return .table(text: number)
    }
    if step.operation == .of, program.texts[step.b].operation == .organisation,
      program.rows[step.a].operation != .index
    {
      let rows = program.rows[step.a].rows
      let (inner, isExact) = exists(rows)
      if isExact, case .intervals(let feed) = result.claims[inner] {
        let known = result.texts.first { text in
          if case .interval(let other, let text) = text {
            return other == feed && isSameRow(text, number)
          }
          return false
        }
        return known ?? .interval(feed, text: number)
      }
    }
    return .scan(text: number)
  }

  /// Whether two organisations of rows are sorted by the same keys, as far as can be told.
  private func isSameRow(_ left: Int, _ right: Int) -> Bool {
    let program = compiled.program
    let one = program.rows[program.texts[left].a]
    let other = program.rows[program.texts[right].a]
    guard one.operation == other.operation, one.keys.count == other.keys.count else { return false }
    return zip(one.keys, other.keys).allSatisfy { left, right in
      switch (program.keys[left], program.keys[right]) {
      case (.time(let left), .time(let right)):
        return program.times[left].operation == program.times[right].operation
          && [.date, .end].contains(program.times[left].operation)
      case (.text(let left), .text(let right)):
        return program.texts[left].operation == .organisation
          && program.texts[right].operation == .organisation
      case (.number(let left), .number(let right)):
        let (one, other) = (program.numbers[left], program.numbers[right])
        return one.operation == .parsed && other.operation == .parsed
          && program.texts[one.a].operation == .organisation
          && program.texts[other.a].operation == .organisation
      default: return false
      }
    }
  }

  /// Lists for each concept the feeds that it belongs to.
  private mutating func shareOutFeeds() {
    let count = compiled.program.conceptKinds.count
    result.firstConceptFeeds = [0]
    for concept in 0..<count {
      for (number, feed) in result.feeds.enumerated()
      where compiled.program.isMember(UInt32(concept), of: feed.concepts) {
        result.conceptFeeds.append(UInt32(number))
      }
      result.firstConceptFeeds.append(UInt32(result.conceptFeeds.count))
    }
  }
}
