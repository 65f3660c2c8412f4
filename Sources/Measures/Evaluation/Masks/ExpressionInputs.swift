/// What of a person an expression depends on, besides the index.
struct ExpressionInputs: OptionSet, Sendable {
  let rawValue: UInt8

  static let birth = ExpressionInputs(rawValue: 1)
  static let death = ExpressionInputs(rawValue: 2)
  static let sex = ExpressionInputs(rawValue: 4)
  /// Rows, facts or the id.
  static let other = ExpressionInputs(rawValue: 8)
}

/// Finds what expressions depend on, and whether two of them say the same.
///
/// `words` are the same for expressions that depend on the same and say the same.
struct ExpressionReading {
  let program: Program
  private(set) var words: [Int] = []
  private(set) var inputs: ExpressionInputs = []

  init(_ program: Program) { self.program = program }

  /// An expression that depends on rows is not read any further.
  private mutating func other(_ place: Int) {
    inputs.insert(.other)
    words += [-1, place]
  }

  mutating func condition(_ place: Int) {
    let step = program.conditions[place]
    words += [1, Int(step.operation.rawValue)]
    switch step.operation {
    case .no, .yes, .unknown: break
    case .not: condition(step.a)
    case .all, .any:
      words.append(step.b - step.a)
      for part in step.a..<step.b { condition(program.lists[part]) }
    case .compareNumbers:
      words.append(step.c)
      number(step.a)
      number(step.b)
    case .compareTimes:
      words.append(step.c)
      time(step.a)
      time(step.b)
    case .compareTexts:
      words.append(step.c)
      text(step.a)
      text(step.b)
    case .textIn:
      words.append(step.c - step.b)
      words += program.lists[step.b..<step.c]
      text(step.a)
    case .numberIn:
      words.append(step.c - step.b)
      words += program.numberLists[step.b..<step.c].map { Int(bitPattern: UInt($0.bitPattern)) }
      number(step.a)
    case .contains:
      text(step.a)
      text(step.b)
    case .numberIsMissing: number(step.a)
    case .timeIsMissing: time(step.a)
    case .textIsMissing: text(step.a)
    case .choose: choose(step.a..<step.b, step.c) { $0.condition($1) }
    case .exists, .found, .same, .textAmong, .numberAmong, .timeAmong, .codeIn, .pair, .of:
      other(place)
    }
  }

  private mutating func choose(
    _ cases: Range<Int>, _ otherwise: Int, _ read: (inout ExpressionReading, Int) -> Void
  ) {
    words.append(cases.count)
    for place in stride(from: cases.lowerBound, to: cases.upperBound, by: 2) {
      condition(program.lists[place])
      read(&self, program.lists[place + 1])
    }
    read(&self, otherwise)
  }

  mutating func number(_ place: Int) {
    let step = program.numbers[place]
    words += [2, Int(step.operation.rawValue)]
    switch step.operation {
    case .literal: words.append(Int(bitPattern: UInt(step.number.bitPattern)))
    case .arithmetic:
      words.append(step.c)
      number(step.a)
      number(step.b)
    case .negated, .absolute, .floor: number(step.a)
    case .least, .greatest, .firstKnown:
      words.append(step.b - step.a)
      for part in step.a..<step.b { number(program.lists[part]) }
    case .elapsed:
      words.append(step.c)
      time(step.a)
      time(step.b)
    case .yearOf, .monthOf, .dayOf, .hourOf, .weekdayOf: time(step.a)
    case .truth: condition(step.a)
    case .parsed: text(step.a)
    case .choose: choose(step.a..<step.b, step.c) { $0.number($1) }
    case .count, .distinctTexts, .distinctNumbers, .distinctTimes, .aggregate, .coveredDays,
      .episodes, .value, .detail, .fact, .of, .timeInRange, .kidneyInjuryStage:
      other(place)
    }
  }

  mutating func time(_ place: Int) {
    let step = program.times[place]
    words += [3, Int(step.operation.rawValue)]
    switch step.operation {
    case .literal: words += [step.a, step.b]
    case .index, .periodStart, .periodEnd: break
    case .birth: inputs.insert(.birth)
    case .death: inputs.insert(.death)
    case .shifted:
      words.append(step.c)
      time(step.a)
      number(step.b)
    case .day, .firstOfMonth, .firstOfYear: time(step.a)
    case .earliest, .latest, .firstKnown:
      words.append(step.b - step.a)
      for part in step.a..<step.b { time(program.lists[part]) }
    case .choose: choose(step.a..<step.b, step.c) { $0.time($1) }
    case .date, .end, .detail, .fact, .of, .minimum, .maximum, .episodeStart: other(place)
    }
  }

  mutating func text(_ place: Int) {
    let step = program.texts[place]
    words += [4, Int(step.operation.rawValue)]
    switch step.operation {
    case .literal: words.append(step.a)
    case .sex: inputs.insert(.sex)
    case .band:
      words.append(step.c - step.b)
      for band in program.bands[step.b..<step.c] {
        words += [Int(bitPattern: UInt(band.from.bitPattern)), band.text]
      }
      number(step.a)
    case .firstKnown:
      words.append(step.b - step.a)
      for part in step.a..<step.b { text(program.lists[part]) }
    case .choose: choose(step.a..<step.b, step.c) { $0.text($1) }
    case .code, .codelistColumn, .organisation, .kind, .detail, .fact, .person, .of: other(place)
    }
  }
}
