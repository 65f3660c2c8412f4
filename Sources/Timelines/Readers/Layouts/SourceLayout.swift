public import Essentials

/// What a set of files holds: which are tables of a known layout, and which are not.
public struct SourceLayout: Sendable {
  /// A file that is no table of a known layout.
  public struct Unknown: Sendable {
    /// The file.
    public let path: String
    /// Its first bytes, unpacked, by which another reader may know it.
    public let first: [UInt8]
    /// Why it is not known, and what was expected.
    public let problem: InputProblem
  }

  /// The tables, in the order in which they should be read: facts, intervals, then events.
  public private(set) var tables: [TableSource] = []
  /// The other files, by path.
  public private(set) var unknown: [Unknown] = []
  /// What people should know of the tables.
  public var notes: [String] { tables.flatMap(\.notes) + vocabularyNotes }

  private var vocabularyNotes: [String] = []

  /// The bytes at the start of a file by which it is known.
  public static let firstBytes = 64 << 10

  /// Looks at files, each by its first bytes; a vocabulary of OMOP is read whole, and is
  /// among the tables for its rows to be counted and refused.
  ///
  /// - Parameters:
  ///   - files: The files; for folders see `SourceFiles`.
  ///   - layouts: Layouts that are known besides those of OpenSAFELY, OMOP and plain tables.
  ///   - opener: How files are opened.
  /// - Throws: An `InputProblem` where a file cannot be read.
  public init(
    _ files: [String], layouts: [RecordLayout] = [],
    opener: @escaping SourceOpener = SourceLayout.open
  ) throws(InputProblem) {
    let known = SourceLayout.builtIn + layouts.map(TableLayout.init)
    var matches: [(path: String, match: TableMatch)] = []
    var vocabulary = OMOPVocabulary()
    for path in files {
      let first = try SourceLayout.first(of: path, opener)
      guard let match = SourceLayout.match(first, path, known) else {
        let problem = SourceLayout.problem(first, path, known)
        unknown.append(Unknown(path: path, first: first, problem: problem))
        continue
      }
      if case .vocabulary = match.layout.records {
        try OMOPVocabularyReader(match).read(try opener(path), into: &vocabulary)
        vocabularyNotes.append("\(path): \(vocabulary.count) concepts")
      }
      matches.append((path, match))
    }
    var lookups = PersonLookups(matches)
    for (path, match) in matches { try lookups.read(match, path, opener) }
    for (path, match) in matches {
      if let problem = lookups.problem(match, path) {
        unknown.append(Unknown(path: path, first: match.header.bytes, problem: problem))
      } else {
        tables.append(TableSource(path, match, vocabulary, lookups.tables, opener: opener))
      }
    }
    tables.sort { ($0.rank, $0.path) < ($1.rank, $1.path) }
    unknown.sort { $0.path < $1.path }
  }

  /// The usual way to open a file.
  public static let open: SourceOpener = { path throws(InputProblem) in
    try ByteSource(path: path)
  }

  private static func first(of path: String, _ opener: SourceOpener) throws(InputProblem) -> [UInt8]
  {
    var source = try opener(path)
    var first = [UInt8](repeating: 0, count: firstBytes)
    let got = try source.read(into: &first, at: 0, count: firstBytes)
    first.removeLast(firstBytes - got)
    return first
  }

  static let builtIn = TableLayout.openSAFELY + TableLayout.omop + TableLayout.plain

  /// The layout that fits: all it needs is there, and no other finds more.
  static func match(
    _ first: [UInt8], _ path: String, _ layouts: [TableLayout]
  ) -> TableMatch? {
    let name = SourceFiles.plainName(of: path)
    var best: TableMatch?
    for header in TableHeader.readings(of: first) {
      for layout in layouts {
        let match = TableMatch(layout, header)
        guard match.missing.isEmpty else { continue }
        guard let known = best else {
          best = match
          continue
        }
        let isBetter =
          match.foundCount > known.foundCount
          || (match.foundCount == known.foundCount && layout.file == name
            && known.layout.file != name)
        if isBetter { best = match }
      }
    }
    return best
  }

  /// Why no layout fits, with the nearest.
  private static func problem(
    _ first: [UInt8], _ path: String, _ layouts: [TableLayout]
  ) -> InputProblem {
    if first.isEmpty {
      return InputProblem(file: path, what: "is empty", remedy: "leave it out")
    }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) {
      return InputProblem(file: path, what: "is in UTF-16", remedy: "save it as UTF-8")
    }
    if first.starts(with: Array("PAR1".utf8)) {
      return InputProblem(
        file: path, what: "is Parquet, which is read by a helper",
        remedy: "read it with vigil, where python3 with pyarrow is installed")
    }
    let headers = TableHeader.readings(of: first)
    let matches = headers.flatMap { header in layouts.map { TableMatch($0, header) } }
    let nearest = matches.max { left, right in
      (left.foundCount, -left.missing.count) < (right.foundCount, -right.missing.count)
    }
    guard let nearest, nearest.foundCount > 0 else {
      return InputProblem(
        file: path, what: "is no table that is known",
        remedy: "docs/record-layouts.md lists the tables and their columns")
    }
    let missing = nearest.missing.joined(separator: ", ")
    return InputProblem(
      file: path, line: nearest.header.dialect.headerLine, what: "is no table that is known",
      remedy: "the nearest is \(nearest.layout.name), which also needs: \(missing)")
  }
}
