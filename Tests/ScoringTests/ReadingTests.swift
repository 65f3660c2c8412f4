import EarlyWarning
import Scoring
import Testing

/// Words, units and numbers in cells, by the reference's rules for input.
@Suite struct ReadingTests {
  @Test(arguments: [
    ("A", 0), ("alert", 0), ("Awake", 0), (" ALERT ", 0), ("A - Alert", 0), ("usual confusion", 0),
    ("C", 3), ("new confusion", 3), ("Confused", 3), ("V", 3), ("Responds to voice", 3),
    ("verbal", 3), ("P", 3), ("pain", 3), ("U", 3), ("Unresponsive", 3), ("CVPU", 3),
  ])
  func `words for consciousness are mapped by a table`(text: String, points: Int) throws {
    #expect(try Scored.row(Scored.news2(["consciousness": text])).points[5] == points)
  }

  @Test(arguments: ["drowsy", "0", "1", "15", "GCS 15", "X", "A?", "Avpu"])
  func `any other text for consciousness is refused`(text: String) throws {
    let words = try Scored.row(Scored.news2(["consciousness": text]))
    #expect(words.status == "refused")
    #expect(words.total == nil)
    #expect(words.reasons[0].contains(text))
  }

  @Test func `codes mean what somebody says they mean`() throws {
    let text = Scored.news2(["consciousness": "0"])
    #expect(try Scored.row(text) { $0.codes = ["consciousness:0=A"] }.total == 0)
    #expect(try Scored.row(text) { $0.codes = ["consciousness:0=unresponsive"] }.total == 3)
    #expect(throws: ScoringError.self) { try Scored.row(text) { $0.codes = ["pulse:0=A"] } }
  }

  @Test func `a level of alertness is read only where the column proves it`() throws {
    let head = "rr,spo2,oxygen,sbp,pulse,temp,alert\n"
    func points(_ alerts: [String]) throws -> [Int] {
      let rows = alerts.map { "16,98,air,125,70,37,\($0)\n" }.joined()
      let run = try Scored.table(head + rows).scoring.run
      return [run.totals[0], run.totals[3], run.refused]
    }
    #expect(try points(["0", "1", "2", "3"]) == [1, 3, 0])
    #expect(try points(["0", "1", "0"]) == [0, 0, 3])
    #expect(try points(["1", "2"]) == [0, 0, 2])
  }

  @Test(arguments: [
    ("A", "yes", 3, "not said whether new"), ("A", "no", 0, ""), ("A", "", 0, ""),
    ("C", "usual", 0, "usual"), ("confused", "new", 3, ""), ("V", "yes", 3, ""),
  ])
  func `confusion has a column of its own`(
    level: String, confusion: String, points: Int, reason: String
  ) throws {
    let words = try Scored.row(
      Scored.news2(["consciousness": level, "confusion": confusion]))
    #expect(words.points[5] == points)
    #expect(reason.isEmpty || words.reasons.contains { $0.contains(reason) })
  }

  @Test(arguments: [
    ("oxygen", "air", 0), ("oxygen", "Room air", 0), ("oxygen", "RA", 0), ("oxygen", "0", 0),
    ("oxygen", "21%", 0), ("oxygen", "0.21", 0), ("oxygen", "0 L/min", 0), ("oxygen", "no", 0),
    ("oxygen", "oxygen", 2), ("oxygen", "O2", 2), ("oxygen", "2", 2), ("oxygen", "2L", 2),
    ("oxygen", "15 L/min", 2), ("oxygen", "0.28", 2), ("oxygen", "28%", 2), ("oxygen", "1", 2),
    ("oxygen", "1.0", 2), ("oxygen", "0.5", 2), ("oxygen", "35", 2), ("oxygen", "yes", 2),
    ("oxygen", "nasal cannula", 2), ("supplemental oxygen", "1", 2),
    ("supplemental oxygen", "0", 0), ("on_oxygen", "1.0", 2), ("on_oxygen", "0.0", 0),
    ("supplemental oxygen", "false", 0), ("on_oxygen", "Y", 2), ("on_oxygen", "N", 0),
    ("O2 flow", "0", 0), ("O2 flow", "3", 2), ("FiO2", "0.21", 0), ("FiO2", "21", 0),
    ("FiO2", "0.4", 2), ("FiO2", "24", 2), ("Oxygen (L/min)", "2", 2), ("Oxygen (%)", "21", 0),
  ])
  func `oxygen is read from words, litres and fractions`(
    name: String, cell: String, points: Int
  ) throws {
    let words = try Scored.row(Scored.news2([name: cell], without: "oxygen"))
    #expect(words.points[2] == points, "\(words)")
  }

  @Test(arguments: [
    ("oxygen", "21"), ("oxygen", "N"), ("oxygen", "lots"), ("oxygen", "-2"), ("FiO2", "2"),
    ("FiO2", "0.1"), ("FiO2", "120"), ("oxygen", "high flow"), ("O2 flow", "-1"),
  ])
  func `oxygen that leaves a doubt is refused`(name: String, cell: String) throws {
    let words = try Scored.row(Scored.news2([name: cell], without: "oxygen"))
    #expect(words.status == "refused", "\(words)")
  }

  @Test(arguments: ["", "none", "unknown", "not recorded"])
  func `no word about oxygen is a missing part and never air`(cell: String) throws {
    let words = try Scored.row(Scored.news2(["oxygen": cell]))
    #expect(words.status == "partial")
    #expect(words.missing == ["oxygen"])
    #expect(words.total == nil && words.atLeast == 0 && words.level == nil)
  }

