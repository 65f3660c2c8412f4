import DefinitionFiles
import Essentials
import Measures
import Programmes
import Testing

/// How programmes are read, and what is said of wrong ones.
@Suite struct ProgrammeReadingTests {
  private static let measure = """
    measure: falls
    title: Falls
    source: ours
    for each: person at month start
    numerator: yes
    """

  private static let whole = """
    programme: fewer-falls
    title: Fewer falls
    status: completed
    from: 2024-04-01
    to: 2026-03-31
    aims:
      - id: halve
        text: Half as many falls
        measure: falls
        baseline: {value: 6.1, unit: "per 1,000", period: 2023, source: a paper, basis: memory}
        target: {value: 50%, by: 2026, source: a plan}
    drivers:
      - id: wards
        text: Safer wards
        drivers:
          - {id: seen, text: People are seen, interventions: [bays]}
    interventions:
      - {id: bays, title: Bay nursing, measures: [falls]}
    measures:
      outcome: ["f*"]
    roles: [Ward manager]
    sources: [ours]
    """

  private func library(_ programme: String) throws(DefinitionErrors) -> ProgrammeLibrary {
    try ProgrammeLibrary(
      DefinitionDocuments([
        DefinitionFile(name: "m.yaml", text: Self.measure),
        DefinitionFile(name: "p.yaml", text: programme),
      ]))
  }

  @Test func `a programme holds what its file says`() throws {
    let programme = try #require(try library(Self.whole).programme("fewer-falls"))
    #expect(programme.status == .completed)
    #expect(programme.from?.isoText == "2024-04-01")
    #expect(programme.measures.map(\.id) == ["falls"])
    #expect(programme.measures.map(\.role) == [.outcome])
    #expect(programme.aims.first?.baseline?.basis == .memory)
    #expect(programme.aims.first?.target?.value == 0.5)
    #expect(programme.drivers.first?.drivers.first?.interventions == ["bays"])
  }

  @Test func `whoever looks after the driver diagram is told what to see to`() throws {
    let programme = try #require(try library(Self.whole).programmes.first)
    #expect(programme.findings == ["there is no process measure", "there is no balancing measure"])
  }

  @Test(arguments: [
    ("title: Fewer falls\n", "", "p.yaml:1:1: this programme has no title; add title: …"),
    (
      "sources: [ours]", "",
      "p.yaml:1:1: it is not said where this programme is published; add sources: …"
    ),
    (
      "measure: falls", "measure: fals",
      "p.yaml:9:14: there is no measure \"fals\"; did you mean \"falls\"?"
    ),
    (
      "interventions: [bays]}", "interventions: [bay]}",
      "p.yaml:16:59: there is no intervention \"bay\"; did you mean \"bays\"?"
    ),
    (
      "completed", "complete",
      "p.yaml:3:9: status cannot be \"complete\"; did you mean \"completed\"?"
    ),
    ("to: 2026-03-31", "to: 2023-03-31", "p.yaml:1:1: this programme ends before it begins"),
    (
      "source: a plan", "sauce: a plan",
      "p.yaml:11:36: there is no key \"sauce\"; did you mean \"source\"?"
    ),
    (
      "outcome:", "outcomes:",
      "p.yaml:20:3: there is no key \"outcomes\"; did you mean \"outcome\"?"
    ),
    (
      "value: 6.1", "value: six", "p.yaml:10:23: \"six\" is no number; write a share as 95% or 0.95"
    ),
  ])
  func `a wrong programme is explained`(part: String, wrong: String, error: String) {
    let text = Self.whole.replacing(part, with: wrong, maxReplacements: 1)
    let thrown = #expect(throws: DefinitionErrors.self) { try library(text) }
    #expect(thrown?.errors.map(\.description).contains(error) == true, "\(thrown as Any)")
  }

  @Test func `a wrong measure is told with the programme that uses it`() {
    let thrown = #expect(throws: DefinitionErrors.self) {
      try ProgrammeLibrary(
        DefinitionDocuments([
          DefinitionFile(name: "m.yaml", text: Self.measure + "\nbeter: lower"),
          DefinitionFile(name: "p.yaml", text: Self.whole.replacing("[bays]", with: "[bay]")),
        ]))
    }
    #expect(thrown?.errors.map(\.file) == ["m.yaml", "p.yaml"])
  }
}
