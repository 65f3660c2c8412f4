import Essentials

/// Says in plain English what expressions mean.
struct EnglishWriter {
  let wording: DefinitionWording
  private let parameters: [Definition.Parameter]
  /// Names that are long to explain and so are quoted, in the order met.
  private(set) var quoted: [String] = []
  /// How many expressions, one in the other, are being explained.
  private var depth = 0

  /// The longest text that stands where its name does.
  static let inlineMost = 110
  private static let depthMost = 30

  init(_ definition: Definition) {
    wording = definition.wording
    parameters = definition.parameters
  }

  /// Whether answers are about people and not about rows.
  var isAboutPeople: Bool { wording.indexRows == nil && wording.overlapping == nil }

  /// What an expression means, as a part of a sentence.
  mutating func say(_ syntax: Syntax) -> String {
    depth += 1
    defer { depth -= 1 }
    if depth > EnglishWriter.depthMost { return "…" }
    switch syntax.kind {
    case .number(let number): return number.plainText
    case .text(let text): return "“\(text)”"
    case .day(let day): return day.text
    case .minute(let minute): return EnglishWriter.text(minute)
    case .name(let name): return say(name: name)
    case .call("records", _, _): return rows(syntax, .many)
    case .call(let name, let arguments, let keys): return say(call: name, arguments, keys)
    case .field(let of, let name): return say(field: name, of: of)
    case .inside(let of, let inner): return "of \(say(of)): \(say(inner))"
    case .negated(let inner): return "minus \(say(inner))"
    case .not, .all, .any, .compare, .between, .among: return sayCondition(syntax)
    case .arithmetic(let left, let operation, let right):
      return "\(bracketed(left)) \(EnglishWriter.word(operation)) \(bracketed(right))"
    case .window, .covering, .filtered, .except: return rows(syntax, .many)
    case .shifted(let amount, let unit, let isBefore, let base):
      let number = say(amount)
      let unit = number == "1" ? String(unit.rawValue.dropLast()) : unit.rawValue
      return "\(number) \(unit) \(isBefore ? "before" : "after") \(say(base))"
    case .duration(let amount, let unit): return "\(say(amount)) \(unit.rawValue)"
    case .choose(let cases, let otherwise):
      var parts = cases.map { "\(say($0.then)) if \(say($0.when))" }
      parts.append(otherwise.map { "otherwise \(say($0))" } ?? "otherwise not known")
      return parts.joined(separator: ", ")
    case .firstKnown(let first, let second):
      if second.kind == .name("yes") { return "\(say(first)) (or that is not known)" }
      if second.kind == .name("no") { return "\(say(first)) (and that is known)" }
      return "\(say(first)), or where that is not known \(say(second))"
    case .indexRows(let set, let at): return "\(rows(set, .many)) at \(say(at))"
    }
  }

  /// The same in brackets where it has parts of its own.
  private mutating func bracketed(_ syntax: Syntax) -> String {
    let said = say(syntax)
    switch flat(syntax) {
    case .arithmetic, .firstKnown, .choose: return said.hasPrefix("“") ? said : "(\(said))"
    default: return said
    }
  }

  /// What a name that is explained under `let:` stands for; `nil` for other names.
  func named(_ name: String) -> Syntax? { wording.names.last { $0.name == name }?.syntax }

  /// The kind of an expression, names replaced.
  func flat(_ syntax: Syntax) -> Syntax.Kind {
    var syntax = syntax
    while case .name(let name) = syntax.kind, let written = named(name) { syntax = written }
    return syntax.kind
  }

  private mutating func say(name: String) -> String {
    if let syntax = named(name) {
      if let said = short(name, { $0.say(syntax) }) { return said }
      return "“\(EnglishWriter.spaced(name))”" + (isCondition(syntax) ? " holds" : "")
    }
    if let parameter = parameters.first(where: { $0.name == name }) {
      return parameter.value.plainText
    }
    if let words = EnglishWriter.values[name] { return words }
    if name == "index" { return isAboutPeople ? "the index day" : "that time" }
    if Vocabulary.tables[name] != nil { return EnglishWriter.noun(name, .many) }
    return "its \(EnglishWriter.spaced(name))"
  }

  private mutating func say(field name: String, of owner: Syntax) -> String {
    let field = EnglishWriter.spaced(name)
    if case .name(let list) = owner.kind, wording.codelists[list] != nil {
      return "the \(field) that the list \(list) gives"
    }
    return "the \(field) of \(say(owner))"
  }

  /// What a name under `let:` means, for the list of those that are quoted.
  mutating func meaning(of name: String) -> String { named(name).map { say($0) } ?? "" }

  private static let values: [String: String] = [
    "yes": "always", "no": "never", "unknown": "not known", "missing": "not known",
    "period start": "the first day of the period", "period end": "the last day of the period",
    "birth": "birth", "death": "death", "sex": "sex", "person": "the person's id",
    "this": "this row",
  ]

  private static func word(_ operation: Arithmetic) -> String {
    switch operation {
    case .add: "plus"
    case .subtract: "less"
    case .multiply: "times"
    case .divide: "divided by"
    case .divideWhole: "divided into whole parts by"
    case .remainder: "modulo"
    case .power: "to the power"
    }
  }

  static func spaced(_ name: String) -> String { name.replacing("_", with: " ") }

  static func text(_ minute: Minute) -> String {
    let (hour, rest) = minute.clock
    let clock = (hour < 10 ? "0" : "") + "\(hour):" + (rest < 10 ? "0" : "") + "\(rest)"
    return "\(minute.day.text), \(clock)"
  }

  /// What a name stands for where that is short; otherwise `nil`, and it is explained later.
  mutating func short(_ name: String, _ say: (inout EnglishWriter) -> String) -> String? {
    let before = quoted
    let said = say(&self)
    if said.count <= EnglishWriter.inlineMost { return said }
    quoted = before
    if !quoted.contains(name) { quoted.append(name) }
    return nil
  }

  /// Whether an expression is written as a condition.
  private func isCondition(_ syntax: Syntax) -> Bool {
    switch flat(syntax) {
    case .not, .all, .any, .compare, .between: return true
    case .among(let value, _): return !isSet(value)
    case .call(let name, _, _):
      return [
        "exists", "no", "pair", "same", "alive", "registered", "missing", "known", "contains",
      ]
      .contains(name)
    default: return false
    }
  }

  /// The name of a codelist for a sentence.
  func list(_ syntax: Syntax) -> String {
    if case .name(let name) = syntax.kind { return EnglishWriter.spaced(name) }
    return "…"
  }
}
