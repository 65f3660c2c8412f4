import Foundation
import Testing

/// `vigil explain` and `vigil assure`, run as people run them.
@Suite struct DefinitionCommandTests {
  private static let falls = """
    measure: falls
    title: Falls
    source: made up
    for each: person at month start
    codelists: {fall: falls}
    numerator: exists(events in fall to index)
    examples:
      - name: a fall
        index: 2024-07-01
        rows: [events 2024-06-01 fall]
        expect: {numerator: yes}

    """

  @Test func `assure ends with 0 when every example comes out as expected`() throws {
    let outcome = try Program.run(["assure", "composite-*"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("composite-gi-bleed [draft]: 3 as expected\n"))
    #expect(outcome.remarks.hasPrefix("3 definitions, "))
  }

  @Test func `assure ends with 8 and names the example that fails`() throws {
    let scratch = try Scratch()
    _ = try scratch.write(Self.falls.replacing("yes}", with: "no}"), to: "falls.yaml")
    let outcome = try Program.run(
      ["assure", "falls", "--definitions", "."], in: scratch.folder)
    #expect(outcome.status == 8)
    #expect(
      outcome.output == """
        falls [draft]: 1 of 1 otherwise than expected
          FAILED: a fall
            ./falls.yaml:8: numerator is yes, not no

        """)
  }

  @Test func `a definition without examples is not assured`() throws {
    let scratch = try Scratch()
    let text = Self.falls.split(separator: "\n").prefix(6).joined(separator: "\n")
    _ = try scratch.write(text, to: "falls.yaml")
    let outcome = try Program.run(["assure", "falls", "--definitions", "."], in: scratch.folder)
    #expect(outcome.status == 8 && outcome.output == "falls [draft]: no examples\n")
  }

  @Test func `3: everything wrong in a definition is told with its place`() throws {
    let scratch = try Scratch()
    _ = try scratch.write(
      Self.falls.replacing("in fall ", with: "in fal ").replacing("title", with: "titel"),
      to: "falls.yaml")
    let outcome = try Program.run(["explain", "falls", "--definitions", "."], in: scratch.folder)
    #expect(outcome.status == 3 && outcome.output.isEmpty)
    #expect(
      outcome.remarks.contains(
        "./falls.yaml:2:1: there is no key \"titel\"; did you mean \"title\"?\n"))
    #expect(
      outcome.remarks.contains(
        "./falls.yaml:6:29: there is no codelist \"fal\"; did you mean \"fall\"?\n"))
  }

  @Test func `explain says what a measure counts, and takes numbers`() throws {
    let outcome = try Program.run(["explain", "opioid-high-dose", "--parameter", "threshold=90"])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("opioid-high-dose: High-dose opioids [draft]\n"))
    let words = outcome.output.replacing("\n", with: " ")
    #expect(words.contains("it is 90 mg a day here, while the definition says 120."))
  }

  @Test(arguments: [
    (["explain", "pincer-x"], "did you mean \"pincer-a\"?"),
    (["assure", "--parameter", "treshold=90"], "did you mean \"threshold\"?"),
    (["assure", "--parameter", "threshold"], "try: --parameter threshold=90"),
  ])
  func `2: a wrong name is answered with the nearest`(arguments: [String], hint: String) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 2 && outcome.remarks.contains(hint))
  }
}
