/// Reads the table of a score, line by line.
///
/// Each line is a word and what belongs to it; bands are `least..greatest points`, either end of
/// which may be left out. `#` begins a comment. The tables shipped are in `Definitions/`.
struct DefinitionReader {
  private(set) var definition = ScoreDefinition()
  private(set) var errors: [DefinitionError] = []
  private var line = 0
  private var conditions: [BandTable.Condition] = []
  /// The lines of levels, responses and so on, for faults found at the end.
  private(set) var lines: [String: Int] = [:]

  init(_ table: String) {
    for text in table.split(separator: "\n", omittingEmptySubsequences: false) {
      line += 1
      let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
        .map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      read(first, Array(words.dropFirst()))
    }
  }

  mutating func fail(_ what: String, at line: Int? = nil) {
    errors.append(DefinitionError(line: line ?? self.line, what: what))
  }

  private mutating func read(_ word: String, _ rest: [String]) {
    lines[word] = lines[word] ?? line
    let text = rest.joined(separator: " ")
    switch word {
    case "score": definition.id = text
    case "chart": definition.chart = text
    case "name": definition.name = text
    case "version": definition.version = text
    case "published": definition.published = text
    case "source": definition.source = text
    case "status": readStatus(rest)
    case "effective": definition.effective = text
    case "age": readAge(text)
    case "exclude":
      guard let condition = rest.first else { return fail("exclude needs a condition") }
      definition.exclusions.append(
        ScoreDefinition.Exclusion(
          condition: condition, advice: rest.dropFirst().joined(separator: " ")))
    case "points": definition.points = rest.compactMap { Int($0) }
    case "parameter": readParameter(rest)
    case "selector":
      guard let name = rest.first else { return fail("selector needs a name") }
      definition.selectors.append(
        ScoreDefinition.Selector(name: name, values: Array(rest.dropFirst())))
    case "prescribe": readPrescribed(rest)
    case "level":
      guard let id = rest.first else { return fail("level needs an id") }
      definition.levels.append(
        ScoreDefinition.Level(id: id, name: rest.dropFirst().joined(separator: " ")))
    case "response": readResponse(rest)
    case "do": readAction(text)
    case "trigger": readTrigger(rest)
    case "judgement":
      guard let id = rest.first else { return fail("judgement needs an id") }
      definition.judgements.append(
        ScoreDefinition.Judgement(id: id, name: rest.dropFirst().joined(separator: " ")))
    default: readInParameter(word, rest)
    }
  }

  // MARK: The head of a table

  private mutating func readStatus(_ rest: [String]) {
    switch rest.first {
    case "verified": definition.status = .verified
    case "structure-only": definition.status = .structureOnly
    case "local":
      let approver = rest.dropFirst().joined(separator: " ")
      if approver.isEmpty { fail("status local needs the name of the clinician who approved it") }
      definition.status = .local(approver: approver)
    default: fail("status must be verified, structure-only, or local NAME")
    }
  }

  private mutating func readAge(_ text: String) {
    guard let dots = text.range(of: "..") else { return fail("age must be first..last") }
    guard let first = Self.months(text[..<dots.lowerBound]) else {
      return fail("age must begin with years or months, such as 16y or 12m")
    }
    let end = text[dots.upperBound...]
    guard !end.isEmpty else {
      definition.ageMonths = first...Int.max
      return
    }
    guard let last = Self.months(end), last > first else {
      return fail("age must end above where it begins")
    }
    // The end is left out: 5y..13y is up to the thirteenth birthday.
    definition.ageMonths = first...(last - 1)
  }

  private static func months(_ text: Substring) -> Int? {
    guard let unit = text.last, let number = Int(text.dropLast()) else { return nil }
    return unit == "y" ? number * 12 : unit == "m" ? number : nil
  }

  private mutating func readPrescribed(_ rest: [String]) {
    guard rest.count == 2,
      let place = definition.selectors.firstIndex(where: { $0.name == rest[0] }),
      definition.selectors[place].values.contains(rest[1])
    else { return fail("prescribe needs a selector above this line and one of its values") }
    definition.selectors[place].prescribedValue = rest[1]
  }

