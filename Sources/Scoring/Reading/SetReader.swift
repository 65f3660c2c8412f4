import EarlyWarning
import Essentials

/// Makes a scored set of each row of a table.
struct SetReader: Hashable, Sendable {
  let family: ScoreFamily
  let match: ColumnMatch
  /// Which chart holds for all rows, if one was asked for.
  let chart: Int?
  let cells: CellReader
  let ages: AgeReader
  let oxygen: OxygenReader
  let plan: InputPlan
  let words: CodeWords
  let file: String
  private let demandsPrescription: Bool
  /// What was found out about the table, in words.
  let notes: [String]

  /// A reader for tables with these columns, of which the first rows are at hand.
  init(
    _ family: ScoreFamily, file: String, columns: [String], rows: Rows, options: TableReading
  ) throws(ScoringError) {
    self.family = family
    self.file = file
    match = try ColumnMatch(columns, family: family, options: options)
    cells = CellReader(
      numbers: NumberReader(decimalMark: options.hasDecimalComma ? .comma : .point))
    if let name = options.chart {
      guard let chart = family.chart(named: name) else {
        throw .unknownChart(name, known: family.scorers.map(\.definition.chart))
      }
      self.chart = chart
    } else {
      chart = nil
    }
    ages = AgeReader(match, rows)
    oxygen = OxygenReader(match, cells)
    plan = InputPlan(family, match)
    words = try CodeWords(options.codes, match, rows)
    demandsPrescription = options.demandsPrescription
    notes = match.notes + words.notes
  }

  /// The set of one row, scored.
  ///
  /// Person and time are copied only where they are wanted.
  func set(_ rows: Rows, _ row: Int, isNamed: Bool = true) -> ScoredSet {
    var input = family.emptyInput
    var notes: [SetNote] = []
    input.demandsSelectors = demandsPrescription
    for number in plan.numbers { read(number, rows, row, &input, &notes) }
    for choice in plan.choices { read(choice, rows, row, &input, &notes) }
    readPressure(rows, row, &input)
    readOxygen(rows, row, &input, &notes)
    readScale(rows, row, &input, &notes)
    readConditions(rows, row, &input, &notes)
    if !family.common.triggers.isEmpty { readConcerns(rows, row, &input, &notes) }
    if let column = match[.suppliedTotal] { readTotal(rows, row, column, &input, &notes) }
    let chart = chart(rows, row, &input, &notes)
    let isBlocked = notes.contains(where: \.isObstacle)
    let result = isBlocked ? .refused([]) : family.score(input, chart: chart)
    return ScoredSet(
      person: (isNamed ? match[.person] : nil).map { rows.text(row: row, column: $0) },
      time: (isNamed ? match[.time] : nil).map { rows.text(row: row, column: $0) },
      sources: [], chart: chart, input: input, result: result, notes: notes)
  }

  // MARK: Numbers and choices

  private func read(
    _ number: InputPlan.Number, _ rows: Rows, _ row: Int, _ input: inout ScoreInput,
    _ notes: inout [SetNote]
  ) {
    let read = cells.number(
      rows, row, number.column.index, unit: number.column.unit, wanted: number.unit)
    switch read {
    case .value(let value):
      // 0.96 is a saturation in a unit that nobody named.
      if number.isPercentage, value.count > 0, value.count < 100,
        !rows.text(row: row, column: number.column.index).contains("%")
      {
        input.readings[number.place] = .unreadable(
          rows.text(row: row, column: number.column.index) + " (per cent? write 96, not 0.96)")
      } else {
        input.readings[number.place] = .number(value)
      }
    case .converted(let value, let text):
      input.readings[number.place] = .number(value)
      notes.append(.converted(input: number.place, from: text))
    case .missing(let reason): input.readings[number.place] = .missing(reason)
    case .unreadable(let text): input.readings[number.place] = bounded(text, number)
    }
  }

  /// "<2" seconds of capillary refill is a reading: two or less; "120/80" is a blood pressure.
  private func bounded(_ text: String, _ number: InputPlan.Number) -> Reading {
    let plain = text.filter { $0 != " " }
    if number.role == .refill {
      let isBelow = plain.hasPrefix("<") || plain.hasPrefix("≤")
      let digits = plain.drop { "<>≤≥=".contains($0) }
      guard digits.count < plain.count, let value = Hundredths(text: digits) else {
        return .unreadable(text)
      }
      if isBelow { return value.count <= 200 ? .number(value) : .unreadable(text) }
      let isStrict = plain.hasPrefix(">") && !plain.hasPrefix(">=")
      return .number(isStrict ? Hundredths(value.count + 10) : value)
    }
    if number.role == .systolic, let slash = plain.firstIndex(of: "/") {
      let systolic = Hundredths(text: plain[..<slash])
      let diastolic = Hundredths(text: plain[plain.index(after: slash)...])
      guard let systolic, let diastolic, systolic > diastolic else { return .unreadable(text) }
      return .number(systolic)
    }
    return .unreadable(text)
  }

