internal import CSimdjson
internal import Essentials

extension FHIRFiller {
  /// Takes an observation; each component becomes an event of its own beside it.
  mutating func takeObservation(
    _ record: FHIRRecord, _ source: FHIRSource
  ) throws(FHIRRefusal) {
    let status = terms.status(record.pointee.status)
    switch status {
    case .enteredInError: throw .skipped("Observation: entered in error")
    case .cancelled: throw .skipped("Observation: cancelled")
    default: break
    }
    let person = try person(record, source)
    let when = try when(record, source)
    let readings = source.readings(record)
    concepts.removeAll(keepingCapacity: true)
    for (place, reading) in readings.enumerated() {
      concepts.append(
        try code(reading.code, .observation, place == 0 ? "code" : "component[\(place - 1)].code"))
      if Int(reading.moment.kind) == VIGIL_MOMENT_WRONG {
        throw .date("valueDateTime", source.value(reading.moment.text), isWrong: true)
      }
    }
    let end = try end(record, source)
    let identity = record.pointee.identity
    for (place, reading) in readings.enumerated() {
      let isNumber = Int(reading.kind) == VIGIL_READING_NUMBER
      batch.events.append(
        person, day: Day(number: Int(when.place.day)), minute: when.place.minute,
        concept: concepts[place], value: isNumber ? reading.number : .nan)
      if identity != 0 {
        batch.events.identify(identity &+ UInt64(place) &<< 1, version: record.pointee.version)
      }
      addValue(reading, source)
      if let end { batch.events.detail(number(end.name), end.value) }
      if let field = when.field { add(.datedBy, word: field) }
      if status != .plain { add(.status, term: record.pointee.status) }
    }
  }

  /// Adds what a reading says beside its number.
  private mutating func addValue(_ reading: vigil_reading, _ source: FHIRSource) {
    add(.unit, term: reading.unit)
    add(.comparator, term: reading.comparator)
    switch Int(reading.kind) {
    case VIGIL_READING_TERM: add(.text, term: reading.term)
    case VIGIL_READING_MOMENT:
      if FHIRMoments.isWhole(reading.moment) {
        let place = moments.place(reading.moment)
        batch.events.detail(number(.time), FHIRMoments.detail(place))
      } else if reading.moment.kind != 0 {
        add(.text, word: source.string(reading.moment.text))
      }
    case VIGIL_READING_NONE: add(.absentReason, term: reading.absent)
    default: break
    }
  }
}
