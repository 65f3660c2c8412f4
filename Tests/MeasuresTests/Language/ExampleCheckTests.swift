import Foundation
import Testing

@testable import Measures

/// That examples fail when a measure says something else than they expect.
@Suite struct ExampleCheckTests {
  private static let text = """
    measure: bundle
    title: A bundle
    source: made up
    for each: person at month start
    codelists: {steroid: steroids, magnesium: magnesium}
    let:
      early: age(index) < 2
    denominator: known(birth)
    exclusions:
      moved: exists(contacts on index)
    bundle:
      steroids: {eligible: early, given: exists(events in steroid)}
      magnesium: {eligible: sex = "female", given: exists(events in magnesium where value > 1)}
    strata: {sex: sex}
    organisation: registration(index).organisation
    reasons: {Age: age(index), Born: birth}
    examples:
      - name: one
        index: 2024-07-01
        person: {born: 2023-07-01, sex: female, registered: [{from: 2023-07-01, at: P1}]}
        rows: [events 2024-01-01 steroid]
        expect:
    """

  private static let whole =
    " {population: yes, denominator: yes, numerator: no, organisation: P1, strata: {sex: female},"
    + " elements: {steroids: given, magnesium: not given}, reasons: {Age: 1, Born: 2023-07-01}}"

  @Test(arguments: [
    (whole, []),
    (" {numerator: yes}", ["numerator is no, not yes"]),
    (" {population: no}", ["population is yes, not no"]),
    (" {denominator: no}", ["denominator is yes, not no"]),
    (" {organisation: P2}", ["the organisation is “P1”, not “P2”"]),
    (" {excluded: moved}", ["the exclusion is not told, not “moved”"]),
    (" {elements: {magnesium: unknown}}", ["magnesium is “not given”, not “unknown”"]),
    (" {strata: {sex: male}}", ["sex is “female”, not “male”"]),
    (" {reasons: {Age: 2}}", ["Age is “1”, not “2”"]),
  ])
  func `an example tells what is otherwise than expected`(
    expectation: String, differences: [String]
  ) throws {
    let definition = try #require(
      try Definition.read(Self.text + expectation, file: "b.yaml").first)
    #expect(definition.checkExamples().map(\.differences) == [differences])
  }

  @Test(arguments: [
    (
      "rows: [events 2024-01-01 steroid, events 2024-01-01 magnesium value=2]",
      " {denominator: yes, numerator: yes, elements: {magnesium: given}}"
    ),
    (
      "rows: [events 2024-01-01 steroid, events 2024-01-01 magnesium]",
      " {numerator: no, elements: {magnesium: not given}}"
    ),
    ("rows: [contacts 2024-07-01 at C1]", " {excluded: moved, denominator: no}"),
  ])
  func `rows decide`(rows: String, expectation: String) throws {
    let text = Self.text.replacing("rows: [events 2024-01-01 steroid]", with: rows)
    let definition = try #require(try Definition.read(text + expectation, file: "b.yaml").first)
    #expect(definition.checkExamples().map(\.differences) == [[]])
  }

  @Test func `those for whom no element applies are left out of the denominator`() throws {
    let text = Self.text.replacing(
      "born: 2023-07-01, sex: female", with: "born: 2000-01-01, sex: male")
    let definition = try #require(
      try Definition.read(text + " {population: yes, denominator: no}", file: "b.yaml").first)
    #expect(definition.checkExamples().map(\.differences) == [[]])
  }

  @Test func `the definition in the manual is right, and its example passes`() throws {
    let manual = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "docs/measure-language.md")
    let text = try String(contentsOf: manual, encoding: .utf8)
    let block = try #require(text.firstMatch(of: /```yaml\n(measure:[^`]*)```/))
    let definition = try #require(
      try Definition.read(String(block.1), file: "measure-language.md").first)
    #expect(definition.checkExamples().map(\.differences) == [[]])
  }
}
