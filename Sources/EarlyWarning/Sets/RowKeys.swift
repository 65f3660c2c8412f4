/// A fixed order of one person's observations: by time, and then by everything else, so that the
/// order of arrival decides nothing.
struct RowKeys {
  private let columns: ObservationColumns
  private let slots: [Int32]
  /// Inputs by name, and words, as numbers in their order; equal texts share one.
  private let inputs: [Int32]
  private let words: [Int32]
  private let reasons: [Int32]

  private static let readingBits: UInt64 = 34
  private static let kindBit: UInt64 = 32

  init(_ columns: ObservationColumns, _ assembler: SetAssembler) {
    self.columns = columns
    slots = assembler.slots(of: columns.inputs)
    inputs = columns.inputs.ranks().ranks
    words = columns.words.ranks().ranks
    reasons = MissingReason.allCases.map(\.rawValue).ranks().ranks
  }

  /// Whether a key is of a record that nothing was read.
  static func isMissing(_ key: UInt64) -> Bool { key >> kindBit & 3 == 0 }

  /// Whether two keys are of the same reading, whatever their inputs.
  static func haveSameReading(_ key: UInt64, _ other: UInt64) -> Bool {
    (key ^ other) << (64 - readingBits) == 0
  }

  private func key(_ row: ObservationColumns.Row) -> UInt64 {
    let value =
      switch row.kind {
      case .missing: reasons[Int(row.value)]
      case .number: row.value
      case .choice, .unreadable: words[Int(row.value)]
      }
    // Shifts the least number to 0, so that negative ones come first.
    let ordered = UInt32(bitPattern: value) ^ 0x8000_0000
    return UInt64(inputs[Int(row.input)]) << Self.readingBits
      | UInt64(row.kind.rawValue) << Self.kindBit | UInt64(ordered)
  }

  /// Puts rows of one person in order; false where none can be a repeat of another.
  func sort(_ rows: ArraySlice<Int32>, into observations: inout [PersonDraft.Own]) -> Bool {
    observations.removeAll(keepingCapacity: true)
    observations.reserveCapacity(rows.count)
    for place in rows {
      let row = columns.rows[Int(place)]
      observations.append(
        PersonDraft.Own(
          second: row.second, key: key(row), row: place, slot: slots[Int(row.input)],
          set: row.set))
    }
    observations.sortFew { precedes($0, $1) }
    var hasEqual = false
    for place in observations.indices.dropFirst() {
      let (before, this) = (observations[place - 1], observations[place])
      if before.second == this.second, before.key == this.key { hasEqual = true }
    }
    return hasEqual
  }

  private func precedes(_ one: PersonDraft.Own, _ other: PersonDraft.Own) -> Bool {
    if one.second != other.second { return one.second < other.second }
    if one.key != other.key { return one.key < other.key }
    return precedesByText(one, other)
  }

  /// Which of two equal readings of one moment comes first: by source, then by set.
  private func precedesByText(_ one: PersonDraft.Own, _ other: PersonDraft.Own) -> Bool {
    let (source, otherSource) = (source(one), source(other))
    if source != otherSource { return source < otherSource }
    guard let set = self.set(one), let otherSet = self.set(other) else {
      return one.set < 0 && other.set >= 0
    }
    return set < otherSet
  }

  private func source(_ own: PersonDraft.Own) -> String {
    columns.source(of: columns.rows[Int(own.row)])
  }

  private func set(_ own: PersonDraft.Own) -> String? {
    own.set < 0 ? nil : columns.sets[Int(own.set)]
  }

  /// Takes out every observation that equals the one before it in all it says.
  func removeRepeats(_ observations: inout [PersonDraft.Own], report: (Int) -> Void) {
    var kept = 0
    for place in observations.indices {
      let this = observations[place]
      if kept > 0, equal(this, observations[kept - 1]) {
        report(Int(this.row))
      } else {
        if place != kept { observations[kept] = this }
        kept += 1
      }
    }
    observations.removeSubrange(kept...)
  }

  private func equal(_ one: PersonDraft.Own, _ other: PersonDraft.Own) -> Bool {
    one.second == other.second && one.key == other.key && source(one) == source(other)
      && set(one) == set(other)
  }
}
