import EarlyWarning

/// Makes test vectors for one chart from its definition, always the same ones.
struct ConformanceMaker {
  let scorer: Scorer
  /// An age in years that the chart is for, as the cell of a table.
  let age: String
  private(set) var cases: [ConformanceCase] = []

  var definition: ScoreDefinition { scorer.definition }

  init(_ scorer: Scorer) {
    self.scorer = scorer
    let months = scorer.definition.ageMonths
    let first = months.lowerBound
    // Some years into the chart, and half a year for the youngest.
    age = first == 0 ? "0.5" : String(first / 12 + (scorer.definition.chart.isEmpty ? 44 : 2))
  }

  /// All vectors of the chart.
  static func cases(_ scorer: Scorer) -> [ConformanceCase] {
    var maker = ConformanceMaker(scorer)
    maker.addEdges()
    maker.addTotals()
    maker.addReds()
    maker.addScales()
    maker.addOxygen()
    maker.addMissing()
    maker.addInvalid()
    maker.addAges()
    maker.addConcerns()
    return maker.cases
  }

  mutating func add(
    _ group: ConformanceCase.Group, _ about: String, _ change: [String: String?]
  ) {
    var cells = normal
    for (name, text) in change {
      if let text { cells[name] = text } else { cells[name] = nil }
    }
    cases.append(
      ConformanceCase(
        group: group, about: about, cells: cells.filter { !$0.value.isEmpty }))
  }

  // MARK: A set with no points

  /// A set in which every part scores nothing.
  var normal: [String: String] {
    var cells = ["age": age]
    for parameter in definition.parameters {
      guard let input = parameter.inputs.first else { continue }
      cells[input.id] = Self.normal(input)
    }
    return cells
  }

  private static func normal(_ input: ScoreInputDefinition) -> String {
    if input.isChoice { return input.choices.first { $0.points == 0 }?.code ?? "" }
    guard let band = input.tables.first?.bands.first(where: { $0.points == 0 }) else { return "" }
    switch (band.range.least, band.range.greatest) {
    case (let least?, let greatest?):
      let middle = (least.count + greatest.count) / 2
      return Hundredths(middle / input.step * input.step).description
    case (let least?, nil): return Hundredths(least.count + 2 * max(input.step, 100)).description
    case (nil, let greatest?): return greatest.description
    case (nil, nil): return ""
    }
  }

  // MARK: Around the edges of bands

  private mutating func addEdges() {
    for input in definition.parameters.flatMap(\.inputs) {
      for choice in input.choices where choice.points != nil {
        add(.edge, "\(input.id) \(choice.code)", [input.id: choice.code])
      }
      for table in input.tables {
        for state in states(table, input) { addEdges(table, input, state) }
      }
    }
    for substitute in definition.parameters.flatMap({ parameter in
      parameter.substitutes.map { (parameter.id, $0.code) }
    }) {
      add(
        .substitute, "\(substitute.0) not measured: \(substitute.1)",
        [substitute.0: nil, "\(substitute.0)_skip_code": substitute.1])
    }
  }

  /// The cells that make a table hold; a table of some scale is tried on air and on oxygen.
  private func states(
    _ table: BandTable, _ input: ScoreInputDefinition
  ) -> [[String: String?]] {
    var states: [[String: String?]] = [[:]]
    if input.id == "oxygen_percent" || input.id == "oxygen_flow" {
      return [["oxygen_device": "NP"]]
    }
    guard !table.conditions.isEmpty else { return states }
    for selector in definition.selectors {
      let given = table.conditions.first { $0.selector == selector.name }?.value
      let column = selector.name == "scale" ? "spo2_scale" : selector.name
      states = states.flatMap { state in
        (given.map { [$0] } ?? selector.values).map { value in
          var state = state
          state[column] = value
          if value == selector.prescribedValue { state["scale_prescribed"] = "yes" }
          return state
        }
      }
    }
    return states
  }

