internal import Synchronization

/// What the readers of one import hand on to each other: the references they have met.
///
/// Files are read one after the other in the order of `FHIRFileOrder`. An import that goes on after
/// a stop first lets `learn` have the files, and the part of a file, that it does not read again.
public final class FHIRLibrary: Sendable {
  private let references = Mutex(FHIRReferences())

  /// A library that knows nothing.
  public init() {}

  /// A reader for one file, which begins with what is known and leaves what it has learnt.
  public func makeReader() -> FHIRRecordReader { FHIRRecordReader(library: self) }

  /// Takes out what is known, so that one reader adds to it without a copy.
  func take() -> FHIRReferences {
    references.withLock { known in
      let taken = known
      known = FHIRReferences()
      return taken
    }
  }

  /// Puts back what is known.
  func put(_ known: FHIRReferences) { references.withLock { $0 = known } }
}

extension FHIRRecordReader {
  /// Reads a piece for what others refer to, and drops its records; see `read`.
  ///
  /// - Returns: The number of bytes used.
  public mutating func learn(_ piece: Span<UInt8>, isLast: Bool) -> Int {
    var batch = RecordBatch()
    var dictionary = TimelineDictionary()
    var rejects = RejectedRows()
    let used = read(piece, isLast: isLast, into: &batch, &dictionary, &rejects)
    forgetDictionary()
    return used
  }
}
