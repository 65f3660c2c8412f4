import Essentials
import Foundation
import Measures
import Testing
import Timelines

@Suite struct MeasureOutputTests {
  /// Two practices with groups by sex, one exclusion and a bundle of one element.
  private static func results(hasBundle: Bool = true) throws -> MeasureResults {
    let plan = Plan(
      id: "m", title: "A measure", index: .person(.month, at: .start), population: .literal(.yes),
      denominator: .literal(.yes),
      exclusions: [Plan.Exclusion(name: "palliative", condition: .literal(.no))],
      numerator: .literal(.yes),
      elements: hasBundle
        ? [Plan.Element(name: "steroids", eligible: .literal(.yes), given: .literal(.yes))] : [],
      strata: [Plan.Stratum(name: "sex", group: .sex)], organisation: .missing,
      reasons: [Plan.Reason(label: "Last NSAID", value: .time(.index))], codelists: [])
    var results = MeasureResults(measures: [MeasureOutline(plan)])
    results.personCount = 60
    let day = try #require(Day(iso: "2024-07-01"))
    func add(_ organisation: String, _ group: String, _ numerator: Int, _ denominator: Int) {
      let key = CountKey(
        measure: 0, organisation: organisation, period: Period(.month, containing: day), index: day,
        stratifier: group.isEmpty ? "" : "sex", group: group)
      var counts = MeasureCounts(exclusionCount: 1, elementCount: hasBundle ? 1 : 0)
      counts.numerator = numerator
      counts.denominator = denominator
      counts.excluded[0] = 2
      guard hasBundle else {
        results.counts[key] = counts
        return
      }
      counts.bundle.notAll = denominator - numerator
      counts.elements[0].given = numerator
      counts.elements[0].notGiven = denominator - numerator
      results.counts[key] = counts
    }
    add("P1", "", 12, 40)
    add("P1", "female", 10, 25)
    add("P1", "male", 2, 15)
    add("P2", "", 6, 20)
    for (id, isIn) in [(7, true), (9, false)] {
      results.answers.append(
        PersonAnswer(
          measure: 0, index: .day(day), period: Period(.month, containing: day),
          person: PersonKey("\(id)"), ordinal: 0, organisation: "P1",
          isInDenominator: true, isInNumerator: isIn, exclusion: nil,
          elements: hasBundle ? [isIn ? .given : .notGiven] : [],
          reasons: isIn ? [.day(day)] : []))
      if hasBundle { results.answers[results.answers.count - 1].bundle = isIn ? .all : .notAll }
    }
    return results
  }

  private func shown(
    _ scheme: SuppressionScheme, _ stratifiers: Set<String> = []
  ) throws -> ShownResults {
    ShownResults(
      try Self.results(hasBundle: false), by: scheme, stratifiers: stratifiers)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `CSV has a row for each measure, organisation and period`() throws {
    #expect(
      text(try shown(.none).csv()) == """
        measure,organisation,period,stratum,numerator,denominator,excluded_palliative
        m,P1,2024-07,,12,40,2
        m,P2,2024-07,,6,20,2

        """)
  }