  private mutating func addEdges(
    _ table: BandTable, _ input: ScoreInputDefinition, _ state: [String: String?]
  ) {
    let words = Self.words(state, input)
    var values: Set<Int32> = []
    for band in table.bands {
      for edge in [band.range.least, band.range.greatest].compactMap(\.self) {
        values.formUnion([edge.count - input.step, edge.count, edge.count + input.step])
      }
    }
    for value in values.sorted().map({ Hundredths($0) }) where !isRefused(value, input) {
      add(.edge, "\(input.id) \(value)\(words)", state.merging([input.id: "\(value)"]) { $1 })
    }
    for (lower, upper) in zip(table.bands, table.bands.dropFirst()) {
      guard let end = lower.range.greatest, let start = upper.range.least else { continue }
      // A fraction of oxygen is a whole number and its bands say "under 30": no rule for between.
      if input.step == 100, input.id != "oxygen_percent" {
        let value = Hundredths((end.count + start.count) / 2)
        add(
          .between, "\(input.id) \(value) lies between \(end) and \(start)\(words)",
          state.merging([input.id: "\(value)"]) { $1 })
      }
      if input.step == 10, input.unit == "Cel" {
        for more in [Int32(4), 5] {
          let value = Hundredths(end.count + more)
          add(.rounding, "\(input.id) \(value)", state.merging([input.id: "\(value)"]) { $1 })
        }
      }
    }
  }

  private static func words(_ state: [String: String?], _ input: ScoreInputDefinition) -> String {
    var words: [String] = []
    if let scale = state["spo2_scale"] ?? nil { words.append("scale \(scale)") }
    if let oxygen = state["oxygen"] ?? nil { words.append("on \(oxygen)") }
    return words.isEmpty ? "" : ", " + words.joined(separator: ", ")
  }

  func isRefused(_ value: Hundredths, _ input: ScoreInputDefinition) -> Bool {
    input.refused.contains { $0.contains(value) }
  }

  // MARK: Totals and levels

  /// For each points a parameter can have, cells that give them.
  func options(_ parameter: ScoreParameter) -> [(points: Int, cells: [String: String?])] {
    var options: [(points: Int, cells: [String: String?])] = []
    func offer(_ points: Int, _ cells: [String: String?]) {
      if !options.contains(where: { $0.points == points }) { options.append((points, cells)) }
    }
    for input in parameter.inputs {
      for choice in input.choices {
        guard let points = choice.points else { continue }
        offer(points, [input.id: choice.code])
      }
      guard let table = input.tables.first else { continue }
      for band in table.bands {
        guard let value = band.range.least ?? band.range.greatest,
          !isRefused(value, input)
        else { continue }
        var cells: [String: String?] = [input.id: "\(value)"]
        if parameter.inputs.count > 1 { cells["oxygen_device"] = "NP" }
        offer(band.points, cells)
      }
    }
    return options.sorted { $0.points < $1.points }
  }

  /// Cells for a total: parts with many points first, or as evenly low as can be.
  func combination(
    _ total: Int, fewParts: Bool, without left: String? = nil
  ) -> [String: String?]? {
    let choices = definition.parameters.filter { $0.id != left }.map(options)
    func search(_ place: Int, _ rest: Int) -> [String: String?]? {
      guard place < choices.count else { return rest == 0 ? [:] : nil }
      let most = choices[place...].reduce(0) { $0 + ($1.last?.points ?? 0) }
      guard rest <= most else { return nil }
      let ordered = fewParts ? choices[place].reversed() : choices[place]
      for option in ordered where option.points <= rest {
        if let found = search(place + 1, rest - option.points) {
          return found.merging(option.cells) { $1 }
        }
      }
      return nil
    }
    return search(0, total)
  }

  private mutating func addTotals() {
    for total in 0...definition.greatestTotal {
      for fewParts in [true, false] {
        guard let cells = combination(total, fewParts: fewParts) else { continue }
        let how = fewParts ? "few parts with many points" : "the last parts"
        add(.total, "total \(total), \(how)", cells)
      }
    }
  }

  private mutating func addReds() {
    let most = definition.points.last ?? 0
    for parameter in definition.parameters {
      for option in options(parameter) where option.points == most {
        add(.red, "\(most) points in \(parameter.id) alone", option.cells)
        // One point short of the next level, the red part has to decide by itself.
        for total in (most + 1)...(most + 2) {
          guard let rest = combination(total - most, fewParts: false, without: parameter.id)
          else { continue }
          add(
            .red, "\(most) points in \(parameter.id), \(total) in all",
            rest.merging(option.cells) { $1 })
        }
      }
    }
  }
}
