import EarlyWarning

/// Which inputs of a score are read from which columns, worked out once for a table.
struct InputPlan: Hashable, Sendable {
  /// An input that is a number.
  struct Number: Hashable, Sendable {
    let place: Int
    let role: ColumnRole
    let column: ColumnMatch.Column
    let unit: String
    /// Whether it is a saturation, for which a fraction is refused.
    let isPercentage: Bool
  }

  /// An input that is a choice, other than oxygen.
  struct Choice: Hashable, Sendable {
    let place: Int
    let role: ColumnRole
    let column: ColumnMatch.Column
    /// The places of choices by their codes in lower case.
    let codes: [String: Int]
  }

  private(set) var numbers: [Number] = []
  private(set) var choices: [Choice] = []
  /// The place of the systolic pressure.
  let systolic: Int?
  /// The codes that stand for a pressure that was not taken, in lower case.
  let skipCodes: [String: Int]
  /// The places of the inputs about oxygen.
  let oxygen: Int?
  let percent: Int?
  let flow: Int?
  let device: Int?
  /// The places of the choices of air, oxygen and the devices, in lower case.
  let oxygenCodes: [String: Int]
  /// The place of the SpO2 scale among the selectors.
  let scale: Int?

  init(_ family: ScoreFamily, _ match: ColumnMatch) {
    systolic = family.input("systolic_bp")
    let pressure = family.common.parameters.first { $0.id == "systolic_bp" }
    skipCodes = Self.places(pressure?.substitutes ?? [])
    oxygen = family.input("oxygen")
    percent = family.input("oxygen_percent")
    flow = family.input("oxygen_flow")
    device = family.input("oxygen_device")
    oxygenCodes = Self.places((oxygen ?? device).map { family.scorers[0].inputs[$0].choices } ?? [])
    scale = family.common.selectors.firstIndex { $0.name == "scale" }
    for (place, input) in family.scorers[0].inputs.enumerated() {
      if [oxygen, percent, flow, device].contains(place) { continue }
      guard let role = ColumnRole(id: input.id), let column = match.columns[role] else {
        continue
      }
      if input.isChoice {
        choices.append(
          Choice(place: place, role: role, column: column, codes: Self.places(input.choices)))
      } else {
        numbers.append(
          Number(
            place: place, role: role, column: column, unit: input.unit,
            isPercentage: role == .spo2))
      }
    }
  }

  private static func places(_ choices: [ScoreChoice]) -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, choice) in choices.enumerated() { places[choice.code.lowercased()] = place }
    return places
  }
}
