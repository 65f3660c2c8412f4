/// The body of a function, initialiser, subscript or computed property.
struct FunctionBody: Equatable {
  /// Its name, such as `mean` or `init`.
  let name: String
  /// The line of its first word, from 1.
  let line: Int
  /// How many lines lie between its braces; 0 where they are on one line.
  let length: Int

  /// All bodies in a file, in order; nested ones too.
  static func all(in source: SourceText) -> [FunctionBody] {
    var finder = BodyFinder(source)
    return finder.find()
  }
}

/// Walks over code and matches braces.
private struct BodyFinder {
  private let source: SourceText
  private let code: [UInt8]

  init(_ source: SourceText) {
    self.source = source
    code = source.code
  }

  mutating func find() -> [FunctionBody] {
    var bodies: [FunctionBody] = []
    var place = 0
    while place < code.count {
      guard isWord(code[place]) else {
        place += 1
        continue
      }
      let end = wordEnd(place)
      let word = String(decoding: code[place..<end], as: UTF8.self)
      if isDeclaration(word, at: place), let open = opening(after: end, isProperty: word == "var") {
        bodies.append(
          FunctionBody(
            name: name(word, after: end), line: source.line(at: place), length: length(from: open)))
      }
      place = end
    }
    return bodies
  }

  private func isDeclaration(_ word: String, at place: Int) -> Bool {
    switch word {
    case "func", "var", "subscript", "deinit": return !follows(place, ".")
    // `self.init(` and `.init(` are calls.
    case "init": return !follows(place, ".")
    default: return false
    }
  }

  private func follows(_ place: Int, _ sign: Character) -> Bool {
    place > 0 && Character(UnicodeScalar(code[place - 1])) == sign
  }

  /// The brace that opens the body of a declaration whose keyword ends at `start`.
  ///
  /// `nil` for a requirement of a protocol and for a stored property.
  private func opening(after start: Int, isProperty: Bool) -> Int? {
    var depth = 0
    var place = start
    while place < code.count {
      let letter = Character(UnicodeScalar(code[place]))
      if "([".contains(letter) { depth += 1 }
      if ")]".contains(letter) { depth -= 1 }
      if depth < 0 { return nil }
      if depth == 0 {
        if letter == "{" { return place }
        if letter == "}" || letter == ";" { return nil }
        if isProperty, letter == "=" || letter == "\n" { return nil }
        if isWord(code[place]) {
          let end = wordEnd(place)
          let word = String(decoding: code[place..<end], as: UTF8.self)
          if beginsAnother.contains(word), isFirst(place) { return nil }
          place = end
          continue
        }
        if letter == "@" || letter == "#", isFirst(place) { return nil }
      }
      place += 1
    }
    return nil
  }

  /// Whether nothing but blanks stands before a place on its line.
  private func isFirst(_ place: Int) -> Bool {
    code[..<place].reversed().prefix { $0 != UInt8(ascii: "\n") }.allSatisfy {
      $0 == UInt8(ascii: " ")
    }
  }

  private func length(from open: Int) -> Int {
    var depth = 0
    var place = open
    while place < code.count {
      if code[place] == UInt8(ascii: "{") { depth += 1 }
      if code[place] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { break }
      }
      place += 1
    }
    let last = source.line(at: min(place, code.count))
    return max(0, last - source.line(at: open) - 1)
  }

  private func name(_ word: String, after end: Int) -> String {
    guard word == "func" || word == "var" else { return word }
    let rest = code[end...].drop { $0 == UInt8(ascii: " ") }
    return String(decoding: rest.prefix { $0 > 32 && !"(:<{".utf8.contains($0) }, as: UTF8.self)
  }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private func wordEnd(_ place: Int) -> Int {
    var end = place
    while end < code.count, isWord(code[end]) { end += 1 }
    return end
  }
}

/// Words at the start of a line that end a declaration without a body.
private let beginsAnother: Set<String> = [
  "func", "var", "let", "init", "deinit", "subscript", "case", "static", "mutating", "public",
  "private", "internal", "fileprivate", "package", "associatedtype", "typealias", "struct", "enum",
  "class", "extension", "protocol", "actor", "nonisolated", "consuming", "borrowing",
]
