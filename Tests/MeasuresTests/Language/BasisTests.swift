import DefinitionFiles
import Measures
import Testing

/// How sure rules and numbers are, and what may be counted before somebody has signed.
@Suite struct BasisTests {
  private func definition(_ lines: String) throws -> Definition {
    let text = """
      measure: warm
      title: Warm
      source: a book
      for each: person at month start
      \(lines)
      numerator: age(index) > low
      """
    return try #require(try Definition.read(text, file: "f.yaml").first)
  }

  @Test(arguments: [
    ("parameters: {low: 3}", []),
    ("basis: project\nparameters: {low: 3}", []),
    ("basis: memory\nparameters: {low: 3}", ["the definition", "low"]),
    ("basis: not found\nparameters: {low: {value: 3, basis: verified}}", ["the definition"]),
    ("parameters: {low: {value: 3, basis: memory}}", ["low"]),
    ("parameters: {low: {value: 3, basis: not found}}\napprover: A. Nurse", []),
  ])
  func `what was read in no source needs somebody to sign`(
    lines: String, unsigned: [String]
  ) throws {
    #expect(try definition(lines).unsigned == unsigned)
  }

  @Test func `a number has the source of its measure unless it has its own`() throws {
    let own = try definition("parameters: {low: {value: 3, unit: kg, source: a paper}}")
    #expect(own.parameters.map(\.source) == ["a paper"])
    #expect(own.parameters.map(\.unit) == ["kg"])
    let other = try definition("parameters: {low: 3}")
    #expect(other.parameters.map(\.source) == ["a book"])
  }

  @Test(arguments: [
    ("{low: {unit: kg}}", "5:19: this parameter has no value; add value: …"),
    (
      "{low: {value: 3, bassis: memory}}",
      "5:30: there is no key \"bassis\"; did you mean \"basis\"?"
    ),
    (
      "{low: {value: 3, basis: memry}}",
      "5:37: basis cannot be \"memry\"; did you mean \"memory\"?"
    ),
  ])
  func `a wrong parameter is explained`(written: String, error: String) {
    let thrown = #expect(throws: DefinitionErrors.self) {
      try definition("parameters: \(written)")
    }
    #expect(thrown?.errors.first?.description == "f.yaml:\(error)")
  }
}
