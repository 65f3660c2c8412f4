// Sets of rows and single rows.
extension EnglishWriter {
  /// How many rows a phrase speaks of.
  enum Quantity {
    /// "a medicine"
    case one
    /// "medicines"
    case many
    /// "medicine", after an article of the sentence's own
    case bare
  }

  /// A set of rows, such as "medicines in nsaid from 3 months before the index day to the index
  /// day".
  mutating func rows(_ syntax: Syntax, _ quantity: Quantity) -> String {
    switch syntax.kind {
    case .name(let name):
      if Vocabulary.tables[name] != nil { return EnglishWriter.noun(name, quantity) }
      guard let written = named(name) else { return name }
      if let said = short(name, { $0.rows(written, quantity) }) { return said }
      let quoted = "“\(EnglishWriter.spaced(name))”"
      switch quantity {
      case .one: return "one of \(quoted)"
      case .many: return quoted
      case .bare: return "of \(quoted)"
      }
    case .among(let set, let members):
      let lists = members.map { list($0) }.joined(separator: " or ")
      return "\(rows(set, quantity)) in \(lists)"
    case .call("records", let arguments, _):
      guard case .value(let name)? = arguments.first else { return "" }
      let noun = "of “\(EnglishWriter.spaced(id(name)))”"
      return quantity == .one ? "a record \(noun)" : "record\(quantity == .many ? "s" : "") \(noun)"
    case .window(let set, let from, let to):
      return rows(set, quantity) + window(from, to)
    case .covering(let set, let time):
      return "\(rows(set, quantity)) in force at \(say(time))"
    case .filtered(let set, let condition):
      return "\(rows(set, quantity)) where \(say(condition))"
    case .except(let set, let condition):
      return "\(rows(set, quantity)), except where \(say(condition))"
    default: return say(syntax)
    }
  }

  private mutating func window(_ from: Syntax?, _ to: Syntax?) -> String {
    switch (from, to) {
    case (let from?, let to?) where from == to: return " on \(say(from))"
    case (let from?, let to?): return " from \(say(from)) to \(say(to))"
    case (let from?, nil): return " on or after \(say(from))"
    case (nil, let to?): return " on or before \(say(to))"
    case (nil, nil): return ""
    }
  }

  /// A table's rows in words.
  static func noun(_ table: String, _ quantity: Quantity) -> String {
    let (one, many) = nouns[table] ?? (table, table)
    switch quantity {
    case .many: return many
    case .bare: return one
    case .one: return ("aeiou".contains(one.first ?? "x") ? "an " : "a ") + one
    }
  }

  private static let nouns: [String: (String, String)] = [
    "medications": ("medicine", "medicines"),
    "prescriptions": ("prescription", "prescriptions"),
    "dispensings": ("medicine handed out", "medicines handed out"),
    "administrations": ("medicine given", "medicines given"),
    "statements": ("medicine said to be taken", "medicines said to be taken"),
    "events": ("record", "records"), "observations": ("observation", "observations"),
    "conditions": ("condition", "conditions"), "procedures": ("procedure", "procedures"),
    "allergies": ("allergy", "allergies"), "doses due": ("dose due", "doses due"),
    "registrations": ("registration", "registrations"),
    "admissions": ("admission", "admissions"),
    "emergencies": ("emergency attendance", "emergency attendances"),
    "ward stays": ("ward stay", "ward stays"), "contacts": ("contact", "contacts"),
    "pregnancies": ("pregnancy", "pregnancies"), "births": ("birth", "births"),
    "care homes": ("stay in a care home", "stays in care homes"),
    "intervals": ("stay or other interval", "stays and other intervals"),
  ]

  /// Whether an expression is written as a set of rows.
  func isSet(_ syntax: Syntax) -> Bool {
    switch flat(syntax) {
    case .window, .covering, .filtered, .except: return true
    case .among(let set, _): return isSet(set)
    case .call("records", _, _): return true
    case .name(let name): return Vocabulary.tables[name] != nil
    default: return false
    }
  }

  /// Whether an expression is written as a time.
  func isTime(_ syntax: Syntax) -> Bool {
    switch flat(syntax) {
    case .day, .minute, .shifted: return true
    case .field(_, let name): return name == "date" || name == "end"
    case .call(let name, _, _):
      return ["date", "first of month", "first of year", "episode start", "earliest", "latest"]
        .contains(name)
    case .firstKnown(let first, let second): return isTime(first) || isTime(second)
    case .name(let name):
      return ["index", "period start", "period end", "birth", "death", "date", "end"]
        .contains(name)
    default: return false
    }
  }
}
