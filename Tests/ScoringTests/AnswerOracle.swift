/// Works out the answer to a vector from its cells, without the code under test.
struct AnswerOracle {
  var status = "complete"
  var points: [(name: String, points: Int?)] = []
  var level: String?
  var trigger: String?

  var floor: Int { points.reduce(0) { $0 + ($1.points ?? 0) } }
  var missing: [String] { points.filter { $0.points == nil }.map(\.name) }
  var most = 3
  var red: [String] { points.filter { $0.points == most }.map(\.name) }

  /// Hundredths of a decimal, exactly; `nil` for anything that is none.
  static func hundredths(_ text: String) -> Int? {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return nil }
    var count = whole * 100
    if parts.count == 2 {
      guard parts[1].count <= 2, let decimals = Int(parts[1]) else { return nil }
      count += parts[1].count == 1 ? decimals * 10 : decimals
    }
    return isNegative ? -count : count
  }

  /// What a cell gives: `nil` for nothing there, `.some(nil)` for what must be refused.
  static func reading(
    _ cells: [String: String], _ name: String, in allowed: ClosedRange<Int>
  ) -> Int?? {
    guard let text = cells[name], !text.isEmpty else { return .some(.none) }
    guard let value = hundredths(text), allowed.contains(value) else { return nil }
    return .some(.some(value))
  }

  /// Completed years, by birthday; 29 February ages on 1 March in a common year.
  static func years(_ cells: [String: String]) -> Double? {
    if let age = cells["age"].flatMap(Double.init) { return age }
    guard let born = cells["birth_date"].map(date), let seen = cells["time"].map(date) else {
      return nil
    }
    let isBefore = (seen[1], seen[2]) < (born[1], born[2])
    return Double(seen[0] - born[0] - (isBefore ? 1 : 0))
  }

  private static func date(_ text: String) -> [Int] {
    text.prefix(10).split(separator: "-").compactMap { Int($0) }
  }

  // MARK: NEWS2

  static func news2(_ cells: [String: String]) -> AnswerOracle {
    var answer = AnswerOracle()
    let age = years(cells) ?? 99
    var isRefused = age < 16 || cells["pregnancy"] == "yes" || cells["postnatal"] == "yes"
    func number(_ name: String, _ allowed: ClosedRange<Int>) -> Int? {
      guard let value = reading(cells, name, in: allowed) else {
        isRefused = true
        return nil
      }
      return value
    }
    func banded(_ name: String, _ allowed: ClosedRange<Int>) -> Int? {
      guard var value = number(name, allowed), let table = BandOracle.news2[name] else {
        return nil
      }
      if table.step == 10 { value = (value + 5) / 10 * 10 }
      return BandOracle.points(table.bands, value, step: table.step)
    }
    let rate = banded("respiratory_rate", 0...99_999)
    let saturation = number("spo2", 0...10_000)
    let oxygen = oxygenState(cells["oxygen"] ?? "")
    if oxygen == "?" { isRefused = true }
    let pressure = banded("systolic_bp", 0...99_999)
    let pulse = banded("pulse", 0...99_999)
    let consciousness: Int?
    switch cells["consciousness"] ?? "" {
    case "A": consciousness = 0
    case "C", "V", "P", "U": consciousness = 3
    case "": consciousness = nil
    default:
      consciousness = nil
      isRefused = true
    }
    let temperature = banded("temperature", 2_000...4_600)
    let isScale2 = cells["spo2_scale"] == "2" && cells["scale_prescribed"] == "yes"
    answer.points = [
      ("respiratory_rate", rate),
      ("spo2", saturation.flatMap { saturationPoints($0, isScale2, oxygen) }),
      ("oxygen", oxygen == "air" ? 0 : oxygen == "oxygen" ? 2 : nil), ("systolic_bp", pressure),
      ("pulse", pulse), ("consciousness", consciousness), ("temperature", temperature),
    ]
    if isRefused {
      answer.status = "refused"
      answer.points = answer.points.map { ($0.name, nil) }
      return answer
    }
    if !answer.missing.isEmpty { answer.status = "partial" }
    answer.decideNEWS2()
    return answer
  }

  private static func oxygenState(_ text: String) -> String? {
    switch text {
    case "": nil
    case "air", "0", "21%": "air"
    case "oxygen", "0.5", "2", "15", "28%": "oxygen"
    default: "?"
    }
  }

  private static func saturationPoints(_ value: Int, _ isScale2: Bool, _ oxygen: String?) -> Int? {
    if !isScale2 { return BandOracle.points(BandOracle.scale1, value, step: 100) }
    let onAir = BandOracle.points(BandOracle.scale2Air, value, step: 100)
    let onOxygen = BandOracle.points(BandOracle.scale2Oxygen, value, step: 100)
    switch oxygen {
    case "air": return onAir
    case "oxygen": return onOxygen
    // From 93 on it matters, and then the points are missing too.
    default: return onAir == onOxygen ? onAir : nil
    }
  }

  private mutating func decideNEWS2() {
    let total = floor
    let isRed = !red.isEmpty
    if total >= 7 {
      (level, trigger) = ("high", "total")
    } else if total >= 5 {
      (level, trigger) = ("medium", "total")
    } else if isRed {
      (level, trigger) = ("low-medium", "red")
    } else if status == "complete" {
      (level, trigger) = ("low", "total")
    }
  }

  // MARK: National PEWS

  static func npews(_ cells: [String: String]) -> AnswerOracle {
    var answer = AnswerOracle()
    answer.most = 4
    let age = years(cells) ?? 99
    let chart = age < 1 ? "0-11m" : age < 5 ? "1-4y" : age < 13 ? "5-12y" : "13+y"
    var isRefused = false
    func number(_ name: String, _ allowed: ClosedRange<Int>) -> Int? {
      guard let value = reading(cells, name, in: allowed) else {
        isRefused = true
        return nil
      }
      return value
    }
    func banded(_ name: String) -> Int? {
      guard let value = number(name, 0...99_999), let bands = BandOracle.npews[chart]?[name] else {
        return nil
      }
      return BandOracle.points(bands, value, step: 100)
    }
    var distress: Int?
    switch cells["respiratory_distress"] ?? "" {
    case "": distress = nil
    case "none": distress = 0
    case "mild": distress = 1
    case "moderate": distress = 2
    case "severe": distress = 4
    default: isRefused = true
    }
    let saturation = number("spo2", 0...10_000).map { $0 <= 9_100 ? 4 : $0 < 9_500 ? 1 : 0 }
    let skipCodes = ["NCO": 0, "U0": 0, "U4": 4]
    let pressure = banded("systolic_bp") ?? skipCodes[cells["systolic_bp_skip_code"] ?? ""]
    let refill = number("capillary_refill", 0...99_999).map { $0 <= 200 ? 0 : 2 }
    let (support, supportIsWrong) = support(cells)
    isRefused = isRefused || supportIsWrong
    answer.points = [
      ("respiratory_rate", banded("respiratory_rate")), ("respiratory_distress", distress),
      ("spo2", saturation), ("oxygen", support), ("heart_rate", banded("heart_rate")),
      ("systolic_bp", pressure), ("capillary_refill", refill),
    ]
    if isRefused {
      answer.status = "refused"
      answer.points = answer.points.map { ($0.name, nil) }
      return answer
    }
    if !answer.missing.isEmpty { answer.status = "partial" }
    answer.decideNPEWS(cells)
    return answer
  }

  /// Oxygen and device: air and the three devices by themselves, the others by the higher amount.
  private static func support(_ cells: [String: String]) -> (points: Int?, isWrong: Bool) {
    let device = cells["oxygen_device"] ?? ""
    let known = ["", "air", "HF", "BiP", "CP", "NP", "FM", "HB", "NRB"]
    guard known.contains(device) else { return (nil, true) }
    guard var percent = reading(cells, "oxygen_percent", in: 0...10_000),
      let flow = reading(cells, "oxygen_flow", in: 0...99_999)
    else { return (nil, true) }
    if let value = percent, (21...100).contains(value) { percent = value * 100 }
    if device == "air" { return (0, false) }
    if ["HF", "BiP", "CP"].contains(device) { return (4, false) }
    let ofPercent = percent.map { $0 < 3_000 ? 1 : $0 < 5_000 ? 2 : 4 }
    let ofFlow = flow.map { $0 == 0 ? 0 : $0 < 200 ? 1 : $0 < 600 ? 2 : 4 }
    return ([ofPercent, ofFlow].compactMap(\.self).max(), false)
  }

  private mutating func decideNPEWS(_ cells: [String: String]) {
    let levels = ["none", "low", "medium", "high", "emergency"]
    let total = floor
    var best = total >= 13 ? 4 : total >= 9 ? 3 : total >= 5 ? 2 : total >= 1 ? 1 : 0
    var cause = "total"
    func offer(_ level: Int, _ id: String) {
      if level > best { (best, cause) = (level, id) }
    }
    let concerns = [
      "sepsis": 2, "voice": 3, "septic_shock": 3, "pain": 4, "unresponsive": 4, "pupils": 4,
    ]
    switch cells["avpu"] ?? "" {
    case "V": offer(3, "voice")
    case "P": offer(4, "pain")
    case "U": offer(4, "unresponsive")
    default: break
    }
    if let concern = cells["specific_concern"], let level = concerns[concern] {
      offer(level, concern)
    }
    if cells["carer_question"] == "W",
      let level = levels.firstIndex(of: cells["carer_level"] ?? "")
    {
      offer(level, "carer")
    }
    if cells["clinical_intuition"] == "yes",
      let level = levels.firstIndex(of: cells["clinical_intuition_level"] ?? "")
    {
      offer(level, "intuition")
    }
    guard status == "complete" || best > 0 else { return }
    (level, trigger) = (levels[best], cause)
  }
}
