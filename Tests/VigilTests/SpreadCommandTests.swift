import Testing

/// `vigil spread`, run as people run it.
@Suite struct SpreadCommandTests {
  private static let table = """
    unit,region,stage,date
    A,North,engaged,2024-01-10
    A,North,adopted,2024-03-10
    B,South,engaged,2024-02-10

    """

  @Test func `engaged and adopted are told apart, of all units`() throws {
    let scratch = try Scratch()
    _ = try scratch.write(Self.table, to: "a.csv")
    let outcome = try Program.run(
      ["spread", "a.csv", "--target", "4", "--by", "region"], in: scratch.folder)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("1 of all 4 units (25.0%"))
    #expect(outcome.output.contains("2 of all 4 units (50.0%"))
    #expect(outcome.output.contains("Too early to tell"))
  }

  @Test(arguments: [
    (["--target", "1"], "fewer than the 2 units"), (["--by", "regoin"], "Did you mean region?"),
    (["--plan", "2024:900%"], "is no share"), (["--at", "soon"], "is no date"),
  ])
  func `wrong use ends with 2 and says what to do`(arguments: [String], words: String) throws {
    let scratch = try Scratch()
    _ = try scratch.write(Self.table, to: "a.csv")
    let outcome = try Program.run(["spread", "a.csv"] + arguments, in: scratch.folder)
    #expect(outcome.status == 2)
    #expect(outcome.remarks.contains(words))
  }
}
