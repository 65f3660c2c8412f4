/// What a column of a table means for a score.
///
/// Held as a number, so that finding a column for each row costs nothing.
public enum ColumnRole: Int, Sendable, Hashable, CaseIterable {
  case respiratoryRate
  case spo2
  case spo2Scale
  case scalePrescribed
  case oxygen
  case oxygenPercent
  case oxygenFlow
  case oxygenDevice
  case systolic
  case diastolic
  case skipCode
  case pulse
  case heartRate
  case consciousness
  case confusion
  case temperature
  case distress
  case refill
  case avpu
  case carerQuestion
  case carerLevel
  case intuition
  case intuitionLevel
  case concern
  case person
  case time
  case age
  case birthDate
  case chart
  case suppliedTotal
  case pregnancy
  case postnatal

  /// The column's name in the contract.
  public var id: String { Self.ids[rawValue] }

  /// The role with a name in the contract; `nil` when there is none.
  public init?(id: String) {
    guard let place = Self.ids.firstIndex(of: id) else { return nil }
    self.init(rawValue: place)
  }

  private static let ids = [
    "respiratory_rate",
    "spo2",
    "spo2_scale",
    "scale_prescribed",
    "oxygen",
    "oxygen_percent",
    "oxygen_flow",
    "oxygen_device",
    "systolic_bp",
    "diastolic_bp",
    "systolic_bp_skip_code",
    "pulse",
    "heart_rate",
    "consciousness",
    "confusion",
    "temperature",
    "respiratory_distress",
    "capillary_refill",
    "avpu",
    "carer_question",
    "carer_level",
    "clinical_intuition",
    "clinical_intuition_level",
    "specific_concern",
    "person",
    "time",
    "age",
    "birth_date",
    "chart",
    "supplied_total",
    "pregnancy",
    "postnatal",
  ]

  /// Whether two columns for it are refused rather than the better name taken.
  var isReading: Bool {
    switch self {
    case .respiratoryRate, .spo2, .spo2Scale, .oxygen, .oxygenPercent, .oxygenFlow, .oxygenDevice,
      .systolic, .pulse, .heartRate, .consciousness, .temperature, .distress, .refill:
      true
    case .scalePrescribed, .diastolic, .skipCode, .confusion, .avpu, .carerQuestion, .carerLevel,
      .intuition, .intuitionLevel, .concern, .person, .time, .age, .birthDate, .chart,
      .suppliedTotal, .pregnancy, .postnatal:
      false
    }
  }

  /// The unit that numbers have unless the column or the cell says another; empty for none.
  var unit: String {
    switch self {
    case .respiratoryRate, .pulse, .heartRate: "/min"
    case .spo2, .oxygenPercent: "%"
    case .oxygenFlow: "L/min"
    case .systolic, .diastolic: "mm[Hg]"
    case .temperature: "Cel"
    case .refill: "s"
    case .age: "a"
    case .spo2Scale, .scalePrescribed, .oxygen, .oxygenDevice, .skipCode, .consciousness,
      .confusion, .distress, .avpu, .carerQuestion, .carerLevel, .intuition, .intuitionLevel,
      .concern, .person, .time, .birthDate, .chart, .suppliedTotal, .pregnancy, .postnatal:
      ""
    }
  }
}
