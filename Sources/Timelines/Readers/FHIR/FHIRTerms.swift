internal import CSimdjson

/// The numbers that a dictionary has for the terms of a door.
///
/// Each term is looked up once, when it is first met.
struct FHIRTerms {
  /// What a status means for a record.
  enum Status: UInt8 {
    /// Done, in force or final: nothing more to be said.
    case plain = 0
    /// Something else, which is kept as a detail.
    case other
    case enteredInError, cancelled, notDone, refuted, draft, planned, preparation, declined
    case active, proposal, plan, option
    case unread

    init(_ word: String) {
      switch word {
      case "final", "completed", "finished", "confirmed": self = .plain
      case "active": self = .active
      case "entered-in-error": self = .enteredInError
      case "cancelled": self = .cancelled
      case "not-done": self = .notDone
      case "refuted": self = .refuted
      case "draft": self = .draft
      case "planned": self = .planned
      case "preparation": self = .preparation
      case "declined": self = .declined
      case "proposal": self = .proposal
      case "plan": self = .plan
      case "option": self = .option
      default: self = .other
      }
    }
  }

  private let door: FHIRRecordDoor
  private var words: [UInt32] = []
  private var statuses: [UInt8] = []
  private var encounters: [UInt8] = []
  private var concepts = [[UInt32]](repeating: [], count: EventKind.allCases.count)
  private var medicines = [[UInt32]](repeating: [], count: EventKind.allCases.count)
  private var generation: UInt32 = 0
  private var sizes = (concepts: 0, words: 0)

  init(door: FHIRRecordDoor) { self.door = door }

  /// Whether a dictionary is smaller than it was, and so another one.
  func isOther(_ dictionary: TimelineDictionary) -> Bool {
    dictionary.concepts.count < sizes.concepts || dictionary.words.count < sizes.words
  }

  /// Forgets all numbers.
  mutating func forget() {
    forgetTerms()
    for kind in medicines.indices { medicines[kind].removeAll() }
    sizes = (0, 0)
  }

  private mutating func forgetTerms() {
    words.removeAll()
    statuses.removeAll()
    encounters.removeAll()
    for kind in concepts.indices { concepts[kind].removeAll() }
  }

  /// Makes room for the terms of a batch, and forgets terms that mean something else by now.
  mutating func prepare(_ records: vigil_records) {
    if records.generation != generation { forgetTerms() }
    generation = records.generation
    let more = Int(records.term_count) - words.count
    guard more > 0 else { return }
    words.append(contentsOf: repeatElement(.max, count: more))
    statuses.append(contentsOf: repeatElement(Status.unread.rawValue, count: more))
    encounters.append(contentsOf: repeatElement(.max, count: more))
    for kind in concepts.indices {
      concepts[kind].append(contentsOf: repeatElement(.max, count: more))
    }
  }

  /// Remembers how large the dictionary has become.
  mutating func finish(_ dictionary: TimelineDictionary) {
    sizes = (dictionary.concepts.count, dictionary.words.count)
  }

  /// The word of a term: its first code, or else what is written.
  mutating func word(
    _ term: UInt32, _ dictionary: inout TimelineDictionary
  ) -> WordNumber {
    let known = words[Int(term)]
    if known != .max { return WordNumber(rawValue: known) }
    let made = dictionary.number(ofWord: text(term))
    words[Int(term)] = made.rawValue
    return made
  }

  /// The first code of a term, or else what is written.
  func text(_ term: UInt32) -> String { door.codings(term).first?.code ?? door.words(term) }

  /// What a term means as a status; none is plain.
  mutating func status(_ term: UInt32) -> Status {
    guard term != VIGIL_NOTHING else { return .plain }
    let known = statuses[Int(term)]
    if let status = Status(rawValue: known), status != .unread { return status }
    let status = Status(text(term))
    statuses[Int(term)] = status.rawValue
    return status
  }

  /// What sort of interval a class of encounter is.
  ///
  /// - Source: the HL7 value set ActEncounterCode.
  mutating func encounter(_ term: UInt32) -> IntervalKind {
    guard term != VIGIL_NOTHING else { return .other }
    if let known = IntervalKind(rawValue: encounters[Int(term)]) { return known }
    let kind: IntervalKind =
      switch text(term) {
      case "IMP", "ACUTE", "NONAC", "SS", "OBSENC": .admission
      case "EMER": .emergency
      case "AMB", "VR", "HH", "FLD", "PRENC": .contact
      default: .other
      }
    encounters[Int(term)] = kind.rawValue
    return kind
  }

  /// The concept of a term; `nil` where it says nothing.
  mutating func concept(
    _ term: UInt32, _ kind: EventKind, _ dictionary: inout TimelineDictionary
  ) -> ConceptNumber? {
    let known = concepts[Int(kind.rawValue)][Int(term)]
    if known != .max { return ConceptNumber(rawValue: known) }
    let (codings, display) = codings(term)
    guard !codings.isEmpty else { return nil }
    let made = dictionary.number(
      of: Concept(kind: kind, codings: codings), display: display.isEmpty ? nil : display)
    concepts[Int(kind.rawValue)][Int(term)] = made.rawValue
    return made
  }

  /// The codes of a term and what it is called; words without a code are a code of the system
  /// `text`.
  func codings(_ term: UInt32) -> (codings: [Coding], display: String) {
    let codings = door.codings(term), words = door.words(term)
    if codings.isEmpty, !words.isEmpty { return ([Coding(system: "text", code: words)], words) }
    return (codings, words)
  }

  /// The concept of a medicine that is kept among the references.
  mutating func concept(
    medicine: Int, _ kind: EventKind, _ references: FHIRReferences,
    _ dictionary: inout TimelineDictionary
  ) -> ConceptNumber {
    let more = references.medicines.count - medicines[Int(kind.rawValue)].count
    if more > 0 {
      medicines[Int(kind.rawValue)].append(contentsOf: repeatElement(.max, count: more))
    }
    let known = medicines[Int(kind.rawValue)][medicine]
    if known != .max { return ConceptNumber(rawValue: known) }
    let display = references.displays[medicine]
    let made = dictionary.number(
      of: Concept(kind: kind, codings: references.medicines[medicine]),
      display: display.isEmpty ? nil : display)
    medicines[Int(kind.rawValue)][medicine] = made.rawValue
    return made
  }
}
