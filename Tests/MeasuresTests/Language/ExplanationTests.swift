import Testing

import DefinitionFiles
@testable import Measures
import Programmes

@Suite struct ExplanationTests {
  @Test func `a measure is explained from whom it is about to what is not verified`() throws {
    let definition = try #require(try ShippedDefinitions.measures().first { $0.id == "pincer-d" })
    #expect(
      definition.explanation(codeCounts: ["pincer-nsaid": 1_234]) == """
        pincer-d: GI_P3D, anticoagulant and oral NSAID together [draft]

        People issued warfarin, another vitamin K antagonist or a direct oral anticoagulant in
        three months, and those of them who were issued an oral NSAID.

        Each answer is about one person on the first day of a month, the index day.

        It speaks only of those for whom all of this holds:
          - age on the index day is from 18 to 120
          - sex is “female” or “male”
          - the person is alive on the index day
          - the person is registered with a practice on the index day

        The denominator is those for whom there is a medicine in anticoag from 3 months before
        the index day to the index day.

        The numerator is those of the denominator for whom there is a medicine in nsaid from 3
        months before the index day to the index day.

        Answers are also split by:
          - age: the band of age on the index day: 18 to 64, 65 to 74, 75 and over
          - sex: sex

        Beside each person who needs something done stands:
          - Last NSAID: the date of the last medicine in nsaid from 3 months before the index
            day to the index day
          - Last anticoagulant: the date of the last medicine in anticoag from 3 months before
            the index day to the index day

        Windows include both ends. What is not known never puts anybody into a denominator, a
        numerator or an exclusion.

        Codelists:
          - anticoag: the file pincer-anticoag
          - nsaid: the file pincer-nsaid, 1,234 codes

        Lower is better.

        Source: OpenSAFELY pincer-measures, study definition at 2e15894 (MIT), codelists
        PINCER/PRIMIS 1.8; PLOS Medicine 2022;19:e1004133, table 1.

        Version 1, draft, approved by nobody yet, to be looked through again by 1 November 2027.

        Not verified:
          - No clinical safety officer has approved this definition yet.

        """)
  }

  @Test(arguments: [
    ("no(events)", "there is no record"),
    ("age(index) > 3 otherwise no", "age on the index day is over 3 (and that is known)"),
    (
      "not (yes and age(index) > 3) otherwise yes",
      "it is not so that (always, and age on the index day is over 3) (or that is not known)"
    ),
    (
      "pair(events, medications, under 28 days)",
      "a record and a medicine are fewer than 28 days apart"
    ),
    (
      "case when grown_up then 1 otherwise 2",
      "1 if age on the index day is at least 18, otherwise 2"
    ),
    ("last(events).date <= index", "the date of the last record is on or before the index day"),
    ("(1 + threshold) * 2", "(1 plus 120) times 2"),
    (
      "exists(events) and (no(events) or yes)",
      "there is a record, and (there is no record, or always)"
    ),
    ("last(events).code in (nsaid, aspirin)", "the code of the last record is in nsaid or aspirin"),
    (
      "days(birth, death) otherwise 3",
      "the days from birth to death, or where that is not known 3"
    ),
    (
      "sum(medications in nsaid, quantity * 2)",
      "the sum, over medicines in nsaid, of its quantity times 2"
    ),
    (
      "exists(ward stays covering 2 days before index)",
      "there is a ward stay in force at 2 days before the index day"
    ),
  ])
  func `an expression is explained`(expression: String, words: String) throws {
    let definition = try #require(
      try Definition.read(measure(reason: expression), file: "t.yaml").first)
    let text = definition.explanation(width: 200)
    #expect(text.contains("  - Answer: \(words)\n"), "\(text)")
  }

  @Test func `every shipped definition is explained without a gap`() throws {
    for definition in try ShippedDefinitions.measures() {
      let text = definition.explanation()
      #expect(!text.contains("…") && !text.contains("  .") && text.contains("Source: "))
      // A name longer than a line stands on one of its own.
      let long = text.split(separator: "\n").filter { $0.count > 88 }
      #expect(long.allSatisfy { $0.split(separator: " ").count == 1 }, "\(definition.id)")
    }
  }
}
