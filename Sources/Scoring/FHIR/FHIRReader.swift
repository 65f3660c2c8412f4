/// Reads FHIR data in pieces of any size, such as a file larger than memory.
///
/// ```swift
/// var reader = FHIRReader(codes: codes)
/// while let piece = next() { reader.read(piece) }
/// let read = reader.finish()
/// ```
/// Lines of JSON are worked off as they come; a bundle or a single resource is kept whole until its
/// end. Which it is is seen from the first lines.
public struct FHIRReader: ~Copyable {
  private let door: FHIRDoor
  private var builder: ObservationBuilder
  private var form: FHIRForm?
  /// What has come and is not yet read.
  private var rest: [UInt8] = []
  /// The lines that are read.
  private var lines = 0
  /// Whether a line that is too long is being passed over.
  private var isSkipping = false
  private let bytesMost: Int

  /// So much is given to the door at once: enough to make the call free, and fits into a cache.
  private static let sliceSize = 1 << 18

  /// A reader that knows these codes.
  public init(codes: FHIRCodes, options: FHIRReadingOptions = FHIRReadingOptions()) {
    door = FHIRDoor(codes)
    builder = ObservationBuilder(codes: codes, options: options)
    bytesMost = min(max(1, options.bytesMost), Int(Int32.max) - 1)
  }

  /// Takes the next piece.
  public mutating func read(_ piece: [UInt8]) {
    piece.withUnsafeBufferPointer { read($0) }
  }

  /// Ends the reading and gives what was read.
  public consuming func finish() -> FHIRObservations { FHIRObservations(finishColumns()) }

  /// Ends the reading and gives what was read, with the texts of observations as numbers.
  consuming func finishColumns() -> FHIRRead {
    if form == nil { form = rest.withUnsafeBufferPointer { FHIRForm($0, isWhole: true) } }
    readRest()
    return builder.finish()
  }

  private mutating func read(_ piece: UnsafeBufferPointer<UInt8>) {
    if form == nil, rest.isEmpty { form = FHIRForm(piece, isWhole: false) }
    guard form == .lines else {
      keep(piece)
      guard form == nil else { return }
      form = rest.withUnsafeBufferPointer { FHIRForm($0, isWhole: false) }
      guard form == .lines else { return }
      let kept = rest
      rest = []
      kept.withUnsafeBufferPointer { readLines($0) }
      return
    }
    readLines(piece)
  }

  /// Keeps bytes for later, or says once that there are too many.
  private mutating func keep(_ piece: UnsafeBufferPointer<UInt8>) {
    guard !isSkipping else { return }
    if rest.count + piece.count > bytesMost {
      builder.problem(.broken, line: lines + 1, "longer than the most that is read")
      isSkipping = true
      rest = []
    } else {
      rest.append(contentsOf: piece)
    }
  }

  private mutating func readLines(_ piece: UnsafeBufferPointer<UInt8>) {
    var start = 0
    if !rest.isEmpty || isSkipping {
      guard let end = piece.firstIndex(of: FHIRForm.lineFeed) else { return keep(piece) }
      keep(UnsafeBufferPointer(rebasing: piece[...end]))
      if isSkipping { lines += 1 }
      isSkipping = false
      readRest()
      start = end + 1
    }
    while piece.count - start > FHIRReader.sliceSize + 64 {
      guard let end = endOfSlice(piece, from: start) else { break }
      if end - start > bytesMost {
        builder.problem(.broken, line: lines + 1, "longer than the most that is read")
        lines += 1
      } else {
        let isFirst = lines == 0
        take(UnsafeBufferPointer(rebasing: piece[start..<end]))
        if isFirst { builder.makeRoom(bytes: piece.count, read: end) }
      }
      start = end
    }
    keep(UnsafeBufferPointer(rebasing: piece[start...]))
    guard let last = rest.lastIndex(of: FHIRForm.lineFeed) else { return }
    let open = Array(rest[(last + 1)...])
    rest.removeSubrange((last + 1)...)
    readRest()
    rest = open
  }

  /// The end of the lines that make up about a slice, or of one line that is longer.
  private func endOfSlice(_ piece: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let slice = start..<(start + FHIRReader.sliceSize)
    if let last = piece[slice].lastIndex(of: FHIRForm.lineFeed) { return last + 1 }
    let next = piece[slice.upperBound...].firstIndex(of: FHIRForm.lineFeed)
    return next.flatMap { $0 + 1 + 64 <= piece.count ? $0 + 1 : nil }
  }

  /// Reads what was kept, with the space behind it that the door needs.
  private mutating func readRest() {
    guard !rest.isEmpty else { return }
    let count = rest.count
    rest.append(contentsOf: repeatElement(0, count: 64))
    let bytes = rest
    bytes.withUnsafeBufferPointer { take(UnsafeBufferPointer(rebasing: $0[..<count])) }
    rest = []
  }

  private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    let skipped = lines == 0 ? FHIRForm.markLength(bytes) : 0
    let text = UnsafeBufferPointer(rebasing: bytes[skipped...])
    if form == .document {
      door.readDocument(text) { builder.take($0, firstLine: 1) }
    } else {
      let firstLine = lines + 1
      var read = 0
      door.readLines(text) { batch in
        builder.take(batch, firstLine: firstLine)
        read = batch.lines
      }
      lines += read
    }
  }
}
