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
  ///   - layouts: Layouts of tables that are known besides the usual ones.
  ///   - opener: How files are opened.
  ///   - progress: Told after every piece and partition of an import.
  /// - Returns: The records, with what came of an import.
  /// - Throws: `InputProblem` where there is nothing that can be read.
  public static func open(
    _ path: String, settings: Importer.Settings = Importer.Settings(),
    layouts: [RecordLayout] = [], opener: @escaping SourceOpener = SourceLayout.open,
    progress: (Importer.Progress) throws -> Void = { _ in }
  ) throws -> OpenedRecords<TimelineStore> {
    if StoreDisk.exists(path + "/" + StoreManifest.name) {
      return OpenedRecords(try TimelineStore(path: path))
    }
    let plan = try importPlan(path, layouts, opener)
    let folder = try temporaryFolder()
    do {
      let report = try Importer.run(
        plan.sources, into: folder, settings: settings, progress: progress)
      let store = try TimelineStore(path: folder)
      return OpenedRecords(store, plan: plan, report: report, temporaryFolder: folder)
    } catch {
      StoreDisk.remove(folder)
      throw error
    }
  }

  /// Opens a store, or reads a file or folder of a known layout just to be gone through once.
  ///
  /// Nothing but what memory has no room for is put on disk, and each partition is put in order
  /// when it is asked for.
  ///
  /// - Parameters:
  ///   - path: A store, or a file or folder of records.
  ///   - keeping: Which events are wanted, by concept; all where `nil`. A store keeps them all.
  ///   - settings: How to import, where that is needed.
  ///   - layouts: Layouts of tables that are known besides the usual ones.
  ///   - opener: How files are opened.
  ///   - progress: Told after every piece.
  /// - Returns: The records, with what came of reading them.
  /// - Throws: `InputProblem` where there is nothing that can be read.
  public static func read(
    _ path: String, keeping: (@Sendable (Concept) -> Bool)?,
    settings: Importer.Settings = Importer.Settings(),
    layouts: [RecordLayout] = [], opener: @escaping SourceOpener = SourceLayout.open,
    progress: (Importer.Progress) throws -> Void = { _ in }
  ) throws -> OpenedRecords<any TimelineSource> {
    if StoreDisk.exists(path + "/" + StoreManifest.name) {
      return OpenedRecords(try TimelineStore(path: path))
    }
    let plan = try importPlan(path, layouts, opener)
    let folder = try temporaryFolder()
    do {
      let importing = try ImportFolder(folder)
      let lock = try importing.lock()
      defer { withExtendedLifetime(lock) {} }
      var reading = try ImportReading(importing, plan.sources, settings, keeping: keeping)
      try reading.run(progress) { _ in }
      var report = ImportReport()
      report.sources = reading.journal.sources.map(\.report)
      let timelines = TimelinesOnce(reading, in: importing.workPath)
      return OpenedRecords(timelines, plan: plan, report: report, temporaryFolder: folder)
    } catch {
      StoreDisk.remove(folder)
      if let refused = error as? Importer.RefusedRow { throw refused.problem }
      throw error
    }
  }

  private static func importPlan(
    _ path: String, _ layouts: [RecordLayout], _ opener: @escaping SourceOpener
  ) throws -> ImportPlan {
    let plan = try ImportPlan([path], layouts: layouts, opener: opener)
    guard !plan.sources.isEmpty else {
      throw plan.unknown.first
        ?? InputProblem(
          file: path, what: "holds no records", remedy: "name a store or a folder of records")
    }
    return plan
  }

  private static func temporaryFolder() throws(InputProblem) -> String {
    let above = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((above + "/vigil-records-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw StoreDisk.unwritable(above) }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// Records that were opened; a store made for the purpose goes with this object.
public final class OpenedRecords<Timelines: Sendable>: Sendable {
  /// The timelines: a store, or any source of them.
  public let timelines: Timelines
  /// How files were read, where they were imported for the purpose.
  public let plan: ImportPlan?
  /// What came of the import, where there was one.
  public let report: ImportReport?
  private let temporaryFolder: String?

  init(
    _ timelines: Timelines, plan: ImportPlan? = nil, report: ImportReport? = nil,
    temporaryFolder: String? = nil
  ) {
    self.timelines = timelines
    self.plan = plan
    self.report = report
    self.temporaryFolder = temporaryFolder
  }

  deinit {
    if let temporaryFolder { StoreDisk.remove(temporaryFolder) }
  }
}
