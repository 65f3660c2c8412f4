import Essentials

/// A binary file of a store, checked and mapped.
struct ColumnFile {
  private let file: FileInMemory
  private let columnCount: Int
  /// The number of the partition it says it is of.
  let partition: Int
  /// The fingerprint of what it holds.
  let fingerprint: UInt64

  /// Maps a file and checks every byte of it.
  ///
  /// - Throws: `InputProblem` where it is not one of ours, or not as it was written.
  init(path: String, _ kind: ColumnFileForm.Kind) throws(InputProblem) {
    try self.init(FileInMemory(mapping: path), kind)
  }

  /// Checks every byte of a file in memory, or of a stretch that is in the form of one.
  init(_ file: FileInMemory, _ kind: ColumnFileForm.Kind) throws(InputProblem) {
    self.file = file
    let path = file.path
    let bytes = file.bytes
    guard bytes.count >= ColumnFileForm.headerBytes,
      bytes.prefix(8).elementsEqual(ColumnFileForm.magic)
    else {
      throw ColumnFile.problem(path, "is no file of a store of timelines")
    }
    // A span lives no longer than this function, and the file outlives it.
    let all = bytes.bindMemory(to: UInt8.self).span
    guard
      bytes.loadUnaligned(fromByteOffset: 56, as: UInt64.self)
        == ColumnFileForm.fingerprint(all.extracting(0..<56))
    else {
      throw ColumnFile.problem(path, "has a damaged header")
    }
    let version = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    guard version == ColumnFileForm.version else {
      throw InputProblem(
        file: path, what: "has version \(version) of the form, and this Vigil reads 1",
        remedy: "use the Vigil that wrote it, or import the source again")
    }
    guard bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self) == kind.rawValue else {
      throw ColumnFile.problem(path, "holds something else than its name says")
    }
    let length = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    guard length == UInt64(bytes.count) else {
      throw ColumnFile.problem(path, "has \(bytes.count) bytes instead of \(length)")
    }
    fingerprint = bytes.loadUnaligned(fromByteOffset: 32, as: UInt64.self)
    guard fingerprint == ColumnFileForm.fingerprint(all.extracting(64..<bytes.count)) else {
      throw ColumnFile.problem(path, "is damaged: its bytes are not those that were written")
    }
    let columns = Int(bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    guard columns <= (bytes.count - 64) / ColumnFileForm.entryBytes else {
      throw ColumnFile.problem(path, "has no room for the columns it names")
    }
    columnCount = columns
    partition = Int(bytes.loadUnaligned(fromByteOffset: 20, as: UInt32.self))
  }

  /// The file's name, for messages.
  var path: String { file.path }

  /// One column: where it is, how wide its elements are, and what was taken off each.
  struct Column {
    var width: Int
    var count: Int
    var base: Int64
    var start: Int
  }

  /// The column of an id, or `nil` where the file has none.
  func find(_ id: UInt32) throws(InputProblem) -> Column? {
    for number in 0..<columnCount {
      let entry = ColumnFileForm.headerBytes + number * ColumnFileForm.entryBytes
      guard file.bytes.loadUnaligned(fromByteOffset: entry, as: UInt32.self) == id else {
        continue
      }
      let width = Int(file.bytes.loadUnaligned(fromByteOffset: entry + 4, as: UInt32.self))
      let count = file.bytes.loadUnaligned(fromByteOffset: entry + 8, as: UInt64.self)
      let start = file.bytes.loadUnaligned(fromByteOffset: entry + 16, as: UInt64.self)
      let base = file.bytes.loadUnaligned(fromByteOffset: entry + 24, as: Int64.self)
      let length = UInt64(file.bytes.count)
      guard width > 0, start <= length, start % UInt64(ColumnFileForm.alignment) == 0,
        count <= (length - start) / UInt64(width)
      else {
        throw problem("column \(id) lies outside the file")
      }
      return Column(width: width, count: Int(count), base: base, start: Int(start))
    }
    return nil
  }

  /// The elements of a column; none where the file has no such column.
  ///
  /// They are there as long as this value is.
  func elements<Element: BitwiseCopyable>(
    _ id: UInt32, as type: Element.Type = Element.self
  ) throws(InputProblem) -> UnsafeBufferPointer<Element> {
    guard let column = try find(id) else { return UnsafeBufferPointer(start: nil, count: 0) }
    guard column.width == MemoryLayout<Element>.stride else {
      throw problem("column \(id) has elements of \(column.width) bytes")
    }
    return elements(column)
  }

  /// The elements of a column whose width was looked at.
  func elements<Element: BitwiseCopyable>(_ column: Column) -> UnsafeBufferPointer<Element> {
    let bytes = UnsafeRawBufferPointer(
      rebasing: file.bytes[column.start..<column.start + column.count * column.width])
    // Safe: the start is a multiple of 64, the range is within the file, and any bits are elements.
    return bytes.bindMemory(to: Element.self)
  }

  /// What is wrong with this file.
  func problem(_ what: String) -> InputProblem { ColumnFile.problem(path, what) }

  private static func problem(_ path: String, _ what: String) -> InputProblem {
    InputProblem(
      file: path, what: what, remedy: "import the source again into a new store")
  }
}
