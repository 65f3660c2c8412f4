import Measures
import Testing

/// Whether a measure can be counted when only events of its codelists are kept.
@Suite struct ListedEventTests {
  @Test(arguments: [
    ("exists(medications in nsaid)", true),
    ("exists(medications in nsaid from 3 months before index to index)", true),
    ("count(medications in nsaid where value > 2) >= 2", true),
    ("last(events in nsaid).value > 4", true),
    ("registered(index)", true),
    ("age(index) >= 65", true),
    ("exists(medications)", false),
    ("count(events from 3 months before index to index) > 3", false),
    ("exists(medications in nsaid) and exists(events to index)", false),
    ("exists(medications in nsaid where date = last(events).date)", false),
    ("exists(medications where code in nsaid)", false),
  ])
  func `events without a codelist are asked for only where they are named`(
    numerator: String, isListed: Bool
  ) throws {
    let text = """
      measure: m
      title: Made up
      version: 1
      status: draft
      source: made up for a test
      better: lower
      for each: person at month start
      codelists: {nsaid: nsaid}
      population: yes
      denominator: yes
      numerator: \(numerator)

      """
    let definition = try #require(try Definition.read(text, file: "m.yaml").first)
    #expect(definition.plan.asksOnlyForListedEvents == isListed)
  }
}
