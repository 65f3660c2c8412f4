import EarlyWarning
import Scoring
import Testing

@Suite struct ColumnTests {
  @Test(arguments: [
    "respiratory_rate,spo2,spo2_scale,oxygen,systolic_bp,pulse,consciousness,temperature",
    "Resp rate,SpO2 (%),SpO2 Scale,Supplemental O2,Systolic BP,Heart Rate,Conscious level,Temp",
    "rr,sats,scale,o2,sbp,hr,avpu,temp",
    "RespRate,O2 sat,NEWS2 scale,Air or oxygen,SYS,Pulse Rate,ACVPU,Body temperature",
    "RR (/min),SpO₂,spo2-scale,on_oxygen,SBP (mmHg),HR bpm,LOC,Temperature °C",
    "Respirations,oxygen saturation,Scale,Any supplemental oxygen,BP,heart_rate,Alertness,temp_c",
  ])
  func `columns are found by what their names mean`(header: String) throws {
    let words = try Scored.row("\(header)\n25,94,1,yes,105,95,V,38.5\n")
    #expect(words.status == "complete")
    #expect(words.points == [3, 1, 2, 1, 1, 3, 1])
    #expect(words.total == 12)
  }

  @Test func `two columns that fit equally well are refused`() {
    #expect(
      throws: ScoringError.unclearColumn(role: "temperature", candidates: ["temp", "body temp"])
    ) {
      try Scored.row("rr,temp,body temp\n16,37,37\n")
    }
  }

  @Test func `the name of the contract wins over other names`() throws {
    let words = try Scored.row(Scored.news2(["hr": "140", "pulse": "70"]))
    #expect(words.total == 0)
  }

  @Test func `a column can be named`() throws {
    let text = Scored.news2(["respiratory_rate": nil, "vent": "25", "rr": "16"])
    #expect(try Scored.row(text) { $0.columns = ["respiratory_rate=vent"] }.total == 3)
    #expect(try Scored.row(text).total == 0)
  }

  @Test(arguments: [
    (["respiratory_rate=RRR"], "there is no column \"RRR\" for respiratory_rate"),
    (["breathing=rr"], "there is no role \"breathing\" for a column"),
    (["rr"], "--column \"rr\" is not understood"),
  ])
  func `a column named wrongly is told`(columns: [String], words: String) throws {
    let error = #expect(throws: ScoringError.self) {
      try Scored.row("rr,spo2\n16,98\n") { $0.columns = columns }
    }
    #expect(error?.description.hasPrefix(words) == true)
    #expect(error?.isAboutInput == false)
  }

  @Test func `a table of something else is told`() throws {
    let error = #expect(throws: ScoringError.self) { try Scored.row("ward,falls\nA,3\n") }
    #expect(error?.description.contains("no column holds a parameter of news2") == true)
  }

  @Test func `an age at some other time is not the age at the observation`() throws {
    let set = try Scored.set(Scored.news2(["age": nil, "Age (at admission)": "60"]))
    #expect(set.input.ageMonths == nil)
  }

  @Test(arguments: [
    ("Temp (°F)", "98.6"), ("temperature_f", "98.6"), ("TempF", "98.6"), ("temp", "98.6 F"),
    ("temp", "98.6°F"), ("Temperature (Fahrenheit)", "98.6"), ("temp (K)", "310.15"),
    ("temp", "37 C"), ("temp_celsius", "37"),
  ])
  func `units come from the name or the cell and are converted`(name: String, cell: String) throws {
    let set = try Scored.set(Scored.news2([name: cell], without: "temperature"))
    #expect(set.input.readings.last == .number(.init(3_700)))
  }

  @Test func `a unit that is not known is refused`() {
    #expect(throws: ScoringError.self) { try Scored.row("rr,temp (Rankine)\n16,558\n") }
    #expect(throws: ScoringError.self) { try Scored.row("rr,spo2 (kPa)\n16,12\n") }
  }

  @Test func `a unit can be named`() throws {
    let text = Scored.news2(["temperature": "98.6", "systolic_bp": "16.0"])
    let set = try Scored.set(text) { $0.units = ["temperature=F", "systolic_bp=kPa"] }
    #expect(set.input.readings[3] == .number(.init(12_000)))
    #expect(set.input.readings[6] == .number(.init(3_700)))
    #expect(set.notes.count == 2)
  }

  @Test func `what was found and what is assumed is said once`() throws {
    let (scoring, _) = try Scored.table("rr,sats\n16,98\n25,91\n")
    let notes = scoring.notes.joined(separator: "\n")
    #expect(notes.contains("respiratory_rate is column \"rr\""))
    #expect(notes.contains("scale 1 is assumed for all"))
    #expect(notes.contains("no column holds the age"))
    #expect(notes.contains("every set is partial"))
  }

  @Test(arguments: ["mews", "news", "newss2", ""])
  func `a score that is not one is told`(name: String) {
    let error = #expect(throws: ScoringError.self) { try ScoreFamily.named(name) }
    #expect(error?.description.contains("known: news2, npews") == true)
  }
}
