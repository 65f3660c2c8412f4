extension ScoreDefinition {
  /// Reads and checks the table of a score.
  ///
  /// - Throws: ``DefinitionErrors`` with every fault: a missing source, a hole or an overlap
  ///   between bands, points that the score does not know, a total without response.
  public init(table: String) throws(DefinitionErrors) {
    var reader = DefinitionReader(table)
    reader.check()
    guard reader.errors.isEmpty else {
      throw DefinitionErrors(errors: reader.errors.sorted { $0.line < $1.line })
    }
    self = reader.definition
  }
}

extension DefinitionReader {
  /// Checks what can only be known at the end of the table.
  fileprivate mutating func check() {
    checkHead()
    for parameter in definition.parameters { check(parameter) }
    guard definition.status != .structureOnly else { return }
    if definition.parameters.isEmpty { fail("there is no parameter", at: 1) }
    checkResponses()
  }

  private mutating func checkHead() {
    let needed = [
      ("score", definition.id), ("name", definition.name), ("version", definition.version),
      ("source", definition.source), ("published", definition.published),
    ]
    for (word, text) in needed where text.isEmpty { fail("\(word) is missing", at: 1) }
    if definition.points.isEmpty { fail("points are missing", at: 1) }
    if definition.points != definition.points.sorted() {
      fail("points must grow", at: lines["points"] ?? 1)
    }
  }

  private mutating func check(_ parameter: ScoreParameter) {
    let line = lines["parameter \(parameter.id)"] ?? 1
    for input in parameter.inputs {
      if input.isChoice {
        for choice in input.choices { checkPoints(choice.points, line) }
        if !input.tables.isEmpty { fail("\(input.id) has both choices and bands", at: line) }
      } else if definition.status != .structureOnly, input.tables.isEmpty {
        fail("\(input.id) has no bands", at: line)
      }
      for table in input.tables { check(table, input, line) }
    }
    for substitute in parameter.substitutes { checkPoints(substitute.points, line) }
  }

  private mutating func checkPoints(_ points: Int?, _ line: Int) {
    guard let points, !definition.points.contains(points) else { return }
    let known = definition.points.map(String.init).joined(separator: ", ")
    fail("\(points) points are not among \(known)", at: line)
  }

  /// A table runs from below to above without hole or overlap, in steps of its input.
  private mutating func check(_ table: BandTable, _ input: ScoreInputDefinition, _ line: Int) {
    for condition in table.conditions {
      let selector = definition.selectors.first { $0.name == condition.selector }
      if selector?.values.contains(condition.value) != true {
        fail("there is no \(condition.selector)=\(condition.value)", at: line)
      }
    }
    guard let first = table.bands.first, let last = table.bands.last else {
      return fail("\(input.id) has a table without bands", at: line)
    }
    if first.range.least != nil {
      fail("\(input.id): nothing below the first band", at: first.line)
    }
    if last.range.greatest != nil {
      fail("\(input.id): nothing above the last band", at: last.line)
    }
    for band in table.bands { checkPoints(band.points, band.line) }
    for (lower, upper) in zip(table.bands, table.bands.dropFirst()) {
      guard let end = lower.range.greatest, let start = upper.range.least else {
        fail("\(input.id): only the first and last band may be open", at: upper.line)
        continue
      }
      let expected = Hundredths(end.count + input.step)
      if start < expected { fail("\(input.id): overlaps the band above", at: upper.line) }
      if start > expected {
        fail("\(input.id): nothing between \(end) and \(start)", at: upper.line)
      }
    }
  }

  /// Every total from 0 to the greatest has one response.
  private mutating func checkResponses() {
    let line = lines["response"] ?? 1
    let totals = definition.responses.compactMap { response -> ClosedRange<Int>? in
      if case .total(let totals) = response.condition { return totals }
      return nil
    }
    for total in 0...max(0, definition.greatestTotal) {
      let count = totals.count { $0.contains(total) }
      if count == 0 { fail("no response for a total of \(total)", at: line) }
      if count > 1 { fail("\(count) responses for a total of \(total)", at: line) }
    }
    for response in definition.responses where response.action.isEmpty {
      fail("a response has nothing to do", at: line)
    }
  }
}
