import Testing
import Timelines

/// What could be in a codelist while records are still being read.
@Suite struct CodelistMatcherTests {
  private var matcher: CodelistMatcher {
    var matcher = CodelistMatcher()
    matcher.add(Codelist(name: "medicines", system: "dmd", codes: ["329923004"]))
    matcher.add(Codelist(name: "NSAIDs", system: "bnf", codes: ["100101"]))
    return matcher
  }

  @Test(arguments: [
    ("dmd", "329923004", true), ("snomed", "329923004", true), ("dmd", "329923005", false),
    ("bnf", "100101040AAAAAA", true), ("bnf", "100101", true), ("bnf", "10010", false),
    ("icd10", "329923004", false), ("loinc", "100101", false),
  ])
  func `a code is looked for in its own system, or below its prefix`(
    system: String, code: String, isHeld: Bool
  ) {
    let concept = Concept(
      kind: .prescription, codings: [Coding(system: system, code: code)])
    #expect(matcher.contains(concept) == isHeld)
  }

  @Test func `one of several codes is enough`() {
    let concept = Concept(
      kind: .prescription,
      codings: [Coding(system: "local", code: "x"), Coding(system: "dmd", code: "329923004")])
    #expect(matcher.contains(concept))
    #expect(!CodelistMatcher().contains(concept))
  }

  @Test(arguments: ["329923004", "100101040AAAAAA", "1", "100101"])
  func `no member of a codelist is missed`(code: String) {
    var dictionary = TimelineDictionary()
    var matcher = CodelistMatcher()
    let lists = [
      Codelist(name: "a", system: "snomed", codes: ["329923004", "1"]),
      Codelist(name: "b", system: "bnf", codes: ["1001", "100101"]),
    ]
    for list in lists { matcher.add(list) }
    for system in ["snomed", "dmd", "bnf"] {
      let concept = Concept(kind: .clinical, codings: [Coding(system: system, code: code)])
      let number = dictionary.number(of: concept)
      let isMember = lists.contains { dictionary.members(of: $0).contains(number.rawValue) }
      #expect(matcher.contains(concept) == isMember, "\(system) \(code)")
    }
  }
}
