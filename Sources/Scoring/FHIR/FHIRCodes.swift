import EarlyWarning

/// What codes and units in FHIR mean for early warning scores.
///
/// Data, not code: ``shipped()`` reads the table in `Codes/fhir-codes.table`; a site with codes of
/// its own adds lines to it and calls ``init(table:)``.
public struct FHIRCodes: Hashable, Sendable {
  /// A code, and what it means.
  struct Code: Hashable, Sendable {
    let system: String
    let code: String
    let meaning: Meaning
    let use: Use
    /// Why it is refused or to be looked at; otherwise empty.
    let reason: String
    let words: String
  }

  /// What a code stands for.
  enum Meaning: Hashable, Sendable {
    /// A number: the place of its input in ``FHIRCodes/inputs``.
    case number(input: Int)
    /// A choice: the place of its input.
    case choice(input: Int)
    /// A blood pressure, whose systolic component counts.
    case panel
    /// Known, and in no score: diastolic pressure.
    case unscored
    /// What the person breathes; true for a high flow device.
    case breathing(isOxygen: Bool, isHighFlow: Bool)
    case oxygenFlow
    case oxygenPercent
    /// The total of a score.
    case total(score: String)
    /// The points of one parameter; the scale where the code says it.
    case part(score: String, parameter: String, scale: String?, isCounted: Bool)
    /// The chart that a score was read from.
    case chart(score: String)
    case pregnancy
    /// A choice, as a value: the place of its input, and the choice.
    case chosen(input: Int, choice: String)
    /// Why a value is absent.
    case absence(MissingReason)
  }

  /// Whether a code may feed a score.
  enum Use: Int, Hashable, Sendable {
    // In the order of precedence where an observation has several codes.
    case weak, yes, ask, air, oxygen, never
  }

  /// What a unit measures.
  enum Dimension: String, Hashable, Sendable {
    case perMinute = "per_minute"
    case percent
    case one
    case millimetresOfMercury = "mmHg"
    case celsius
    case fahrenheit
    case litresPerMinute = "litres_per_minute"
    case second
  }

  /// The inputs that can be read, by place.
  ///
  /// The names are those of the definitions of scores; `pulse` is a heart rate on other charts.
  static let inputs = [
    "respiratory_rate", "spo2", "systolic_bp", "pulse", "temperature", "capillary_refill",
    "oxygen_flow", "oxygen_percent", "consciousness", "respiratory_distress", "oxygen",
    "oxygen_device", "scale", "pregnancy",
  ]
  /// The inputs that are choices, by place.
  static let choices: Set<Int> = [8, 9, 10, 11, 12, 13]
  static let oxygenFlow = 6
  static let oxygenPercent = 7
  static let oxygen = 10
  static let oxygenDevice = 11
  static let scale = 12
  static let spo2 = 1
  static let systolic = 2
  static let pregnancy = 13

  /// All codes, those of values included.
  private(set) var codes: [Code] = []
  /// Units by UCUM code.
  private(set) var units: [String: Dimension] = [:]
  /// Units in words, in small letters.
  private(set) var unitWords: [String: Dimension] = [:]
  /// For each input the choices in words, in small letters.
  private(set) var texts = [[String: String]](repeating: [:], count: FHIRCodes.inputs.count)

  /// The table that comes with the module.
  ///
  /// - Throws: ``FHIRCodesError`` if it were broken, which a test rules out.
  public static func shipped() throws(FHIRCodesError) -> FHIRCodes { try read.get() }

  /// Read once: the table never changes while a program runs.
  private static let read = Result<FHIRCodes, FHIRCodesError> { () throws(FHIRCodesError) in
    try FHIRCodes(table: String(decoding: PackageResources.fhir_codes_table, as: UTF8.self))
  }

  /// Reads a table; its form is described at its head and in `docs/fhir.md`.
  ///
  /// - Throws: ``FHIRCodesError`` with every line that cannot be read.
  public init(table: String) throws(FHIRCodesError) {
    var reader = FHIRCodesReader()
    for line in table.split(separator: "\n", omittingEmptySubsequences: false) {
      reader.read(line)
    }
    guard reader.faults.isEmpty else { throw FHIRCodesError(faults: reader.faults) }
    codes = reader.codes
    units = reader.units
    unitWords = reader.unitWords
    texts = reader.texts
  }

  /// The code of a meaning, for writing.
  func code(for meaning: Meaning) -> Code? { codes.first { $0.meaning == meaning } }

  /// The choice that a text stands for, in any case and without space around it.
  func choice(_ text: String, input: Int) -> String? {
    texts[input][FHIRCodes.folded(text)]
  }

  static func folded(_ text: some StringProtocol) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A table of codes with lines that cannot be read.
public struct FHIRCodesError: Error, Hashable, Sendable {
  /// The faults, such as `line 12: no system "sct"`.
  public let faults: [String]
}