  @Test func `air beside a flow of oxygen is a contradiction`() throws {
    let words = try Scored.row(Scored.news2(["oxygen": "air", "flow": "2"]))
    #expect(words.status == "refused")
    #expect(try Scored.row(Scored.news2(["oxygen": "air", "fio2": "21"])).total == 0)
    #expect(try Scored.row(Scored.news2(["oxygen": "air", "fio2": "0.3"])).status == "refused")
  }

  @Test(arguments: [
    ("35.0", 3), ("35.04", 3), ("35.05", 1), ("35.1", 1), ("36.0499992370605", 0),
    ("36.0999984741211", 0), ("36.7999992370605", 0), ("38.04", 0), ("38.05", 1), ("39.0", 1),
    ("39.05", 2), ("95.0 F", 3), ("95.1 F", 1), ("96.8 F", 1), ("96.9 F", 0), ("100.4 F", 0),
    ("100.5 F", 1), ("102.2 F", 1), ("102.3 F", 2),
  ])
  func `temperature is rounded half up to one decimal and then banded`(
    cell: String, points: Int
  ) throws {
    #expect(try Scored.row(Scored.news2(["temperature": cell])).points[6] == points)
  }

  @Test(arguments: [
    ("temperature", "367", "decimal point"), ("temperature", "98.6", "Fahrenheit"),
    ("spo2", "101", "cannot be"), ("spo2", "-1", "cannot be"), ("spo2", "0.96", "0.96"),
    ("pulse", "*", "cannot be understood"), ("pulse", "70 mmHg", "cannot be understood"),
    ("systolic_bp", "80/120", "cannot be understood"), ("spo2_scale", "3", "spo2_scale"),
    ("spo2_scale", "10", "spo2_scale"),
    ("age", "15", "16 years and over"), ("age", "old", "age"), ("pregnant", "yes", "maternity"),
    ("respiratory_rate", "16,5", "cannot be understood"), ("pulse", "fast", "fast"),
  ])
  func `what cannot be is refused with its reason`(
    name: String, cell: String, reason: String
  ) throws {
    let words = try Scored.row(Scored.news2([name: cell]))
    #expect(words.status == "refused")
    #expect(words.total == nil && words.level == nil && words.points.allSatisfy { $0 == nil })
    #expect(words.reasons.contains { $0.contains(reason) }, "\(words.reasons)")
  }

  @Test func `a blood pressure may stand in one cell and has to be one`() throws {
    #expect(try Scored.row(Scored.news2(["systolic_bp": "95/60"])).points[3] == 2)
    #expect(try Scored.row(Scored.news2(["dbp": "125"])).status == "refused")
    #expect(try Scored.row(Scored.news2(["dbp": "80"])).total == 0)
  }

  @Test(arguments: [
    ("0.0", "complete"), ("1", "refused"), ("no", "complete"), ("perhaps", "refused"),
  ])
  func `pregnancy refuses the score`(cell: String, status: String) throws {
    #expect(try Scored.row(Scored.news2(["pregnant": cell])).status == status)
  }

  @Test func `every reason to refuse is told`() throws {
    let words = try Scored.row(
      Scored.news2(["age": "15", "spo2": "101", "temperature": "19.9", "consciousness": "?x"]))
    #expect(words.reasons.count == 4)
  }

  @Test(arguments: [
    ("", "missing"), ("declined", "declined"), ("asleep", "asleep"), ("not done", "not performed"),
    ("NaN", "missing"), ("unable to obtain", "unable to perform"),
  ])
  func `words for nothing are missing, with their reason`(cell: String, reason: String) throws {
    let words = try Scored.row(Scored.news2(["pulse": cell, "respiratory_rate": "25"]))
    #expect(words.status == "partial")
    #expect(words.atLeast == 3)
    #expect(words.level == "low-medium" && words.trigger == "red")
    #expect(reason == "missing" || words.reasons.contains("pulse: \(reason)"))
  }

  @Test(arguments: [
    ("2", nil, 3), ("2", "yes", 3), ("2", "no", 0), ("2", "", 0), ("1", nil, 0), ("", nil, 0),
    ("scale 2", nil, 3), ("2.0", nil, 3), ("1.0", "1.0", 0), ("2", "1.0", 3), ("2", "0", 0),
  ])
  func `scale 2 as recorded is prescribed unless a column says no`(
    scale: String, prescribed: String?, points: Int
  ) throws {
    let words = try Scored.row(
      Scored.news2([
        "spo2": "97", "oxygen": "oxygen", "spo2_scale": scale, "scale_prescribed": prescribed,
      ]))
    #expect(words.points[1] == points)
  }

  @Test func `scale 2 without a prescription can be refused`() throws {
    let text = Scored.news2(["spo2_scale": "2", "scale_prescribed": "no"])
    #expect(try Scored.row(text) { $0.demandsPrescription = true }.status == "refused")
  }

  @Test func `decimals after a comma are read when asked for`() throws {
    let text = Scored.news2(["temperature": "38,5"])
    #expect(try Scored.row(text) { $0.hasDecimalComma = true }.points[6] == 1)
  }

  @Test(arguments: [("5", true), ("3", false), ("99", nil), ("2.5", nil), ("", nil)])
  func `a supplied total is a claim`(supplied: String, agrees: Bool?) throws {
    let set = try Scored.set(
      Scored.news2(["respiratory_rate": "25", "oxygen": "2 L/min", "NEWS2 score": supplied]))
    guard case .complete(let score) = set.result else {
      Issue.record("not complete")
      return
    }
    #expect(score.total == 5)
    #expect(score.suppliedTotal.map { _ in !score.disagrees } == agrees)
  }
}
