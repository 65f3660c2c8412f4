public import Essentials

/// A source in pieces of some megabytes, of which whatever was not used comes again.
///
/// The memory of one piece is used over and over. A piece in which nothing can be used, because one
/// row is longer than it, grows.
public struct SourcePieces: ~Copyable {
  /// Where the bytes come from.
  public private(set) var source: ByteSource
  /// The unpacked bytes that were used so far.
  public private(set) var used = 0

  private var buffer: [UInt8]
  private var filled = 0
  private var isAtEnd = false
  private static let margin = 64

  /// Pieces of about `pieceBytes` of a source.
  public init(_ source: consuming ByteSource, pieceBytes: Int = 4 << 20) {
    used = source.position
    self.source = source
    buffer = [UInt8](repeating: 0, count: max(pieceBytes, 1) + SourcePieces.margin)
  }

  /// Gives the next piece to `body`, which returns how many of its bytes it used.
  ///
  /// `body` is also told whether nothing comes after the piece. After the last byte 64 more can be
  /// read. An empty source gives one empty piece, which is the last.
  ///
  /// - Returns: Whether another piece follows.
  /// - Throws: What reading throws.
  public mutating func next(
    _ body: (Span<UInt8>, _ isLast: Bool) -> Int
  ) throws(InputProblem) -> Bool {
    let room = buffer.count - SourcePieces.margin
    if !isAtEnd {
      let wanted = room - filled
      let got = try source.read(into: &buffer, at: filled, count: wanted)
      filled += got
      isAtEnd = got < wanted
    }
    let taken = body(buffer.span.extracting(0..<filled), isAtEnd)
    precondition((0...filled).contains(taken), "a reader used more than there is")
    used += taken
    if isAtEnd { return false }
    if taken == 0 {
      buffer.append(contentsOf: repeatElement(0, count: room))
    } else {
      moveRest(from: taken)
    }
    return true
  }

  private mutating func moveRest(from taken: Int) {
    for place in taken..<filled { buffer[place - taken] = buffer[place] }
    filled -= taken
  }
}
