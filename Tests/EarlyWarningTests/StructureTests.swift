import EarlyWarning
import Testing

/// Scores without public numbers, local tables with a signature, and tables that do not load.
@Suite struct StructureTests {
  private static let local = """
    score maternity
    name A local maternity score
    version 1
    published 2026
    source Hospital guideline 12
    status local Dr Ada Example
    approved Dr Ada Example, consultant obstetrician, 2026-03-01
    note until the national table is public
    points 0 1 2
    selector stage early late
    require stage
    parameter pulse Pulse
    unit /min
    when stage=early
    ..99 0
    100.. 1
    when stage=late
    ..109 0
    110.. 2
    level low Low
    level high High
    response total 0..1 level low observe 4h review none
    do Continue
    response total 2.. level high observe 1h review 30m
    do Tell the midwife in charge
    """

  private static func faults(_ table: String) -> [String] {
    do {
      _ = try ScoreDefinition(table: table)
      return []
    } catch { return error.errors.map(\.description) }
  }

  @Test func `structures have names and no numbers, and are not among what ships`() throws {
    let structures = try ScoreDefinition.structures()
    #expect(structures.map(\.id) == ["maternity", "newtt2", "restore2-response"])
    let shipped = try ScoreDefinition.shipped().map(\.id)
    for structure in structures {
      #expect(structure.status == .structureOnly && !structure.source.isEmpty)
      #expect(!shipped.contains(structure.id))
      #expect(structure.points.isEmpty && structure.responses.isEmpty)
      #expect(!structure.parameters.isEmpty && structure.greatestTotal == 0)
      #expect(structure.parameters.flatMap(\.inputs).allSatisfy { $0.tables.isEmpty })
    }
  }

  @Test func `scoring by a structure is refused`() throws {
    for structure in try ScoreDefinition.structures() {
      let scorer = Scorer(structure)
      #expect(scorer.score(scorer.emptyInput) == .refused([.noNumbers]))
      var input = scorer.emptyInput
      input.readings[0] = .number(Hundredths(10_000))
      #expect(scorer.score(input) == .refused([.noNumbers]))
    }
  }

  @Test(arguments: [
    ("points 0 1", "a structure has no points"),
    ("level low Low\nresponse total 0.. level low observe 1h review none\ndo Nothing", "responses"),
    ("parameter rate Rate\n..9 1\n10.. 0", "a structure has no points: rate"),
  ])
  func `a structure with numbers does not load`(lines: String, what: String) {
    let table = """
      score test
      name Test
      version 1
      published 2026
      source a test
      status structure-only
      parameter other Other

      """
    #expect(Self.faults(table) == [])
    #expect(Self.faults(table + lines).contains { $0.contains(what) })
  }

  @Test func `a signed local table loads, scores and says that it is local`() throws {
    let definition = try ScoreDefinition(localTable: Self.local)
    #expect(definition.isLocal)
    let approval = try #require(definition.approval)
    #expect(approval.name == "Dr Ada Example" && approval.role == "consultant obstetrician")
    #expect(approval.date == CivilDate(2026, 3, 1))
    #expect(approval.note == "until the national table is public")
    let scorer = Scorer(definition)
    var input = scorer.emptyInput
    input.readings[0] = .number(Hundredths(11_000))
    input.selectors = [1]
    guard case .complete(let score) = scorer.score(input) else {
      Issue.record("it should be complete")
      return
    }
    #expect(score.total == 2 && score.isLocal)
    let national = Scorer(try .news2())
    #expect(national.score(national.emptyInput).score?.isLocal == false)
  }

  @Test func `a state that must be said is never assumed`() throws {
    let scorer = Scorer(try ScoreDefinition(localTable: Self.local))
    var input = scorer.emptyInput
    input.readings[0] = .number(Hundredths(11_000))
    let score = try #require(scorer.score(input).score)
    #expect(score.missing == [0] && score.notes == [.ageUnknown])
    // Where all stages agree the stage does not matter.
    input.readings[0] = .number(Hundredths(9_000))
    #expect(scorer.score(input).score?.total == 0)
    #expect(scorer.score(input).score?.missing == [])
  }

  @Test(arguments: [
    ("approved Dr Ada Example, consultant obstetrician, 2026-03-01\n", "needs: approved"),
    (", consultant obstetrician", "approved reads"),
    ("2026-03-01", "approved reads"), ("26-03-01\n", "the date of approval"),
    ("note until the national table is public\n", "needs a note"),
    ("local Dr Ada Example\n", "status must be"),
    ("source Hospital guideline 12\n", "source is missing"),
  ])
  func `a local table that is not signed does not load`(missing: String, what: String) {
    let table = Self.local.replacing(missing, with: missing.hasSuffix("\n") ? "\n" : "")
    #expect(Self.faults(table).contains { $0.contains(what) }, "\(Self.faults(table))")
  }

  @Test func `only a local table can be loaded as one, and the signatures must agree`() {
    let verified = Self.local.replacing("status local Dr Ada Example", with: "status verified")
    #expect(throws: DefinitionErrors.self) { try ScoreDefinition(localTable: verified) }
    let plain = Self.local.split(separator: "\n").filter {
      !$0.hasPrefix("approved") && !$0.hasPrefix("note")
    }.joined(separator: "\n").replacing("status local Dr Ada Example", with: "status verified")
    #expect(Self.faults(plain) == [])
    #expect(throws: DefinitionErrors.self) { try ScoreDefinition(localTable: plain) }
    let other = Self.local.replacing("status local Dr Ada", with: "status local Dr Bob")
    #expect(Self.faults(other).contains { $0.contains("approved names") })
  }

  @Test(arguments: [
    ("when stage=late\n..109 0\n110.. 2\n", "", "0 tables for stage=late"),
    ("when stage=late", "when stage=early", "2 tables for stage=early"),
    ("..109 0\n110.. 2", "..109 0\n115..110 1\n111.. 2", "115 is above 110"),
    ("status local Dr Ada Example\n", "", "status is missing"),
    ("points 0 1 2", "points 0 1 two", "points are whole numbers"),
    ("parameter pulse", "parameter pulse\nparameter pulse", "pulse is read twice"),
    ("level high High", "level high High\nlevel low Low", "a level stands twice"),
  ])
  func `a table with a state forgotten or said twice does not load`(
    old: String, new: String, what: String
  ) {
    let table = Self.local.replacing(old, with: new)
    #expect(table != Self.local)
    #expect(Self.faults(table).contains { $0.contains(what) }, "\(Self.faults(table))")
  }
}
