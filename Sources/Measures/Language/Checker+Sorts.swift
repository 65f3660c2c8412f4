import Essentials

// Expressions of the sort that their surroundings need.
extension Checker {
  mutating func number(_ syntax: Syntax, in row: RowSort?) -> Number? {
    guard let meaning = check(syntax, in: row) else { return nil }
    return number(meaning, syntax)
  }

  mutating func number(_ meaning: Meaning, _ syntax: Syntax) -> Number? {
    switch meaning {
    case .number(let number): return number
    case .open(let open): return open.number
    case .text: fail(syntax, needs: "a number", meaning, "write number(…) to read it as one")
    case .condition:
      fail(syntax, needs: "a number", meaning, "write number(…), which is 1 for yes and 0 for no")
    case .rows: fail(syntax, needs: "a number", meaning, "write count(…)")
    case .row: fail(syntax, needs: "a number", meaning, "name one of its fields, such as .value")
    case .duration:
      fail(syntax, needs: "a number", meaning, "leave the unit away, and compare with days(A, B)")
    case .time:
      fail(syntax, needs: "a number", meaning, "write days(A, B) for the days between two")
    }
    return nil
  }

  mutating func time(_ syntax: Syntax, in row: RowSort?) -> Time? {
    guard let meaning = check(syntax, in: row) else { return nil }
    return time(meaning, syntax)
  }

  mutating func time(_ meaning: Meaning, _ syntax: Syntax) -> Time? {
    switch meaning {
    case .time(let time): return time
    case .open(let open):
      if let time = open.time { return time }
      fail(syntax, needs: "a time", .text(.missing))
    case .duration:
      fail(
        syntax, needs: "a time", meaning, "say before or after what, such as 3 months before index")
    case .row: fail(syntax, needs: "a time", meaning, "write .date after it")
    case .rows: fail(syntax, needs: "a time", meaning, "write last(…).date or first(…).date")
    case .number:
      fail(
        syntax, needs: "a time", meaning, "add a unit and before or after: 3 months before index")
    case .condition, .text: fail(syntax, needs: "a time", meaning)
    }
    return nil
  }

  mutating func text(_ syntax: Syntax, in row: RowSort?) -> Text? {
    guard let meaning = check(syntax, in: row) else { return nil }
    return text(meaning, syntax)
  }

  mutating func text(_ meaning: Meaning, _ syntax: Syntax) -> Text? {
    switch meaning {
    case .text(let text): return text
    case .open(let open): return open.text
    case .number:
      fail(syntax, needs: "a text", meaning, "write band(NUMBER, 0 \"…\", …) to name its bands")
    default: fail(syntax, needs: "a text", meaning)
    }
    return nil
  }

  mutating func condition(_ syntax: Syntax, in row: RowSort?) -> Condition? {
    guard let meaning = check(syntax, in: row) else { return nil }
    return condition(meaning, syntax)
  }

  mutating func condition(_ meaning: Meaning, _ syntax: Syntax) -> Condition? {
    switch meaning {
    case .condition(let condition): return condition
    case .open(.missing): return .literal(.unknown)
    case .rows: fail(syntax, needs: "a condition", meaning, "write exists(…) or no(…)")
    case .row:
      fail(syntax, needs: "a condition", meaning, "write known(…) or compare one of its fields")
    case .number, .open: fail(syntax, needs: "a condition", meaning, "compare it: … > 0")
    case .text: fail(syntax, needs: "a condition", meaning, "compare it: … = \"…\"")
    case .time:
      fail(syntax, needs: "a condition", meaning, "compare it: … <= index, or write known(…)")
    case .duration: fail(syntax, needs: "a condition", meaning)
    }
    return nil
  }

  /// What is told beside somebody.
  mutating func reason(_ meaning: Meaning, _ syntax: Syntax) -> Plan.ReasonValue? {
    switch meaning {
    case .condition(let condition): return .condition(condition)
    case .number(let number): return .number(number)
    case .time(let time): return .time(time)
    case .text(let text): return .text(text)
    case .open(let open): return .text(open.text)
    case .rows: fail(syntax, needs: "a value to tell", meaning, "write count(…) or last(…).date")
    case .row: fail(syntax, needs: "a value to tell", meaning, "name one of its fields")
    case .duration: fail(syntax, needs: "a value to tell", meaning)
    }
    return nil
  }

  mutating func rows(_ syntax: Syntax, in row: RowSort?) -> (rows: Rows, sort: RowSort)? {
    guard let meaning = check(syntax, in: row) else { return nil }
    if case .rows(let rows, let sort) = meaning { return (rows, sort) }
    let near: String? =
      if case .name(let name) = syntax.kind {
        SimilarNames.nearest(to: name, in: Vocabulary.tables.keys.sorted())
      } else { nil }
    fail(
      syntax, needs: "a set of rows", meaning,
      near.map { "did you mean \"\($0)\"?" } ?? "sets begin with a table, such as medications")
    return nil
  }

  /// A whole number that is written or comes from a parameter, and no less than `least`.
  mutating func wholeNumber(_ syntax: Syntax, atLeast least: Int, _ what: String) -> Int? {
    guard let number = number(syntax, in: nil) else { return nil }
    guard case .literal(let value) = number, let whole = Int(exactly: value), whole >= least,
      whole <= 1_000_000
    else {
      fail(syntax.range, "\(what) must be a whole number from \(least) up, or a parameter")
      return nil
    }
    return whole
  }

  private mutating func fail(
    _ syntax: Syntax, needs sort: String, _ meaning: Meaning, _ hint: String? = nil
  ) {
    fail(syntax.range, "\(meaning.word) stands where \(sort) is needed", hint)
  }
}
