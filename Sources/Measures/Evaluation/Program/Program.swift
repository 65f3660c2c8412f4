import Timelines

/// Expressions in flat form, for the dictionary of one source: names, codes and texts are numbers.
struct Program: Sendable {
  // Made once: asking an enumeration for its cases makes a new list each time.
  static let units = TimeUnit.allCases
  static let arithmetic = Arithmetic.allCases
  static let aggregates = Aggregate.allCases

  var conditions: [Step<ConditionOperation>] = []
  var numbers: [Step<NumberOperation>] = []
  var times: [Step<TimeOperation>] = []
  var texts: [Step<TextOperation>] = []
  var rows: [RowNode] = []
  var rowSets: [RowSet] = []

  /// Places of nodes that others have as lists.
  var lists: [Int] = []
  var numberLists: [Double] = []
  var keys: [SortKeyNode] = []
  var windows: [WindowNode] = []
  var rowConditions: [RowCondition] = []
  var closeness: [Closeness] = []
  var bands: [(from: Double, text: Int)] = []

  /// Whether each time depends on the index alone.
  var areOfIndex: [Bool] = []

  /// For each set of concepts, whether each concept belongs to it: one set after another.
  var conceptSets: [Bool] = []
  let conceptCount: Int
  /// The text of each concept's first code; empty where no expression asks.
  var codeTexts: [Int] = []
  /// For each column of a codelist, the text of each concept, or -1.
  var columnTexts: [[Int]] = []
  /// The texts that records and expressions have.
  var textTable: TextTable

  /// The number of the detail `organisation`, of events.
  var organisationName: Int
  /// The number of the detail `end`, of events.
  var endName: Int
  /// The number of the detail `record`, of intervals.
  var recordName: Int
  /// The texts of `RecordedSex`, `EventKind` and `IntervalKind`, by raw value.
  var sexTexts: [Int]
  var eventKindTexts: [Int]
  var intervalKindTexts: [Int]
  /// `EventKind.rawValue` of each concept.
  var conceptKinds: [UInt8]

  init(_ dictionary: TimelineDictionary) {
    conceptCount = dictionary.concepts.count
    textTable = TextTable(dictionary.words)
    organisationName = Program.number(DetailName.organisation, dictionary)
    endName = Program.number(DetailName.end, dictionary)
    recordName = Program.number(DetailName.record, dictionary)
    conceptKinds = dictionary.concepts.map(\.kind.rawValue)
    sexTexts = []
    eventKindTexts = []
    intervalKindTexts = []
    for raw in UInt8(0)..<4 {
      sexTexts.append(textTable.number(of: RecordedSex(rawValue: raw)?.word ?? ""))
    }
    for kind in EventKind.allCases { eventKindTexts.append(textTable.number(of: kind.word)) }
    for kind in IntervalKind.allCases { intervalKindTexts.append(textTable.number(of: kind.word)) }
  }

  /// Whether a concept belongs to a set.
  @inline(__always)
  func isMember(_ concept: UInt32, of set: Int) -> Bool {
    conceptSets[set * conceptCount + Int(concept)]
  }

  /// The number of a detail's name; -1 where no record has it.
  static func number(_ name: String, _ dictionary: TimelineDictionary) -> Int {
    dictionary.knownNumber(ofName: name).map { Int($0.rawValue) } ?? -1
  }
}

/// Texts with numbers, equal texts with equal numbers; the words of a dictionary keep theirs.
struct TextTable: Sendable {
  private(set) var texts: [String]
  private var numbers: [String: Int] = [:]

  init(_ words: [String]) {
    texts = words
    for (number, word) in words.enumerated() where numbers[word] == nil { numbers[word] = number }
  }

  subscript(number: Int) -> String { texts[number] }

  /// The number of a text that has one already.
  func known(_ text: String) -> Int? { numbers[text] }

  mutating func number(of text: String) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }
}
