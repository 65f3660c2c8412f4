extension RecordBucket {
  /// Leaves out rows of which there is another version, and gives their number.
  ///
  /// Of rows with one identity that with the highest version stays, and among equals the last.
  mutating func dropRepeats() -> Int {
    let isEventDropped = Self.repeats(eventIdentities, rows: events.count)
    let isIntervalDropped = Self.repeats(intervalIdentities, rows: intervals.count)
    eventIdentities = []
    intervalIdentities = []
    var dropped = 0
    if let isEventDropped {
      dropped += Self.drop(isEventDropped, &events, &eventDetails)
    }
    if let isIntervalDropped {
      dropped += Self.drop(isIntervalDropped, &intervals, &intervalDetails)
    }
    return dropped
  }

  /// Which rows are to be left out; `nil` where none is.
  private static func repeats(_ identities: [PackedIdentity], rows: Int) -> [Bool]? {
    var kept: [UInt64: Int] = [:]
    kept.reserveCapacity(identities.count)
    var isDropped: [Bool]?
    for (place, own) in identities.enumerated() {
      guard let known = kept.updateValue(place, forKey: own.identity) else { continue }
      let isLater = own.version >= identities[known].version
      if !isLater { kept[own.identity] = known }
      var dropped = isDropped ?? Array(repeating: false, count: rows)
      isDropped = nil
      dropped[Int(isLater ? identities[known].owner : own.owner)] = true
      isDropped = dropped
    }
    return isDropped
  }

  private static func drop<Row>(
    _ isDropped: [Bool], _ rows: inout [Row], _ details: inout [PackedDetail]
  ) -> Int {
    var place: [UInt32] = []
    place.reserveCapacity(rows.count)
    var kept: UInt32 = 0
    for row in rows.indices {
      place.append(kept)
      if !isDropped[row] {
        rows[Int(kept)] = rows[row]
        kept += 1
      }
    }
    let dropped = rows.count - Int(kept)
    rows.removeLast(dropped)
    details.removeAll { isDropped[Int($0.owner)] }
    for detail in details.indices { details[detail].owner = place[Int(details[detail].owner)] }
    return dropped
  }
}
