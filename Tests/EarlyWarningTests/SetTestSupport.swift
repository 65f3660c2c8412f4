import EarlyWarning
import Testing

/// A set of observations by the words a person would use, for tests of scores and sets.
struct SetByWords {
  let scorer: Scorer

  init(_ definition: ScoreDefinition) { scorer = Scorer(definition) }

  static func news2() throws -> SetByWords { SetByWords(try .news2()) }

  static func pews(_ chart: String) throws -> SetByWords {
    SetByWords(try #require(ScoreDefinition.shipped().first { $0.chart == chart }))
  }

  /// A grown-up with nothing wrong.
  static let well = [
    "respiratory_rate": "16", "spo2": "97", "oxygen": "air", "systolic_bp": "120", "pulse": "70",
    "consciousness": "A", "temperature": "37.0",
  ]

  /// A child of six with nothing wrong.
  static let wellChild = [
    "respiratory_rate": "22", "respiratory_distress": "none", "spo2": "98",
    "oxygen_device": "air", "heart_rate": "90", "systolic_bp": "100", "capillary_refill": "1",
  ]

  /// Readings by input; an empty text is missing, and `scale` chooses the scale.
  func input(_ words: [String: String], isPrescribed: Bool = true) -> ScoreInput {
    var input = scorer.emptyInput
    input.ageMonths = scorer.definition.ageMonths.lowerBound
    for (name, text) in words where !text.isEmpty {
      if name == "scale" {
        input.selectors[0] = scorer.definition.selectors[0].values.firstIndex(of: text)
        if isPrescribed { input.prescribed = [0] }
      } else if let place = scorer.inputs.firstIndex(where: { $0.id == name }) {
        input.readings[place] = reading(text, place)
      } else {
        Issue.record("no input \(name)")
      }
    }
    return input
  }

  private func reading(_ text: String, _ place: Int) -> Reading {
    let input = scorer.inputs[place]
    if let choice = input.choices.firstIndex(where: { $0.code == text }) { return .choice(choice) }
    let parameter = scorer.definition.parameters.first { $0.inputs.contains(input) }
    if let code = parameter?.substitutes.firstIndex(where: { $0.code == text }) {
      return .substitute(code)
    }
    return Hundredths(text: text).map { .number($0) } ?? .unreadable(text)
  }

  func place(_ parameter: String) -> Int {
    scorer.definition.parameters.firstIndex { $0.id == parameter } ?? -1
  }

  func level(_ id: String) -> Int {
    scorer.definition.levels.firstIndex { $0.id == id } ?? -1
  }

  func trigger(_ id: String) -> Int {
    scorer.definition.triggers.firstIndex { $0.id == id } ?? -1
  }

  func judgement(_ id: String) -> Int {
    scorer.definition.judgements.firstIndex { $0.id == id } ?? -1
  }

  func complete(_ input: ScoreInput) throws -> Score {
    guard case .complete(let score) = scorer.score(input) else {
      throw NotComplete(result: scorer.score(input))
    }
    return score
  }

  func partial(_ input: ScoreInput) throws -> Score {
    guard case .partial(let score) = scorer.score(input) else {
      throw NotComplete(result: scorer.score(input))
    }
    return score
  }

  func levelID(_ score: Score) -> String {
    score.level.map { scorer.definition.levels[$0].id } ?? "none"
  }

  struct NotComplete: Error { let result: ScoreResult }
}

extension [String: String] {
  /// The same with some readings changed.
  func with(_ changes: [String: String]) -> [String: String] {
    merging(changes) { $1 }
  }
}

/// A small generator with a seed, so that a property that fails can be tried again.
struct SetDice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
