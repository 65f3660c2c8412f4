// Calls of functions.
extension EnglishWriter {
  mutating func say(
    call name: String, _ arguments: [Syntax.Argument], _ keys: [Syntax]
  ) -> String {
    let values = arguments.compactMap { argument -> Syntax? in
      if case .value(let syntax) = argument { syntax } else { nil }
    }
    if name == "pair" { return sayPair(arguments) }
    guard let first = values.first else { return name }
    switch name {
    case "exists": return "there is \(rows(first, .one))"
    case "no": return "there is no \(rows(first, .bare))"
    case "count": return "the number of \(rows(first, .many))"
    case "first", "last":
      let order = keys.map { say($0) }.joined(separator: ", then ")
      return "the \(name) \(rows(first, .bare))" + (keys.isEmpty ? "" : " by \(order)")
    case "alive": return "the person is alive on \(say(first))"
    case "registered": return "the person is registered with a practice on \(say(first))"
    case "registration": return "the registration on \(say(first))"
    case "age": return "age on \(say(first))"
    case "missing": return "\(say(first)) is not known"
    case "known": return "\(say(first)) is known"
    case "in denominator": return "the person counts in the denominator of \(id(first))"
    case "in numerator": return "the person counts in the numerator of \(id(first))"
    case "fact": return "the recorded \(EnglishWriter.spaced(id(first)))"
    case "detail": return "its \(EnglishWriter.spaced(id(first)))"
    case "band": return "the band of \(say(first)): \(bands(arguments))"
    case "number", "text", "time": return say(first)
    default: return say(other: name, values)
    }
  }

  private mutating func say(other name: String, _ values: [Syntax]) -> String {
    let first = values[0]
    if let unit = Vocabulary.units[name], values.count == 2 {
      return "the \(unit.rawValue) from \(say(first)) to \(say(values[1]))"
    }
    switch name {
    case "sum", "mean", "minimum", "maximum", "median", "distinct", "earliest", "latest":
      return sayAggregate(name, values)
    case "time in range":
      guard values.count > 3 else { return name }
      return "the share of time, in per cent, that the values of \(rows(first, .many)) lie from"
        + " \(say(values[1])) to \(say(values[2])), gaps of more than \(say(values[3])) left out"
    case "kidney injury stage":
      return "the stage of acute kidney injury of the last of \(rows(first, .many))"
    case "episodes", "episode start":
      guard values.count > 1 else { return name }
      let what = name == "episodes" ? "the number of stretches" : "the start of the last stretch"
      return "\(what) of \(rows(first, .many)),"
        + " a gap of more than \(say(values[1])) starting a new one"
    case "covered days", "overlapping days": return sayCoverage(values)
    case "same":
      guard values.count > 1 else { return name }
      return "\(say(first)) and \(say(values[1])) are one and the same"
    case "contains":
      guard values.count > 1 else { return name }
      return "\(say(first)) contains \(say(values[1]))"
    default: return "the \(name) of \(listed(values))"
    }
  }

  private mutating func sayAggregate(_ name: String, _ values: [Syntax]) -> String {
    guard isSet(values[0]) else { return "the \(name) of \(listed(values))" }
    let isTime = name == "earliest" || name == "latest"
    let standard = isTime ? "its date" : name == "distinct" ? "its code" : "its value"
    let what = values.count > 1 ? say(values[1]) : standard
    let word = name == "distinct" ? "number of different values" : name
    return "the \(word), over \(rows(values[0], .many)), of \(what)"
  }

  private mutating func sayCoverage(_ values: [Syntax]) -> String {
    guard values.count >= 4 else { return "" }
    var sets: [String] = []
    for place in stride(from: 0, to: values.count - 2, by: 2) {
      sets.append("\(rows(values[place], .one)) (for the days: \(say(values[place + 1])))")
    }
    let (from, to) = (say(values[values.count - 2]), say(values[values.count - 1]))
    return "the number of days from \(from) to \(to) that are covered by"
      + " \(sets.joined(separator: " and by "))"
  }

  private mutating func sayPair(_ arguments: [Syntax.Argument]) -> String {
    var sets: [Syntax] = []
    var isOrdered = false
    var distance = ""
    for argument in arguments {
      switch argument {
      case .value(let syntax): sets.append(syntax)
      case .followed(let first, let second):
        sets += [first, second]
        isOrdered = true
      case .closeness(let isStrict, let length, _):
        distance = isStrict ? "fewer than \(say(length))" : "at most \(say(length))"
      case .band: break
      }
    }
    guard sets.count == 2 else { return "" }
    let (one, other) = (rows(sets[0], .one), rows(sets[1], .one))
    if isOrdered { return "\(one) is followed by \(other), \(distance) later" }
    return "\(one) and \(other) are \(distance) apart"
  }

  private mutating func listed(_ values: [Syntax]) -> String {
    values.map { say($0) }.joined(separator: " and ")
  }

  func id(_ syntax: Syntax) -> String {
    if case .text(let text) = syntax.kind { return text }
    return "…"
  }

  private func bands(_ arguments: [Syntax.Argument]) -> String {
    arguments.compactMap { argument in
      if case .band(_, let name, _) = argument { name } else { nil }
    }.joined(separator: ", ")
  }
}
