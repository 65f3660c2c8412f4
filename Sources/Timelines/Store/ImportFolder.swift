import Essentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of a store into which something is imported.
struct ImportFolder {
  /// The store.
  let path: String
  /// Where everything is until it is whole.
  let workPath: String
  /// What is in the store already.
  private(set) var manifest: StoreManifest?

  /// Looks at a folder, which may not be there yet, and tidies up after an import that was killed
  /// when all but its traces was done.
  ///
  /// - Throws: `InputProblem` where it holds something else than a store.
  init(_ path: String) throws(InputProblem) {
    self.path = path
    workPath = path + "/importing"
    if StoreDisk.exists(path + "/" + StoreManifest.name) {
      manifest = try StoreManifest(readingFrom: path)
    } else {
      let others = StoreDisk.names(in: path).filter { !["importing", "parts"].contains($0) }
      guard others.isEmpty, !StoreDisk.exists(path) || StoreDisk.isFolder(path) else {
        throw InputProblem(
          file: path, what: "is no store of timelines, and not empty",
          remedy: "name a new folder for --into")
      }
    }
    try StoreDisk.makeFolder(path)
    if let sealed, sealed <= manifest?.parts.count ?? 0 { try tidy() }
  }

  /// The journal of an import that was interrupted.
  var journal: ImportJournal? {
    guard let bytes = try? StoreDisk.read(workPath + "/" + ImportJournal.name) else { return nil }
    return ImportJournal(bytes)
  }

  /// The number of the part that an interrupted import had finished but for its name.
  private var sealed: Int? {
    guard let bytes = try? StoreDisk.read(workPath + "/sealed") else { return nil }
    return Int(String(decoding: bytes, as: UTF8.self))
  }

  /// Says that a part is whole and only has to get its name.
  func seal(_ part: Int) throws(InputProblem) {
    try StoreDisk.write(Array(String(part).utf8), to: workPath + "/sealed")
  }

  /// The number that the next part gets.
  var nextPart: Int { (manifest?.parts.count ?? 0) + 1 }

  /// Keeps others from importing into this store at the same time, as long as the result lives.
  func lock() throws(InputProblem) -> FileLock {
    try StoreDisk.makeFolder(workPath)
    return try FileLock(workPath + "/lock", store: path)
  }

  /// The sources that the store has not, those it has being reported as known.
  func unknown(
    among sources: [ImportSource], _ report: inout ImportReport
  ) throws(InputProblem) -> [ImportSource] {
    var fresh: [ImportSource] = []
    for source in sources where !fresh.contains(where: { $0.name == source.name }) {
      if try isKnown(source) {
        var known = ImportReport.Source(name: source.name, role: source.role)
        known.isKnown = true
        report.sources.append(known)
      } else {
        fresh.append(source)
      }
    }
    return fresh
  }

  /// Whether the store has a source; its bytes are looked at only where the length is known.
  private func isKnown(_ source: ImportSource) throws(InputProblem) -> Bool {
    let known = (manifest?.parts ?? []).flatMap(\.sources)
    guard let length = source.length,
      known.contains(where: { $0.length == length && $0.role == source.role })
    else { return false }
    let fingerprint = try ByteSource.fingerprint(ofFile: source.name).value
    return known.contains {
      $0.length == length && $0.role == source.role && $0.fingerprint == fingerprint
    }
  }

  /// Whether the store has everything that was read.
  func hasAll(_ sources: [ImportJournal.Source]) -> Bool {
    let known = (manifest?.parts ?? []).flatMap(\.sources)
    return sources.allSatisfy { source in
      known.contains { $0.role == source.role && $0.fingerprint == source.fingerprint }
    }
  }

  /// Names for the rejects of sources, none of which is in use.
  func rejectNames(_ sources: [ImportSource]) -> [String] {
    var used = Set((manifest?.parts ?? []).flatMap(\.sources).map(\.rejects))
    return sources.map { source in
      let plain = source.plainName
      let dot = plain.lastIndex(of: ".") ?? plain.endIndex
      var name = plain
      var number = 2
      while used.contains(name) || used.contains(RejectFiles.reasonsName(name)) {
        name = plain[..<dot] + "-\(number)" + plain[dot...]
        number += 1
      }
      used.insert(name)
      used.insert(RejectFiles.reasonsName(name))
      return name
    }
  }

  /// Gives a finished part its name, then the store its new manifest, then removes the traces.
  mutating func add(
    _ part: StoreManifest.Part, partitionCount: Int, _ stage: (Importer.Stage) throws -> Void
  ) throws {
    let target = path + "/" + StoreManifest.Part.folder(part.number)
    StoreDisk.remove(target)
    try StoreDisk.makeFolder(path + "/parts")
    try StoreDisk.rename(workPath + "/part", to: target)
    try stage(.named)
    var next = manifest ?? StoreManifest(partitionCount: partitionCount)
    next.parts.append(part)
    try StoreDisk.write(Array(next.text.utf8), to: path + "/" + StoreManifest.name)
    manifest = next
    try stage(.done)
    try tidy()
  }

  /// Moves rejects to their place and removes what an import leaves behind.
  private func tidy() throws(InputProblem) {
    let rejects = workPath + "/rejects"
    let names = StoreDisk.names(in: rejects)
    if !names.isEmpty { try StoreDisk.makeFolder(path + "/rejects") }
    for name in names {
      try StoreDisk.rename(rejects + "/" + name, to: path + "/rejects/" + name)
    }
    StoreDisk.remove(workPath)
  }

  /// Forgets what was imported so far.
  func discard() { StoreDisk.remove(workPath) }
}

/// A file that one program at a time can hold.
final class FileLock {
  private let descriptor: Int32

  init(_ path: String, store: String) throws(InputProblem) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw StoreDisk.unwritable(path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw InputProblem(
        file: store, what: "is being imported into by another program",
        remedy: "wait until it has finished")
    }
  }

  deinit { close(descriptor) }
}
