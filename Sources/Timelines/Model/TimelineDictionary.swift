/// The texts of timelines, each with a number: concepts, words and names of details.
///
/// Numbers go up in the order of first use. A store sorts them before it is written, so that its
/// bytes do not depend on the order of reading.
public struct TimelineDictionary: Sendable {
  /// The concepts, by number.
  public private(set) var concepts: [Concept] = []
  /// What records call each concept, where they do.
  public private(set) var displays: [String?] = []
  /// The words, by number.
  public private(set) var words: [String] = []
  /// The names of details, by number.
  public private(set) var names: [String] = []

  /// Which events are wanted, by concept; all where `nil`.
  ///
  /// Readers of tables leave the others out, so that only what is asked for is put in order. It is
  /// set before the first record is read.
  public var keeps: (@Sendable (Concept) -> Bool)?
  /// Whether the events of each concept are left out, by number; empty where all are wanted.
  private(set) var areLeftOut: [Bool] = []

  private var conceptNumbers: [Concept: UInt32] = [:]
  private var wordNumbers: [String: UInt32] = [:]
  private var nameNumbers: [String: UInt16] = [:]

  /// An empty dictionary.
  public init() {}

  /// The number of a concept; its first display is kept.
  public mutating func number(of concept: Concept, display: String? = nil) -> ConceptNumber {
    if let known = conceptNumbers[concept] {
      if displays[Int(known)] == nil, let display { displays[Int(known)] = display }
      return ConceptNumber(rawValue: known)
    }
    let number = UInt32(concepts.count)
    concepts.append(concept)
    displays.append(display)
    if let keeps { areLeftOut.append(!keeps(concept)) }
    conceptNumbers[concept] = number
    return ConceptNumber(rawValue: number)
  }

  /// Whether the events of a concept are left out.
  @inline(__always)
  func leavesOut(_ concept: ConceptNumber) -> Bool {
    !areLeftOut.isEmpty && areLeftOut[Int(concept.rawValue)]
  }

  /// The number of a word.
  public mutating func number(ofWord word: String) -> WordNumber {
    if let known = wordNumbers[word] { return WordNumber(rawValue: known) }
    let number = UInt32(words.count)
    words.append(word)
    wordNumbers[word] = number
    return WordNumber(rawValue: number)
  }

  /// The number of a detail's name.
  ///
  /// - Precondition: there are at most 65,536 names.
  public mutating func number(ofName name: String) -> NameNumber {
    if let known = nameNumbers[name] { return NameNumber(rawValue: known) }
    precondition(names.count < 65_536, "too many names of details")
    let number = UInt16(names.count)
    names.append(name)
    nameNumbers[name] = number
    return NameNumber(rawValue: number)
  }

  /// The number of a name that is known already.
  public func knownNumber(ofName name: String) -> NameNumber? {
    nameNumbers[name].map(NameNumber.init(rawValue:))
  }

  /// The text of a word.
  public subscript(word: WordNumber) -> String { words[Int(word.rawValue)] }

  /// A concept.
  public subscript(concept: ConceptNumber) -> Concept { concepts[Int(concept.rawValue)] }

  /// The name of a detail.
  public subscript(name: NameNumber) -> String { names[Int(name.rawValue)] }
}
