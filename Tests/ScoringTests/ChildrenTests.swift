import EarlyWarning
import Scoring
import Testing

@Suite struct ChildrenTests {
  @Test(arguments: [
    ("0.5", "0-11m"), ("8 months", "0-11m"), ("11m", "0-11m"), ("1", "1-4y"), ("4.9", "1-4y"),
    ("5", "5-12y"), ("12", "5-12y"), ("13", "13+y"), ("2 years 3 months", "1-4y"), ("5y", "5-12y"),
  ])
  func `the chart is that of the age`(age: String, chart: String) throws {
    let set = try Scored.set(Scored.npews(["age": age]), "npews")
    let family = try ScoreFamily.named("npews")
    #expect(set.chart.map { family.scorers[$0].definition.chart } == chart)
  }

  @Test(arguments: [
    ("2020-06-15", "2025-06-14", "1-4y"), ("2020-06-15", "2025-06-15T08:00", "5-12y"),
    ("2024-02-29", "2025-02-28", "0-11m"), ("2024-02-29", "2025-03-01", "1-4y"),
    ("15/06/2020", "14/06/2025", "1-4y"),
  ])
  func `the age is that of the day, by birthday`(born: String, seen: String, chart: String) throws {
    let set = try Scored.set(
      Scored.npews(["age": nil, "birth_date": born, "time": seen]), "npews")
    let family = try ScoreFamily.named("npews")
    #expect(set.chart.map { family.scorers[$0].definition.chart } == chart)
  }

  @Test func `an age in months says so in its name`() throws {
    let set = try Scored.set(Scored.npews(["age": nil, "Age (months)": "18"]), "npews")
    #expect(set.input.ageMonths == 18)
  }

  @Test func `without age and chart there is no score`() throws {
    let words = try Scored.row(Scored.npews(["age": nil]), "npews")
    #expect(words.status == "refused")
    #expect(words.reasons == ["neither age nor chart is known"])
  }

  @Test(arguments: [
    ("1-4y", "complete"), ("5-12y", "complete"), ("0-11m", "complete"), ("13+y", "refused"),
    ("1-5y", "refused"),
  ])
  func `a neighbouring chart may be chosen and none further away`(
    chart: String, status: String
  ) throws {
    #expect(try Scored.row(Scored.npews(["chart": chart]), "npews").status == status)
  }

  @Test func `one chart can hold for all`() throws {
    let text = Scored.npews(["age": nil, "respiratory_rate": "40"])
    #expect(try Scored.row(text, "npews") { $0.chart = "1-4y" }.points[0] == 1)
    #expect(try Scored.row(text, "npews") { $0.chart = "0-11m" }.points[0] == 0)
    #expect(throws: ScoringError.self) { try Scored.row(text, "npews") { $0.chart = "2y" } }
  }

  @Test(arguments: [
    ("HF", "21", "", 4), ("CPAP", "", "", 4), ("bilevel", "", "", 4), ("NP", "", "1.99", 1),
    ("NP", "", "2", 2), ("FM", "29", "", 1), ("FM", "30", "", 2), ("NRB", "", "15", 4),
    ("NP", "30", "1", 2), ("FM", "0.5", "", 4), ("air", "21", "", 0), ("", "", "0", 0),
    ("", "", "1", 1),
  ])
  func `support scores by device, fraction or flow, the highest`(
    device: String, percent: String, flow: String, points: Int
  ) throws {
    let words = try Scored.row(
      Scored.npews([
        "oxygen_device": device, "oxygen_percent": percent, "oxygen_flow": flow,
      ]), "npews")
    #expect(words.points[3] == points, "\(words)")
  }

  @Test func `air beside a flow is a contradiction`() throws {
    let words = try Scored.row(Scored.npews(["oxygen_flow": "4"]), "npews")
    #expect(words.status == "refused")
  }

  @Test(arguments: [
    ("<2", 0), ("2", 0), ("2.5", 2), ("3", 2), (">3", 2), (">2", 2), ("≥3", 2), ("1.9", 0),
  ])
  func `capillary refill is read with its signs`(cell: String, points: Int) throws {
    #expect(try Scored.row(Scored.npews(["capillary_refill": cell]), "npews").points[6] == points)
  }

  @Test(arguments: [("NCO", 0), ("U0", 0), ("u4", 4)])
  func `a code stands in place of a blood pressure`(code: String, points: Int) throws {
    let words = try Scored.row(
      Scored.npews(["systolic_bp": "", "systolic_bp_skip_code": code]), "npews")
    #expect(words.points[5] == points)
    #expect(words.status == "complete")
  }

  @Test(arguments: [
    ("avpu", "A", "none", "total"), ("avpu", "asleep", "none", "total"),
    ("avpu", "V", "high", "voice"), ("avpu", "P", "emergency", "pain"),
    ("avpu", "unresponsive", "emergency", "unresponsive"),
    ("specific_concern", "sepsis", "medium", "sepsis"),
    ("specific_concern", "septic shock", "high", "septic_shock"),
    ("specific_concern", "sepsis; abnormal pupils", "emergency", "pupils"),
    ("specific_concern", "none", "none", "total"),
  ])
  func `findings raise the level whatever the total`(
    name: String, cell: String, level: String, trigger: String
  ) throws {
    let words = try Scored.row(Scored.npews([name: cell]), "npews")
    #expect(words.total == 0)
    #expect(words.level == level && words.trigger == trigger)
  }

  @Test func `a worried carer raises the level that a clinician records`() throws {
    func level(_ answer: String, _ level: String) throws -> ScoredWords {
      try Scored.row(
        Scored.npews(["carer_question": answer, "carer_level": level]), "npews")
    }
    #expect(try level("W", "medium").level == "medium")
    #expect(try level("W", "medium").trigger == "carer")
    #expect(try level("same", "").level == "none")
    #expect(try level("worse", "").reasons.contains { $0.contains("has to record the level") })
    #expect(try level("W", "very").status == "refused")
    #expect(try level("perhaps", "").status == "refused")
  }

  @Test(arguments: [("yes", "high"), ("1", "high"), ("no", "none"), ("skip", "none"), ("", "none")])
  func `intuition raises the level that was recorded`(answer: String, level: String) throws {
    let words = try Scored.row(
      Scored.npews(["clinical_intuition": answer, "clinical_intuition_level": "high"]), "npews")
    #expect(words.level == level)
  }

  @Test func `a judgement never lowers the level`() throws {
    let words = try Scored.row(
      Scored.npews([
        "respiratory_rate": "60", "heart_rate": "170", "oxygen_device": "HF", "spo2": "90",
        "clinical_intuition": "yes", "clinical_intuition_level": "low",
      ]), "npews")
    #expect(words.total == 16)
    #expect(words.level == "emergency" && words.trigger == "total")
  }
}
