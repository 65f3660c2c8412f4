import CSimdjson
import EarlyWarning

/// All that one observation says about what a person breathes.
struct OxygenReading: Hashable {
  /// From a code or a value that says so.
  var said: Bool?
  /// From the code of a saturation that says so.
  var implied: Bool?
  var isHighFlow = false
  /// Litres a minute.
  var flow: TimedReading?
  /// Per cent.
  var percent: TimedReading?
  /// Whether anything at all was said.
  var isGiven = false
  var missing: MissingReason?
}

extension ObservationBuilder {
  /// Takes a row about air or oxygen.
  mutating func takeOxygen(
    _ row: vigil_row, _ batch: borrowing FHIRBatch, _ current: inout Current
  ) {
    oxygen.isGiven = true
    let hasValue = Int(row.kind) != VIGIL_VALUE_NONE
    switch codes.codes[Int(row.code)].meaning {
    case .breathing(let isOxygen, let isHighFlow):
      if !hasValue, row.absent != -2 {
        oxygen.missing = reason(row)
      } else if isFalse(row) {
        // "Breathing room air: no" does not say what instead.
        oxygen.missing = .notGiven
        problem(.notice, current, row: row, "valueBoolean", "says what is not breathed")
      } else {
        oxygen.said = isOxygen
        oxygen.isHighFlow = isHighFlow
        // Air is air, whatever the number.
        if isOxygen, Int(row.kind) == VIGIL_VALUE_QUANTITY {
          takeAmount(row, batch, &current)
        }
      }
    case .oxygenFlow, .oxygenPercent:
      if Int(row.kind) == VIGIL_VALUE_CONCEPT || Int(row.kind) == VIGIL_VALUE_STRING {
        takeState(row, batch, &current)
      } else if !hasValue {
        oxygen.missing = reason(row)
      } else {
        takeAmount(row, batch, &current)
      }
    default: break
    }
  }

  private func isFalse(_ row: vigil_row) -> Bool {
    Int(row.kind) == VIGIL_VALUE_BOOLEAN
      && row.flags & UInt8(VIGIL_FLAG_TRUE) == 0
  }

  /// Takes an amount of oxygen: its unit says whether it is a flow or a fraction.
  private mutating func takeAmount(
    _ row: vigil_row, _ batch: borrowing FHIRBatch, _ current: inout Current
  ) {
    let dimension = row.unit < 0 ? nil : FHIRDoor.dimensions[Int(row.unit)]
    let isPercent: Bool
    switch (dimension, codes.codes[Int(row.code)].meaning) {
    case (.percent, _), (.one, _), (_, .oxygenPercent): isPercent = true
    default: isPercent = false
    }
    if isPercent {
      var reading = number(row, input: FHIRCodes.oxygenPercent, batch, current)
      if case .number(let value) = reading, value.count >= 21, value.count <= 100 {
        reading = .number(Hundredths(value.count * 100))
        result.counts.fractions += 1
        problem(.notice, current, row: row, "value", "a fraction, taken as per cent")
      }
      oxygen.percent = reading
    } else {
      oxygen.flow = number(row, input: FHIRCodes.oxygenFlow, batch, current)
    }
  }

  /// Takes air or oxygen as a code or a word.
  private mutating func takeState(
    _ row: vigil_row, _ batch: borrowing FHIRBatch, _ current: inout Current
  ) {
    if row.value >= 0,
      case .breathing(let isOxygen, let isHighFlow) = codes.codes[Int(row.value)].meaning
    {
      oxygen.said = isOxygen
      oxygen.isHighFlow = isHighFlow
    } else if row.text.length > 0,
      let choice = codes.choice(batch.string(row.text), input: FHIRCodes.oxygen)
    {
      oxygen.said = choice == "oxygen"
    } else {
      problem(.refused, current, row: row, "value", "neither air nor oxygen")
      oxygen.percent = .unreadable("neither air nor oxygen")
    }
  }

  /// Makes of all that was said about oxygen one state, with its amounts.
  mutating func takeOxygen(_ current: inout Current) {
    let oxygen = self.oxygen
    self.oxygen = OxygenReading()
    let state = oxygen.state
    switch state {
    case .choice("air"):
      add(FHIRCodes.oxygen, .choice, air, &current)
      add(FHIRCodes.oxygenDevice, .choice, air, &current)
      if oxygen.isDoubtfulAir {
        problem(.notice, current, "value", "less oxygen than air has, taken as air")
      }
    default:
      add(FHIRCodes.oxygen, state, &current)
      if case .unreadable = state { return }
      if let flow = oxygen.flow { add(FHIRCodes.oxygenFlow, flow, &current) }
      if let percent = oxygen.percent { add(FHIRCodes.oxygenPercent, percent, &current) }
      if oxygen.isHighFlow { add(FHIRCodes.oxygenDevice, .choice("HF"), &current) }
    }
    if oxygen.isContradictory {
      problem(.notice, current, "value", "air by one account and oxygen by another: oxygen taken")
    }
  }
}

extension OxygenReading {
  private static let air = Hundredths(2_100 as Int32)
  private static let least = Hundredths(1_600 as Int32)

  /// Air, oxygen, missing, or not to be understood.
  ///
  /// What is said in words decides. Otherwise more than 21 % or any flow is oxygen; 21 % and less,
  /// down to 16, is air.
  /// - Source: limits of oxygen fraction without a device as for every score; ours.
  var state: TimedReading {
    for amount in [flow, percent] {
      if case .unreadable = amount, said == nil { return amount ?? .missing(.notGiven) }
      if case .number(let value) = amount, value.count < 0 { return .unreadable("below 0") }
    }
    if case .number(let value) = percent {
      if value > Hundredths(10_000 as Int32) { return .unreadable("more than 100 %") }
      if value < Self.least, said == nil, !isFlowing { return .unreadable("less than 16 %") }
    }
    if said == true || isFlowing || isEnriched { return .choice("oxygen") }
    if said == false { return .choice("air") }
    if isAmount(flow) || isAmount(percent) {
      return .choice(implied == true ? "oxygen" : "air")
    }
    if let implied { return .choice(implied ? "oxygen" : "air") }
    return .missing(missing ?? .notGiven)
  }

  private var isFlowing: Bool {
    if case .number(let value) = flow { value.count > 0 } else { false }
  }

  private var isEnriched: Bool {
    if case .number(let value) = percent { value > Self.air } else { false }
  }

  private func isAmount(_ reading: TimedReading?) -> Bool {
    if case .number = reading { true } else { false }
  }

  /// Whether the fraction is below that of air.
  var isDoubtfulAir: Bool {
    if case .number(let value) = percent { value < Self.air } else { false }
  }

  /// Whether one account says air and another oxygen.
  var isContradictory: Bool {
    let isGiven = isFlowing || isEnriched
    if said == false || (said == nil && implied == false) { return isGiven }
    if said == true || implied == true {
      if case .number(let value) = flow, value.count == 0 { return !isEnriched }
    }
    return false
  }
}
