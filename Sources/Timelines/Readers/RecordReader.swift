/// Something that turns the bytes of one source file into records.
///
/// A source is read in pieces of some megabytes. Which pieces it comes in leaves no trace in what
/// is read, so that an import that was stopped can go on from any row.
public protocol RecordReader {
  /// The line at which the next row starts, counted from 1; set when reading goes on elsewhere.
  var line: Int { get set }

  /// Reads the whole rows of a piece.
  ///
  /// What is left over comes again at the start of the next piece. After the last byte of a piece
  /// another 64 can be read. Every row is either in `batch` or in `rejects`.
  ///
  /// - Parameters:
  ///   - piece: Bytes of the source, from the start of a row.
  ///   - isLast: Whether nothing comes after it, so that a last row without a line end counts.
  ///   - batch: Where records go; what it holds already is kept.
  ///   - dictionary: Where their texts get numbers.
  ///   - rejects: Where rows go that cannot be read.
  /// - Returns: The number of bytes used.
  mutating func read(
    _ piece: Span<UInt8>, isLast: Bool, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary, _ rejects: inout RejectedRows
  ) -> Int
}
