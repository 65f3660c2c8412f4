/// Puts assembled sets into columns for a ``BulkScorer``, those of which nothing needs to be said.
public struct SetFiller {
  private let sets: SetColumns
  /// For each input of the observations the place of its reading; -1 for all that is no reading.
  private let places: [Int]
  private let isChoice: [Bool]
  private let steps: [Int32]
  /// For each place and word the element of the column, once it was looked for.
  private var codes: [[Int16]]
  private var row: [Int16]

  /// What `codes` holds for a word that was not looked for, and for one that needs words.
  private static let unknown = Int16.max
  private static let needsWords = Int16.max - 1

  /// A filler for some sets.
  public init(_ sets: SetColumns) {
    self.sets = sets
    let (assembler, inputs) = (sets.assembler, sets.assembler.scorer.inputs)
    places = sets.slots.map { slot in
      guard slot >= 0, case .reading(let place, _) = assembler.meanings[Int(slot)] else {
        return -1
      }
      return place
    }
    isChoice = inputs.map(\.isChoice)
    steps = inputs.map(\.step)
    codes = [[Int16]](repeating: [], count: inputs.count)
    row = [Int16](repeating: ScoreColumns.missing, count: inputs.count)
  }

  /// Appends a set as a row, unless it has anything that a row cannot say.
  ///
  /// - Parameters:
  ///   - set: The place of the set.
  ///   - columns: Columns of readings of the scorer that the sets were made for.
  /// - Returns: False, and nothing was appended, where there are notes, states beside the readings,
  ///   findings, what cannot be understood, or numbers between two steps.
  public mutating func append(_ set: Int, to columns: inout ScoreColumns) -> Bool {
    if !sets.notes.isEmpty, sets.notes[set] != nil { return false }
    for place in row.indices { row[place] = ScoreColumns.missing }
    for member in sets.range(of: set) {
      let observation = sets.observations.rows[Int(sets.members[member])]
      let place = places[Int(observation.input)]
      guard place >= 0 else { return false }
      switch observation.kind {
      case .missing: break
      case .number:
        let (element, rest) = observation.value.quotientAndRemainder(dividingBy: steps[place])
        guard rest == 0, !isChoice[place], element > Self.least, element < Self.needsWords else {
          return false
        }
        row[place] = Int16(truncatingIfNeeded: element)
      case .choice:
        let code = code(of: Int(observation.value), at: place)
        guard code != Self.needsWords else { return false }
        row[place] = code
      case .unreadable: return false
      }
    }
    for place in row.indices { columns.readings[place].append(row[place]) }
    return true
  }

  private static let least = Int32(ScoreColumns.firstSubstitute + ScoreColumns.substitutesMax)

  private mutating func code(of word: Int, at place: Int) -> Int16 {
    if codes[place].isEmpty {
      codes[place] = [Int16](repeating: Self.unknown, count: sets.observations.words.count)
    }
    if codes[place][word] == Self.unknown {
      codes[place][word] = element(.choice(sets.observations.words[word]), at: place)
    }
    return codes[place][word]
  }

  private func element(_ choice: TimedReading, at place: Int) -> Int16 {
    if choice == .confusion(.notKnown) { return Self.needsWords }
    switch sets.assembler.reading(choice, at: place) {
    case .choice(let choice): return Int16(clamping: choice)
    case .substitute(let code) where code < ScoreColumns.substitutesMax:
      return ScoreColumns.substitute(code)
    case .substitute, .number, .missing, .unreadable: return Self.needsWords
    }
  }
}
