import Essentials

/// A value of JSON, written with the keys of objects in the order given.
public indirect enum ReportJSON: Sendable, Equatable {
  /// No value.
  case null
  /// Yes or no.
  case flag(Bool)
  /// A whole number.
  case whole(Int)
  /// A number; one that is not finite is written as null.
  case number(Double)
  /// A text.
  case text(String)
  /// A list.
  case list([ReportJSON])
  /// An object.
  case object([(String, ReportJSON)])

  /// Whether two values are written alike.
  public static func == (left: ReportJSON, right: ReportJSON) -> Bool { left.text == right.text }

  /// The value as text, on one line for each thing it lists.
  public var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }

  /// A number with no more decimals than it has.
  public static func plain(_ number: Double) -> String {
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
    return "\(number)"
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .flag(let flag): text += flag ? "true" : "false"
    case .whole(let number): text += String(number)
    case .number(let number): text += number.isFinite ? Self.plain(number) : "null"
    case .text(let content): Self.quote(content, to: &text)
    case .list(let values):
      Self.write(values.count, "[", "]", to: &text, indent) { place, text in
        values[place].write(to: &text, indent: indent + 1)
      }
    case .object(let members):
      Self.write(members.count, "{", "}", to: &text, indent) { place, text in
        Self.quote(members[place].0, to: &text)
        text += ": "
        members[place].1.write(to: &text, indent: indent + 1)
      }
    }
  }

  private static func write(
    _ count: Int, _ open: String, _ close: String, to text: inout String, _ indent: Int,
    _ member: (Int, inout String) -> Void
  ) {
    text += open
    let blanks = String(repeating: " ", count: 2 * (indent + 1))
    for place in 0..<count {
      text += (place > 0 ? ",\n" : "\n") + blanks
      member(place, &text)
    }
    if count > 0 { text += "\n" + String(blanks.dropLast(2)) }
    text += close
  }

  private static func quote(_ content: String, to text: inout String) {
    text += "\""
    for scalar in content.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if scalar.value < 32 {
          let hex = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}

extension ImportReport {
  /// The report as JSON, as it stands in a store.
  public var json: ReportJSON {
    .object([
      ("part", part.map { .whole($0) } ?? .null),
      ("rows", .whole(rows)), ("refused", .whole(refused)), ("skipped", .whole(skipped)),
      ("people", .whole(people)), ("events", .whole(events)), ("intervals", .whole(intervals)),
      ("facts", .whole(facts)), ("duplicates", .whole(duplicates)),
      ("repeats", .whole(repeats)),
      ("conflicts", .whole(conflicts)),
      ("first", firstDay.map { .text(Day(number: $0).description) } ?? .null),
      ("last", lastDay.map { .text(Day(number: $0).description) } ?? .null),
      ("codes", .whole(codeCount)),
      ("top_codes", .list(topCodes.map(\.json))),
      ("unlisted_codes", unlistedCodes == nil ? .null : .whole(unlistedCount)),
      ("top_unlisted_codes", unlistedCodes.map { .list($0.map(\.json)) } ?? .null),
      ("sources", .list(sources.map(\.json))),
    ])
  }
}

extension ImportReport.Source {
  /// The source as JSON.
  public var json: ReportJSON {
    .object([
      ("name", .text(name)), ("layout", .text(role)), ("known", .flag(isKnown)),
      ("bytes", .whole(bytes)), ("rows", .whole(rows)), ("refused", Self.json(refused)),
      ("skipped", Self.json(skipped)), ("noted", Self.json(noted)),
      ("rejects", rejects.map { .text($0) } ?? .null),
    ])
  }

  private static func json(_ counts: [String: Int]) -> ReportJSON {
    .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .whole($0.value)) })
  }
}

extension ImportReport.Code {
  /// The code as JSON.
  public var json: ReportJSON {
    .object([
      ("kind", .text(kind.word)), ("system", .text(system)), ("code", .text(code)),
      ("display", display.map { .text($0) } ?? .null), ("events", .whole(count)),
    ])
  }
}
