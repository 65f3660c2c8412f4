public import Essentials

/// Opens the bytes of a source; another than the usual one can start a helper for its format.
public typealias SourceOpener = @Sendable (_ path: String) throws(InputProblem) -> ByteSource

/// A table whose layout is known, ready to be read.
public struct TableSource: Sendable {
  /// The file.
  public let path: String
  /// What the file holds, such as "OpenSAFELY medications".
  public let layout: String
  /// The header as written, without its line end: refused rows below it can be read again.
  public let header: [UInt8]
  /// The sign between cells.
  public var delimiter: UInt8 { match.header.dialect.delimiter }
  /// What people should know, such as columns that are left out.
  public let notes: [String]

  /// Facts first, then intervals, then events.
  let rank: Int
  private let match: TableMatch
  private let vocabulary: OMOPVocabulary
  private let lookups: [PersonLookup.Key: PersonLookup]
  private let opener: SourceOpener

  init(
    _ path: String, _ match: TableMatch, _ vocabulary: OMOPVocabulary,
    _ lookups: [PersonLookup.Key: PersonLookup] = [:],
    opener: @escaping SourceOpener
  ) {
    self.path = path
    self.match = match
    self.vocabulary = vocabulary
    self.lookups = lookups
    self.opener = opener
    layout = match.layout.name
    header = match.header.bytes
    switch match.layout.records {
    case .facts: rank = 0
    case .intervals, .made: rank = 1
    case .events, .vocabulary: rank = 2
    }
    notes = TableSource.notes(path, match)
  }

  private static func notes(_ path: String, _ match: TableMatch) -> [String] {
    var notes: [String] = []
    let others = match.others.map { match.header.dialect.columns[$0] }
    if match.layout.others == .ignored, !others.isEmpty {
      let names = others.joined(separator: ", ")
      notes.append("\(path): left out, not known in \(match.layout.name): \(names)")
    }
    let absent = match.absent.joined(separator: ", ")
    if !absent.isEmpty { notes.append("\(path): \(match.layout.name) without \(absent)") }
    return notes
  }

  /// A reader for the whole file, its header among it, or from a later line on.
  ///
  /// It keeps numbers of the dictionary it is first given, and must be given no other.
  public func makeReader() -> any RecordReader {
    let dialect = match.header.dialect
    switch match.layout.records {
    case .events(let kind):
      return TableReader(dialect, EventTaker(match.events(kind, vocabulary)))
    case .intervals(let kind): return TableReader(dialect, PersonTaker(match.people(kind)))
    case .facts: return TableReader(dialect, PersonTaker(match.people(nil)))
    case .made(let layout):
      return TableReader(dialect, RecordTaker(match.records(layout, lookups)))
    case .vocabulary: return OMOPConceptReader(match)
    }
  }

  /// The file's bytes, from its start.
  public func open() throws(InputProblem) -> ByteSource { try opener(path) }
}
