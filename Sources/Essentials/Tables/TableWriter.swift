/// Writes rows as delimited text in UTF-8, as RFC 4180 has it.
///
///     var writer = TableWriter()
///     writer.append(["month", "falls"])
///     writer.append(["2018-08", "12"])
///     writer.bytes
public struct TableWriter: Sendable {
  /// What a line ends with.
  public enum LineEnd: String, Sendable, Hashable {
    /// CR LF, as RFC 4180 has it.
    case crlf = "\r\n"
    /// LF, as other programs on Unix expect.
    case lf = "\n"
  }

  /// The text written so far.
  public private(set) var bytes: [UInt8] = []

  private let delimiter: UInt8
  private let lineEnd: LineEnd
  private let guardsFormulas: Bool

  /// A writer of rows.
  ///
  /// - Parameters:
  ///   - delimiter: The sign between cells; one that is not ASCII counts as a comma.
  ///   - lineEnd: What a line ends with.
  ///   - byteOrderMark: Whether to begin with the mark by which Excel knows UTF-8.
  ///   - guardsFormulas: Whether to put an apostrophe before cells that a spreadsheet would run.
  public init(
    delimiter: Unicode.Scalar = ",", lineEnd: LineEnd = .crlf, byteOrderMark: Bool = false,
    guardsFormulas: Bool = true
  ) {
    self.delimiter = delimiter.isASCII ? UInt8(delimiter.value) : Byte.comma
    self.lineEnd = lineEnd
    self.guardsFormulas = guardsFormulas
    if byteOrderMark { bytes = [0xEF, 0xBB, 0xBF] }
  }

  /// Writes one row.
  ///
  /// A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return and is no number gets
  /// an apostrophe in front, if formulas are guarded against.
  ///
  /// - Source: OWASP, "CSV Injection".
  public mutating func append(_ cells: some Sequence<String>) {
    let start = bytes.count
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(delimiter) }
      append(cell: cell)
      isFirst = false
    }
    // A row of blank cells would read as a blank line, which is no row.
    if bytes[start...].allSatisfy({ $0 == delimiter || $0 == Byte.space }) {
      bytes.insert(contentsOf: [Byte.quote, Byte.quote], at: start)
    }
    bytes.append(contentsOf: lineEnd.rawValue.utf8)
  }

  private mutating func append(cell: String) {
    let prefix = guardsFormulas && TableWriter.isFormula(cell) ? "'" : ""
    guard needsQuotes(cell) else {
      bytes.append(contentsOf: prefix.utf8)
      bytes.append(contentsOf: cell.utf8)
      return
    }
    bytes.append(Byte.quote)
    bytes.append(contentsOf: prefix.utf8)
    for byte in cell.utf8 {
      if byte == Byte.quote { bytes.append(Byte.quote) }
      bytes.append(byte)
    }
    bytes.append(Byte.quote)
  }

  /// Whether the cell holds signs of the format, space at an end or a byte-order mark at the start.
  private func needsQuotes(_ cell: String) -> Bool {
    let utf8 = cell.utf8
    let text = utf8.span
    let isTrimmed = text.trimmed(0..<text.count).count == text.count
    if !isTrimmed || utf8.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
    return utf8.contains {
      $0 == delimiter || $0 == Byte.quote || $0 == Byte.lineFeed || $0 == Byte.carriageReturn
    }
  }

  private static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.utf8.first else { return false }
    switch first {
    case Byte.tab, Byte.carriageReturn: return true
    case UInt8(ascii: "="), Byte.plus, Byte.hyphen, UInt8(ascii: "@"):
      let bytes = Array(cell.utf8)
      return NumberReader().read(bytes.span).value == nil
    default: return false
    }
  }
}
