import Testing

@testable import Timelines

/// A resource and the records it has to become.
struct FHIRCase: CustomTestStringConvertible, Sendable {
  var name: String
  var json: String
  var events: [String] = []
  var intervals: [String] = []
  var facts: [String] = []
  var skipped: [String: Int] = [:]
  var refusals: [String] = []
  var noted: [String: Int] = [:]

  var testDescription: String { name }
}

@Suite struct FHIRRecordTests {
  @Test(arguments: FHIRCase.observations + FHIRCase.medicines + FHIRCase.others)
  func `a resource becomes these records and no others`(example: FHIRCase) {
    let read = FHIRRead(example.json)
    #expect(read.events == example.events)
    #expect(read.intervals == example.intervals)
    #expect(read.facts == example.facts)
    #expect(read.rejects.skipped == example.skipped)
    #expect(read.refusals == example.refusals)
    #expect(read.rejects.noted == example.noted)
  }
}

private let pulse = #""code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]}"#
private let who = #""subject":{"reference":"Patient/p1"}"#

private func observation(_ rest: String) -> String {
  #"{"resourceType":"Observation","id":"o1",\#(pulse),\#(who),\#(rest)}"#
}

extension FHIRCase {
  static let observations: [FHIRCase] = [
    FHIRCase(
      name: "a quantity with its unit's code, in summer time",
      json: observation(
        #""status":"final","effectiveDateTime":"2024-07-01T08:30:59.5Z","#
          + #""valueQuantity":{"value":72.50,"unit":"beats/minute","code":"/min"}"#),
      events: ["p1 2024-07-01 09:30 observation loinc|8867-4 = 72.5 unit=/min"]),
    FHIRCase(
      name: "a bound, on a day in words only",
      json: observation(
        #""effectiveDateTime":"2024-01-02","#
          + #""valueQuantity":{"value":1e1,"comparator":"<","unit":"x"}"#
      ),
      events: ["p1 2024-01-02 observation loinc|8867-4 = 10.0 unit=x comparator=<"]),
    FHIRCase(
      name: "a time far away belongs to the day in London",
      json: observation(#""effectiveDateTime":"2180-05-06T22:23:00-04:00","valueInteger":3"#),
      events: ["p1 2180-05-07 03:23 observation loinc|8867-4 = 3.0"]),
    FHIRCase(
      name: "a time without a zone is London's, also on the night the clocks go back",
      json: observation(#""effectiveDateTime":"2024-10-27T03:00:00","valueDecimal":1"#),
      events: ["p1 2024-10-27 03:00 observation loinc|8867-4 = 1.0"]),
    FHIRCase(
      name: "a coded value is its first code",
      json: observation(
        #""effectivePeriod":{"start":"2024-01-02T10:00:00Z","end":"2024-01-02T11:00:00Z"},"#
          + #""valueCodeableConcept":{"coding":[{"system":"s","code":"A"},{"code":"B"}]}"#
      ),
      events: [
        "p1 2024-01-02 10:00 observation loinc|8867-4 text=A end=2024-01-02 11:00"
      ]),
    FHIRCase(
      name: "written values, and what the issue stands in for",
      json: [
        observation(#""issued":"2024-01-02T10:00:00Z","valueString":"a \"b\" \u00e9""#),
        observation(#""effectiveDateTime":"2024","issued":"2024-01-02","valueBoolean":true"#),
        observation(#""effectiveDateTime":"2024-01-02","valueDateTime":"2024-01-01T05:00:00Z""#),
        observation(#""effectiveDateTime":"2024-01-02","valueDateTime":"2023""#),
        observation(#""effectiveDateTime":"2024-01-02","valueRatio":{"numerator":{"value":1}}"#),
      ].joined(separator: "\n"),
      events: [
        #"p1 2024-01-02 10:00 observation loinc|8867-4 text=a "b" é dated_by=issued"#,
        "p1 2024-01-02 observation loinc|8867-4 text=true dated_by=issued",
        "p1 2024-01-02 observation loinc|8867-4 value_time=2024-01-01 05:00",
        "p1 2024-01-02 observation loinc|8867-4 text=2023",
        #"p1 2024-01-02 observation loinc|8867-4 text={"numerator":{"value":1}}"#,
      ]),
    FHIRCase(
      name: "components are events beside their panel, and absence has its reason",
      json: observation(
        #""status":"preliminary","effectiveDateTime":"2024-01-02","component":["#
          + #"{"code":{"text":"systolic"},"valueQuantity":{"value":120,"code":"mm[Hg]"}},"#
          + #"{"code":{"text":"diastolic"},"dataAbsentReason":{"coding":[{"code":"unknown"}]}}]"#),
      events: [
        "p1 2024-01-02 observation loinc|8867-4 status=preliminary",
        "p1 2024-01-02 observation text|systolic = 120.0 unit=mm[Hg] status=preliminary",
        "p1 2024-01-02 observation text|diastolic absent_reason=unknown status=preliminary",
      ]),
    FHIRCase(
      name: "what was taken back is skipped",
      json: observation(#""status":"entered-in-error","effectiveDateTime":"2024-01-02""#) + "\n"
        + observation(#""status":"cancelled","effectiveDateTime":"2024-01-02""#),
      skipped: ["Observation: entered in error": 1, "Observation: cancelled": 1]),
    FHIRCase(
      name: "what cannot be read is refused with line, field and value",
      json: [
        observation(#""effectiveDateTime":"2024-02""#),
        observation(#""effectiveDateTime":"2024-02-30""#),
        observation(#""status":"final""#),
        observation(#""effectiveDateTime":"2024-02-03","valueQuantity":{"value":"12"}"#),
        observation(#""effectiveDateTime":"2024-02-03","valueInteger":01"#),
        #"{"resourceType":"Observation",\#(who),"effectiveDateTime":"2024-02-03"}"#,
        #"{"resourceType":"Observation",\#(pulse),"effectiveDateTime":"2024-02-03"}"#,
        #"{"resourceType":"Observation",\#(pulse),"effectiveDateTime":"2024-02-03"#,
        #"{"id":"x"}"#,
        "7",
      ].joined(separator: "\n"),
      refusals: [
        #"1 effective[x] "2024-02" is a date without a day"#,
        #"2 effective[x] "2024-02-30" is not a date"#,
        #"3 effective[x] "" is missing"#,
        #"4 value[x] ""12"" is not a number"#,
        #"5 value[x] "01" is not a number"#,
        #"6 code "" is missing"#,
        #"7 subject "" is missing"#,
        #"8  "" A string is opened, but never closed."#,
        #"9 resourceType "{" has no resourceType"#,
        #"10  "7" is not where JSON allows it"#,
      ]),
    FHIRCase(
      name: "only people have timelines",
      json: #"{"resourceType":"Observation",\#(pulse),"subject":{"reference":"Group/g"}}"#,
      skipped: ["subject is a Group": 1]),
  ]
}
