public import Essentials
import Synchronization

/// A folder of codelists, each read when it is first asked for.
public final class CodelistLibrary: Sendable {
  /// The names of the lists that are there: those of the CSV files without their ending, in order.
  public let names: [String]
  /// Where they are, for messages.
  public let folder: String

  private let read: @Sendable (String) throws(InputProblems) -> [UInt8]
  private let replaced: ReplacedCodes
  private let loaded = Mutex<[String: Codelist]>([:])
  private let manifest = Mutex<[String: Codelist.About]?>(nil)

  /// The lists in a folder, under names that end in `.csv`.
  ///
  /// Files that begin with `manifest` are no lists: they say where lists come from.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder.
  ///   - replaced: Ids to be added to the lists where they hold one of a pair; none unless given.
  /// - Throws: Why the folder cannot be read.
  public convenience init(
    folder: String, replaced: ReplacedCodes = ReplacedCodes()
  ) throws(InputProblems) {
    let files = try CodelistFolder.files(in: folder)
    self.init(folder: folder, files: files, replaced: replaced) { file throws(InputProblems) in
      try CodelistFolder.bytes(of: folder + "/" + file)
    }
  }

  /// Lists under file names, read by a function; for lists that are in no folder.
  public init(
    folder: String, files: [String], replaced: ReplacedCodes = ReplacedCodes(),
    read: @escaping @Sendable (String) throws(InputProblems) -> [UInt8]
  ) {
    self.folder = folder
    self.read = read
    self.replaced = replaced
    manifests = files.filter { $0.lowercased().hasPrefix("manifest") }.sorted()
    names = files.filter {
      $0.lowercased().hasSuffix(".csv") && !$0.lowercased().hasPrefix("manifest")
    }.map(CodelistReading.stem).sorted()
  }

  private let manifests: [String]

  /// A list by name, with or without `.csv`.
  ///
  /// - Throws: That there is none, with the nearest name, or every row that cannot be read.
  public func codelist(named name: String) throws(InputProblems) -> Codelist {
    let stem = name.lowercased().hasSuffix(".csv") ? String(name.dropLast(4)) : name
    if let known = loaded.withLock({ $0[stem] }) { return known }
    var list = try reading(named: stem).codelist(orProblems: ())
    list.about = try abouts()[stem] ?? list.about
    let whole = replaced.count > 0 ? list.adding(replaced) : list
    loaded.withLock { $0[stem] = whole }
    return whole
  }

  /// A list as it was read, with what is wrong with it.
  ///
  /// - Throws: That there is none, with the nearest name, or why it is no list.
  public func reading(named name: String) throws(InputProblems) -> CodelistReading {
    guard names.contains(name) else {
      let near = SimilarNames.nearest(to: name, in: names).map { "did you mean \"\($0)\"?" }
      throw InputProblems(
        InputProblem(
          file: folder, what: "has no codelist \"\(name)\"",
          remedy: near ?? "there are \(names.count); each is a file NAME.csv"))
    }
    return try CodelistReading(csv: try read(name + ".csv"), file: name + ".csv")
  }

  /// What the manifests of the folder say of its lists, by name.
  private func abouts() throws(InputProblems) -> [String: Codelist.About] {
    if let known = manifest.withLock({ $0 }) { return known }
    var abouts: [String: Codelist.About] = [:]
    for file in manifests {
      let table = Table(try read(file), file: file)
      guard let names = table.column(named: "file") else { continue }
      for row in 0..<names.count {
        abouts[CodelistReading.stem(of: names.text(row))] = CodelistLibrary.about(table, row)
      }
    }
    manifest.withLock { $0 = abouts }
    return abouts
  }

  private static func about(_ table: Table, _ row: Int) -> Codelist.About {
    func text(_ names: [String]) -> String? {
      let cells = names.compactMap { table.column(named: $0)?.text(row).trimmed }
      return cells.first { !$0.isEmpty }
    }
    let source = ["opencodelists_id", "source", "repository", "commit"].compactMap { text([$0]) }
    return Codelist.About(
      release: text(["release", "coding_system_release"]), date: text(["date"]),
      source: source.isEmpty ? nil : source.joined(separator: " "),
      licence: text(["licence", "license", "licence_of_repository"]))
  }
}

extension CodelistReading {
  /// The list, where every row of it can be used.
  fileprivate func codelist(orProblems: Void) throws(InputProblems) -> Codelist {
    guard problems.isEmpty else { throw problems }
    return codelist
  }
}
