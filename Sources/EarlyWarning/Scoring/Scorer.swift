/// Scores sets of observations by one definition.
///
/// ```swift
/// let scorer = Scorer(try .news2())
/// var input = scorer.emptyInput
/// input.readings[0] = .number(Hundredths(2_500))   // 25 breaths a minute
/// scorer.score(input)                              // .partial: at least 3, six parts missing
/// ```
public struct Scorer: Hashable, Sendable {
  /// The definition.
  public let definition: ScoreDefinition
  /// All inputs, parameter by parameter: the order of readings.
  public let inputs: [ScoreInputDefinition]
  /// For each parameter the places of its inputs.
  let places: [Range<Int>]
  /// For each selector the input whose choice decides it, if one of that name exists.
  let selectorInputs: [Int?]
  /// For each input its tables, with conditions by place.
  let tables: [[ResolvedTable]]

  /// A table with its conditions by place.
  struct ResolvedTable: Hashable, Sendable {
    let conditions: [(selector: Int, value: Int)]
    let table: BandTable

    static func == (left: ResolvedTable, right: ResolvedTable) -> Bool { left.table == right.table }
    func hash(into hasher: inout Hasher) { hasher.combine(table) }
  }

  /// The greatest total possible, kept: a supplied total is held against it in every set.
  private let greatestTotal: Int

  /// A scorer for a definition.
  public init(_ definition: ScoreDefinition) {
    self.definition = definition
    greatestTotal = definition.greatestTotal
    inputs = definition.parameters.flatMap(\.inputs)
    var places: [Range<Int>] = []
    for parameter in definition.parameters {
      let start = places.last?.upperBound ?? 0
      places.append(start..<(start + parameter.inputs.count))
    }
    self.places = places
    let all = inputs
    selectorInputs = definition.selectors.map { selector in
      all.firstIndex { $0.id == selector.name && $0.isChoice }
    }
    tables = all.map { input in
      input.tables.map { table in
        let conditions = table.conditions.compactMap { condition -> (Int, Int)? in
          guard
            let selector = definition.selectors.firstIndex(where: { $0.name == condition.selector }
            ),
            let value = definition.selectors[selector].values.firstIndex(of: condition.value)
          else { return nil }
          return (selector, value)
        }
        return ResolvedTable(conditions: conditions, table: table)
      }
    }
  }

  /// An input with nothing in it.
  public var emptyInput: ScoreInput {
    ScoreInput(
      readings: [Reading](repeating: .missing(.notGiven), count: inputs.count),
      selectors: [Int?](repeating: nil, count: definition.selectors.count))
  }

  /// Scores one set.
  public func score(_ input: ScoreInput) -> ScoreResult {
    var refusals = refusals(input)
    var notes: [ScoreNote] = []
    let selectors = resolveSelectors(input, &notes, &refusals)
    guard refusals.isEmpty else { return .refused(refusals) }
    if input.ageMonths == nil { notes.append(.ageUnknown) }
    var parts: [Score.Part] = []
    parts.reserveCapacity(places.count)
    var total = 0
    var missing: [Int] = []
    for parameter in places.indices {
      let part = part(parameter, input, selectors)
      if let points = part.points { total += points } else { missing.append(parameter) }
      parts.append(part)
    }
    let supplied = supplied(input, &notes)
    let score = judged(
      total, parts, missing, input, notes: notes, suppliedTotal: supplied)
    return missing.isEmpty ? .complete(score) : .partial(score)
  }

  // MARK: Refusing

  /// The reasons that lie in the person and not in a reading.
  func refusalsOfPerson(_ input: ScoreInput) -> [Refusal] {
    if definition.status == .structureOnly { return [.noNumbers] }
    var refusals: [Refusal] = []
    if let months = input.ageMonths, !definition.ageMonths.contains(months),
      input.chosenChart?.allows(definition, atMonths: months) != true
    {
      refusals.append(.age(months: months))
    }
    if !input.conditions.isEmpty {
      for (place, exclusion) in definition.exclusions.enumerated()
      where input.conditions.contains(exclusion.condition) {
        refusals.append(.excluded(place))
      }
    }
    return refusals
  }

  private func refusals(_ input: ScoreInput) -> [Refusal] {
    var refusals = refusalsOfPerson(input)
    if definition.status == .structureOnly { return refusals }
    for place in inputs.indices {
      switch input.readings[place] {
      case .number(let value):
        if isImpossible(value, place) {
          refusals.append(.impossible(input: place, value: value))
        }
      case .unreadable(let text): refusals.append(.unreadable(input: place, text: text))
      case .choice, .substitute, .missing: break
      }
    }
    return refusals
  }

  /// Whether a number of an input cannot be.
  func isImpossible(_ value: Hundredths, _ place: Int) -> Bool {
    let rounded = value.rounded(to: min(inputs[place].step, 10))
    return inputs[place].refused.contains { $0.contains(rounded) || $0.contains(value) }
  }

  /// The value of every selector: given, from the input of its name, or the first.
  func resolveSelectors(
    _ input: ScoreInput, _ notes: inout [ScoreNote], _ refusals: inout [Refusal]
  ) -> [Int?] {
    var selectors = input.selectors
    for (place, selector) in definition.selectors.enumerated() {
      if let source = selectorInputs[place] {
        // The state read is the state: a missing one chooses no table.
        if case .choice(let choice) = input.readings[source] { selectors[place] = choice }
        continue
      }
      guard let value = selectors[place] else {
        if selector.isRequired { continue }
        selectors[place] = 0
        notes.append(.assumed(selector: place))
        continue
      }
      guard selector.values[value] == selector.prescribedValue, !input.prescribed.contains(place)
      else { continue }
      if input.demandsSelectors {
        refusals.append(.notPrescribed(selector: place))
      } else {
        selectors[place] = 0
        notes.append(.notPrescribed(selector: place))
      }
    }
    return selectors
  }

