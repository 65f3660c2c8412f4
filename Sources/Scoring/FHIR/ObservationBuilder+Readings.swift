import CSimdjson
import EarlyWarning

extension ObservationBuilder {
  // MARK: Numbers

  /// Takes a number, such as a respiratory rate.
  mutating func takeNumber(
    _ row: vigil_row, _ role: Role, _ batch: borrowing FHIRBatch, _ current: inout Current
  ) {
    let reading = number(row, input: role.input, batch, current)
    switch role.use {
    case .air: oxygen.implied = oxygen.implied ?? false
    case .oxygen: oxygen.implied = true
    case .ask:
      let code = codes.codes[Int(row.code)]
      problem(.notice, current, row: row, "code", "\(code.words): \(code.reason)")
    case .yes, .weak, .never: break
    }
    add(role.input, reading, &current)
  }

  /// The reading of a row in the unit of its input.
  mutating func number(
    _ row: vigil_row, input: Int, _ batch: borrowing FHIRBatch, _ current: Current
  ) -> TimedReading {
    if row.absent != -2, !hasNumber(row) { return .missing(reason(row)) }
    switch Int(row.kind) {
    case VIGIL_VALUE_QUANTITY, VIGIL_VALUE_INTEGER: break
    case VIGIL_VALUE_NONE:
      problem(.notice, current, row: row, "value", "no value and no reason, so missing")
      return .missing(.notGiven)
    default:
      problem(.refused, current, row: row, "value", "not a quantity")
      return .unreadable("not a quantity")
    }
    if row.flags & UInt8(VIGIL_FLAG_COMPARATOR) != 0 {
      let comparator = batch.string(row.text)
      problem(.refused, current, row: row, "valueQuantity.comparator", "a bound is no reading")
      return .unreadable("a bound (\(comparator)), not a reading")
    }
    guard hasNumber(row) else {
      problem(.refused, current, row: row, "valueQuantity.value", "not a number")
      return .unreadable("not a number")
    }
    guard row.unit != -1 else {
      let unit = batch.string(row.text)
      problem(.refused, current, row: row, "valueQuantity.code", "unit \"\(unit)\" is not known")
      return .unreadable("unit \"\(unit)\" is not known")
    }
    let dimension = row.unit < 0 ? nil : FHIRDoor.dimensions[Int(row.unit)]
    guard let millionths = converted(row.millionths, dimension, input: input, current, row) else {
      problem(.refused, current, row: row, "valueQuantity.code", "not a unit of this measurement")
      return .unreadable("not a unit of this measurement")
    }
    return Self.hundredths(millionths).map { .number($0) } ?? .unreadable("too large")
  }

  private func hasNumber(_ row: vigil_row) -> Bool {
    let isNumeric =
      Int(row.kind) == VIGIL_VALUE_QUANTITY || Int(row.kind) == VIGIL_VALUE_INTEGER
    let broken = UInt8(VIGIL_FLAG_NOT_A_NUMBER | VIGIL_FLAG_TOO_LARGE)
    return isNumeric && row.flags & broken == 0
  }

  /// Millionths in the unit of an input; `nil` for a unit of something else.
  private mutating func converted(
    _ millionths: Int64, _ dimension: FHIRCodes.Dimension?, input: Int, _ current: Current,
    _ row: vigil_row
  ) -> Int64? {
    guard let dimension else {
      result.counts.withoutUnit += 1
      problem(.notice, current, row: row, "value", "no unit, taken in the usual one")
      return millionths
    }
    switch (input, dimension) {
    case (0, .perMinute), (3, .perMinute), (2, .millimetresOfMercury), (4, .celsius),
      (5, .second), (6, .litresPerMinute), (7, .percent):
      return millionths
    case (1, .percent):
      // A saturation of 0.97 per cent is no saturation but a fraction: not to be guessed at.
      return millionths > 0 && millionths <= 1_000_000 ? nil : millionths
    case (1, .one), (7, .one):
      guard millionths >= 0, millionths <= 1_000_000 else { return nil }
      result.counts.fractions += 1
      return millionths * 100
    case (4, .fahrenheit):
      result.counts.fahrenheit += 1
      return Self.celsius(fahrenheit: millionths)
    default: return nil
    }
  }

