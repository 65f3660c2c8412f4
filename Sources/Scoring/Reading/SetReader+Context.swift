import EarlyWarning
import Essentials

// What surrounds the readings of a row: oxygen, the SpO2 scale, conditions, concerns and the chart.
extension SetReader {
  /// Oxygen, from all columns that say something of it.
  func readOxygen(
    _ rows: Rows, _ row: Int, _ input: inout ScoreInput, _ notes: inout [SetNote]
  ) {
    let found = oxygen.findings(rows, row, match)
    if let place = plan.oxygen {
      input.readings[place] = oxygenState(found)
    } else if let device = plan.device {
      if let contradiction = found.contradiction {
        input.readings[device] = .unreadable(contradiction)
      } else {
        readSupport(found, device, &input)
      }
    }
    if let text = found.fraction, let place = plan.percent ?? plan.oxygen {
      notes.append(.fraction(input: place, from: text))
    }
  }

  private func oxygenState(_ found: OxygenReader.Findings) -> Reading {
    if let contradiction = found.contradiction { return .unreadable(contradiction) }
    if let text = found.unreadable.sorted(by: { $0.key.id < $1.key.id }).first?.value {
      return .unreadable(text)
    }
    guard let isOxygen = found.state else {
      // High flow or pressure may be given with air: the device alone does not say.
      if let device = found.device { return .unreadable("\(device), not said whether with oxygen") }
      return .missing(found.why)
    }
    return plan.oxygenCodes[isOxygen ? "oxygen" : "air"].map { .choice($0) } ?? .missing(.notGiven)
  }

  private func readSupport(
    _ found: OxygenReader.Findings, _ device: Int, _ input: inout ScoreInput
  ) {
    let name = found.device ?? (found.isOxygen == false ? "air" : nil)
    if let name, let place = plan.oxygenCodes[name.lowercased()] {
      input.readings[device] = .choice(place)
    } else {
      input.readings[device] = .missing(found.why)
    }
    if let percent = plan.percent, let value = found.percent {
      input.readings[percent] = .number(value)
    }
    if let flow = plan.flow, let value = found.flow { input.readings[flow] = .number(value) }
    for (role, text) in found.unreadable {
      switch role {
      case .oxygenPercent:
        if let percent = plan.percent { input.readings[percent] = .unreadable(text) }
      case .oxygenFlow: if let flow = plan.flow { input.readings[flow] = .unreadable(text) }
      default: input.readings[device] = .unreadable(text)
      }
    }
  }

  /// The SpO2 scale; scale 2 as recorded is prescribed unless a column says that it is not.
  func readScale(
    _ rows: Rows, _ row: Int, _ input: inout ScoreInput, _ notes: inout [SetNote]
  ) {
    guard let place = plan.scale, let column = match[.spo2Scale] else { return }
    let text = rows.text(row: row, column: column)
    let word = ColumnNames.compact(text)
    if let value = WordTables.scale(text) {
      input.selectors[place] = value
    } else if WordTables.missing[word] == nil {
      notes.append(.unreadable(column: ColumnRole.spo2Scale.id, text: text))
    }
    guard let column = match[.scalePrescribed] else {
      input.prescribed.insert(place)
      return
    }
    let answer = rows.text(row: row, column: column)
    let plain = ColumnNames.compact(answer)
    switch WordTables.answer(answer) {
    case true: input.prescribed.insert(place)
    case false: break
    case nil:
      // Nothing in the column is no prescription; anything else is not understood.
      if WordTables.missing[plain] == nil {
        notes.append(.unreadable(column: ColumnRole.scalePrescribed.id, text: answer))
      }
    }
  }

  /// Pregnancy and the time after birth, which exclude the score.
  func readConditions(
    _ rows: Rows, _ row: Int, _ input: inout ScoreInput, _ notes: inout [SetNote]
  ) {
    for role in [ColumnRole.pregnancy, .postnatal] {
      guard let column = match[role] else { continue }
      let text = rows.text(row: row, column: column)
      let word = ColumnNames.compact(text)
      if let answer = WordTables.answer(text) {
        if answer { input.conditions.insert(role.id) }
      } else if word == "pregnant" || word == "postnatal" {
        input.conditions.insert(role.id)
      } else if WordTables.missing[word] == nil, word != "notpregnant" {
        notes.append(.unreadable(column: role.id, text: text))
      }
    }
  }

