import EarlyWarning

// What is not simply a number in a band: scales, oxygen, missing and impossible readings, ages,
// findings and judgements.
extension ConformanceMaker {
  private func has(_ input: String) -> Bool { scorer.inputs.contains { $0.id == input } }

  mutating func addScales() {
    guard definition.selectors.contains(where: { $0.name == "scale" }) else { return }
    for value in ["85", "88", "91", "93", "96", "97"] {
      for oxygen in ["air", "oxygen"] {
        add(
          .scale, "scale 2 that nobody prescribed: scale 1 holds; SpO2 \(value) on \(oxygen)",
          ["spo2": value, "oxygen": oxygen, "spo2_scale": "2", "scale_prescribed": "no"])
      }
    }
    add(.scale, "no scale said: scale 1 holds", ["spo2": "93", "spo2_scale": nil])
  }

  mutating func addOxygen() {
    guard has("oxygen_device") else {
      for (text, about) in [
        ("0", "0 litres is air"), ("0.5", "a fraction of 0.5"), ("2", "2 litres"),
        ("15", "15 litres"), ("21%", "21 % is air"), ("28%", "28 %"),
      ] where has("oxygen") {
        add(.oxygen, "oxygen given as \(text): \(about)", ["oxygen": text])
      }
      return
    }
    for device in ["HF", "BiP", "CP"] {
      add(
        .oxygen, "\(device) scores 4 whatever the fraction",
        ["oxygen_device": device, "oxygen_percent": "21"])
    }
    add(
      .oxygen, "the higher of fraction and flow, not both",
      ["oxygen_device": "NP", "oxygen_percent": "30", "oxygen_flow": "1"])
    add(
      .oxygen, "the higher of fraction and flow, not both",
      ["oxygen_device": "FM", "oxygen_percent": "25", "oxygen_flow": "6"])
    add(.oxygen, "a device by level without a level", ["oxygen_device": "NP"])
    add(
      .oxygen, "0.4 in a column of per cent is a fraction",
      ["oxygen_device": "FM", "oxygen_percent": "0.4"])
  }

  mutating func addMissing() {
    for parameter in definition.parameters {
      let blank: [String: String?] = parameter.inputs.reduce(into: [:]) {
        $0[$1.id] = .some(nil)
      }
      add(.missing, "\(parameter.id) missing, the others normal", blank)
      for total in levelStarts {
        guard let rest = combination(total, fewParts: true, without: parameter.id) else {
          continue
        }
        add(
          .missing, "\(parameter.id) missing, \(total) points without it",
          rest.merging(blank) { $1 })
      }
    }
    let all: [String: String?] = scorer.inputs.reduce(into: [:]) { $0[$1.id] = .some(nil) }
    add(.missing, "an empty set", all)
    guard definition.selectors.contains(where: { $0.name == "scale" }) else { return }
    for value in ["83", "86", "90", "92", "93", "95", "97"] {
      add(
        .missing, "air or oxygen missing on scale 2, SpO2 \(value)",
        ["spo2": value, "oxygen": nil, "spo2_scale": "2", "scale_prescribed": "yes"])
    }
  }

  /// The least totals of levels above the lowest.
  private var levelStarts: [Int] {
    definition.responses.compactMap { response in
      guard case .total(let totals) = response.condition, response.level > 0 else { return nil }
      return totals.lowerBound
    }
  }

  mutating func addInvalid() {
    for input in scorer.inputs {
      let device: [String: String?] =
        input.id == "oxygen_percent" || input.id == "oxygen_flow" ? ["oxygen_device": "NP"] : [:]
      add(
        .invalid, "\(input.id) cannot be understood", device.merging([input.id: "abc"]) { $1 })
      for range in input.refused {
        guard let value = Self.inside(range, input.step) else { continue }
        add(
          .invalid, "\(input.id) \(value) cannot be",
          device.merging([input.id: "\(value)"]) { $1 })
        let neighbour = Hundredths(value.count + (range.least == nil ? input.step : -input.step))
        guard !isRefused(neighbour, input) else { continue }
        add(
          .invalid, "\(input.id) \(neighbour) is improbable but can be",
          device.merging([input.id: "\(neighbour)"]) { $1 })
      }
    }
    for exclusion in definition.exclusions {
      add(.excluded, exclusion.condition, [exclusion.condition: "yes"])
    }
  }

  /// The value of a refused range nearest to what can be, in steps of the input.
  private static func inside(_ range: ScoreRange, _ step: Int32) -> Hundredths? {
    if let least = range.least {
      return Hundredths((least.count + step - 1) / step * step)
    }
    guard let greatest = range.greatest else { return nil }
    let rest = greatest.count % step
    return Hundredths(greatest.count - (rest < 0 ? rest + step : rest))
  }

  /// Around the first birthday that belongs to the chart, and around a 29 February.
  mutating func addAges() {
    let first = definition.ageMonths.lowerBound / 12
    let seen = 2_025
    guard first > 0 else {
      add(.age, "born today", ["age": nil, "birth_date": "2025-06-15", "time": "2025-06-15"])
      add(
        .age, "the day before the first birthday",
        ["age": nil, "birth_date": "2024-06-15", "time": "2025-06-14"])
      return
    }
    for (day, about) in [
      ("06-14", "the day before"), ("06-15", "on"), ("06-16", "the day after"),
    ] {
      add(
        .age, "\(about) the birthday of \(first)",
        ["age": nil, "birth_date": "\(seen - first)-06-15", "time": "\(seen)-\(day)"])
    }
    // 29 February ages on 1 March in a common year.
    let leap = 2_004
    let common = (leap + first) % 4 == 0 ? leap + 4 + first + 1 : leap + first
    guard common % 4 != 0 else { return }
    let born = common - first
    guard born % 4 == 0 else { return }
    for (day, about) in [("02-28", "28 February"), ("03-01", "1 March")] {
      add(
        .age, "born on 29 February, \(first) years later on \(about)",
        ["age": nil, "birth_date": "\(born)-02-29", "time": "\(common)-\(day)"])
    }
  }

  mutating func addConcerns() {
    for trigger in definition.triggers {
      add(.trigger, "\(trigger.name), total 0", ["specific_concern": trigger.id])
      if let cells = combination(9, fewParts: true) {
        add(
          .trigger, "\(trigger.name), total 9",
          cells.merging(["specific_concern": trigger.id]) { $1 })
      }
    }
    if !definition.triggers.isEmpty {
      for code in ["A", "V", "P", "U", "asleep"] {
        add(.trigger, "AVPU \(code)", ["avpu": code])
      }
    }
    for judgement in definition.judgements {
      let (column, worried) =
        judgement.id == "carer" ? ("carer_question", "W") : ("clinical_intuition", "yes")
      let levelColumn = judgement.id == "carer" ? "carer_level" : "clinical_intuition_level"
      for level in definition.levels {
        add(
          .judgement, "\(judgement.id), \(level.id) recorded",
          [column: worried, levelColumn: level.id])
      }
      if let cells = combination(13, fewParts: true) {
        add(
          .judgement, "\(judgement.id), low recorded, total 13: never lower",
          cells.merging([column: worried, levelColumn: "low"]) { $1 })
      }
    }
    guard definition.judgements.contains(where: { $0.id == "carer" }) else { return }
    for answer in ["S", "B", "A", "U", "skip"] {
      add(.judgement, "carer answers \(answer)", ["carer_question": answer])
    }
  }
}
