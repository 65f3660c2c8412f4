// Conditions.
extension EnglishWriter {
  mutating func sayCondition(_ syntax: Syntax) -> String {
    switch syntax.kind {
    case .not(let inner):
      if case .among(let value, let members) = inner.kind { return among(value, members, "is not") }
      switch flat(inner) {
      case .all, .any: return "it is not so that (\(say(inner)))"
      default: return "it is not so that \(say(inner))"
      }
    case .all(let parts): return parts.map { part($0, in: syntax) }.joined(separator: ", and ")
    case .any(let parts): return parts.map { part($0, in: syntax) }.joined(separator: ", or ")
    case .compare(let left, let comparison, let right):
      let word = isTime(left) || isTime(right) ? time(comparison) : number(comparison)
      return "\(say(left)) \(word) \(say(right))"
    case .between(let value, let low, let high):
      return "\(say(value)) is from \(say(low)) to \(say(high))"
    case .among(let value, let members):
      return isSet(value) ? rows(syntax, .many) : among(value, members, "is")
    default: return ""
    }
  }

  /// A part of "and" or "or", in brackets where it is the other of the two.
  private mutating func part(_ syntax: Syntax, in whole: Syntax) -> String {
    let said = say(syntax)
    switch (flat(syntax), whole.kind) {
    case (.any, .all), (.all, .any): return said.hasPrefix("“") ? said : "(\(said))"
    default: return said
    }
  }

  private mutating func among(_ value: Syntax, _ members: [Syntax], _ verb: String) -> String {
    if members.count == 1, case .call("values", let arguments, _) = members[0].kind,
      case .value(let set) = arguments.first, case .value(let field) = arguments.last
    {
      return "\(say(value)) \(verb) among those of \(rows(set, .many)): \(say(field))"
    }
    let isList = members.allSatisfy { if case .name = $0.kind { true } else { false } }
    let names = members.map { isList ? list($0) : say($0) }.joined(separator: " or ")
    return "\(say(value)) \(verb)\(isList ? " in" : "") \(names)"
  }

  private func number(_ comparison: Comparison) -> String {
    switch comparison {
    case .equal: "is"
    case .notEqual: "is not"
    case .less: "is under"
    case .lessOrEqual: "is at most"
    case .greater: "is over"
    case .greaterOrEqual: "is at least"
    }
  }

  private func time(_ comparison: Comparison) -> String {
    switch comparison {
    case .equal: "is on"
    case .notEqual: "is not on"
    case .less: "is before"
    case .lessOrEqual: "is on or before"
    case .greater: "is after"
    case .greaterOrEqual: "is on or after"
    }
  }
}
