/// The words of a term, without what says nothing of its meaning.
struct TermWords: Hashable {
  /// The words in small letters, in their order.
  let words: [String]

  /// The words of a term; suppliers in brackets at its end are left out.
  init(_ term: String) {
    var plain = Substring(term.lowercased())
    while plain.hasSuffix(")"), let open = TermWords.openBracket(plain) {
      plain = plain[..<open]
      while plain.last == " " { plain.removeLast() }
    }
    words = plain.split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  /// The name: the first word that is no number.
  var name: String? { words.first { !($0.first?.isNumber ?? true) } }

  /// Words of what it is made of: those before the first number or "in", and those before a number.
  var substanceWords: Set<String> {
    let isNumber = { (word: String) in word.first?.isNumber ?? false }
    let head = words.prefix { !isNumber($0) && $0 != "in" }
    let others = zip(words, words.dropFirst()).filter { isNumber($1) }.map(\.0)
    return Set((head + others).filter { $0.count > 2 && !$0.contains(where: \.isNumber) })
  }

  /// The first four words, where there are more.
  var stem: [String]? { words.count > 4 ? Array(words.prefix(4)) : nil }

  /// Where the bracket opens that closes a text.
  private static func openBracket(_ text: Substring) -> Substring.Index? {
    var depth = 0
    for place in text.indices.reversed() {
      if text[place] == ")" { depth += 1 }
      if text[place] == "(" { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }
}