  // MARK: Points

  private func part(
    _ parameter: Int, _ input: ScoreInput, _ selectors: [Int?]
  ) -> Score.Part {
    var highest: Int?
    var isBetween = false
    var isToConfirm = false
    for place in places[parameter] {
      switch input.readings[place] {
      case .substitute(let code):
        highest = max(highest, definition.parameters[parameter].substitutes[code].points)
      case .choice(let choice):
        let points = inputs[place].choices[choice].points
        // Air is air and high flow is high flow, whatever the other inputs say.
        if places[parameter].count > 1, let points {
          return Score.Part(points: points, isBetweenBands: false, isToConfirm: false)
        }
        highest = max(highest, points)
      case .number(let value):
        if let (points, between) = points(for: value, place, selectors) {
          isBetween = isBetween || (between && points >= highest ?? 0)
          highest = max(highest, points)
        }
        isToConfirm = isToConfirm || inputs[place].toConfirm.contains { $0.contains(value) }
      case .missing, .unreadable: break
      }
    }
    return Score.Part(points: highest, isBetweenBands: isBetween, isToConfirm: isToConfirm)
  }

  /// The points of a number: `nil` when a selector that matters is not known.
  func points(
    for value: Hundredths, _ place: Int, _ selectors: [Int?]
  ) -> (points: Int, isBetween: Bool)? {
    // Temperature is banded at one decimal; whole numbers are banded as they are, so that a
    // value between two bands is seen (`docs/interpretations.md`, row 32).
    let banded = inputs[place].step == 10 ? value.rounded(to: 10) : value
    var found: (points: Int, isBetween: Bool)?
    for table in tables[place] {
      let isPossible = table.conditions.allSatisfy { condition in
        selectors[condition.selector].map { $0 == condition.value } ?? true
      }
      guard isPossible, let points = table.table.points(for: banded) else { continue }
      // Tables that might hold must agree; otherwise what is not known decides, and is missing.
      if let found, found.points != points.points { return nil }
      found = points
    }
    return found
  }

  // MARK: Level

  private func judged(
    _ total: Int, _ parts: [Score.Part], _ missing: [Int], _ input: ScoreInput,
    notes: [ScoreNote], suppliedTotal: Int?
  ) -> Score {
    let most = definition.points.last ?? 0
    let red = parts.indices.filter { parts[$0].points == most }
    var reasons = reasons(total, parts)
    for trigger in input.triggers {
      reasons.append(
        LevelReason(level: definition.triggers[trigger].level, cause: .trigger(trigger)))
    }
    for judgement in input.judgements {
      reasons.append(
        LevelReason(level: judgement.level, cause: .judgement(judgement.judgement)))
    }
    // A stable order: the highest level first, and of equals the total before the rest.
    reasons.sortHighestFirst()
    var level = reasons.first?.level
    // Parts that are missing may be worse: the lowest level of a partial score is no finding
    // (`docs/interpretations.md`, row 31).
    if !missing.isEmpty, level == 0 { level = nil }
    var response: Int?
    switch reasons.first?.cause {
    case .total(let place), .part(_, let place): response = level == nil ? nil : place
    case .trigger, .judgement, nil: break
    }
    return Score(
      total: total, parts: parts, missing: missing, red: red, level: level, reasons: reasons,
      response: response, notes: notes, suppliedTotal: suppliedTotal,
      isLocal: definition.isLocal)
  }

  private func reasons(_ total: Int, _ parts: [Score.Part]) -> [LevelReason] {
    var reasons: [LevelReason] = []
    reasons.reserveCapacity(2)
    for (place, response) in definition.responses.enumerated() {
      switch response.condition {
      case .total(let totals):
        if totals.contains(total) {
          reasons.append(LevelReason(level: response.level, cause: .total(response: place)))
        }
      case .anyPart(let points):
        if let parameter = parts.firstIndex(where: { $0.points == points }) {
          reasons.append(
            LevelReason(
              level: response.level, cause: .part(parameter: parameter, response: place)))
        }
      }
    }
    return reasons
  }

  private func supplied(_ input: ScoreInput, _ notes: inout [ScoreNote]) -> Int? {
    guard let claim = input.suppliedTotal else { return nil }
    guard let whole = Int(exactly: claim), (0...greatestTotal).contains(whole) else {
      notes.append(.suppliedTotalImpossible)
      return nil
    }
    return whole
  }
}

extension [LevelReason] {
  /// Sorts by insertion, which keeps equals in order and needs no memory: there are few reasons.
  fileprivate mutating func sortHighestFirst() {
    for end in indices.dropFirst() {
      var place = end
      while place > 0, self[place - 1].level < self[place].level {
        swapAt(place - 1, place)
        place -= 1
      }
    }
  }
}

/// The greater of two points, where either may be missing.
private func max(_ left: Int?, _ right: Int?) -> Int? {
  guard let left else { return right }
  guard let right else { return left }
  return Swift.max(left, right)
}
