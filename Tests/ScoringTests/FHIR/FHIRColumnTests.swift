import EarlyWarning
import Testing

@testable import Scoring

private typealias S = FHIRSupport

/// What is done once for many resources comes to the same as doing it for each.
@Suite struct FHIRColumnTests {
  private static let codes = [
    ("http://loinc.org", "9279-1"), ("http://loinc.org", "8867-4"), ("http://loinc.org", "8310-5"),
    ("http://loinc.org", "59408-5"), ("http://loinc.org", "8480-6"), ("http://loinc.org", "3150-6"),
    ("http://loinc.org", "0000-0"), (S.snomed, "9279-1"), (S.snomed, "1104441000000107"),
    ("http://loinc.org", "11778-8"),
  ]
  private static let fitting = [
    S.quantity("16", "/min"), S.quantity("80", "/min"), S.quantity("36.8", "Cel"),
    S.quantity("97", "%"), S.quantity("120", "mm[Hg]"), S.quantity("21", "%"), "", "", values[6],
    #""valueString":"yes""#,
  ]
  private static let values = [
    S.quantity("16", "/min"), S.quantity("97", "%"), S.quantity("36.85", "Cel"),
    S.quantity("21", "%"), S.quantity("120", "mm[Hg]"), S.quantity("500", "/min"),
    #""valueCodeableConcept":{"coding":[{"system":"\#(S.snomed)","code":"248234008"}]}"#,
    #""valueCodeableConcept":{"text":"Alert"}"#, #""valueCodeableConcept":{"text":"Al\u0065rt"}"#,
    #""valueCodeableConcept":{"coding":[{"code":"zz","display":"strange words"}]}"#,
    #""valueCodeableConcept":{"coding":[{"code":"zz","display":"stranger words"}] }"#,
    #""dataAbsentReason":{"coding":[{"code":"not-performed"}]}"#, "",
  ]

  private static func line(_ number: Int, _ dice: inout FHIRDice) -> String {
    let place = Int.random(in: 0..<codes.count, using: &dice)
    let code = codes[place]
    // Mostly a value that fits the code.
    let value =
      Int.random(in: 0..<12, using: &dice) > 0
      ? fitting[place] : values.randomElement(using: &dice) ?? ""
    let person = Int.random(in: 0..<6, using: &dice)
    let subjects = [
      #""subject":{"reference":"Patient/p\#(person)"}"#,
      #""subject":{"identifier":{"value":"Patient/p\#(person)"}}"#, #""subject":{"reference":7}"#,
      #""subject":{"reference":"Patient/p\u0031"}"#,
    ]
    let minute = Int.random(in: 10..<59, using: &dice)
    let hour = Int.random(in: 10..<24, using: &dice)
    return S.observation(
      id: "o\(number)", code: code.1, system: code.0, value,
      time: #""effectiveDateTime":"2026-01-0\#(1 + number / 700)T\#(hour):\#(minute):00Z""#,
      subject: subjects[Int.random(in: 0..<12, using: &dice) < 9 ? 0 : number % 4])
  }

  @Test(arguments: 0..<12)
  func `lines read together come to what each comes to alone`(seed: Int) {
    var dice = FHIRDice(seed: UInt64(seed))
    let lines = (0..<200).map { Self.line($0, &dice) }
    let together = S.read(lines.joined(separator: "\n")).observations
    #expect(together == lines.flatMap { S.read($0).observations })
    #expect(together.count > 50)
  }

  @Test(arguments: 0..<8)
  func `sets are counted in columns as one by one`(seed: Int) throws {
    var dice = FHIRDice(seed: UInt64(100 + seed))
    var lines = (0..<5_000).map { Self.line($0, &dice) }
    for person in 0..<6 where seed % 2 == 0 || seed % 4 > 1 {
      let year = [2025, 2023, 2018, 2010, 1950, 2027][person]
      lines.append(#"{"resourceType":"Patient","id":"p\#(person)","birthDate":"\#(year)-06-01"}"#)
    }
    var options = FHIRScoringOptions()
    if seed == 7 { options.chart = "5-12y" }
    var scoring = try FHIRScoring(
      .named(seed % 4 < 2 && seed != 7 ? "news2" : "npews"), options: options)
    scoring.take(Array(lines.joined(separator: "\n").utf8))
    let scored = scoring.finish()
    var run = ScoreRun(scored.family)
    for set in scored.sets { run.add(set) }
    #expect(scored.run == run)
    #expect(scored.sets.count >= 256 && run.complete + run.partial > 0)
  }
}
