public import Essentials

/// Reads the keys of a document, and keeps everything that is wrong with them.
public struct FieldReader: Sendable {
  /// The file's name, for errors.
  public let file: String
  /// What is wrong so far.
  public private(set) var errors: [DefinitionError] = []

  /// A reader of a file's documents.
  public init(file: String) { self.file = file }

  // MARK: Values

  /// A text; `nil` where there is none.
  public mutating func scalar(_ value: YAMLValue?, _ what: String) -> ScalarText? {
    guard let value else { return nil }
    if case .text(let text) = value { return text }
    fail(value, "\(what) is needed here", "put an expression with commas or colons into quotes")
    return nil
  }

  /// Keys with values; `nil` where there are none.
  public mutating func fields(_ value: YAMLValue?, under key: String) -> YAMLFields? {
    guard let value else { return nil }
    if case .fields(let inner) = value { return inner }
    fail(value, "names with their values are needed under \(key):")
    return nil
  }

  /// A list; a single value is a list of one, and nothing an empty list.
  public mutating func list(_ value: YAMLValue?) -> [YAMLValue] {
    switch value {
    case nil: []
    case .list(let values, _, _): values
    case .some(let single): [single]
    }
  }

  /// Some texts: one, or a list of them.
  public mutating func texts(_ value: YAMLValue?, _ what: String) -> [ScalarText] {
    list(value).compactMap { scalar($0, what) }
  }

  /// One of a set of words.
  public mutating func word<Word: RawRepresentable & CaseIterable>(
    _ value: YAMLValue?, _ key: String, _ type: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let text = scalar(value, "a word") else { return nil }
    if let word = Word(rawValue: text.text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let near = SimilarNames.nearest(to: text.text, in: words)
    fail(
      text, "\(key) cannot be \"\(text.text)\"",
      near.map { "did you mean \"\($0)\"?" } ?? "write \(words.joined(separator: ", "))")
    return nil
  }

  /// A day.
  public mutating func day(_ value: YAMLValue?) -> Day? {
    guard let text = scalar(value, "a date") else { return nil }
    if let day = Day(iso: text.text) { return day }
    fail(text, "\"\(text.text)\" is no date", "write it as 2027-11-01")
    return nil
  }

  /// A number; a share may be written as 95%.
  public mutating func number(_ value: YAMLValue?) -> Double? {
    guard let text = scalar(value, "a number") else { return nil }
    let isPercent = text.text.hasSuffix("%")
    let digits = isPercent ? String(text.text.dropLast()).trimmed : text.text
    if let number = Double(digits), number.isFinite { return isPercent ? number / 100 : number }
    fail(text, "\"\(text.text)\" is no number", "write a share as 95% or 0.95")
    return nil
  }

  /// `yes` or `no`.
  public mutating func truth(_ value: YAMLValue?) -> Bool? {
    guard let text = scalar(value, "yes or no") else { return nil }
    switch text.text {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      fail(text, "\"\(text.text)\" is neither yes nor no", "write yes or no")
      return nil
    }
  }

  /// What a value is once it is read.
  public mutating func read(_ value: YAMLValue?) -> YAMLValue? {
    guard case .unread(let unread)? = value else { return value }
    let (read, problems) = unread.read()
    errors += problems
    return read
  }

  // MARK: Errors

  /// Says of each key that is not known which one was probably meant.
  public mutating func checkKeys(_ fields: YAMLFields, _ known: [String]) {
    for entry in fields.entries where !known.contains(entry.key.text) {
      let near = SimilarNames.nearest(to: entry.key.text, in: known)
      fail(
        entry.key, "there is no key \"\(entry.key.text)\"",
        near.map { "did you mean \"\($0)\"?" } ?? "the keys are \(known.joined(separator: ", "))")
    }
  }

  /// Something is wrong with a value.
  public mutating func fail(_ value: YAMLValue, _ what: String, _ hint: String? = nil) {
    let place = value.place
    fail(place.line, place.column, what, hint)
  }

  /// Something is wrong with a text.
  public mutating func fail(_ text: ScalarText, _ what: String, _ hint: String? = nil) {
    fail(text.line, text.column, what, hint)
  }

  /// Something is wrong with keys.
  public mutating func fail(_ fields: YAMLFields, _ what: String, _ hint: String? = nil) {
    fail(fields.line, fields.column, what, hint)
  }

  /// Something is wrong at a place.
  public mutating func fail(_ line: Int, _ column: Int, _ what: String, _ hint: String? = nil) {
    errors.append(
      DefinitionError(file: file, line: line, column: column, what: what, hint: hint))
  }
}
