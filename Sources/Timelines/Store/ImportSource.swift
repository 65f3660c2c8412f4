public import Essentials

/// One file to import, with the reader of its rows.
public struct ImportSource: Sendable {
  /// The name for messages, reports and rejects: the path as given.
  public var name: String
  /// How it is read, such as "OpenSAFELY medications".
  public var role: String
  /// What stands before the rows of a file of rejects, line end and all, such as a table's header.
  public var header: [UInt8]
  /// The bytes on disk; `nil` for a pipe.
  public var length: Int?
  /// Opens it from the start.
  public var open: @Sendable () throws(InputProblem) -> ByteSource
  /// A reader that stands at the start, made of the reader of the source before it where it goes on
  /// from what that one knows.
  public var makeReader: @Sendable (_ previous: (any RecordReader)?) -> any RecordReader
  /// Whether later sources may refer to what it says, so that an import that goes on behind it has
  /// to read it again.
  public var isReferredTo = false

  /// A file to import.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - role: How it is read, in words.
  ///   - header: What stands before the rows of a file of rejects.
  ///   - makeReader: Gives a reader that stands at the start, told the one of the source before.
  public init(
    path: String, role: String, header: [UInt8] = [],
    makeReader: @escaping @Sendable (_ previous: (any RecordReader)?) -> any RecordReader
  ) {
    name = path
    self.role = role
    self.header = header
    self.makeReader = makeReader
    length = StoreDisk.size(path)
    open = { () throws(InputProblem) -> ByteSource in try ByteSource(path: path) }
  }

  /// The last part of the name, without the ending of an archive; refused rows of Parquet are CSV.
  var plainName: String {
    var name = String(name.split(separator: "/").last ?? "source")
    for ending in [".gz", ".zst", ".zstd"] where name.hasSuffix(ending) && name.count > ending.count
    {
      name.removeLast(ending.count)
    }
    if name.hasSuffix(".parquet") { name = name.dropLast(".parquet".count) + ".csv" }
    return name
  }
}
