import Testing

/// American spellings in names, with ours; CSS and SVG have their own, but those are strings.
private let spellings = [
  ("colo" + "r", "colour"), ("cen" + "ter", "centre"), ("behavio" + "r", "behaviour"),
  ("organi" + "z", "organis"), ("normali" + "z", "normalis"), ("summari" + "z", "summaris"),
  ("standardi" + "z", "standardis"), ("neighbo" + "r", "neighbour"), ("analy" + "ze", "analyse"),
  ("favo" + "r", "favour"), ("labe" + "led", "labelled"), ("gra" + "y", "grey"),
]

/// Names that belong to Swift, C or the terminal and keep their spelling.
private let foreign: Set<String> = ["NO_COLOR"]

@Suite struct NamingTests {
  @Test func `files are named after what is in them`() {
    let files = PackageFiles.sources + PackageFiles.tests
    #expect(files.filter { isVague($0.name) }.map(\.path) == [])
  }

  @Test(arguments: [
    ("Utils.swift", true), ("ChartHelpers.swift", true), ("String+Extensions.swift", true),
    ("Day+ext.swift", true), ("Misc.swift", true), ("Common.swift", true),
    ("RuleSet+Options.swift", false), ("Extent.swift", false), ("CommonCause.swift", false),
  ])
  func `a vague file name is found`(name: String, isFound: Bool) {
    #expect(isVague(name) == isFound)
  }

  @Test func `names are in British spelling`() {
    #expect(PackageFiles.sources.flatMap { americanNames(in: $0) } == [])
  }

  @Test(arguments: [
    ("let lineCol" + "or = 1", 1), ("case cent" + "er", 1), ("func organiz" + "ed() {}", 1),
    ("let a = \"text-anchor: cent" + "er\"", 0), ("// the col" + "or of CSS", 0),
    ("let NO_COL" + "OR = 1", 0), ("let centre = colour", 0), ("let array = 1", 0),
  ])
  func `an American name is found`(code: String, count: Int) {
    let file = PackageFiles.File(path: "Sources/Drawing/Bad.swift", text: code)
    #expect(americanNames(in: file).count == count)
  }

  private func isVague(_ name: String) -> Bool {
    let vague = /(?:Util|Utils|Utilities|Helper|Helpers|Extensions|\+ext)\.swift/
    return name.contains(vague) || name.wholeMatch(of: /(?:Misc|Common|Stuff)\.swift/) != nil
  }

  private func americanNames(in file: PackageFiles.File) -> [String] {
    SourceText(file.text).codeLines.enumerated().flatMap { number, line in
      line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.compactMap { name -> String? in
        guard !foreign.contains(String(name)) else { return nil }
        let lower = name.lowercased()
        // "array" is not grey.
        let plain = lower.replacing("array", with: "")
        guard let wrong = spellings.first(where: { plain.contains($0.0) }) else { return nil }
        return "\(file.path):\(number + 1): \(name): write \(wrong.1)"
      }
    }
  }
}
