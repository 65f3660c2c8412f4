public import Essentials

/// What there is to import in some files and folders, and how each file is read.
public struct ImportPlan: Sendable {
  /// The files that can be read, in the order in which they are.
  public private(set) var sources: [ImportSource] = []
  /// What people should know of them, such as columns that are left out.
  public private(set) var notes: [String] = []
  /// Files that no reader knows, each with the reason.
  public private(set) var unknown: [InputProblem] = []

  /// Looks at files and the files in folders, each by its first bytes.
  ///
  /// - Parameters:
  ///   - paths: Files and folders.
  ///   - layouts: Layouts of tables that are known besides the usual ones.
  ///   - opener: How files are opened.
  /// - Throws: `InputProblem` where one is not there or cannot be read.
  public init(
    _ paths: [String], layouts: [RecordLayout] = [],
    opener: @escaping SourceOpener = SourceLayout.open
  ) throws(InputProblem) {
    let layout = try SourceLayout(try SourceFiles.list(paths), layouts: layouts, opener: opener)
    notes = layout.notes
    for table in layout.tables {
      var source = ImportSource(
        path: table.path, role: table.layout, header: table.header + [UInt8(ascii: "\n")]
      ) { _ in table.makeReader() }
      source.open = { () throws(InputProblem) -> ByteSource in try table.open() }
      sources.append(source)
    }
    var records: [(rank: Int, source: ImportSource)] = []
    for file in layout.unknown {
      guard Self.isJSON(file.first) else {
        unknown.append(file.problem)
        continue
      }
      let rank = FHIRFileOrder.rank(file.path)
      var source = ImportSource(path: file.path, role: "FHIR R4") { previous in
        guard var reader = previous as? FHIRRecordReader else { return FHIRRecordReader() }
        reader.startFile()
        return reader
      }
      source.isReferredTo = rank <= FHIRFileOrder.lastReferenced
      records.append((rank, source))
    }
    records.sort { ($0.rank, $0.source.name) < ($1.rank, $1.source.name) }
    sources += records.map(\.source)
  }

  /// Whether bytes begin as JSON does.
  private static func isJSON(_ first: [UInt8]) -> Bool {
    let text = first.starts(with: [0xEF, 0xBB, 0xBF]) ? first.dropFirst(3) : first[...]
    let sign = text.first { $0 > UInt8(ascii: " ") }
    return sign == UInt8(ascii: "{") || sign == UInt8(ascii: "[")
  }
}
