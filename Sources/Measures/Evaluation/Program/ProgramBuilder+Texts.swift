import Timelines

extension ProgramBuilder {
  /// The place of a text.
  mutating func text(_ text: Text) -> Int {
    let node = node(text)
    program.texts.append(node)
    return program.texts.count - 1
  }

  private mutating func node(_ text: Text) -> Step<TextOperation> {
    switch text {
    case .literal(let word): return Step(.literal, program.textTable.number(of: word))
    case .missing: return Step(.literal, -1)
    case .sex: return Step(.sex)
    case .code:
      fillCodeTexts()
      return Step(.code)
    case .codelistColumn(let codelist, let column):
      return Step(.codelistColumn, columnTexts(codelist, column))
    case .organisation: return Step(.organisation)
    case .kind: return Step(.kind)
    case .detail(let name): return Step(.detail, Program.number(name, dictionary))
    case .fact(let name): return Step(.fact, Program.number(name, dictionary))
    case .person: return Step(.person)
    case .of(let row, let inner): return Step(.of, self.row(row), self.text(inner))
    case .band(let number, let bands):
      let first = program.bands.count
      for band in bands {
        program.bands.append((band.from, program.textTable.number(of: band.name)))
      }
      return Step(.band, self.number(number), first, program.bands.count)
    case .firstKnown(let parts):
      let (first, end) = list(parts.map { self.text($0) })
      return Step(.firstKnown, first, end)
    case .choose(let choices, let otherwise):
      let (first, end) = cases(choices) { $0.text($1) }
      return Step(.choose, first, end, self.text(otherwise))
    }
  }

  private mutating func fillCodeTexts() {
    guard program.codeTexts.isEmpty else { return }
    program.codeTexts = dictionary.concepts.map { concept in
      concept.codings.first.map { program.textTable.number(of: $0.code) } ?? -1
    }
  }

  private mutating func columnTexts(_ codelist: Int, _ column: String) -> Int {
    let values = codelists.indices.contains(codelist) ? codelists[codelist].columns[column] : nil
    var texts = Array(repeating: -1, count: dictionary.concepts.count)
    for (concept, value) in (values ?? []).enumerated() where texts.indices.contains(concept) {
      if let value { texts[concept] = program.textTable.number(of: value) }
    }
    program.columnTexts.append(texts)
    return program.columnTexts.count - 1
  }
}
