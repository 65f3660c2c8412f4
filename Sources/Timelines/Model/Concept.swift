/// A code with the system it belongs to.
public struct Coding: Hashable, Sendable {
  /// The system's short word, such as `snomed` or `dmd`, or the address of one without.
  public let system: String
  /// The code as written.
  public let code: String

  /// A code of a system; a known address becomes the system's short word.
  public init(system: String, code: String) {
    self.system = CodeSystem.word(for: system)
    self.code = code
  }
}

/// What an event is about: its kind with the codings that all mean it.
///
/// A record may carry several codes for one thing; it is one event, which belongs to a codelist
/// when any of its codes does.
public struct Concept: Hashable, Sendable {
  /// What sort of record it is.
  public let kind: EventKind
  /// The codes, in the order recorded.
  public let codings: [Coding]

  /// A concept.
  public init(kind: EventKind, codings: [Coding]) {
    self.kind = kind
    self.codings = codings
  }
}

/// The code systems that Vigil knows, by short word.
public enum CodeSystem {
  /// The addresses under which a system is known, with its short word.
  private static let addresses: [(address: String, word: String)] = [
    ("http://snomed.info/sct", "snomed"),
    ("https://dmd.nhs.uk", "dmd"),
    ("http://dmd.nhs.uk", "dmd"),
    ("http://loinc.org", "loinc"),
    ("http://hl7.org/fhir/sid/icd-10", "icd10"),
    ("http://hl7.org/fhir/sid/icd-10-uk", "icd10"),
    ("http://hl7.org/fhir/sid/icd-10-cm", "icd10"),
    ("https://fhir.hl7.org.uk/Id/opcs-4", "opcs4"),
    ("http://www.whocc.no/atc", "atc"),
    ("http://www.nlm.nih.gov/research/umls/rxnorm", "rxnorm"),
    ("http://hl7.org/fhir/sid/ndc", "ndc"),
    ("http://read.info/ctv3", "ctv3"),
  ]

  /// Other ways in which files name a system, in small letters without blanks and hyphens.
  private static let names: [String: String] = [
    "snomed": "snomed", "snomedct": "snomed", "sct": "snomed", "dmd": "dmd", "dm+d": "dmd",
    "bnf": "bnf", "icd10": "icd10", "icd10cm": "icd10", "loinc": "loinc", "atc": "atc",
    "opcs4": "opcs4", "opcs": "opcs4", "ctv3": "ctv3", "rxnorm": "rxnorm", "ndc": "ndc",
  ]

  /// The short word of a system, or the text itself where there is none.
  public static func word(for system: String) -> String {
    if let known = addresses.first(where: { $0.address == system }) { return known.word }
    // Addresses are no names, and many.
    if system.utf8.contains(UInt8(ascii: "/")) { return system }
    let plain = String(system.lowercased().filter { $0 != " " && $0 != "-" && $0 != "_" })
    return names[plain] ?? system
  }

  /// Whether a code of one system can be looked for in a list of another.
  ///
  /// The ids of dm+d are SNOMED CT ids, and records give them under either name.
  public static func isSameSpace(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    return space(one) == space(other)
  }

  /// The space of codes that a system draws on: that of SNOMED CT for dm+d, its own for the rest.
  static func space(_ system: String) -> String { system == "dmd" ? "snomed" : system }
}
