import Testing

/// What no file of the project may say: the project speaks of Vigil alone.
///
/// Pieces are joined here so that this file does not say them either.
private let unwanted: [(pattern: String, reason: String)] = [
  (outside + "(?:wor" + "k|roo" + "t)/", "a path of one machine"),
  (outside + "(?:hom" + "e|User" + "s|tm" + "p)/[A-Za-z]", "a path of one machine"),
  (
    #"\b(?:registry|proxy|mirror|packages?)\.[a-z0-9-]+\.(?:org|com|io|net|internal|local)\b"#,
    "a registry host"
  ),
  (#"\bpypi\.o"# + #"rg\b|\bcrates\.i"# + #"o\b|\bnpmjs\.co"# + "m", "a registry host"),
  (#"\b10\.\d+\.\d+\.\d+\b|\b192\.168\."#, "an address of one network"),
  (#"(?i)\bwork"# + "trees?\\b|\\bsub-?agents?\\b", "a word about how it is made"),
  (#"(?i)\b(?:AI|coding) (?:agent|assistant)s?\b"#, "a word about how it is made"),
  (#"(?i)\blanguage "# + #"models?\b|\bchat"# + "bot", "a word about how it is made"),
  ("^(?:<<<<<<<|>>>>>>>) ", "a conflict that was not resolved"),
]

/// What stands before a path that begins at the root of a disk.
private let outside = #"(?:^|[\s"'`(=:])/"#

@Suite struct TextHygieneTests {
  @Test func `no file names a machine, a registry or the makers' tools`() {
    #expect(faults(in: PackageFiles.all) == [])
  }

  @Test func `text files end with a line end and have no blanks before it`() {
    let kinds = [".swift", ".md", ".sh", ".csv", "run", "test"]
    let files = PackageFiles.all.filter { file in
      kinds.contains { file.path.hasSuffix($0) } && !file.path.contains("/Snapshots/")
        && !file.path.contains("/Fixtures/")
    }
    #expect(files.filter { !$0.text.hasSuffix("\n") }.map(\.path) == [])
    let blank = files.filter { file in
      !file.path.hasSuffix(".csv")
        && file.lines.contains { $0.hasSuffix(" ") || $0.hasSuffix("\t") }
    }
    #expect(blank.map(\.path) == [])
  }

  @Test(arguments: [
    "see /" + "work/x", "in /home" + "/jo", "at /" + "Users/Jo", "to /tmp" + "/x",
    "https://registry" + ".example.org/x", "pypi" + ".org", "10.0" + ".0.1", "192.168" + ".1.1",
    "the work" + "tree", "a sub" + "agent", "the AI" + " assistant", "a Language" + " Model",
    "<<<<<" + "<< HEAD",
  ])
  func `an unwanted word is found`(text: String) {
    #expect(faults(in: [PackageFiles.File(path: "docs/bad.md", text: "\n" + text)]).count == 1)
  }

  @Test(arguments: [
    "teamwork/leadership", "antimicrobial agents", "`Sources/home/x`", "version 10.0.1",
    "https://github.com/apple/swift-argument-parser", "someone's framework",
  ])
  func `an innocent word is not`(text: String) {
    #expect(faults(in: [PackageFiles.File(path: "docs/good.md", text: text)]) == [])
  }

  private func faults(in files: [PackageFiles.File]) -> [String] {
    unwanted.flatMap { pattern, reason -> [String] in
      guard let regex = try? Regex(pattern).anchorsMatchLineEndings() else {
        return ["no regular expression: \(pattern)"]
      }
      return files.flatMap { file in
        file.text.matches(of: regex).map { match in
          let line = file.text[..<match.range.lowerBound].count { $0.isNewline } + 1
          return "\(file.path):\(line): \(reason)"
        }
      }
    }
  }
}
