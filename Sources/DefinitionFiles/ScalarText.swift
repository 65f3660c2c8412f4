import Yams

/// A text of a YAML file that knows where each of its characters stands in the file.
public struct ScalarText: Sendable {
  /// The text as YAML gives it: unfolded, unquoted.
  public let text: String
  /// The line of its first character or quote, from 1.
  public let line: Int
  /// The column there, from 1.
  public let column: Int
  private let isBlock: Bool
  private let quote: Unicode.Scalar?
  private let source: SourceLines

  /// A text of a part of a file that begins after `linesBefore` others.
  init(_ scalar: Node.Scalar, in source: SourceLines, linesBefore: Int = 0) {
    text = scalar.string
    line = (scalar.mark?.line ?? 1) + linesBefore
    column = scalar.mark?.column ?? 1
    isBlock = scalar.style == .literal || scalar.style == .folded
    quote =
      switch scalar.style {
      case .singleQuoted: "'"
      case .doubleQuoted: "\""
      default: nil
      }
    self.source = source
  }

  /// No text, at the beginning of a file.
  public init(emptyIn source: SourceLines) { self.init(Node.Scalar(""), in: source) }

  /// Where the character at `offset`, counted in scalars of Unicode, stands in the file.
  ///
  /// Folding and quoting change blanks and escapes only, so the rest is found by walking along.
  public func place(at offset: Int) -> (line: Int, column: Int) {
    var cursor = SourceCursor(lines: source.lines, line: line - 1, column: column - 1)
    if isBlock { cursor.skipLine() } else if quote != nil { cursor.column += 1 }
    var place = (cursor.line + 1, cursor.column + 1)
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index > offset { break }
      if scalar == " " || scalar == "\n" || scalar == "\t" {
        place = (cursor.line + 1, cursor.column + 1)
        cursor.skipOneBlank()
      } else {
        cursor.skipBlanks()
        if quote != nil, let next = cursor.next, next == "\\" && quote == "\"" || next == "'" {
          // A backslash before what it escapes, or the first of two quotes.
          if next == "\\" || scalar == "'" && cursor.isDoubled { cursor.column += 1 }
        }
        place = (cursor.line + 1, cursor.column + 1)
        if cursor.next != nil { cursor.column += 1 }
      }
    }
    return place
  }
}

/// The lines of a YAML file, shared by all its texts.
public final class SourceLines: Sendable {
  /// The whole file.
  let text: String

  init(_ text: String) { self.text = text }

  /// The lines in characters of Unicode; made when somebody asks, as only errors need them.
  var lines: [[Unicode.Scalar]] {
    text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }.map { Array($0) }
  }
}

/// A place that moves along the lines of a file.
private struct SourceCursor {
  let lines: [[Unicode.Scalar]]
  var line: Int
  var column: Int

  /// The character here; `nil` at the end of a line or of the file.
  var next: Unicode.Scalar? {
    guard lines.indices.contains(line), lines[line].indices.contains(column) else { return nil }
    return lines[line][column]
  }

  /// Whether the character after this one is the same.
  var isDoubled: Bool {
    guard lines.indices.contains(line), lines[line].indices.contains(column + 1) else {
      return false
    }
    return lines[line][column] == lines[line][column + 1]
  }

  private var isBlank: Bool { next == " " || next == "\t" || next == "\r" }

  mutating func skipLine() {
    guard line + 1 < lines.count else { return }
    line += 1
    column = 0
  }

  mutating func skipOneBlank() {
    if isBlank { column += 1 } else if next == nil { skipLine() }
  }

  mutating func skipBlanks() {
    while line < lines.count {
      if isBlank {
        column += 1
      } else if next == nil, line + 1 < lines.count {
        skipLine()
      } else {
        return
      }
    }
  }
}
