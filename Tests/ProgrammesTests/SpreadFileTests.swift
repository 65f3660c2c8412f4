import Essentials
import Programmes
import Testing

@Suite struct SpreadFileTests {
  private func read(_ csv: String) throws -> AdoptionFile {
    try AdoptionFile(Table(Array(csv.utf8), file: "adoption.csv"))
  }

  @Test(arguments: [
    ("engaged", AdoptionState.stage(.engaged)), ("Signed up", .stage(.engaged)),
    ("2", .stage(.engaged)),
    ("ADOPTED", .stage(.adopted)), ("not_approached", .stage(.notApproached)),
    ("implementing", .stage(.testing)), ("sustained", .stage(.embedded)), ("x", .exit(.stopped)),
    ("withdrawn", .exit(.stopped)), ("Not applicable", .exit(.notApplicable)),
    ("declined", .exit(.declined)),
  ])
  func `stages go by the words that people use`(word: String, state: AdoptionState) {
    #expect(AdoptionState(word) == state)
  }

  @Test(arguments: ["", "sort of", "6", "engaged adopted"])
  func `other words are no stage`(word: String) { #expect(AdoptionState(word) == nil) }

  @Test func `a table of one unit a row says the same as one of one step a row`() throws {
    let long = try read(
      "unit,stage,date,region\nA,engaged,2024-01-01,North\nA,adopted,2024-03-01,North\nB,,,South\n")
    let wide = try read(
      "unit,region,date engaged,adopted_date\nA,North,2024-01-01,2024-03-01\nB,South,,\n")
    #expect(long.units == wide.units)
    #expect(long.attributes == ["region"])
    #expect(wide.attributes == ["region"])
    #expect(long.problems.count == 0 && wide.problems.count == 0)
  }

  @Test(arguments: [
    (
      "unit,stage,date\nA,keen,2024-01-01\nB,adopted,2024-01-01\n",
      "adoption.csv:2: column \"stage\": keen is no stage"
    ),
    (
      "unit,stage,date\nA,adopted,\nB,adopted,2024-01-01\n",
      "adoption.csv:2: column \"date\": \"\" has no date"
    ),
    (
      "unit,stage,date\n,adopted,2024-01-01\nB,adopted,2024-01-02\n",
      "adoption.csv:2: column \"unit\": \"\" names no unit"
    ),
    (
      "unit,stage,date,size\nA,aware,2024-01-01,big\nA,adopted,2024-02-01,small\n",
      "adoption.csv:3: column \"size\": small differs from big before, which is kept"
    ),
    (
      "unit,adopted\nA,2024-01-01\nA,2024-02-01\n",
      "adoption.csv:3: column \"unit\": A stands in more than one row"
    ),
  ])
  func `what cannot be used is named, and the rest is used`(csv: String, message: String) throws {
    let file = try read(csv)
    #expect(file.problems.count == 1)
    #expect(file.problems.first.first?.description.hasPrefix(message) == true, "\(file.problems)")
    #expect(!file.units.isEmpty)
  }

  @Test(arguments: [
    ("region,stage,date\nN,adopted,2024-01-01\n", "has no column of units"),
    ("unit,stage\nA,adopted\n", "has stages and no column of their dates"),
    ("unit,colour\nA,red\n", "has no column of stages"),
    ("unit,stage,date\n", "holds no rows"),
  ])
  func `a table that cannot be one of adoption is refused`(csv: String, message: String) {
    #expect {
      _ = try read(csv)
    } throws: { error in
      (error as? InputProblem)?.what == message
    }
  }

  @Test func `steps of one day are in the order of stages`() throws {
    let file = try read("unit,stage,date\nA,adopted,2024-01-01\nA,engaged,2024-01-01\n")
    let unit = try #require(file.units.first)
    #expect(unit.steps.map(\.state) == [.stage(.engaged), .stage(.adopted)])
  }

  @Test func `fewer units than are listed is no population`() throws {
    let file = try read("unit,stage,date\nA,adopted,2024-01-01\nB,aware,2024-01-01\n")
    #expect(AdoptionPopulation(name: "x", units: file.units, size: 1).size == 2)
  }
}
