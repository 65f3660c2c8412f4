import Essentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Opens records, whether they have been imported before or not.
public enum TimelineSources {
  /// Opens a store, or imports a file or folder of a known layout into a store that goes when the
  /// result does.
  ///
  /// - Parameters:
  ///   - path: A store, or a file or folder of records.
  ///   - settings: How to import, where that is needed.
  ///   - opener: How files are opened.
  ///   - progress: Told after every piece and partition of an import.
  /// - Returns: The records, with what came of an import.
  /// - Throws: `InputProblem` where there is nothing that can be read.
  public static func open(
    _ path: String, settings: Importer.Settings = Importer.Settings(),
    opener: @escaping SourceOpener = SourceLayout.open,
    progress: (Importer.Progress) throws -> Void = { _ in }
  ) throws -> OpenedTimelines {
    if StoreDisk.exists(path + "/" + StoreManifest.name) {
      return OpenedTimelines(try TimelineStore(path: path))
    }
    let plan = try ImportPlan([path], opener: opener)
    guard !plan.sources.isEmpty else {
      throw plan.unknown.first
        ?? InputProblem(
          file: path, what: "holds no records", remedy: "name a store or a folder of records")
    }
    let folder = try temporaryFolder()
    do {
      let report = try Importer.run(
        plan.sources, into: folder, settings: settings, progress: progress)
      let store = try TimelineStore(path: folder)
      return OpenedTimelines(store, plan: plan, report: report, temporaryFolder: folder)
    } catch {
      StoreDisk.remove(folder)
      throw error
    }
  }

  private static func temporaryFolder() throws(InputProblem) -> String {
    let above = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((above + "/vigil-records-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw StoreDisk.unwritable(above) }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// Records that were opened; a store made for the purpose goes with this object.
public final class OpenedTimelines: Sendable {
  /// The timelines.
  public let store: TimelineStore
  /// How files were read, where they were imported for the purpose.
  public let plan: ImportPlan?
  /// What came of the import, where there was one.
  public let report: ImportReport?
  private let temporaryFolder: String?

  init(
    _ store: TimelineStore, plan: ImportPlan? = nil, report: ImportReport? = nil,
    temporaryFolder: String? = nil
  ) {
    self.store = store
    self.plan = plan
    self.report = report
    self.temporaryFolder = temporaryFolder
  }

  deinit {
    if let temporaryFolder { StoreDisk.remove(temporaryFolder) }
  }
}
