import EarlyWarning
import Testing

@testable import Scoring

@Suite struct FHIRClaimTests {
  private typealias S = FHIRSupport
  private let news2: Scorer

  init() throws { news2 = Scorer(try .news2()) }

  /// A set as a published guide gives it: seven readings, the total with its parts.
  ///
  /// - Parameters are numbers of the examples; the JSON is made here.
  private func round(
    rate: String = "21", saturation: String = "93", pressure: String = "120", pulse: String = "95",
    temperature: String = "37.5", total: String, parts: [String: Int],
    unit: String = #""code":"{ScoreOf}","#
  ) -> String {
    let system = S.snomed
    let pressures =
      #""component":[{"code":{"coding":[{"system":"\#(system)","code":"72313002"}]},"#
      + S.quantity(pressure, "mm[Hg]") + "}]"
    let alert = #""valueCodeableConcept":{"coding":[{"system":"\#(system)","code":"248234008"}]}"#
    let components = parts.sorted { $0.key < $1.key }.map { code, points in
      #"{"code":{"coding":[{"system":"\#(system)","code":"\#(code)"}]},"#
        + #""valueQuantity":{\#(unit)"value":\#(points)}}"#
    }
    let members = ["rr", "sat", "air", "bp", "hr", "acvpu", "temp"].map {
      #"{"reference":"Observation/\#($0)"}"#
    }
    let claim =
      #"\#(total),"derivedFrom":[\#(members.joined(separator: ","))],"#
      + #""component":[\#(components.joined(separator: ","))]"#
    return [
      S.observation(id: "news", code: "1104051000000101", system: system, claim),
      S.observation(id: "rr", code: "86290005", system: system, S.quantity(rate, "/min")),
      S.observation(id: "sat", code: "103228002", system: system, S.quantity(saturation, "%")),
      S.observation(id: "air", code: "722742002", system: system, ""),
      S.observation(id: "bp", code: "75367002", system: system, pressures),
      S.observation(id: "hr", code: "364075005", system: system, S.quantity(pulse, "/min")),
      S.observation(id: "acvpu", code: "1104441000000107", system: system, alert),
      S.observation(id: "temp", code: "276885007", system: system, S.quantity(temperature, "Cel")),
    ].joined(separator: "\n")
  }

  private static let allParts = [
    "1104301000000104": 2, "1104351000000103": 1, "1104311000000102": 2, "1104331000000105": 0,
    "1104371000000107": 1, "1104341000000101": 0, "1104361000000100": 0,
  ]

