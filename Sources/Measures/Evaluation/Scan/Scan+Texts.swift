import Timelines

extension Scan {
  /// The number of a text, or -1 where it is missing; about `row` where it speaks of one.
  mutating func text(_ number: Int, _ row: RowPlace) -> Int {
    let node = program.texts[number]
    switch node.operation {
    case .literal: return node.a
    case .sex: return program.sexTexts[Int(block.sexes[person] & 3)]
    case .code: return row.isEvent ? program.codeTexts[Int(block.concepts[row.event])] : -1
    case .codelistColumn:
      return row.isEvent ? program.columnTexts[node.a][Int(block.concepts[row.event])] : -1
    case .organisation: return organisation(of: row)
    case .kind: return kind(of: row)
    case .detail: return textDetail(node.a, of: row)
    case .fact: return textFact(node.a)
    case .person: return ownText(id(of: block.people[person]))
    case .of:
      let found = self.row(node.a, row)
      return found.isNone ? -1 : text(node.b, found)
    case .band: return band(self.number(node.a, row), node.b..<node.c)
    case .firstKnown:
      for place in node.a..<node.b {
        let text = text(program.lists[place], row)
        if text >= 0 { return text }
      }
      return -1
    case .choose: return text(choice(node.a..<node.b, otherwise: node.c, row), row)
    }
  }

  private func kind(of row: RowPlace) -> Int {
    if row.isNone { return -1 }
    if row.isEvent {
      return program.eventKindTexts[Int(program.conceptKinds[Int(block.concepts[row.event])])]
    }
    let kind = Int(block.intervalKinds[row.interval])
    return program.intervalKindTexts.indices.contains(kind) ? program.intervalKindTexts[kind] : -1
  }

  /// The band with the greatest bound that is no greater than the number.
  private func band(_ number: Double, _ bands: Range<Int>) -> Int {
    var best = -1
    for place in bands where program.bands[place].from <= number {
      if best < 0 || program.bands[place].from > program.bands[best].from { best = place }
    }
    return best < 0 ? -1 : program.bands[best].text
  }

  /// The id of a person as the source gave it.
  func id(of person: PersonKey) -> String {
    person.isHash ? personTexts[person] ?? "" : "\(person.rawValue)"
  }

  /// The number of a text that a program need not know.
  private mutating func ownText(_ text: String) -> Int {
    if let known = program.textTable.known(text) { return known }
    if let known = ownTextNumbers[text] { return known }
    let number = program.textTable.texts.count + ownTexts.count
    ownTexts.append(text)
    ownTextNumbers[text] = number
    return number
  }

  /// What a number of a text says.
  func string(_ text: Int) -> String {
    let count = program.textTable.texts.count
    return text < count ? program.textTable[text] : ownTexts[text - count]
  }

  /// The order of two texts by their bytes: below 0 where the first comes first.
  func compareTexts(_ left: Int, _ right: Int) -> Int {
    if left == right { return 0 }
    return string(left).utf8.lexicographicallyPrecedes(string(right).utf8) ? -1 : 1
  }

  /// Whether the bytes of one text are among those of another, in a row.
  func contains(_ text: Int, _ part: Int) -> Bool {
    let text = Array(string(text).utf8)
    let part = Array(string(part).utf8)
    guard part.count <= text.count else { return false }
    for start in 0...text.count - part.count where text[start...].starts(with: part) {
      return true
    }
    return false
  }

  /// A text as a number, NaN where it is none.
  mutating func parsed(_ text: Int) -> Double {
    if parsedTexts.isEmpty {
      parsedTexts = Array(repeating: nil, count: program.textTable.texts.count)
    }
    guard text < parsedTexts.count else { return NumberText.number(string(text)) }
    if let known = parsedTexts[text] { return known }
    let number = NumberText.number(string(text))
    parsedTexts[text] = number
    return number
  }
}

/// Numbers as texts hold them.
enum NumberText {
  /// The number, in digits with an optional sign, point and exponent; NaN for anything else.
  static func number(_ text: String) -> Double {
    guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite
    else { return .nan }
    return number
  }
}
