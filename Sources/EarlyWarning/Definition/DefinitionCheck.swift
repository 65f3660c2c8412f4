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
    checkApproval()
    checkNames()
    for parameter in definition.parameters { check(parameter) }
    guard definition.status != .structureOnly else { return checkEmpty() }
    if definition.parameters.isEmpty { fail("there is no parameter", at: 1) }
    checkResponses()
  }

  private mutating func checkHead() {
    let needed = [
      ("score", definition.id), ("name", definition.name), ("version", definition.version),
      ("source", definition.source), ("published", definition.published),
    ]
    for (word, text) in needed where text.isEmpty { fail("\(word) is missing", at: 1) }
    if lines["status"] == nil { fail("status is missing", at: 1) }
    if definition.points.isEmpty, definition.status != .structureOnly {
      fail("points are missing", at: 1)
    }
    if definition.points != definition.points.sorted() {
      fail("points must grow", at: lines["points"] ?? 1)
    }
  }

  /// A local table is signed: by the same person, with role, date and the reason for the table.
  private mutating func checkApproval() {
    guard case .local(let approver) = definition.status else {
      if let line = lines["approved"] { fail("only a local table is approved here", at: line) }
      return
    }
    let line = lines["status"] ?? 1
    guard let approval = definition.approval else {
      return fail("a local table needs: approved NAME, ROLE, DATE", at: line)
    }
    if approval.name != approver {
      fail("status names \(approver), approved names \(approval.name)", at: line)
    }
    if approval.note.isEmpty { fail("a local table needs a note: why, and from what", at: line) }
  }

  /// A structure has no numbers, so that nobody can take them for published ones.
  private mutating func checkEmpty() {
    if !definition.points.isEmpty { fail("a structure has no points", at: lines["points"] ?? 1) }
    if !definition.responses.isEmpty {
      fail("a structure has no responses", at: lines["response"] ?? 1)
    }
    for parameter in definition.parameters where !parameter.pointsPossible.isEmpty {
      let line = lines["parameter \(parameter.id)"] ?? 1
      fail("a structure has no points: \(parameter.id)", at: line)
    }
  }

  /// Codes and ids say one thing each.
  private mutating func checkNames() {
    var inputs: Set<String> = []
    for parameter in definition.parameters {
      let line = lines["parameter \(parameter.id)"] ?? 1
      for input in parameter.inputs {
        if !inputs.insert(input.id).inserted { fail("\(input.id) is read twice", at: line) }
        let codes = (input.choices + parameter.substitutes).map(\.code)
        if Set(codes).count < codes.count { fail("\(input.id): a code stands twice", at: line) }
      }
    }
    let others = [
      ("level", definition.levels.map(\.id)), ("selector", definition.selectors.map(\.name)),
      ("trigger", definition.triggers.map(\.id)), ("judgement", definition.judgements.map(\.id)),
    ]
    for (word, ids) in others where Set(ids).count < ids.count {
      fail("a \(word) stands twice", at: lines[word] ?? 1)
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
      checkConditions(input, line)
    }
    for substitute in parameter.substitutes { checkPoints(substitute.points, line) }
  }

  /// Every state of the selectors has one table: none is forgotten and none has two.
  private mutating func checkConditions(_ input: ScoreInputDefinition, _ line: Int) {
    let used = definition.selectors.filter { selector in
      input.tables.contains { $0.conditions.contains { $0.selector == selector.name } }
    }
    guard !input.tables.isEmpty else { return }
    var states: [[String: String]] = [[:]]
    for selector in used {
      states = states.flatMap { state in
        selector.values.map { value in state.merging([selector.name: value]) { $1 } }
      }
    }
    for state in states {
      let count = input.tables.count { table in
        table.conditions.allSatisfy { state[$0.selector] == $0.value }
      }
      guard count != 1 else { continue }
      let words = used.map { "\($0.name)=\(state[$0.name] ?? "")" }.joined(separator: " ")
      fail("\(input.id): \(count) tables for \(words.isEmpty ? "one state" : words)", at: line)
    }
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
    for band in table.bands {
      checkPoints(band.points, band.line)
      if let least = band.range.least, let greatest = band.range.greatest, least > greatest {
        fail("\(input.id): \(least) is above \(greatest)", at: band.line)
      }
    }
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