  // MARK: Parameters

  private mutating func readParameter(_ rest: [String]) {
    guard let id = rest.first else { return fail("parameter needs an id") }
    if definition.parameters.contains(where: { $0.id == id }) { fail("\(id) stands twice") }
    let name = rest.dropFirst().joined(separator: " ")
    var parameter = ScoreParameter(id: id, name: name)
    parameter.inputs = [ScoreInputDefinition(id: id, name: name)]
    definition.parameters.append(parameter)
    lines["parameter \(id)"] = line
    conditions = []
  }

  private mutating func readInParameter(_ word: String, _ rest: [String]) {
    guard let place = definition.parameters.indices.last else {
      return fail("\"\(word)\" stands before any parameter")
    }
    switch word {
    case "highest": definition.parameters[place].inputs = []
    case "input":
      guard let id = rest.first else { return fail("input needs an id") }
      let name = rest.dropFirst().joined(separator: " ")
      definition.parameters[place].inputs.append(ScoreInputDefinition(id: id, name: name))
      conditions = []
    case "instead":
      guard let choice = choice(rest) else { return }
      definition.parameters[place].substitutes.append(choice)
    default: readInInput(word, rest, place)
    }
  }

  private mutating func readInInput(_ word: String, _ rest: [String], _ place: Int) {
    guard let last = definition.parameters[place].inputs.indices.last else {
      return fail("\"\(word)\" stands before any input")
    }
    var input = definition.parameters[place].inputs[last]
    switch word {
    case "unit": input.unit = rest.first ?? ""
    case "step":
      guard let step = rest.first.flatMap({ Hundredths(text: $0) }), step.count > 0 else {
        return fail("step must be a number such as 1 or 0.1")
      }
      input.step = step.count
    case "refuse": input.refused = rest.compactMap { range($0) }
    case "confirm": input.toConfirm = rest.compactMap { range($0) }
    case "choice":
      guard let choice = choice(rest) else { return }
      input.choices.append(choice)
    case "when":
      conditions = rest.compactMap { text in
        let parts = text.split(separator: "=").map(String.init)
        return parts.count == 2
          ? BandTable.Condition(selector: parts[0], value: parts[1]) : nil
      }
      if conditions.count != rest.count { fail("when needs selector=value") }
      input.tables.append(BandTable(conditions: conditions, bands: []))
    default:
      guard let band = band(word, rest) else { return }
      if input.tables.isEmpty { input.tables = [BandTable(conditions: [], bands: [])] }
      input.tables[input.tables.count - 1].bands.append(band)
    }
    definition.parameters[place].inputs[last] = input
  }

  private mutating func choice(_ rest: [String]) -> ScoreChoice? {
    guard rest.count >= 2, let points = rest[1] == "level" ? .some(nil) : Int(rest[1]).map({ $0 })
    else {
      fail("a choice needs a code, its points (or \"level\"), and words")
      return nil
    }
    return ScoreChoice(
      code: rest[0], points: points, name: rest.dropFirst(2).joined(separator: " "))
  }

  private mutating func band(_ word: String, _ rest: [String]) -> Band? {
    guard word.contains("..") || Hundredths(text: word) != nil else {
      fail("\"\(word)\" is not known here")
      return nil
    }
    guard let range = range(word) else { return nil }
    guard rest.count == 1, let points = Int(rest[0]) else {
      fail("a band needs its points, such as 9..11 1")
      return nil
    }
    return Band(range: range, points: points, line: line)
  }

