/// Very many observations, with every text as a number: what ``TimedObservation`` says, in a fifth
/// of the room, and compared without looking at a letter.
///
/// Texts stand once in lists and rows name them by place. The same text may stand in a list twice:
/// it is still one person, one set, one word.
///
/// ```swift
/// var columns = ObservationColumns(inputs: ["respiratory_rate", "spo2"])
/// columns.persons = ["p1"]
/// columns.rows = [.init(person: 0, second: 0, input: 0, kind: .number, value: 1_600)]
/// let sets = SetAssembler(Scorer(try .news2())).assemble(columns)
/// ```
public struct ObservationColumns: Sendable {
  /// The names of inputs.
  public var inputs: [String]
  /// Persons, pseudonymous.
  public var persons: [String] = []
  /// The names of sets that senders gave.
  public var sets: [String] = []
  /// Codes of choices, and what cannot be understood.
  public var words: [String] = []
  /// Where observations came from.
  public var sources = TextList()
  /// The observations.
  public var rows: [Row] = []

  /// One observation; texts by their places in the lists.
  public struct Row: Hashable, Sendable {
    /// When it was measured, in seconds since 1 January 1970 UTC.
    public var second: Int
    /// Whose it is.
    public var person: Int32
    /// What was measured.
    public var input: Int32
    /// The number in hundredths, the word of a choice or of what cannot be understood, or the place
    /// of the reason among all.
    public var value: Int32
    /// The set it was recorded in, if its sender said so; otherwise ``none``.
    public var set: Int32
    /// Where it came from; otherwise ``none``.
    public var source: Int32
    /// What `value` is.
    public var kind: Kind

    /// An observation.
    public init(
      person: Int32, second: Int, input: Int32, kind: Kind, value: Int32, set: Int32 = none,
      source: Int32 = none
    ) {
      self.second = second
      self.person = person
      self.input = input
      self.value = value
      self.set = set
      self.source = source
      self.kind = kind
    }
  }

  /// What kind of reading a row holds, in the order in which readings of one moment are sorted.
  public enum Kind: UInt8, Hashable, Sendable {
    /// Nothing, and why.
    case missing
    /// A number in the unit of the input.
    case number
    /// A choice by its code.
    case choice
    /// Something that cannot be understood.
    case unreadable
  }

  /// Stands for a text that is not there.
  public static let none: Int32 = -1

  /// Columns without rows.
  public init(inputs: [String]) { self.inputs = inputs }

  /// The reading of a row.
  public func reading(of row: Row) -> TimedReading {
    switch row.kind {
    case .missing: .missing(MissingReason.allCases[Int(row.value)])
    case .number: .number(Hundredths(row.value))
    case .choice: .choice(words[Int(row.value)])
    case .unreadable: .unreadable(words[Int(row.value)])
    }
  }

  /// Where a row came from; empty where that is not known.
  public func source(of row: Row) -> String { row.source < 0 ? "" : sources[Int(row.source)] }

  /// The set that a sender gave a row.
  public func set(of row: Row) -> String? { row.set < 0 ? nil : sets[Int(row.set)] }

  /// A row with its texts.
  public func observation(at place: Int) -> TimedObservation {
    let row = rows[place]
    return TimedObservation(
      person: persons[Int(row.person)], second: row.second, input: inputs[Int(row.input)],
      reading: reading(of: row), set: set(of: row), source: source(of: row))
  }
}

extension ObservationColumns {
  /// The observations as columns, in the same order.
  public init(_ observations: some Sequence<TimedObservation>) {
    self.init(inputs: [])
    var people = TextNumbers()
    var names = TextNumbers()
    var groups = TextNumbers()
    var terms = TextNumbers()
    for observation in observations {
      let (kind, value): (Kind, Int32) =
        switch observation.reading {
        case .missing(let reason): (.missing, reason.place)
        case .number(let number): (.number, number.count)
        case .choice(let text): (.choice, terms.number(text, &words))
        case .unreadable(let text): (.unreadable, terms.number(text, &words))
        }
      rows.append(
        Row(
          person: people.number(observation.person, &persons), second: observation.second,
          input: names.number(observation.input, &inputs), kind: kind, value: value,
          set: observation.set.map { groups.number($0, &sets) } ?? Self.none,
          source: observation.source.isEmpty
            ? Self.none : Int32(sources.append(observation.source))))
    }
  }
}

extension MissingReason {
  /// The reason by its place among all, as rows of ``ObservationColumns`` have it.
  public var place: Int32 {
    switch self {
    case .notGiven: 0
    case .notPerformed: 1
    case .unable: 2
    case .declined: 3
    case .asleep: 4
    case .outsideWindow: 5
    }
  }
}

/// Gives each text a number.
private struct TextNumbers {
  private var numbers: [String: Int32] = [:]
  private var last: (text: String, number: Int32)?

  mutating func number(_ text: String, _ texts: inout [String]) -> Int32 {
    // Records of one person or set mostly follow each other.
    if let last, last.text == text { return last.number }
    let number = numbers[text] ?? Int32(texts.count)
    if number == texts.count {
      numbers[text] = number
      texts.append(text)
    }
    last = (text, number)
    return number
  }
}
