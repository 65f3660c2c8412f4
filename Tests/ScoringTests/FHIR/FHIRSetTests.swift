import EarlyWarning
import Testing

@testable import Scoring

@Suite struct FHIRSetTests {
  private typealias S = FHIRSupport

  private func timed(_ id: String, _ code: String, _ second: Int, partOf: String) -> String {
    let seconds = second < 10 ? "0\(second)" : "\(second)"
    return S.observation(
      id: id, code: code,
      S.quantity("90", code == "59408-5" ? "%" : "/min")
        + #","partOf":[{"reference":"Procedure/\#(partOf)"}]"#,
      time: #""effectiveDateTime":"2026-01-02T0\#(second / 60):\#(seconds):00Z""#)
  }

  @Test func `one round of observations is a set, and a long event is none`() {
    let short = timed("a", "9279-1", 10, partOf: "x") + "\n" + timed("b", "8867-4", 20, partOf: "x")
    #expect(S.read(short).observations.map(\.set) == ["Procedure/x", "Procedure/x"])
    let long = timed("a", "9279-1", 10, partOf: "x") + "\n" + timed("b", "8867-4", 41, partOf: "x")
    #expect(S.read(long).observations.map(\.set) == [nil, nil])
    let twice = timed("a", "9279-1", 10, partOf: "x") + "\n" + timed("b", "9279-1", 11, partOf: "x")
    #expect(S.read(twice).observations.map(\.set) == [nil, nil])
  }

  @Test func `an encounter is no set: it may last for days`() {
    let encounter = #","encounter":{"reference":"Encounter/e"}"#
    let text =
      S.observation(id: "a", code: "9279-1", S.quantity("18", "/min") + encounter) + "\n"
      + S.observation(id: "b", code: "8867-4", S.quantity("90", "/min") + encounter)
    #expect(S.read(text).observations.map(\.set) == [nil, nil])
  }

  @Test func `members of a panel are a set, in any order and by any address`() {
    let panel =
      #"{"fullUrl":"urn:uuid:3","resource":{"resourceType":"Observation","id":"panel","#
      + #""status":"final","subject":{"reference":"urn:uuid:9"},"#
      + #""effectiveDateTime":"2026-01-02","code":{"text":"round"},"#
      + #""hasMember":[{"reference":"urn:uuid:1"},{"reference":"urn:uuid:2"}]}}"#
    let member = { (place: Int, code: String) in
      #"{"resource":"#
        + S.observation(
          id: "m\(place)", code: code, S.quantity("20", "/min"),
          time: #""effectiveDateTime":"2026-01-02""#,
          subject: #""subject":{"reference":"urn:uuid:9"}"#)
        + #","fullUrl":"urn:uuid:\#(place)"}"#
    }
    let patient =
      #"{"fullUrl":"urn:uuid:9","resource":{"resourceType":"Patient","id":"p","#
      + #""birthDate":"1960-02-29"}}"#
    let entries = [panel, member(1, "9279-1"), member(2, "8867-4"), patient]
    for order in [entries, entries.reversed()] {
      let bundle =
        #"{"entry":[\#(order.joined(separator: ","))],"type":"batch","resourceType":"Bundle"}"#
      let read = S.read(bundle)
      // A date without a time of day is enough where a set says what belongs together.
      #expect(read.observations.map(\.set) == ["Observation/panel", "Observation/panel"])
      #expect(read.ageMonths(of: "urn:uuid:9", at: read.observations[0].second) == 790)
      #expect(read.counts.resources == 5 && read.problems.count == 0)
    }
  }

  @Test func `several readings in one observation are a set`() {
    let component = { (code: String) in
      #"{"code":{"coding":[{"system":"http://loinc.org","code":"\#(code)"}]},"#
        + S.quantity("20", "/min") + "}"
    }
    let parts = [component("9279-1"), component("8867-4")].joined(separator: ",")
    let read = S.read(S.observation(code: "85353-1", #""component":[\#(parts)]"#))
    #expect(read.observations.map(\.set) == ["Observation/o1", "Observation/o1"])
  }

  @Test(arguments: [
    ("2000-02-29", 951_782_400 + 365 * 86_400, 11), ("2000-02-29", 951_782_400 + 366 * 86_400, 12),
    ("2000-03-15", 953_078_400, 0), ("2000-03-15", 953_078_399, nil), ("2000-03", 0, nil),
  ])
  func `age is by birthday`(birth: String, second: Int, months: Int?) {
    let read = S.read(#"{"resourceType":"Patient","id":"a","birthDate":"\#(birth)"}"#)
    #expect(read.ageMonths(of: "Patient/a", at: second) == months)
    #expect(read.ageMonths(of: "https://b.example/fhir/Patient/a", at: second) == months)
  }

  @Test(arguments: [
    (
      #""valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"77386006"}]}"#,
      true
    ),
    (
      #""valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA15173-0"}]}"#, true
    ),
    (#""valueCodeableConcept":{"text":"Not pregnant"}"#, false), (#""valueBoolean":true"#, true),
  ])
  func `pregnancy is a condition`(value: String, holds: Bool) {
    let read = S.read(S.observation(code: "82810-3", value))
    #expect(read.conditions.map(\.holds) == [holds])
    #expect(read.conditions.map(\.condition) == ["pregnancy"])
    #expect(read.observations.isEmpty)
  }
}
