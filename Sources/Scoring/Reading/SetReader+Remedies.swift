import EarlyWarning
import Essentials

extension SetReader {
  /// What no row of the table can say, so that it is assumed or missing for all: said once.
  var assumptions: [String] {
    var notes: [String] = []
    let definition = family.common
    if plan.scale != nil, match[.spo2Scale] == nil {
      notes.append("no column holds the SpO2 scale: scale 1 is assumed for all")
    }
    if !isAgeKnown, family.scorers.count == 1 {
      let years = definition.ageMonths.lowerBound / 12
      notes.append("no column holds the age: check that all are \(years) years or over")
    }
    let absent = definition.parameters.filter { parameter in
      !parameter.inputs.contains { isRead($0.id) }
    }
    if !absent.isEmpty {
      notes.append(
        "no column holds \(absent.map(\.id).joined(separator: ", ")): every set is partial")
    }
    return notes
  }

  /// Whether some column tells the age.
  var isAgeKnown: Bool {
    match[.age] != nil || (match[.birthDate] != nil && match[.time] != nil)
  }

  private func isRead(_ input: String) -> Bool {
    guard let role = ColumnRole(id: input) else { return false }
    switch role {
    case .oxygen, .oxygenDevice, .oxygenPercent, .oxygenFlow:
      return [ColumnRole.oxygen, .oxygenDevice, .oxygenPercent, .oxygenFlow]
        .contains { match[$0] != nil }
    default: return match[role] != nil
    }
  }

  /// A cell that could not be understood, with its place and how to mend it.
  func problem(_ role: String, _ text: String, file: String, line: Int) -> InputProblem {
    let column = ColumnRole(id: role).flatMap { match.columns[$0] }
    return InputProblem(
      file: file, line: line, column: column?.name ?? role,
      columnNumber: column.map { $0.index + 1 }, value: text, what: "cannot be understood",
      remedy: remedy(ColumnRole(id: role)))
  }

  private func remedy(_ role: ColumnRole?) -> String {
    switch role {
    case .consciousness: "write A, C, V, P or U, or name codes: --code consciousness:0=A"
    case .oxygen: "write air or oxygen, litres such as 2 L/min, or a fraction such as 28%"
    case .oxygenPercent: "write per cent from 16 to 100, or a fraction from 0.21 to 1.0"
    case .oxygenDevice: "write air, NP, FM, HB, NRB, HF, BiP or CP"
    case .spo2Scale: "write 1 or 2"
    case .scalePrescribed, .pregnancy, .postnatal, .intuition: "write yes or no"
    case .confusion: "write new, usual or no"
    case .distress: "write none, mild, moderate or severe"
    case .age: "write years such as 67, or name the unit: --unit age=months"
    case .chart: "write \(family.scorers.map(\.definition.chart).joined(separator: ", "))"
    case .avpu: "write A, V, P, U or asleep"
    case .concern: "write sepsis, septic shock, V, P, U or pupils"
    case .carerQuestion: "write W, S, B, A, U or skip"
    case .carerLevel, .intuitionLevel:
      "write \(family.common.levels.map(\.id).joined(separator: ", "))"
    case .systolic: "write the systolic pressure, which lies above the diastolic"
    default: "write a number, or leave the cell blank"
    }
  }
}
