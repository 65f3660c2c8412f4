/// The cells of some rows: where each one ends.
///
/// `starts` holds, after the place where the first row begins, one place past each delimiter and
/// line end, so that every cell lies between two neighbours, less one byte.
struct RowMarks: Sendable {
  /// One past each delimiter or line end, after the start of the first row.
  var starts: [UInt32] = []
  /// How many of `starts` are in use.
  var count = 0
  /// The mark before the first cell of the row at hand.
  var row = 0

  /// The places of a cell of the row at hand, from 0.
  @inline(__always)
  func cell(_ column: Int) -> Range<Int> {
    let place = row &+ column
    let start = Int(starts[place])
    // No mark comes before the one after it.
    return Range(uncheckedBounds: (start, max(start, Int(starts[place &+ 1]) &- 1)))
  }

  /// Begins again with a row at a place.
  mutating func restart(at place: Int) {
    if starts.isEmpty { starts = [UInt32](repeating: 0, count: 1_024) }
    starts[0] = UInt32(place)
    count = 1
    row = 0
  }

  /// Makes room for marks to come.
  mutating func reserve(_ more: Int) {
    if starts.count < count + more {
      starts.append(contentsOf: repeatElement(0, count: count + more + starts.count))
    }
  }

  @inline(__always)
  mutating func append(_ start: Int) {
    starts[count] = UInt32(truncatingIfNeeded: start)
    count &+= 1
  }
}

extension RowMarks {
  /// Marks delimiters and line ends from a place on, up to `end` or the first quote.
  ///
  /// - Returns: The place of the first quote, or `end`.
  mutating func mark(
    _ text: Span<UInt8>, from start: Int, to end: Int, delimiter: UInt8, quote: UInt8?
  ) -> Int {
    // Every byte may be a mark.
    reserve(end - start + 1)
    var marked = count
    var marks = starts.mutableSpan
    let stop = RowMarks.mark(
      text, from: start, to: end, delimiter: delimiter, quote: quote, &marks, &marked)
    count = marked
    return stop
  }

  private static func mark(
    _ text: Span<UInt8>, from start: Int, to end: Int, delimiter: UInt8, quote: UInt8?,
    _ marks: inout MutableSpan<UInt32>, _ count: inout Int
  ) -> Int {
    var place = start
    let delimiters = UInt64.eight(delimiter)
    let newlines = UInt64.eight(0x0A)
    let quotes = UInt64.eight(quote ?? 0x0A)
    let hasQuotes: UInt64 = quote == nil ? 0 : .max
    while place &+ 64 <= end {
      var found: UInt64 = 0
      var quoted: UInt64 = 0
      for step in 0..<8 {
        let word = text.word(at: place &+ 8 &* step)
        let signs = (word ^ delimiters).zeroBytes | (word ^ newlines).zeroBytes
        quoted |= (word ^ quotes).zeroBytes
        // Eight highest bits become one byte.
        let eight = ((signs >> 7) &* 0x0102_0408_1020_4080) >> 56
        found |= eight &<< UInt64(truncatingIfNeeded: 8 &* step)
      }
      if quoted & hasQuotes != 0 { break }
      while found != 0 {
        marks[count] = UInt32(truncatingIfNeeded: place &+ found.trailingZeroBitCount &+ 1)
        count &+= 1
        found &= found &- 1
      }
      place &+= 64
    }
    while place < end {
      let byte = text[place]
      if byte == quote { return place }
      if byte == delimiter || byte == 0x0A {
        marks[count] = UInt32(truncatingIfNeeded: place &+ 1)
        count &+= 1
      }
      place += 1
    }
    return place
  }
}