  /// The set of the Welsh emergency department guide gives 37.5 °C a point that it does not have.
  ///
  /// - Source: SynaneticsLtd/emergency-department-ig, examples of NEWS2 with their readings.
  @Test func `a published example whose total does not follow from its parts is flagged`() throws {
    let quantity = #""valueQuantity":{"value":6,"code":"{ScoreOf}"}"#
    let read = S.read(round(total: quantity, parts: Self.allParts))
    let claim = try #require(read.claims.first)
    #expect(read.claims.count == 1 && claim.total == 6 && claim.sumOfParts == 6)
    #expect(claim.membersFound == 7 && claim.scale == "1" && claim.set == "Observation/news")
    #expect(read.observations.filter { $0.set == claim.set }.count == 9)
    let result = ExplicitSets(scorer: news2, read: read).score(claim.set)
    guard case .complete(let score) = result else { throw NotComplete() }
    #expect(score.total == 5)
    #expect(
      claim.disagreements(with: result, by: news2.definition) == [
        .total(supplied: 6, recomputed: 5, isAtLeast: false),
        .part("temperature", supplied: 1, recomputed: 0),
      ])
  }

  @Test func `a claim that is right is not flagged, in whatever form its total is`() throws {
    let totals = [
      #""valueQuantity":{"value":6,"unit":"score"}"#, #""valueInteger":6"#, #""valueString":"6""#,
      #""valueQuantity":{"value":6.0,"code":"at0064","unit":"≥25"}"#,
    ]
    for total in totals {
      let read = S.read(round(temperature: "38.1", total: total, parts: Self.allParts))
      let claim = try #require(read.claims.first)
      let result = ExplicitSets(scorer: news2, read: read).score(claim.set)
      #expect(claim.disagreements(with: result, by: news2.definition) == [], "\(total)")
    }
  }

  @Test func `a total that its own parts do not make is flagged without any reading`() throws {
    let parts = Self.allParts.merging(["1104371000000107": 0]) { $1 }
    let read = S.read(round(total: #""valueInteger":6"#, parts: parts))
    let claim = try #require(read.claims.first)
    #expect(
      claim.ownDisagreements(by: news2.definition) == [.sum(supplied: 6, ofParts: 5)])
    let impossible = S.read(round(total: #""valueDecimal":20.5"#, parts: [:]))
    #expect(
      impossible.claims.first?.ownDisagreements(by: news2.definition)
        == [.impossible(supplied: 20.5)])
  }

  @Test func `a partial set contradicts only a claim below what is there`() throws {
    let parts: [String: Int] = [:]
    for (total, count) in [("2", 1), ("9", 0)] {
      let text = round(total: #""valueInteger":\#(total)"#, parts: parts)
        .split(separator: "\n").filter { !$0.contains("Observation/acvpu\",") }
        .filter { !$0.contains(#""id":"temp""#) }.joined(separator: "\n")
      let read = S.read(text)
      let claim = try #require(read.claims.first)
      #expect(claim.membersFound == 6)
      let result = ExplicitSets(scorer: news2, read: read).score(claim.set)
      guard case .partial = result else { throw NotComplete() }
      #expect(claim.disagreements(with: result, by: news2.definition).count == count)
    }
  }

  @Test func `points of scale 2 say that scale 2 was used`() throws {
    var parts = Self.allParts
    parts["1104311000000102"] = nil
    parts["1104321000000108"] = 0
    let read = S.read(
      round(saturation: "93", temperature: "38.1", total: #""valueInteger":4"#, parts: parts))
    let claim = try #require(read.claims.first)
    #expect(claim.scale == "2")
    let sets = ExplicitSets(scorer: news2, read: read)
    let prescribed = sets.score(claim.set, prescribed: true)
    #expect(claim.disagreements(with: prescribed, by: news2.definition) == [])
    // Not prescribed: scale 1, and both numbers are kept.
    let unprescribed = sets.score(claim.set)
    #expect(
      claim.disagreements(with: unprescribed, by: news2.definition).contains(
        .total(supplied: 4, recomputed: 6, isAtLeast: false)))
  }

  @Test func `parts as observations of their own belong to the total that refers to them`() throws {
    let rate = S.observation(
      id: "part", code: "1104301000000104", system: S.snomed, #""valueInteger":2"#)
    let total = S.observation(
      id: "total", code: "1104051000000101", system: S.snomed,
      #""valueInteger":2,"hasMember":[{"reference":"#
        + #""https://a.example/Observation/part/_history/1"}]"#
    )
    let read = S.read(rate + "\n" + total)
    #expect(read.claims.count == 1)
    #expect(read.claims.first?.parts.map(\.parameter) == ["respiratory_rate"])
    #expect(S.read(rate).claims.map(\.total) == [nil])
  }

  @Test func `National PEWS points for temperature are taken and never added`() throws {
    let codes = [
      "1363271000000106": 1, "1363291000000105": 0, "1363301000000109": 0, "1363311000000106": 1,
      "1363321000000100": 2, "1363331000000103": 1, "1363341000000107": 0, "1363361000000108": 3,
    ]
    let components = codes.sorted { $0.key < $1.key }.map { code, points in
      #"{"code":{"coding":[{"system":"\#(S.snomed)","code":"\#(code)"}]},"#
        + #""valueInteger":\#(points)}"#
    }
    let read = S.read(
      S.observation(
        code: "1363261000000104", system: S.snomed,
        #""valueInteger":5,"component":[\#(components.joined(separator: ","))]"#))
    let claim = try #require(read.claims.first)
    #expect(claim.score == "npews" && claim.sumOfParts == 5 && claim.parts.count == 8)
    let pews = try #require(try ScoreDefinition.shipped().first { $0.id == "npews" })
    #expect(claim.ownDisagreements(by: pews) == [])
  }

  @Test func `a total of NEWS is not taken for one of NEWS2`() {
    for (code, system) in [("1287358002", S.snomed), ("88330-6", "http://loinc.org")] {
      let read = S.read(S.observation(code: code, system: system, #""valueInteger":6"#))
      #expect(read.claims.map(\.score) == ["news"])
    }
  }

  @Test func `a total within a round of observations is a claim about that round`() throws {
    let part = #","partOf":[{"reference":"Procedure/x"}]"#
    let rate = S.observation(id: "a", code: "9279-1", S.quantity("25", "/min") + part)
    let total = S.observation(
      id: "b", code: "1104051000000101", system: S.snomed, #""valueInteger":0"# + part)
    let read = S.read(total + "\n" + rate)
    let claim = try #require(read.claims.first)
    #expect(claim.set == "Procedure/x" && claim.membersFound == 0)
    let result = ExplicitSets(scorer: news2, read: read).score(claim.set)
    #expect(
      claim.disagreements(with: result, by: news2.definition) == [
        .total(supplied: 0, recomputed: 3, isAtLeast: true)
      ])
    let own =
      #""component":[{"code":{"coding":[{"system":"http://loinc.org","code":"9279-1"}]},"#
      + S.quantity("25", "/min") + "}],"
    let whole = S.observation(
      id: "b", code: "1104051000000101", system: S.snomed, own + #""valueInteger":0"# + part)
    #expect(S.read(whole).claims.map(\.set) == ["Observation/b"])
    #expect(S.read(whole).observations.map(\.set) == ["Observation/b"])
  }

  @Test func `a claim about another person's readings is refused`() {
    let text = round(total: #""valueInteger":6"#, parts: [:])
      .replacing(#""id":"hr","status":"final","#, with: #""id":"hr","status":"final","x":0,"#)
      .split(separator: "\n").map { line in
        line.contains(#""id":"hr""#) ? line.replacing("Patient/p1", with: "Patient/p2") : line[...]
      }.joined(separator: "\n")
    let read = S.read(text)
    #expect(read.observations.first { $0.input == "pulse" }?.set == nil)
    #expect(read.problems.first.contains { $0.what.contains("another person") })
  }
}

private struct NotComplete: Error {}
