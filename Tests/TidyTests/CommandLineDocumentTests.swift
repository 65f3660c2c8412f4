import Testing

@Suite struct CommandLineDocumentTests {
  @Test func `every verb and option of the command line is documented`() throws {
    let sources = PackageFiles.sources.filter { $0.module == "vigil" }
    guard !sources.isEmpty else { return }
    let document = try #require(PackageFiles.file("docs/command-line.md")).text
    let words = sources.flatMap { commandWords(in: $0.text) }
    #expect(!words.isEmpty)
    #expect(words.filter { !isMentioned($0, in: document) } == [])
  }

  @Test(arguments: [
    ("@Option(help: \"Where to\") var out: String?", ["--out"]),
    ("@Option var minPoints = 13", ["--min-points"]),
    (
      "@Option(name: .customLong(\"rule-set\"), help: \"a\") private var rules: String",
      ["--rule-set"]
    ),
    ("@Option(name: [.customShort(\"o\"), .customLong(\"out\")]) var a: Int", ["--out"]),
    ("@Flag(inversion: .prefixedNo, help: \"(a)\")\n  var open = true", ["--open", "--no-open"]),
    ("@Flag(name: .shortAndLong) var json = false", ["--json"]),
    ("@Argument(help: \"The table\") var tableFile: String", ["<table-file>"]),
    ("@Argument(help: ArgumentHelp(\"A\", valueName: \"file\")) var table: String", ["<file>"]),
    ("CommandConfiguration(commandName: \"chart\", abstract: \"a\")", ["chart"]),
    ("// @Option var no: Int", []),
  ])
  func `options are found in the sources`(code: String, words: [String]) {
    #expect(commandWords(in: code) == words)
  }

  @Test func `a word is mentioned only as a whole`() {
    #expect(isMentioned("--out", in: "write `--out FILE`"))
    #expect(!isMentioned("--out", in: "write `--outer`"))
    #expect(!isMentioned("--open", in: "say `--no-open`, `--opened`"))
    #expect(isMentioned("<file>", in: "`vigil chart <file>`"))
    #expect(!isMentioned("chart", in: "charts"))
  }

  /// The verbs, options and arguments that sources declare, as a person writes them.
  private func commandWords(in text: String) -> [String] {
    let source = SourceText(text)
    let code = source.codeText
    let declaration = /@(Option|Flag|Argument)\b|\bcommandName:\s*"/
    return code.matches(of: declaration).flatMap { match -> [String] in
      let start = match.range.upperBound.utf16Offset(in: code)
      guard let kind = match.1 else {
        return [String(decoding: string(source, start), as: UTF8.self)]
      }
      return names(of: String(kind), source, after: start)
    }
  }

  private func names(of kind: String, _ source: SourceText, after start: Int) -> [String] {
    var place = start
    var depth = 0
    while place < source.code.count {
      if source.code[place] == UInt8(ascii: "(") { depth += 1 }
      if source.code[place] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0, source.code[place...].starts(with: Array("var ".utf8)) { break }
      place += 1
    }
    let settings = String(decoding: source.bytes[start..<place], as: UTF8.self)
    let name = source.code[min(place + 4, source.code.count)...].prefix {
      $0 > 32 && $0 != UInt8(ascii: ":")
    }
    let plain = kebab(String(decoding: name, as: UTF8.self))
    if kind == "Argument" {
      let own = settings.firstMatch(of: /valueName:\s*"([^"]*)"/).map { String($0.1) }
      return ["<\(own ?? plain)>"]
    }
    let long = settings.firstMatch(of: /customLong\("([^"]*)"/).map { String($0.1) } ?? plain
    return ["--" + long] + (settings.contains("prefixedNo") ? ["--no-" + long] : [])
  }

  /// The bytes of a string whose opening quote ends at `start`.
  private func string(_ source: SourceText, _ start: Int) -> ArraySlice<UInt8> {
    source.bytes[start...].prefix { $0 != UInt8(ascii: "\"") }
  }

  private func kebab(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }

  private func isMentioned(_ word: String, in document: String) -> Bool {
    var rest = document[...]
    while let found = rest.firstRange(of: word) {
      let before = document[..<found.lowerBound].last
      let after = document[found.upperBound...].first
      if ![before, after].contains(where: { $0.map(isWordLetter) ?? false }) { return true }
      rest = document[found.upperBound...]
    }
    return false
  }

  private func isWordLetter(_ letter: Character) -> Bool {
    letter.isLetter || letter.isNumber || letter == "-" || letter == "_"
  }
}
