/// One thing wrong in an input file, with where it stands and how to mend it.
///
/// Printed as `file.csv:118: column "denominator": 0 is not allowed (must be 1 or more)`.
public struct InputProblem: Error, Hashable, Sendable {
  /// The file's name.
  public let file: String
  /// The line, counted from 1 as an editor does; `nil` where the whole file is meant.
  public let line: Int?
  /// The name of the column.
  public let column: String?
  /// The column, counted from 1.
  public let columnNumber: Int?
  /// What the cell holds.
  public let value: String?
  /// What is wrong, such as "is not allowed".
  public let what: String
  /// How to mend it, such as "must be 1 or more".
  public let remedy: String?

  /// A problem at a place in a file; leave out what does not apply.
  public init(
    file: String, line: Int? = nil, column: String? = nil, columnNumber: Int? = nil,
    value: String? = nil, what: String, remedy: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.columnNumber = columnNumber
    self.value = value
    self.what = what
    self.remedy = remedy
  }
}

extension InputProblem: CustomStringConvertible {
  /// The problem on one line.
  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    text += ": "
    if let column {
      text += "column \"\(InputProblem.shown(column))\": "
    } else if let columnNumber {
      text += "column \(columnNumber): "
    }
    if let value { text += InputProblem.quotedWhereNeeded(value) + " " }
    text += what
    if let remedy { text += " (\(remedy))" }
    return text
  }

  /// The value, in quotes unless it is one plain word or number.
  private static func quotedWhereNeeded(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy { $0 > Byte.space && $0 < 0x7F && $0 != Byte.quote }
    let shown = shown(value)
    return isPlain && !value.isEmpty ? shown : "\"\(shown)\""
  }

  /// The text cut to 40 characters, without line ends and other control characters.
  private static func shown(_ text: String) -> String {
    var shown = ""
    for (index, character) in text.enumerated() {
      if index == 40 { return shown + "…" }
      let isControl = character.unicodeScalars.contains {
        $0.properties.generalCategory == .control
      }
      shown.append(isControl ? " " : character)
    }
    return shown
  }
}
