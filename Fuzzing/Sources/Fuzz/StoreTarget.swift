import Essentials
import Foundation

@testable import Timelines

/// The binary files of a store, with fingerprints made right again: what they hold is read or
/// refused, and nothing outside a column is looked at.
enum StoreTarget {
  private static let folder = NSTemporaryDirectory() + "vigil-fuzz-\(getpid())"
  private static let store: (folder: String, dictionary: TimelineDictionary) = {
    atexit { try? FileManager.default.removeItem(atPath: StoreTarget.folder) }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      for (number, table) in Seeds.tables.enumerated() {
        try Data(table).write(to: URL(filePath: "\(folder)/table-\(number).csv"))
      }
      let plan = try ImportPlan([folder])
      _ = try Importer.run(plan.sources, into: folder + "/store")
      return (folder + "/store", try TimelineStore(path: folder + "/store").dictionary)
    } catch { giveUp("\(error)") }
  }()

  /// Ends without a crash, which would be taken for a fault of Vigil.
  private static func giveUp(_ reason: String) -> Never {
    FileHandle.standardError.write(Data("vigil-fuzz: \(reason)\n".utf8))
    exit(2)
  }

  static let run: FuzzTarget = { bytes in
    guard bytes.count >= 64 else { return }
    // The folder is made with the store.
    let (folder, dictionary) = (folder, store.dictionary)
    let (bytes, fingerprint) = sealed(bytes)
    let path = folder + "/input"
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      giveUp("\(path) cannot be written")
    }
    do throws(InputProblem) {
      if bytes[12] == UInt8(truncatingIfNeeded: ColumnFileForm.Kind.dictionary.rawValue) {
        _ = try DictionaryFile.read(path)
        return
      }
      let partition = bytes[20..<24].reversed().reduce(0) { $0 << 8 | Int($1) }
      let entry = StoreManifest.File(path: "input", length: bytes.count, fingerprint: fingerprint)
      let file = try PartitionFile(
        path: folder, entry: entry, partition: partition, dictionary)
      _ = try file.personTexts()
      var block = TimelineBlock()
      for start in stride(from: 0, to: file.count, by: 3) {
        file.fill(&block, start..<min(start + 3, file.count), nil)
      }
    } catch {
      precondition(!error.what.isEmpty, "a problem without words")
    }
  }

  /// An input with its length and fingerprints as a writer would have set them.
  private static func sealed(_ input: [UInt8]) -> (bytes: [UInt8], fingerprint: UInt64) {
    var bytes = input
    func set(_ number: UInt64, at place: Int) {
      for byte in 0..<8 { bytes[place + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
    }
    let fingerprint = ColumnFileForm.fingerprint(bytes.span.extracting(64..<bytes.count))
    set(UInt64(bytes.count), at: 24)
    set(fingerprint, at: 32)
    set(ColumnFileForm.fingerprint(bytes.span.extracting(0..<56)), at: 56)
    return (bytes, fingerprint)
  }

  /// The files of a store of all tables.
  @Sendable static func seeds() -> [[UInt8]] {
    let names = FileManager.default.enumerator(atPath: store.folder)?.compactMap { $0 as? String }
    return (names ?? []).filter { !$0.contains("rejects") }.compactMap { name in
      let bytes = FileManager.default.contents(atPath: store.folder + "/" + name) ?? Data()
      return bytes.starts(with: ColumnFileForm.magic) ? [UInt8](bytes) : nil
    }
  }
}
