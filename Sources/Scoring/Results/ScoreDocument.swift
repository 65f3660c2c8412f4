import EarlyWarning
import Essentials

/// The result of `vigil score --json`, version 1; its schema is `docs/score.schema.json`.
///
/// Keys are never renamed or removed within a version, and never absent; new ones may be added. It
/// is written set by set: give each to ``append(_:row:line:saidOnce:)``, then
/// ``finish(_:problems:)``.
public struct ScoreDocument: Sendable {
  private var json = JSONText()
  private let family: ScoreFamily

  /// A document about sets from a source such as a file.
  public init(_ family: ScoreFamily, source: String, notes: [String]) {
    self.family = family
    json.open(nil, "{")
    json.int("version", 1)
    json.object("score") { json in Self.write(family, &json) }
    json.string("source", source)
    json.strings("notes", notes)
    json.open("sets", "[")
  }

  /// Adds one set; row and line are those of a table, counted from 1.
  public mutating func append(
    _ set: ScoredSet, row: Int? = nil, line: Int? = nil, saidOnce: SaidOnce = []
  ) {
    let words = ScoredWords(set, family, saidOnce: saidOnce)
    let family = family
    json.newLine()
    json.object { json in
      json.int("row", row)
      json.int("line", line)
      json.string("person", set.person)
      json.string("time", set.time)
      json.strings("sources", set.sources)
      json.string("chart", set.chart.map { family.scorers[$0].definition.fullID })
      json.string("status", words.status)
      json.int("total", words.total)
      json.int("atLeast", words.atLeast)
      json.string("level", words.level)
      json.string("trigger", words.trigger)
      json.strings("red", words.red)
      json.strings("missing", words.missing)
      json.array("levelReasons") { json in Self.writeReasons(set, family, &json) }
      json.object("parts") { json in Self.writeParts(set, words, family, &json) }
      json.object("readings") { json in Self.writeReadings(set, family, &json) }
      json.object("response") { json in Self.writeResponse(set, family, &json) }
      Self.writeTotals(set, &json)
      json.strings("reasons", words.reasons)
    }
  }

  /// Ends the document with the counts of the run and the problems of the file.
  public mutating func finish(_ run: ScoreRun, problems: [String]) {
    json.close("]")
    let family = family
    json.object("summary") { json in Self.write(run, family, &json) }
    json.strings("problems", problems)
    json.close("}")
    json.end()
  }

  /// Gives up what was written so far.
  public mutating func drain() -> [UInt8] { json.drain() }

  // MARK: Parts

  private static func write(_ family: ScoreFamily, _ json: inout JSONText) {
    json.string("id", family.id)
    json.array("charts") { json in
      for scorer in family.scorers {
        let definition = scorer.definition
        json.object { json in
          json.string("id", definition.fullID)
          json.string("name", definition.name)
          json.string("version", definition.version)
          json.string("published", definition.published)
          json.string("source", definition.source)
          json.string("status", definition.status.words)
        }
      }
    }
  }

  private static func score(_ set: ScoredSet) -> Score? {
    switch set.result {
    case .complete(let score), .partial(let score): score
    case .refused: nil
    }
  }

  private static func writeReasons(
    _ set: ScoredSet, _ family: ScoreFamily, _ json: inout JSONText
  ) {
    guard let score = score(set) else { return }
    let definition = family.scorers[set.chart ?? 0].definition
    for reason in score.reasons {
      json.object { json in
        json.string("level", definition.levels[reason.level].id)
        json.string("cause", reason.cause.id(in: definition))
      }
    }
  }

  private static func writeParts(
    _ set: ScoredSet, _ words: ScoredWords, _ family: ScoreFamily, _ json: inout JSONText
  ) {
    let parts = score(set)?.parts
    for (place, parameter) in family.common.parameters.enumerated() {
      json.object(parameter.id) { json in
        json.int("points", words.points[place])
        json.bool("betweenBands", parts?[place].isBetweenBands ?? false)
        json.bool("toConfirm", parts?[place].isToConfirm ?? false)
      }
    }
  }

  private static func writeReadings(
    _ set: ScoredSet, _ family: ScoreFamily, _ json: inout JSONText
  ) {
    var places = 0
    for parameter in family.common.parameters {
      for input in parameter.inputs {
        switch set.input.readings[places] {
        case .number(let value): json.number(input.id, value.description)
        case .choice(let choice): json.string(input.id, input.choices[choice].code)
        case .substitute(let code): json.string(input.id, parameter.substitutes[code].code)
        case .missing, .unreadable: json.string(input.id, nil)
        }
        places += 1
      }
    }
    for (place, selector) in family.common.selectors.enumerated()
    where family.input(selector.name) == nil {
      json.string(selector.name, set.input.selectors[place].map { selector.values[$0] })
    }
    json.int("ageMonths", set.input.ageMonths)
  }

  private static func writeResponse(
    _ set: ScoredSet, _ family: ScoreFamily, _ json: inout JSONText
  ) {
    let definition = family.scorers[set.chart ?? 0].definition
    let response = score(set).flatMap { definition.response(to: $0) }
    let observe = response.map { Clocks.observe($0.observe) }
    json.string("observe", observe?.kind)
    json.int("observeDueMinutes", observe?.due)
    json.int("observeOverdueMinutes", observe?.overdue)
    let review = response.map { Clocks.review($0.review) }
    json.string("review", review?.kind)
    json.int("reviewMinutes", review?.minutes)
    json.string("action", response?.action)
  }

  private static func writeTotals(_ set: ScoredSet, _ json: inout JSONText) {
    if let supplied = set.input.suppliedTotal, supplied.isFinite {
      json.number("suppliedTotal", Int(exactly: supplied).map(String.init) ?? "\(supplied)")
    } else {
      json.int("suppliedTotal", nil)
    }
    json.bool("disagrees", score(set).flatMap { $0.suppliedTotal == nil ? nil : $0.disagrees })
  }

  private static func write(_ run: ScoreRun, _ family: ScoreFamily, _ json: inout JSONText) {
    json.int("sets", run.count)
    json.int("complete", run.complete)
    json.int("partial", run.partial)
    json.int("refused", run.refused)
    json.array("totals") { json in for count in run.totals { json.int(nil, count) } }
    json.object("levels") { json in
      for (place, level) in family.common.levels.enumerated() {
        json.int(level.id, run.levels[place])
      }
    }
    json.object("partialLevels") { json in
      for (place, level) in family.common.levels.enumerated() {
        json.int(level.id, run.partialLevels[place])
      }
    }
    json.object("missing") { json in
      for (place, parameter) in family.common.parameters.enumerated() {
        json.int(parameter.id, run.missing[place])
      }
    }
    json.object("suppliedTotals") { json in
      json.int("compared", run.supplied)
      json.int("disagreeing", run.disagreeing)
      json.int("belowFloor", run.belowFloor)
    }
    json.object("refusals") { json in
      for (reason, count) in run.refusals.sorted(by: { $0.key < $1.key }) {
        json.int(reason, count)
      }
    }
    json.int("ageUnknown", run.ageUnknown)
    json.object("assumed") { json in
      for (place, selector) in family.common.selectors.enumerated() {
        json.int(selector.name, run.assumed[place])
      }
    }
  }
}

extension ScoreDefinition.Status {
  /// Whether the numbers are verified, in words.
  var words: String {
    switch self {
    case .verified: "verified"
    case .local(let approver): "local, approved by \(approver)"
    case .structureOnly: "structure only"
    }
  }
}