  // MARK: Concerns, which can raise a level and never lower it

  func readConcerns(
    _ rows: Rows, _ row: Int, _ input: inout ScoreInput, _ notes: inout [SetNote]
  ) {
    if let column = match[.avpu] {
      let text = rows.text(row: row, column: column)
      switch words.consciousness(text) {
      case .code("A"), .missing: break
      case .code("V"): raise("voice", &input, &notes, isState: true)
      case .code("P"): raise("pain", &input, &notes, isState: true)
      case .code("U"): raise("unresponsive", &input, &notes, isState: true)
      case .code, .confusion, .usualConfusion, .notAlert, nil:
        notes.append(.unreadable(column: ColumnRole.avpu.id, text: text))
      }
    }
    if let column = match[.concern] {
      let text = rows.text(row: row, column: column)
      for part in text.split(whereSeparator: { ";,|+".contains($0) }) {
        guard let id = WordTables.concern[ColumnNames.compact(part)] else {
          notes.append(.unreadable(column: ColumnRole.concern.id, text: text))
          continue
        }
        if !id.isEmpty { raise(id, &input, &notes, isState: false) }
      }
    }
    judge("carer", .carerQuestion, .carerLevel, rows, row, &input, &notes) {
      WordTables.carer[ColumnNames.compact($0)]
    }
    judge(
      "intuition", .intuition, .intuitionLevel, rows, row, &input, &notes, WordTables.answer)
  }

  private func raise(
    _ id: String, _ input: inout ScoreInput, _ notes: inout [SetNote], isState: Bool
  ) {
    guard let place = family.common.triggers.firstIndex(where: { $0.id == id }),
      !input.triggers.contains(place)
    else { return }
    input.triggers.append(place)
    if isState { notes.append(.takenAsChange(trigger: place)) }
  }

  /// A judgement, and the level a clinician recorded for it.
  private func judge(
    _ id: String, _ role: ColumnRole, _ levelRole: ColumnRole, _ rows: Rows, _ row: Int,
    _ input: inout ScoreInput, _ notes: inout [SetNote], _ answer: (String) -> Bool?
  ) {
    guard let place = family.common.judgements.firstIndex(where: { $0.id == id }),
      let column = match[role]
    else { return }
    let text = rows.text(row: row, column: column)
    let word = ColumnNames.compact(text)
    guard let isWorried = answer(text) else {
      if WordTables.missing[word] == nil, word != "skip", word != "skipped" {
        notes.append(.unreadable(column: role.id, text: text))
      }
      return
    }
    guard isWorried else { return }
    let level = match[levelRole].map { rows.text(row: row, column: $0) } ?? ""
    let plain = ColumnNames.compact(level)
    let levels = family.common.levels
    if let level = levels.firstIndex(where: { ColumnNames.compact($0.id) == plain }) {
      input.judgements.append(ScoreInput.Judgement(place, level: level))
    } else if plain.isEmpty {
      notes.append(.levelNotRecorded(judgement: place))
    } else {
      notes.append(.unreadable(column: levelRole.id, text: level))
    }
  }

  // MARK: The chart

  /// The chart named in the row, the one asked for, or that of the age.
  ///
  /// Near a border a clinician may choose the neighbouring chart, never one further away.
  /// - Source: NHS England, Configuration Document for SPOT NPEWS (2025), C2.2.
  func chart(
    _ rows: Rows, _ row: Int, _ input: inout ScoreInput, _ notes: inout [SetNote]
  ) -> Int? {
    var months: Int?
    switch ages.age(rows, row, match, cells) {
    case .months(let age): months = age
    case .unknown: break
    case .unreadable(let text): notes.append(.ageUnreadable(text))
    }
    input.ageMonths = months
    var chosen = chart
    if let column = match[.chart] {
      let text = rows.text(row: row, column: column)
      if !text.allSatisfy(\.isWhitespace) {
        chosen = family.chart(named: text)
        if chosen == nil { notes.append(.noSuchChart(text)) }
      }
    }
    return family.chart(chosen, &input, &notes)
  }
}