  private mutating func range(_ text: String) -> ScoreRange? {
    guard let dots = text.range(of: "..") else {
      guard let one = Hundredths(text: text) else {
        fail("\"\(text)\" is not a range such as 9..11")
        return nil
      }
      return ScoreRange(least: one, greatest: one)
    }
    let low = text[..<dots.lowerBound]
    let high = text[dots.upperBound...]
    let least = low.isEmpty ? nil : Hundredths(text: low)
    let greatest = high.isEmpty ? nil : Hundredths(text: high)
    guard (low.isEmpty || least != nil) && (high.isEmpty || greatest != nil) else {
      fail("\"\(text)\" is not a range such as 9..11")
      return nil
    }
    return ScoreRange(least: least, greatest: greatest)
  }

  // MARK: Responses

  private mutating func level(_ id: String) -> Int? {
    guard let level = definition.levels.firstIndex(where: { $0.id == id }) else {
      fail("there is no level \"\(id)\" above this line")
      return nil
    }
    return level
  }

  /// Reads `total 1..4 level low observe 4h..6h review local`, or `any 3 level …`.
  private mutating func readResponse(_ rest: [String]) {
    guard rest.count >= 8, rest[2] == "level", rest[4] == "observe",
      let reviewPlace = rest.firstIndex(of: "review"), reviewPlace + 1 < rest.count
    else { return fail("a response reads: total RANGE level ID observe TIME review TIME") }
    guard let level = level(rest[3]) else { return }
    let condition: Response.Condition
    switch rest[0] {
    case "total":
      guard let totals = Self.totals(rest[1]) else { return fail("a total is 0 or 1..4 or 7..") }
      condition = .total(totals)
    case "any":
      guard let points = Int(rest[1]) else { return fail("any needs points") }
      condition = .anyPart(points)
    default: return fail("a response begins with total or any")
    }
    guard let observe = Self.interval(rest[5]) else {
      return fail("observe must be 12h, 4h..6h, 30m, plan or continuous")
    }
    guard let review = Self.review(rest[reviewPlace + 1]) else {
      return fail("review must be 30m, local, agreed or none")
    }
    definition.responses.append(
      Response(
        condition: condition, level: level, observe: observe, review: review, action: ""))
  }

  private static func totals(_ text: String) -> ClosedRange<Int>? {
    if let one = Int(text) { return one...one }
    guard let dots = text.range(of: ".."), let low = Int(text[..<dots.lowerBound]) else {
      return nil
    }
    let high = text[dots.upperBound...]
    if high.isEmpty { return low...Int.max }
    guard let last = Int(high), last >= low else { return nil }
    return low...last
  }

  private static func interval(_ text: String) -> Response.Interval? {
    if text == "continuous" { return .continuous }
    if text == "plan" { return .plan }
    let parts = text.split(separator: ".", omittingEmptySubsequences: true)
    guard let due = parts.first.flatMap(minutes), let last = parts.last.flatMap(minutes) else {
      return nil
    }
    return .minutes(due: due, overdue: last)
  }

  private static func review(_ text: String) -> Response.Review? {
    switch text {
    case "local": .local
    case "agreed": .agreed
    case "none": Response.Review.none
    default: minutes(text[...]).map { .minutes($0) }
    }
  }

  private static func minutes(_ text: Substring) -> Int? {
    guard let unit = text.last, let number = Int(text.dropLast()) else { return nil }
    return unit == "h" ? number * 60 : unit == "m" ? number : nil
  }

  private mutating func readAction(_ text: String) {
    guard let last = definition.responses.indices.last else {
      return fail("do stands before any response")
    }
    definition.responses[last].action = text
  }

  private mutating func readTrigger(_ rest: [String]) {
    guard rest.count >= 3, rest[1] == "level" else {
      return fail("a trigger reads: ID level LEVEL words")
    }
    guard let level = level(rest[2]) else { return }
    definition.triggers.append(
      ScoreDefinition.Trigger(
        id: rest[0], level: level, name: rest.dropFirst(3).joined(separator: " ")))
  }
}

extension StringProtocol {
  /// Where two dots stand, for ranges.
  fileprivate func range(of dots: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(dots) { return start..<index(start, offsetBy: dots.count) }
      start = index(after: start)
    }
    return nil
  }
}