  private func read(
    _ choice: InputPlan.Choice, _ rows: Rows, _ row: Int, _ input: inout ScoreInput,
    _ notes: inout [SetNote]
  ) {
    let text = rows.text(row: row, column: choice.column.index)
    switch choice.role {
    case .consciousness:
      input.readings[choice.place] = consciousness(text, rows, row, choice, &notes)
    default:
      let word = ColumnNames.compact(text)
      let code = WordTables.distress[word] ?? word
      if let place = choice.codes[code] {
        input.readings[choice.place] = .choice(place)
      } else if let reason = WordTables.missing[word] {
        input.readings[choice.place] = .missing(reason)
      } else {
        input.readings[choice.place] = .unreadable(text)
      }
    }
  }

  private func consciousness(
    _ text: String, _ rows: Rows, _ row: Int, _ choice: InputPlan.Choice,
    _ notes: inout [SetNote]
  ) -> Reading {
    let isConfused = confusion(rows, row, &notes)
    switch words.consciousness(text) {
    case .code(let code):
      var code = code
      if code == "A", isConfused == true { code = "C" }
      if code == "C", isConfused == false {
        notes.append(.confusionIsUsual)
        code = "A"
      }
      return choice.codes[code.lowercased()].map { .choice($0) } ?? .unreadable(text)
    case .confusion:
      if isConfused == false {
        notes.append(.confusionIsUsual)
        return choice.codes["a"].map { .choice($0) } ?? .unreadable(text)
      }
      if isConfused == nil { notes.append(.confusionTakenAsNew) }
      return choice.codes["c"].map { .choice($0) } ?? .unreadable(text)
    case .usualConfusion:
      notes.append(.confusionIsUsual)
      return choice.codes["a"].map { .choice($0) } ?? .unreadable(text)
    case .notAlert:
      notes.append(.notAlertUnspecified)
      return choice.codes["c"].map { .choice($0) } ?? .unreadable(text)
    case .missing(let reason): return .missing(reason)
    case nil: return .unreadable(text)
    }
  }

  /// Whether a column of its own says that confusion is new, or usual; `nil` when it says nothing.
  private func confusion(_ rows: Rows, _ row: Int, _ notes: inout [SetNote]) -> Bool? {
    guard let column = match.columns[.confusion] else { return nil }
    let text = rows.text(row: row, column: column.index)
    let word = ColumnNames.compact(text)
    if word == "usual" || word == "chronic" || word == "longstanding" { return false }
    if word == "new" || word == "acute" || word == "newconfusion" { return true }
    if WordTables.missing[word] != nil || word == "absent" { return nil }
    guard let answer = WordTables.answer(text) else {
      notes.append(.unreadable(column: "confusion", text: text))
      return nil
    }
    guard answer else { return nil }
    if ColumnNames.compact(column.name) == "confusion" { notes.append(.confusionTakenAsNew) }
    return true
  }

  /// A systolic pressure that is not above the diastolic one cannot be.
  private func readPressure(_ rows: Rows, _ row: Int, _ input: inout ScoreInput) {
    guard let place = plan.systolic else { return }
    if let column = match[.skipCode] {
      let text = rows.text(row: row, column: column)
      let word = ColumnNames.compact(text)
      if let code = plan.skipCodes[word] {
        if case .missing = input.readings[place] { input.readings[place] = .substitute(code) }
      } else if WordTables.missing[word] == nil {
        input.readings[place] = .unreadable(text)
      }
    }
    guard let column = match.columns[.diastolic],
      case .number(let systolic) = input.readings[place],
      let diastolic = cells.number(
        rows, row, column.index, unit: column.unit, wanted: "mm[Hg]"
      ).count,
      diastolic >= systolic
    else { return }
    input.readings[place] = .unreadable("\(systolic) over \(diastolic)")
  }

  private func readTotal(
    _ rows: Rows, _ row: Int, _ column: Int, _ input: inout ScoreInput, _ notes: inout [SetNote]
  ) {
    switch cells.numbers.read(rows.bytes.span, rows.range(row: row, column: column)) {
    case .value(let value, false): input.suppliedTotal = value
    case .missing: break
    case .value, .suppressed, .unreadable:
      let text = rows.text(row: row, column: column)
      if WordTables.missing[ColumnNames.compact(text)] == nil { input.suppliedTotal = .nan }
    }
  }
}