  /// Degrees Celsius to one decimal, rounded half up, from degrees Fahrenheit; both in millionths.
  ///
  /// `nil` where no body has ever been: the numbers would not fit.
  static func celsius(fahrenheit millionths: Int64) -> Int64? {
    guard millionths.magnitude < 1 << 50 else { return nil }
    let ninths = (millionths - 32_000_000) * 5
    // Tenths of a degree are 100,000 millionths, and there are nine ninths in one.
    let (tenths, rest) = (ninths * 2 + 900_000).quotientAndRemainder(dividingBy: 1_800_000)
    return (rest < 0 ? tenths - 1 : tenths) * 100_000
  }

  /// Hundredths, rounded half up; `nil` when too large.
  static func hundredths(_ millionths: Int64) -> Hundredths? {
    guard millionths.magnitude <= 10_000_000_000_000 else { return nil }
    let (count, rest) = (millionths + 5_000).quotientAndRemainder(dividingBy: 10_000)
    return Hundredths(Int32(rest < 0 ? count - 1 : count))
  }

  /// Why a value is absent.
  func reason(_ row: vigil_row) -> MissingReason {
    guard row.absent >= 0, case .absence(let reason) = codes.codes[Int(row.absent)].meaning else {
      return .notGiven
    }
    return reason
  }

  // MARK: Blood pressure

  /// Takes the own value of a blood pressure, which is in its components.
  mutating func takePanel(
    _ row: vigil_row, _ batch: borrowing FHIRBatch, _ current: inout Current, hasSystolic: Bool
  ) {
    guard !hasSystolic, row.component == UInt32.max else { return }
    if row.absent != -2 {
      add(FHIRCodes.systolic, .missing(reason(row)), &current)
    } else if Int(row.kind) != VIGIL_VALUE_NONE {
      problem(.refused, current, "value", "one number is no blood pressure; no systolic component")
      add(FHIRCodes.systolic, .unreadable("no systolic component"), &current)
    }
  }

  // MARK: Choices

  /// The word of a choice that its code says, where nothing else needs to be looked at.
  func word(_ row: vigil_row, input: Int) -> Int32? {
    guard row.value >= 0, row.flags & UInt8(VIGIL_FLAG_CONTRADICTION) == 0,
      Int(row.kind) != VIGIL_VALUE_NONE
    else { return nil }
    let role = roles[Int(row.value)]
    return role.kind == .value && role.input == input && role.word >= 0 ? role.word : nil
  }

  /// The reading of a choice, such as a level of consciousness.
  mutating func choice(
    _ row: vigil_row, input: Int, _ batch: borrowing FHIRBatch, _ current: Current
  ) -> TimedReading {
    if Int(row.kind) == VIGIL_VALUE_NONE {
      if row.absent == -2 {
        problem(.notice, current, row: row, "value", "no value and no reason, so missing")
      }
      return .missing(reason(row))
    }
    guard row.flags & UInt8(VIGIL_FLAG_CONTRADICTION) == 0 else {
      problem(.refused, current, row: row, "value", "codes that contradict each other")
      return .unreadable("codes that contradict each other")
    }
    if row.value >= 0, case .chosen(input, let choice) = codes.codes[Int(row.value)].meaning {
      return .choice(choice)
    }
    let text = row.text.length > 0 ? batch.string(row.text) : ""
    if let choice = codes.choice(text, input: input) {
      if choice == "C", FHIRCodes.folded(text).hasPrefix("confus") {
        problem(.notice, current, row: row, "value", "confusion not said to be new, taken as new")
      }
      return .choice(choice)
    }
    problem(.refused, current, row: row, "value", "no choice that is known")
    return .unreadable(text.isEmpty ? "no choice that is known" : String(text.prefix(40)))
  }

  /// Takes whether a person is pregnant.
  mutating func takePregnancy(
    _ row: vigil_row, _ batch: borrowing FHIRBatch, _ current: inout Current
  ) {
    let read: TimedReading
    if Int(row.kind) == VIGIL_VALUE_BOOLEAN {
      let isTrue = row.flags & UInt8(VIGIL_FLAG_TRUE) != 0
      read = .choice(isTrue ? "yes" : "no")
    } else {
      read = choice(row, input: FHIRCodes.pregnancy, batch, current)
    }
    guard case .choice(let choice) = read else { return }
    result.conditions.append(
      TimedCondition(
        person: result.persons.strings[Int(current.person)], second: current.second,
        condition: "pregnancy", holds: choice == "yes", source: source(of: current)))
  }
}
