/// What sort of record an event came from; a definition chooses events by kind and code.
public enum EventKind: UInt8, Sendable, Hashable, CaseIterable {
  /// A coded entry in a record, where nothing more is known about its sort.
  case clinical = 0
  /// Something measured or found.
  case observation
  /// A diagnosis or problem.
  case condition
  /// Something done.
  case procedure
  /// An allergy or intolerance.
  case allergy
  /// A medicine prescribed or issued.
  case prescription
  /// A medicine handed out.
  case dispensing
  /// A medicine given, or recorded as not given.
  case administration
  /// A medicine that somebody says is taken.
  case medicationStatement
  /// A dose due at a time.
  case doseDue

  /// The word for it in files and on the command line.
  public var word: String {
    switch self {
    case .clinical: "clinical"
    case .observation: "observation"
    case .condition: "condition"
    case .procedure: "procedure"
    case .allergy: "allergy"
    case .prescription: "prescription"
    case .dispensing: "dispensing"
    case .administration: "administration"
    case .medicationStatement: "statement"
    case .doseDue: "dose_due"
    }
  }

  /// The kind with this word.
  public init?(word: String) {
    guard let kind = EventKind.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }
}

/// A stretch of a person's time with a beginning and perhaps an end.
public enum IntervalKind: UInt8, Sendable, Hashable, CaseIterable {
  /// Belonging to a practice.
  case registration = 0
  /// A stay in hospital, from admission to discharge.
  case admission
  /// A stay in an emergency department.
  case emergency
  /// Part of a stay, on one ward.
  case wardStay
  /// An appointment or other contact.
  case contact
  /// A pregnancy.
  case pregnancy
  /// A birth, on the baby's own timeline; it begins and ends at one moment.
  case birth
  /// Living in a care home.
  case careHome
  /// Anything else.
  case other

  /// The word for it in files and on the command line.
  public var word: String {
    switch self {
    case .registration: "registration"
    case .admission: "admission"
    case .emergency: "emergency"
    case .wardStay: "ward_stay"
    case .contact: "contact"
    case .pregnancy: "pregnancy"
    case .birth: "birth"
    case .careHome: "care_home"
    case .other: "other"
    }
  }

  /// The kind with this word.
  public init?(word: String) {
    guard let kind = IntervalKind.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }
}

/// A person's sex as recorded.
public enum RecordedSex: UInt8, Sendable, Hashable, CaseIterable {
  /// Not recorded, or recorded as not known.
  case unknown = 0
  case female
  case male
  /// Recorded as neither.
  case other

  /// The word for it in files and definitions.
  public var word: String {
    switch self {
    case .unknown: "unknown"
    case .female: "female"
    case .male: "male"
    case .other: "other"
    }
  }
}
