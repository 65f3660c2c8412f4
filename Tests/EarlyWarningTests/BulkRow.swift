import EarlyWarning

/// What both paths say about one set.
struct BulkRow: Equatable {
  var status: ScoreOutcomes.Status
  var total = 0
  var level: Int?
  var red: [Int] = []
  var missing: [Int] = []
  var points: [Int?]

  /// What the bulk path says.
  init(_ outcomes: ScoreOutcomes, _ row: Int) {
    status = outcomes.statuses[row]
    total = Int(outcomes.totals[row])
    level = Self.number(outcomes.levels[row])
    red = Self.places(outcomes.red[row])
    missing = Self.places(outcomes.missing[row])
    points = outcomes.points.map { Self.number($0[row]) }
  }

  /// What the single path says.
  init(_ result: ScoreResult, _ definition: ScoreDefinition) {
    switch result {
    case .complete(let score), .partial(let score):
      status = score.missing.isEmpty ? .complete : .partial
      total = score.total
      level = score.level
      red = score.red
      missing = score.missing
      points = score.parts.map(\.points)
    case .refused:
      status = .refused
      points = [Int?](repeating: nil, count: definition.parameters.count)
    }
  }

  /// What the single path says about a row of columns, read as their documentation says.
  init(_ columns: ScoreColumns, _ row: Int, _ scorer: Scorer) {
    var isRefused = !columns.excluded.isEmpty && ![0, .min].contains(columns.excluded[row])
    var input = scorer.emptyInput
    for (place, own) in scorer.inputs.enumerated() {
      let parameter = scorer.definition.parameters.first { $0.inputs.contains(own) }
      let count = parameter?.substitutes.count ?? 0
      let element = columns.readings[place][row]
      let code = Int(element) - Int(Int16.min) - 2
      if element == ScoreColumns.missing { continue }
      if code < 0 {
        isRefused = true
      } else if code < count {
        input.readings[place] = .substitute(code)
      } else if !own.isChoice {
        input.readings[place] = .number(Hundredths(Int32(element) * own.step))
      } else if own.choices.indices.contains(Int(element)) {
        input.readings[place] = .choice(Int(element))
      } else {
        isRefused = true
      }
    }
    for (place, selector) in scorer.definition.selectors.enumerated() {
      guard let value = columns.selectors[place].isEmpty ? nil : columns.selectors[place][row],
        value != ScoreColumns.missing
      else { continue }
      if !selector.values.indices.contains(Int(value)) { isRefused = true }
      input.selectors[place] = isRefused ? nil : Int(value)
      input.prescribed.insert(place)
    }
    if !columns.ageMonths.isEmpty, columns.ageMonths[row] != ScoreColumns.missing {
      input.ageMonths = Int(columns.ageMonths[row])
    }
    if !columns.raised.isEmpty, columns.raised[row] != ScoreColumns.missing {
      input.judgements = [ScoreInput.Judgement(0, level: Int(columns.raised[row]))]
    }
    self.init(isRefused ? .refused([]) : scorer.score(input), scorer.definition)
  }

  private static func number(_ byte: UInt8) -> Int? {
    byte == ScoreOutcomes.none ? nil : Int(byte)
  }

  private static func places(_ mask: UInt16) -> [Int] {
    (0..<UInt16.bitWidth).filter { mask & (1 << $0) != 0 }
  }
}
