import Essentials

/// The form of a store's binary files: a header, a table of columns, then the columns.
///
/// All numbers are little-endian. Columns start at multiples of 64 bytes.
///
/// | bytes | header |
/// | --- | --- |
/// | 0 to 7 | `VIGILCOL` |
/// | 8 to 11 | version, 1 |
/// | 12 to 15 | kind of file |
/// | 16 to 19 | number of columns |
/// | 20 to 23 | number of the partition |
/// | 24 to 31 | length of the file |
/// | 32 to 39 | fingerprint of all bytes from 64 on |
/// | 40 to 55 | 0 |
/// | 56 to 63 | fingerprint of bytes 0 to 55 |
///
/// Each column has 32 bytes in the table: its id (4), bytes of an element (4), number of elements
/// (8), place in the file (8), and what was taken off each element (8).
enum ColumnFileForm {
  static let magic = Array("VIGILCOL".utf8)
  static let version: UInt32 = 1
  static let headerBytes = 64
  static let entryBytes = 32
  static let alignment = 64

  /// What is in a file.
  enum Kind: UInt32 {
    case partition = 1
    case dictionary = 2
    case spill = 3
  }

  /// A fingerprint of some bytes.
  static func fingerprint(_ bytes: Span<UInt8>) -> UInt64 {
    var fingerprint = ContentFingerprint()
    fingerprint.take(bytes)
    return fingerprint.value
  }
}

#if _endian(big)
  #error("stores are written and read by machines whose numbers are little-endian")
#endif

/// Puts columns together into the bytes of a file.
///
/// Its memory is kept for the next file.
struct ColumnFileWriter {
  /// The bytes of the file, once it is finished.
  private(set) var bytes: [UInt8] = []
  /// The fingerprint of what it holds, once it is finished.
  private(set) var fingerprint: UInt64 = 0
  private var columnCount = 0
  private var columnMost = 0

  /// Starts a file with room for so many columns.
  mutating func begin(columnMost: Int) {
    bytes.removeAll(keepingCapacity: true)
    self.columnMost = columnMost
    columnCount = 0
    let head = ColumnFileForm.headerBytes + columnMost * ColumnFileForm.entryBytes
    bytes.append(contentsOf: repeatElement(0, count: head))
    align()
  }

  /// Adds a column; one without elements is left out.
  mutating func add<Element: BitwiseCopyable>(
    _ id: UInt32, _ elements: borrowing [Element], base: Int64 = 0
  ) {
    guard !elements.isEmpty else { return }
    precondition(columnCount < columnMost, "there is room for every column")
    let entry = ColumnFileForm.headerBytes + columnCount * ColumnFileForm.entryBytes
    set(id, at: entry)
    set(UInt32(MemoryLayout<Element>.stride), at: entry + 4)
    set(UInt64(elements.count), at: entry + 8)
    set(UInt64(bytes.count), at: entry + 16)
    set(base, at: entry + 24)
    elements.withUnsafeBytes { bytes.append(contentsOf: $0) }
    align()
    columnCount += 1
  }

  /// Writes the header, after which `bytes` is the whole file.
  mutating func finish(_ kind: ColumnFileForm.Kind, partition: Int = 0) {
    for (place, byte) in ColumnFileForm.magic.enumerated() { bytes[place] = byte }
    set(ColumnFileForm.version, at: 8)
    set(kind.rawValue, at: 12)
    set(UInt32(columnCount), at: 16)
    set(UInt32(partition), at: 20)
    set(UInt64(bytes.count), at: 24)
    fingerprint = ColumnFileForm.fingerprint(bytes.span.extracting(64..<bytes.count))
    set(fingerprint, at: 32)
    set(ColumnFileForm.fingerprint(bytes.span.extracting(0..<56)), at: 56)
  }

  private mutating func align() {
    let over = bytes.count % ColumnFileForm.alignment
    if over > 0 {
      bytes.append(contentsOf: repeatElement(0, count: ColumnFileForm.alignment - over))
    }
  }

  private mutating func set<Number: FixedWidthInteger>(_ number: Number, at place: Int) {
    withUnsafeBytes(of: number.littleEndian) { source in
      for (offset, byte) in source.enumerated() { bytes[place + offset] = byte }
    }
  }
}
