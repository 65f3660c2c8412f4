/// Reads delimited text of any size, chunk by chunk.
///
/// After each call the rows that became whole are in ``rows``; the next call replaces them.
///
///     var reader = TableReader(file: "falls.csv")
///     while let chunk = next() {
///       reader.read(chunk.span)
///       use(reader.rows)
///     }
///     reader.finish()
///     use(reader.rows)
///
/// The first rows come once 64 KiB are there or the input ends, since the beginning of the file
/// decides the encoding, the delimiter and the header. Memory stays within a chunk and a row.
public struct TableReader: Sendable {
  /// The name of the file, for messages.
  public let file: String
  /// The names of the columns, all different; empty until they are known.
  public internal(set) var columns: [String] = []
  /// The rows that the last call brought, each with as many cells as there are columns.
  public internal(set) var rows = Rows()
  /// What is wrong with the file so far; the rows concerned are left out.
  public internal(set) var problems = InputProblems()
  /// The number of rows left out so far because they are broken.
  public internal(set) var rejectedRowCount = 0
  /// The line with the names of the columns, once known.
  public internal(set) var headerLine: Int?

  let options: TableOptions
  var ownNotes: [String] = []
  var scanner: RowScanner?
  private var decoder = TextDecoder()
  /// The bytes of the file's beginning, until there are enough of them to decide by.
  private var beginning: [UInt8] = []
  /// How many bytes of `rows` have been taken apart.
  private var consumed = 0
  private var isOver = false

  /// How many bytes are looked at before anything is decided.
  private static let sampleBytes = 1 << 16

  /// A reader for one file.
  public init(file: String, options: TableOptions = TableOptions()) {
    self.file = file
    self.options = options
  }

  /// Takes the next bytes of the file.
  ///
  /// - Complexity: O(*n*) in the bytes, without allocation for each cell. A row that does not end
  ///   within the chunk is looked at again with the next one, so give chunks of 64 KiB and more.
  public mutating func read(_ chunk: Span<UInt8>) { take(chunk, isLast: false) }

  /// Says that there are no more bytes, and brings the last rows.
  public mutating func finish() {
    let nothing: [UInt8] = []
    take(nothing.span, isLast: true)
  }

  /// The sign between cells, once known.
  public var delimiter: Unicode.Scalar? { scanner.map { Unicode.Scalar($0.delimiter) } }

  /// How the file's characters are written, as far as read.
  public var encoding: TextEncoding { decoder.encoding }

  /// What people should know about how the file was read.
  public var notes: [String] {
    var notes: [String] = []
    if decoder.encoding == .windows1252 {
      notes.append("not UTF-8: read as Windows-1252")
    } else if decoder.encoding != .utf8 {
      notes.append("read as \(decoder.encoding.rawValue)")
    }
    if decoder.hasReplaced { notes.append("some bytes are no valid text and were replaced by �") }
    return notes + ownNotes
  }

  mutating func take(_ chunk: Span<UInt8>, isLast: Bool) {
    rows.removeAll(before: consumed)
    consumed = 0
    if isOver { return }
    isOver = isLast
    if scanner == nil, beginning.count + chunk.count < TableReader.sampleBytes, !isLast {
      beginning.append(copying: chunk)
      return
    }
    var beginning: [UInt8] = []
    swap(&beginning, &self.beginning)
    decoder.decode(beginning, chunk, isLast: isLast, into: &rows.bytes)
    // Cells are held as 32-bit offsets.
    guard rows.bytes.count <= Int(Int32.max) else {
      fail("is too large to be read at once", remedy: "read it in chunks, or split it")
      return
    }
    if scanner == nil {
      guard start(isWhole: isLast) else { return }
    }
    scan(isLast: isLast)
    if isLast, columns.isEmpty, problems.isEmpty {
      fail("has no rows", remedy: "the first row should hold the names of the columns")
    }
  }

  private mutating func scan(isLast: Bool) {
    guard var scanner else { return }
    consumed = scanner.scan(&rows, from: consumed, isLast: isLast)
    let faults = scanner.faults
    scanner.removeFaults()
    self.scanner = scanner
    if columns.isEmpty { takeHeader() }
    if columns.isEmpty { rows.removeRows() }
    removeRagged(faults)
  }

  /// Decides on the delimiter; false where the file is no text at all.
  private mutating func start(isWhole: Bool) -> Bool {
    let sample = Array(rows.bytes.prefix(TableReader.sampleBytes))
    if TableReader.isWorkbook(sample) {
      fail("is a spreadsheet, not text", remedy: "save it as CSV UTF-8 and read that")
      return false
    }
    if sample.contains(0) { ownNotes.append("holds zero bytes, so it may not be text") }
    var line = 1
    var named: UInt8?
    if let (delimiter, length) = TableReader.separatorLine(sample) {
      // Excel writes and obeys a first line "sep=;".
      named = delimiter
      consumed = length
      line = 2
    }
    let given = options.delimiter.flatMap { $0.isASCII ? UInt8($0.value) : nil }
    let isWholeSample = isWhole && sample.count == rows.bytes.count
    let delimiter =
      given ?? named
      ?? DelimiterGuess.delimiter(of: sample, isWhole: isWholeSample, limits: options.limits)
      ?? Byte.comma
    scanner = RowScanner(delimiter: delimiter, limits: options.limits, line: line)
    if given == nil, delimiter != Byte.comma {
      ownNotes.append("cells are separated by \(DelimiterGuess.name(of: delimiter))")
    }
    return true
  }

  private mutating func fail(_ what: String, remedy: String) {
    problems.append(InputProblem(file: file, what: what, remedy: remedy))
    rows = Rows()
    consumed = 0
    isOver = true
  }

  /// Whether the file begins like an Excel workbook, new or old, as text of any encoding shows it.
  private static func isWorkbook(_ sample: [UInt8]) -> Bool {
    sample.starts(with: "PK\u{3}\u{4}".utf8) || sample.starts(with: "ÐÏ\u{11}à".utf8)
  }

  /// The delimiter and the length of a first line like "sep=;".
  private static func separatorLine(_ sample: [UInt8]) -> (delimiter: UInt8, length: Int)? {
    guard sample.count >= 6, sample.span.equals("sep=", in: 0..<4), sample[4] < 0x80 else {
      return nil
    }
    switch (sample[5], sample.count > 6 ? sample[6] : 0) {
    case (Byte.carriageReturn, Byte.lineFeed): return (sample[4], 7)
    case (Byte.carriageReturn, _), (Byte.lineFeed, _): return (sample[4], 6)
    default: return nil
    }
  }
}
