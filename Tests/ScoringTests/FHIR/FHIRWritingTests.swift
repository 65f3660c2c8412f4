import EarlyWarning
import Foundation
import Testing

@testable import Scoring

@Suite struct FHIRWritingTests {
  private typealias S = FHIRSupport

  private func score(_ scorer: Scorer, _ values: [String: Reading], scale: String? = "1")
    -> FHIRScore
  {
    var input = scorer.emptyInput
    for (place, definition) in scorer.inputs.enumerated() {
      if let value = values[definition.id] { input.readings[place] = value }
    }
    input.ageMonths = 600
    return FHIRScore(
      id: "s1", provenanceID: "s1-p", person: "Patient/\"p\"\n", second: 1_767_323_045,
      sources: ["Observation/a", "urn:uuid:b"], result: scorer.score(input), scale: scale)
  }

  private static let readings: [String: Reading] = [
    "respiratory_rate": .number(Hundredths(2_500)), "spo2": .number(Hundredths(9_300)),
    "oxygen": .choice(1), "systolic_bp": .number(Hundredths(12_000)),
    "pulse": .number(Hundredths(9_500)), "consciousness": .choice(0),
    "temperature": .number(Hundredths(3_750)),
  ]

  @Test func `a complete set becomes an Observation with UK Core's codes`() throws {
    let scorer = Scorer(try .news2())
    var writer = try FHIRScoreWriter(
      scorer.definition, codes: S.codes, recorded: 1_767_323_100, agent: "Vigil", form: .lines)
    #expect(try writer.append(score(scorer, Self.readings)))
    let bytes = writer.finish()
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let objects = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
    let expected = """
      {"resourceType":"Observation","id":"s1","meta":{"profile":["https://fhir.hl7.org.uk/\
      StructureDefinition/UKCore-Observation-EarlyWarningTotalScore"]},"status":"final",\
      "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/\
      observation-category","code":"survey","display":"Survey"}]}],"code":{"coding":[{"system":\
      "http://snomed.info/sct","code":"1104051000000101","display":"Royal College of Physicians \
      NEWS2 (National Early Warning Score 2) total score"}]},"subject":{"reference":\
      "Patient/\\"p\\"\\n"},"effectiveDateTime":"2026-01-02T03:04:05Z","valueQuantity":\
      {"value":8,"unit":"ScoreOf","system":"http://unitsofmeasure.org","code":"{ScoreOf}"},\
      "interpretation":[{"text":"High"}],"derivedFrom":[{"reference":"Observation/a"},\
      {"reference":"urn:uuid:b"}],"component":[
      """
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(expected))
    let components = try #require(objects[0]["component"] as? [[String: Any]])
    #expect(components.count == 7)
    #expect(objects[1]["resourceType"] as? String == "Provenance")
    #expect(objects[1]["recorded"] as? String == "2026-01-02T03:05:00Z")
    #expect(String(decoding: lines[1], as: UTF8.self).contains("news2 RCP 2017"))
  }

  @Test(arguments: [FHIRScoreWriter.Form.bundle, .lines])
  func `what is written can be read again and agrees`(form: FHIRScoreWriter.Form) throws {
    let scorer = Scorer(try .news2())
    var writer = try FHIRScoreWriter(
      scorer.definition, codes: S.codes, recorded: 0, agent: "Vigil", form: form)
    let written = score(scorer, Self.readings)
    try writer.append(written)
    let read = FHIRObservations.read(writer.finish(), codes: S.codes)
    let claim = try #require(read.claims.first)
    #expect(claim.person == written.person && claim.second == written.second)
    #expect(claim.members == written.sources && claim.scale == "1")
    #expect(claim.disagreements(with: written.result, by: scorer.definition) == [])
    #expect(read.problems.count == 0)
  }

  @Test func `every total and part of every complete set is the one scored, on both scales`() throws
  {
    let scorer = Scorer(try .news2())
    var dice = FHIRDice(seed: 3)
    for _ in 0..<300 {
      var input = scorer.emptyInput
      input.selectors[0] = Int.random(in: 0...1, using: &dice)
      input.prescribed = [0]
      for place in scorer.inputs.indices {
        let choices = scorer.inputs[place].choices.count
        let whole = Int32.random(in: 30...100, using: &dice) * 100
        input.readings[place] =
          choices > 0
          ? .choice(Int.random(in: 0..<choices, using: &dice))
          : .number(Hundredths(scorer.inputs[place].id == "temperature" ? whole / 2 : whole))
      }
      let scale = input.selectors[0] == 1 ? "2" : "1"
      let written = FHIRScore(
        id: "a", provenanceID: "b", person: "Patient/a", second: 0, sources: [],
        result: scorer.score(input), scale: scale)
      var writer = try FHIRScoreWriter(
        scorer.definition, codes: S.codes, recorded: 0, agent: "Vigil", form: .bundle)
      let isComplete = try writer.append(written)
      let read = FHIRObservations.read(writer.finish(), codes: S.codes)
      #expect(read.claims.count == (isComplete ? 1 : 0))
      for claim in read.claims {
        #expect(claim.disagreements(with: written.result, by: scorer.definition) == [])
        #expect(claim.scale == scale && claim.parts.count == 7)
      }
    }
  }

  @Test func `each chart of National PEWS has its codes`() throws {
    for definition in try ScoreDefinition.shipped() where definition.id == "npews" {
      let scorer = Scorer(definition)
      var input = scorer.emptyInput
      for place in scorer.inputs.indices {
        input.readings[place] =
          scorer.inputs[place].isChoice ? .choice(0) : .number(Hundredths(3_000))
      }
      input.ageMonths = definition.ageMonths.lowerBound
      let written = FHIRScore(
        id: "a", provenanceID: "b", person: "Patient/a", second: 0, sources: [],
        result: scorer.score(input))
      var writer = try FHIRScoreWriter(
        definition, codes: S.codes, recorded: 0, agent: "Vigil", form: .bundle)
      #expect(try writer.append(written))
      let claim = try #require(FHIRObservations.read(writer.finish(), codes: S.codes).claims.first)
      #expect(claim.score == "npews" && claim.parts.count == 7)
      #expect(claim.disagreements(with: written.result, by: definition) == [])
    }
  }

  @Test func `a partial or refused set has no score to write`() throws {
    let scorer = Scorer(try .news2())
    var writer = try FHIRScoreWriter(
      scorer.definition, codes: S.codes, recorded: 0, agent: "Vigil", form: .bundle)
    var fewer = Self.readings
    fewer["temperature"] = nil
    #expect(try !writer.append(score(scorer, fewer)))
    fewer["temperature"] = .unreadable("warm")
    #expect(try !writer.append(score(scorer, fewer)))
    #expect(throws: FHIRWritingError.noScale) {
      try writer.append(score(scorer, Self.readings, scale: nil))
    }
    let text = String(decoding: writer.finish(), as: UTF8.self)
    #expect(text == "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}\n")
  }

  @Test func `a supplied total that differs is noted with both numbers`() throws {
    let scorer = Scorer(try .news2())
    var input = scorer.emptyInput
    for (place, definition) in scorer.inputs.enumerated() {
      if let value = Self.readings[definition.id] { input.readings[place] = value }
    }
    input.suppliedTotal = 6
    let written = FHIRScore(
      id: "a", provenanceID: "b", person: "Patient/a", second: 0, sources: [],
      result: scorer.score(input), scale: "1")
    var writer = try FHIRScoreWriter(
      scorer.definition, codes: S.codes, recorded: 0, agent: "Vigil", form: .lines)
    try writer.append(written)
    let text = String(decoding: writer.finish(), as: UTF8.self)
    #expect(text.contains("A total of 6 was supplied; recomputed it is 8."))
  }

  @Test func `nothing is written with a code that is not verified`() throws {
    let codes = S.codes.codes.filter { code in
      if case .total(let score) = code.meaning { score == "news" } else { false }
    }
    #expect(codes.count == 2)
    let table = "system sct http://snomed.info/sct\nsource none\ncode sct 1 total:news2 yes a"
    let few = try FHIRCodes(table: table)
    let news2 = try ScoreDefinition.news2()
    #expect(throws: FHIRWritingError.noCode("respiratory_rate")) {
      _ = try FHIRScoreWriter(news2, codes: few, recorded: 0, agent: "Vigil", form: .bundle)
    }
  }
}
