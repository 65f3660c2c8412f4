import EarlyWarning

/// Reads the table of codes, line by line.
struct FHIRCodesReader {
  private(set) var codes: [FHIRCodes.Code] = []
  private(set) var units: [String: FHIRCodes.Dimension] = [:]
  private(set) var unitWords: [String: FHIRCodes.Dimension] = [:]
  private(set) var texts = [[String: String]](repeating: [:], count: FHIRCodes.inputs.count)
  private(set) var faults: [String] = []
  private var systems: [String: String] = [:]
  private var hasSource = false
  private var line = 0

  mutating func read(_ text: Substring) {
    line += 1
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
    guard let first = words.first, !first.hasPrefix("#") else { return }
    let rest = words.dropFirst().map(String.init)
    if first == "system" {
      guard rest.count == 2 else { return fail("a system needs a name and an address") }
      systems[rest[0]] = rest[1]
      return
    }
    if first == "source" {
      hasSource = !rest.isEmpty
      return
    }
    guard hasSource else { return fail("no source stands above") }
    switch first {
    case "code": readCode(rest)
    case "value": readValue(rest)
    case "absent": readAbsence(rest)
    case "unit": readUnit(rest)
    case "words": readUnitWords(rest)
    case "text": readText(rest)
    default: fail("\"\(first)\" is not known")
    }
  }

  private mutating func fail(_ what: String) { faults.append("line \(line): \(what)") }

  private mutating func readCode(_ rest: [String]) {
    guard rest.count >= 5 else {
      return fail("a code needs a system, a code, a meaning, a use and words")
    }
    guard let system = systems[rest[0]] else { return fail("no system \"\(rest[0])\"") }
    guard let meaning = meaning(rest[2]) else { return fail("no meaning \"\(rest[2])\"") }
    guard let use = Self.uses[rest[3]] else { return fail("no use \"\(rest[3])\"") }
    let words = rest[4...].joined(separator: " ")
    var reason = ""
    var name = words[...]
    if use == .ask || use == .never, let colon = words.firstIndex(of: ":") {
      reason = String(words[..<colon])
      name = words[words.index(after: colon)...].drop { $0 == " " }
    }
    if (use == .ask || use == .never) && reason.isEmpty { fail("\(rest[3]) needs a reason") }
    append(
      FHIRCodes.Code(
        system: system, code: rest[1], meaning: meaning, use: use, reason: reason,
        words: String(name)))
  }

  private static let uses: [String: FHIRCodes.Use] = [
    "yes": .yes, "ask": .ask, "never": .never, "air": .air, "oxygen": .oxygen, "weak": .weak,
  ]

  private mutating func append(_ code: FHIRCodes.Code) {
    if codes.contains(where: { $0.system == code.system && $0.code == code.code }) {
      fail("\(code.code) stands twice")
    }
    codes.append(code)
  }

  private func meaning(_ word: String) -> FHIRCodes.Meaning? {
    let parts = word.split(separator: ":").map(String.init)
    switch (parts[0], parts.count) {
    case ("blood_pressure", 1): return .panel
    case ("diastolic_bp", 1): return .unscored
    case ("oxygen_flow", 1): return .oxygenFlow
    case ("oxygen_percent", 1): return .oxygenPercent
    case ("pregnancy", 1): return .pregnancy
    case ("breathing", 2):
      switch parts[1] {
      case "air": return .breathing(isOxygen: false, isHighFlow: false)
      case "oxygen": return .breathing(isOxygen: true, isHighFlow: false)
      case "high_flow": return .breathing(isOxygen: true, isHighFlow: true)
      default: return nil
      }
    case ("total", 2): return .total(score: parts[1])
    case ("chart", 2): return .chart(score: parts[1])
    case ("part", 2), ("uncounted", 2):
      let names = parts[1].split(separator: "/").map(String.init)
      guard names.count == 2 || names.count == 3 else { return nil }
      return .part(
        score: names[0], parameter: names[1], scale: names.count == 3 ? names[2] : nil,
        isCounted: parts[0] == "part")
    case (let input, 1):
      guard let place = FHIRCodes.inputs.firstIndex(of: input) else { return nil }
      return FHIRCodes.choices.contains(place) ? .choice(input: place) : .number(input: place)
    default: return nil
    }
  }

  private mutating func readValue(_ rest: [String]) {
    guard rest.count >= 4, let system = systems[rest[0]],
      let input = FHIRCodes.inputs.firstIndex(of: rest[2])
    else { return fail("a value needs a system, a code, an input and a choice") }
    append(
      FHIRCodes.Code(
        system: system, code: rest[1], meaning: .chosen(input: input, choice: rest[3]), use: .yes,
        reason: "", words: rest[4...].joined(separator: " ")))
  }

  private mutating func readAbsence(_ rest: [String]) {
    let reasons: [String: MissingReason] = [
      "notPerformed": .notPerformed, "unable": .unable, "declined": .declined,
      "notGiven": .notGiven, "asleep": .asleep,
    ]
    guard rest.count == 2, let reason = reasons[rest[1]], let system = systems["absent"] else {
      return fail("an absence needs a code and a reason")
    }
    append(
      FHIRCodes.Code(
        system: system, code: rest[0], meaning: .absence(reason), use: .yes, reason: "",
        words: rest[0]))
  }

  private mutating func readUnit(_ rest: [String]) {
    guard rest.count == 2, let dimension = FHIRCodes.Dimension(rawValue: rest[1]) else {
      return fail("a unit needs a code and a dimension")
    }
    if units.updateValue(dimension, forKey: rest[0]) != nil { fail("\(rest[0]) stands twice") }
  }

  private mutating func readUnitWords(_ rest: [String]) {
    guard rest.count >= 2, let dimension = FHIRCodes.Dimension(rawValue: rest[0]) else {
      return fail("words need a dimension")
    }
    unitWords[FHIRCodes.folded(rest[1...].joined(separator: " "))] = dimension
  }

  private mutating func readText(_ rest: [String]) {
    guard rest.count >= 3, let input = FHIRCodes.inputs.firstIndex(of: rest[0]) else {
      return fail("a text needs an input and a choice")
    }
    texts[input][FHIRCodes.folded(rest[2...].joined(separator: " "))] = rest[1]
  }
}
