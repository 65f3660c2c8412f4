import EarlyWarning

/// One set as a table a nurse would recognise: each part, its value, points and band.
public struct Explanation: Hashable, Sendable {
  private let set: ScoredSet
  private let family: ScoreFamily
  private let words: ScoredWords

  /// An explanation of a set.
  public init(_ set: ScoredSet, _ family: ScoreFamily) {
    self.set = set
    self.family = family
    words = ScoredWords(set, family)
  }

  private var definition: ScoreDefinition { family.scorers[set.chart ?? 0].definition }

  private var score: Score? {
    switch set.result {
    case .complete(let score), .partial(let score): score
    case .refused: nil
    }
  }

  /// The table, the total, what follows from it, and where the numbers come from.
  public func text(style: TextStyle = TextStyle()) -> String {
    var lines = [definition.name + (definition.chart.isEmpty ? "" : ", chart \(definition.chart)")]
    if let person = set.person, !person.isEmpty { lines.append("person \(person)") }
    if let time = set.time, !time.isEmpty { lines.append("observed \(time)") }
    lines += [""] + table + [""] + verdict
    if !words.reasons.isEmpty {
      lines += ["", words.status == "refused" ? "Why" : "To know"]
      lines += words.reasons.map { "  \($0)" }
    }
    lines += [
      "",
      "Bands: \(definition.id)\(definition.chart.isEmpty ? "" : " \(definition.chart)"), "
        + "version \(definition.version), \(definition.status.words); rows are those of its table",
      "Source: \(definition.source)",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: The table

  private var table: [String] {
    var table = TextTable(rightAligned: [1, 2])
    table.append(["Part", "Value", "Points", "Band", "Row"])
    var place = 0
    for (index, parameter) in definition.parameters.enumerated() {
      let points = words.points[index].map(String.init) ?? "missing"
      for (number, input) in parameter.inputs.enumerated() {
        let band = band(of: input, place, parameter)
        let isFirst = number == 0
        table.append([
          isFirst ? parameter.name : "  \(input.name)", value(of: input, place, parameter),
          isFirst ? (words.status == "refused" ? "" : points) : "", band?.words ?? "",
          band?.line.map { "\($0)" } ?? "",
        ])
        place += 1
      }
    }
    return table.lines
  }

  private func value(
    of input: ScoreInputDefinition, _ place: Int, _ parameter: ScoreParameter
  ) -> String {
    switch set.input.readings[place] {
    case .number(let number): "\(number) \(Self.unit(input.unit))"
    case .choice(let choice): input.choices[choice].name
    case .substitute(let code): parameter.substitutes[code].name
    case .missing(let reason): reason == .notGiven ? "" : reason.rawValue
    case .unreadable(let text): "\"\(text.cut(to: 20))\""
    }
  }

  private static func unit(_ code: String) -> String {
    switch code {
    case "Cel": "°C"
    case "mm[Hg]": "mmHg"
    default: code
    }
  }

  /// The band that a reading fell in, in words, and its row in the table of the definition.
  private func band(
    of input: ScoreInputDefinition, _ place: Int, _ parameter: ScoreParameter
  ) -> (words: String, line: Int?)? {
    switch set.input.readings[place] {
    case .choice(let choice):
      input.choices[choice].points.map { ("\(input.choices[choice].code) scores \($0)", nil) }
    case .substitute(let code):
      parameter.substitutes[code].points.map {
        ("\(parameter.substitutes[code].code) scores \($0)", nil)
      }
    case .number(let number): band(of: input, number)
    case .missing, .unreadable: nil
    }
  }

  private func band(
    of input: ScoreInputDefinition, _ number: Hundredths
  ) -> (words: String, line: Int?)? {
    let isTenths = input.step == 10
    let value = isTenths ? Hundredths((number.count + 5).flooredTens) : number
    for table in input.tables where holds(table) {
      guard let band = table.bands.first(where: { $0.range.contains(value) }) else {
        return ("between two bands: the higher points", nil)
      }
      return ("\(band.range.words) scores \(band.points)\(condition(table))", band.line)
    }
    return nil
  }

  private func condition(_ table: BandTable) -> String {
    guard !table.conditions.isEmpty else { return "" }
    let words = table.conditions.map {
      $0.selector == "scale" ? "scale \($0.value)" : "on \($0.value)"
    }
    return " (\(words.joined(separator: ", ")))"
  }

  /// Whether a table holds for the selectors of the set, as they were resolved.
  private func holds(_ table: BandTable) -> Bool {
    table.conditions.allSatisfy { condition in
      guard let place = definition.selectors.firstIndex(where: { $0.name == condition.selector })
      else { return false }
      let selector = definition.selectors[place]
      if let source = family.input(selector.name) {
        guard case .choice(let choice) = set.input.readings[source] else { return true }
        return selector.values[choice] == condition.value
      }
      var value = selector.values[set.input.selectors[place] ?? 0]
      if value == selector.prescribedValue, !set.input.prescribed.contains(place) {
        value = selector.values[0]
      }
      return value == condition.value
    }
  }

  // MARK: The verdict

  private var verdict: [String] {
    guard let score else { return ["Refused: no score is given"] }
    var lines: [String] = []
    if words.status == "complete" {
      lines.append("Total      \(score.total) of \(definition.greatestTotal)")
    } else {
      lines.append("At least   \(score.total), which is no score: parts are missing")
      lines.append("Missing    \(words.missing.joined(separator: ", "))")
    }
    if let supplied = score.suppliedTotal, score.disagrees {
      lines.append("Supplied   \(supplied), which does not follow from the parts")
    }
    guard let level = score.level else {
      return lines + ["Level      not known until the set is complete"]
    }
    lines.append("Level      \(definition.levels[level].name), set by \(cause(score))")
    if !words.red.isEmpty { lines.append("Red        \(words.red.joined(separator: ", "))") }
    if let response = definition.response(to: score) {
      lines.append("Observe    \(Clocks.words(response.observe))")
      lines.append("Review     \(Clocks.words(response.review))")
      lines.append("Do         \(response.action)")
    }
    return lines
  }

  private func cause(_ score: Score) -> String {
    switch score.reasons.first?.cause {
    case .total: "the total"
    case .part(let parameter, _):
      "\(definition.points.last ?? 0) in one part (\(definition.parameters[parameter].id))"
    case .trigger(let place): definition.triggers[place].name.lowercasedFirst
    case .judgement(let place): definition.judgements[place].name.lowercasedFirst
    case nil: "nothing"
    }
  }
}

extension ScoreRange {
  /// The range in words.
  var words: String {
    switch (least, greatest) {
    case (let least?, let greatest?):
      least == greatest ? "\(least)" : "\(least) to \(greatest)"
    case (nil, let greatest?): "\(greatest) or less"
    case (let least?, nil): "\(least) or more"
    case (nil, nil): "any"
    }
  }
}

extension Int32 {
  /// Rounded down to whole tens.
  fileprivate var flooredTens: Int32 {
    let rest = self % 10
    return self - (rest < 0 ? rest + 10 : rest)
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