  @Test func `CSV has rows of elements with their shares`() throws {
    let lines = text(ShownResults(try Self.results(), by: .none, stratifiers: []).csv())
      .split(separator: "\n")
    let header = [
      "measure,organisation,period,stratum,element,numerator,denominator,excluded_palliative",
      "given,not_given,not_eligible,unknown,eligibility_unknown,pct_of_eligible,lower_95,upper_95",
      "pct_of_known,completeness,not_all,not_all_unknown_only,no_eligible_element,elements_met",
      "elements_eligible,opportunity_score",
    ].joined(separator: ",")
    #expect(String(lines[0]) == header)
    #expect(
      lines[1] == "m,P1,2024-07,,,12,40,2,,,,,,30.00,18.07,45.43,30.00,100.00,28,0,0,12,40,30.00")
    #expect(
      lines[2] == "m,P1,2024-07,,steroids,12,40,,12,28,0,0,0,30.00,18.07,45.43,30.00,100.00,,,,,,")
  }

  @Test func `CSV has rows of groups where they are asked for`() throws {
    #expect(
      text(try shown(.none, ["sex"]).csv()) == """
        measure,organisation,period,stratum,numerator,denominator,excluded_palliative
        m,P1,2024-07,,12,40,2
        m,P1,2024-07,sex: female,10,25,2
        m,P1,2024-07,sex: male,2,15,2
        m,P2,2024-07,,6,20,2

        """)
  }

  @Test func `a scheme is named in every row, and hides what would give a count away`() throws {
    #expect(
      text(try shown(.underFive, ["sex"]).csv()) == """
        measure,organisation,period,stratum,numerator,denominator,excluded_palliative,suppression
        m,P1,2024-07,,12,40,*,nhs-5
        m,P1,2024-07,sex: female,*,25,*,nhs-5
        m,P1,2024-07,sex: male,*,15,*,nhs-5
        m,P2,2024-07,,6,20,*,nhs-5

        """)
  }

  @Test func `rates come from what is shown, and there is none of what is hidden`() throws {
    let rows = try shown(.maternity, ["sex"]).rows
    #expect(rows.map(\.rate) == [0.25, 0.4, 5.0 / 15, 0.25])
    #expect(try shown(.underFive, ["sex"]).rows.map(\.rate) == [0.3, nil, nil, 0.3])
  }

  @Test func `people are written by five columns, and by more when they are asked for`() throws {
    let results = try Self.results(hasBundle: false)
    #expect(
      text(AnswerTable(.answers).csv(results)) == """
        measure,index,person,denominator,numerator
        m,2024-07-01,7,1,1
        m,2024-07-01,9,1,0

        """)
    #expect(
      text(AnswerTable(.everything).csv(results)) == """
        measure,index,person,denominator,numerator,organisation,excluded,elements,reasons
        m,2024-07-01,7,1,1,P1,,,Last NSAID: 2024-07-01
        m,2024-07-01,9,1,0,P1,,,

        """)
  }

  @Test func `people's elements have a column each where all measures share them`() throws {
    var results = try Self.results()
    #expect(
      text(AnswerTable(.answers).csv(results)) == """
        measure,index,person,denominator,numerator,bundle,elements_met,elements_eligible,\
        steroids,element_reasons
        m,2024-07-01,7,1,1,all,1,1,given,
        m,2024-07-01,9,1,0,not_all,0,1,not_given,

        """)
    results.measures.append(results.measures[0])
    results.measures[1].elements = ["other"]
    results.answers[1].elementReasons = [.text("declined")]
    #expect(
      text(AnswerTable(.everything).csv(results)) == """
        measure,index,person,denominator,numerator,organisation,excluded,bundle,elements_met,\
        elements_eligible,elements,element_reasons,reasons
        m,2024-07-01,7,1,1,P1,,all,1,1,steroids: given,,Last NSAID: 2024-07-01
        m,2024-07-01,9,1,0,P1,,not_all,0,1,steroids: not_given,steroids: declined,

        """)
  }

  @Test func `JSON names its version, its scheme, rows, totals and answers`() throws {
    let results = try Self.results()
    let shown = ShownResults(results, by: .underFive, stratifiers: ["sex"])
    let bytes = MeasureDocument(results, shown: shown, .people).json()
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(json["version"] as? Int == MeasureDocument.version)
    #expect((json["suppression"] as? [String: Any])?["scheme"] as? String == "nhs-5")
    let rows = try #require(json["rows"] as? [[String: Any]])
    #expect(rows.count == 4)
    #expect(rows[0]["numerator"] as? Int == 12)
    #expect(rows[0]["rate"] as? Double == 0.3)
    #expect(rows[1]["numerator"] as? String == "*")
    #expect(rows[1]["rate"] is NSNull)
    let totals = try #require(json["totals"] as? [[String: Any]])
    #expect(totals.map { $0["denominator"] as? Int } == [60])
    let answers = try #require(json["answers"] as? [[String: Any]])
    #expect(answers.map { $0["person"] as? String } == ["7", "9"])
    #expect((answers[0]["reasons"] as? [String: Any])?["Last NSAID"] as? String == "2024-07-01")
  }

  @Test func `FHIR summaries hold populations, strata and scores, and mask what is hidden`() throws
  {
    let results = try Self.results()
    let shown = ShownResults(results, by: .underFive, stratifiers: ["sex"])
    let lines = MeasureReportWriter(results, shown: shown, form: .lines).summaries()
    let reports = try text(lines).split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(reports.count == 2)
    let group = try #require((reports[0]["group"] as? [[String: Any]])?.first)
    let populations = try #require(group["population"] as? [[String: Any]])
    #expect(populations.map { $0["count"] as? Int } == [nil, nil, 12])
    #expect(populations.allSatisfy { ($0["count"] == nil) != ($0["_count"] == nil) })
    #expect((group["measureScore"] as? [String: Any])?["value"] as? Double == 0.3)
    let stratifier = try #require((group["stratifier"] as? [[String: Any]])?.first)
    #expect((stratifier["stratum"] as? [[String: Any]])?.count == 2)
    #expect(reports[0]["type"] as? String == "summary")
    #expect(
      reports[1]["period"] as? [String: String] == ["start": "2024-07-01", "end": "2024-07-31"])
  }

  @Test func `FHIR subject lists name the people of each population`() throws {
    let results = try Self.results()
    let shown = ShownResults(results, by: .none, stratifiers: [])
    let bytes = MeasureReportWriter(results, shown: shown, form: .bundle).subjectLists()
    let bundle = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let entries = try #require(bundle["entry"] as? [[String: Any]])
    let report = try #require(entries.first?["resource"] as? [String: Any])
    #expect(entries.count == 1)
    let lists = try #require(report["contained"] as? [[String: Any]])
    #expect(lists.map { ($0["entry"] as? [Any])?.count ?? 0 } == [2, 0, 1])
    #expect(text(bytes).contains("\"reference\":\"Patient/7\""))
    #expect(report["type"] as? String == "subject-list")
  }
}
