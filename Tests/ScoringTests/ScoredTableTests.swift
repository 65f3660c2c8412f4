import Foundation
import Scoring
import Testing

@Suite struct ScoredTableTests {
  private static let table = #"""
    id,Notes,Resp rate,SpO2,O2,SBP,HR,AVPU,Temp,NEWS2,age
    1,"a, ""b""",16,98,air,125,70,A,37.0,0,60
    2,=1+1,25,93,2 L/min,95,120,V,39.5,15,60
    3,,16,,air,125,70,A,37.0,,60
    4,x,16,98,air,125,70,drowsy,37.0,0,60
    """#

  @Test func `the columns of the input stay as they are and those of the score follow`() throws {
    let (scoring, text) = try Scored.table(Self.table)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(
      lines[0] == "id,Notes,Resp rate,SpO2,O2,SBP,HR,AVPU,Temp,NEWS2,age,"
        + "status,total,level,red,trigger,missing,reasons,points_respiratory_rate,points_spo2,"
        + "points_oxygen,points_systolic_bp,points_pulse,points_consciousness,points_temperature,"
        + "at_least")
    #expect(
      lines[1] == "1,\"a, \"\"b\"\"\",16,98,air,125,70,A,37.0,0,60,"
        + "complete,0,low,,total,,,0,0,0,0,0,0,0,")
    #expect(
      lines[2] == "2,=1+1,25,93,2 L/min,95,120,V,39.5,15,60,complete,16,high,"
        + "respiratory_rate;consciousness,total,,\"supplied total 15, calculated 16\","
        + "3,2,2,2,2,3,2,")
    #expect(
      lines[3] == "3,,16,,air,125,70,A,37.0,,60,partial,,,,,spo2,,0,,0,0,0,0,0,0")
    #expect(
      lines[4].hasSuffix(
        "refused,,,,,,\"consciousness \"\"drowsy\"\" cannot be understood\",,,,,,,,"))
    #expect(scoring.problemCount == 1)
    #expect(scoring.problemLines[0].hasPrefix("obs.csv:5: column \"AVPU\": drowsy"))
  }

  @Test(arguments: [TableScoring.Output.csv, .tsv, .json])
  func `the size of chunks changes nothing`(output: TableScoring.Output) throws {
    let rows = (0..<3_000).map { "\($0 % 40),\(80 + $0 % 21),air,\($0 % 250),70,A,37.0,\($0)" }
    let text = "rr,spo2,o2,sbp,hr,avpu,temp,Notes\n" + rows.joined(separator: "\n") + "\n"
    let whole = try Scored.table(text, output: output)
    let parts = try Scored.table(text, output: output, chunk: 70_001)
    #expect(whole.text == parts.text)
    #expect(whole.scoring.run == parts.scoring.run)
    #expect(whole.scoring.run.count == 3_000)
  }

  @Test func `a column with a name of ours gives way, so that total is the calculated one`() throws
  {
    let (scoring, text) = try Scored.table("rr,total,status\n16,3,ok\n")
    #expect(text.hasPrefix("rr,input_total,input_status,status,total,"))
    #expect(scoring.notes.contains { $0.contains("\"input_total\"") })
  }

  @Test func `an empty table and a broken one are told`() {
    #expect(throws: ScoringError.self) { try Scored.table("") }
    let error = #expect(throws: ScoringError.self) { try Scored.table("PK\u{3}\u{4}xx") }
    #expect(error?.isAboutInput == true)
  }

  @Test func `broken rows are counted and the rest is scored`() throws {
    let (scoring, _) = try Scored.table("rr,spo2\n16,98\n16\n17,97\n")
    #expect(scoring.run.count == 2)
    #expect(scoring.problemCount == 1)
  }

  @Test func `a wholly synthetic data set is read as it comes`() throws {
    guard let bytes = Files.shared("synthetic_news_data.csv") else { return }
    let (scoring, _) = try Scored.table(String(decoding: bytes, as: UTF8.self))
    let run = scoring.run
    #expect(run.count == 1_000 && run.complete == 1_000)
    #expect(run.supplied - run.disagreeing == 624)
    #expect(scoring.notes.contains { $0.contains("version 1") })
    #expect(scoring.run.summary(source: "x").contains("624 of 1,000 (62.4%)"))
  }

  @Test func `the example shows every kind of result`() throws {
    let text = try String(
      contentsOf: Files.root.appending(path: "Examples/observations.csv"), encoding: .utf8)
    let (scoring, _) = try Scored.table(text)
    let run = scoring.run
    #expect(run.complete == 188 && run.partial == 8 && run.refused == 4)
    #expect(run.disagreeing == 5)
    #expect(scoring.problemCount == 1)
  }

  @Test func `the summary can be drawn with plain characters`() throws {
    let (scoring, _) = try Scored.table(Self.table)
    let text = scoring.run.summary(
      source: "obs.csv", style: TextStyle(columns: 60, isUnicode: false))
    #expect(text.utf8.count { $0 > 127 } == 0)
    #expect(text.contains("|####"))
    #expect(text.contains("Royal College of Physicians. National Early Warning Score (NEWS) 2."))
  }

  @Test func `one set is explained as a table`() throws {
    let family = try ScoreFamily.named("news2")
    let (set, problems) = try TableScoring.set(
      family,
      values: [
        "rr=25", "sats=93", "spo2_scale=2", "oxygen=2 L/min", "sbp=111", "hr=90", "avpu=alert",
        "temp=98.6F", "age=70",
      ])
    #expect(problems == [])
    let text = Explanation(set, family).text()
    for words in [
      "25 or more scores 3", "93 to 94 scores 1 (scale 2, on oxygen)", "36.1 to 38 scores 0",
      "Total      6 of 20", "Medium, set by the total", "within 1 hour",
      "temperature converted from 98.6F", "London: RCP, 2017",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(throws: ScoringError.self) { try TableScoring.set(family, values: ["bilirubin=3"]) }
  }
}
