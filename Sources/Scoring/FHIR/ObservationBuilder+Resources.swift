import CSimdjson
import EarlyWarning
import Essentials

extension ObservationBuilder {
  // MARK: Patients

  mutating func takePatient(_ resource: vigil_resource, _ batch: borrowing FHIRBatch) {
    guard resource.birth.length > 0 else { return }
    guard let birth = batch.instant(resource.birth), birth.precision == .day else {
      result.problems.append(
        .notice, line: firstLine + Int(resource.line),
        path: Self.path(
          entry: resource.entry == UInt32.max ? nil : Int(resource.entry), component: nil,
          "birthDate"), "no full date, so no age")
      return
    }
    let day = Day(number: birth.second / 86_400 - (birth.second % 86_400 < 0 ? 1 : 0))
    if resource.id.length > 0 { result.births.days["Patient/" + batch.string(resource.id)] = day }
    if resource.url.length > 0 { result.births.days[batch.string(resource.url)] = day }
  }

  // MARK: Observations

  mutating func takeObservation(
    _ resource: vigil_resource, at place: Int, _ batch: borrowing FHIRBatch
  ) {
    result.counts.observations += 1
    guard resource.row_count > 0 || resource.reference_count > 0 else {
      result.counts.otherCodes += 1
      return
    }
    var current = Current()
    current.line = firstLine + Int(resource.line)
    current.entry = resource.entry == UInt32.max ? nil : Int(resource.entry)
    let rows = resource.first_row..<(resource.first_row + resource.row_count)
    if rows.isEmpty, !hasMembers(resource, batch) {
      result.counts.otherCodes += 1
      return
    }
    guard isUsable(resource, current), takePerson(resource, at: place, batch, &current),
      takeTime(resource, at: place, batch, &current)
    else { return }
    takeSource(resource, batch, &current)
    takeGroup(resource, at: place, batch, &current)
    let firstOfResource = result.columns.rows.count
    takeRows(rows, resource, batch, &current)
    if oxygen.isGiven || oxygen.implied != nil { takeOxygen(&current) }
    if hasClaim || current.inputs & (current.inputs &- 1) != 0 || resource.reference_count > 0
      || resource.url.length > 0
    {
      takeLinks(resource, batch, &current, from: firstOfResource)
    }
  }

  /// Whether the status lets the observation be used; counts it otherwise.
  private mutating func isUsable(_ resource: vigil_resource, _ current: Current) -> Bool {
    switch Int(resource.status) {
    case VIGIL_STATUS_FINAL, VIGIL_STATUS_AMENDED, VIGIL_STATUS_CORRECTED:
      return true
    case VIGIL_STATUS_PRELIMINARY where options.includesPreliminary: return true
    case VIGIL_STATUS_ERROR: result.counts.enteredInError += 1
    case VIGIL_STATUS_CANCELLED: result.counts.cancelled += 1
    case VIGIL_STATUS_PRELIMINARY, VIGIL_STATUS_REGISTERED,
      VIGIL_STATUS_UNKNOWN:
      result.counts.notFinal += 1
    default:
      result.counts.notFinal += 1
      problem(.refused, current, "status", "no status that FHIR knows, so not used")
    }
    return false
  }

  private mutating func takePerson(
    _ resource: vigil_resource, at place: Int, _ batch: borrowing FHIRBatch,
    _ current: inout Current
  ) -> Bool {
    if resource.subject.length > 0 {
      if !isSame(resource, VIGIL_SAME_SUBJECT, as: last.person.place, at: place) {
        let (number, isNew) = result.persons.intern(batch.bytes(resource.subject))
        if isNew { isPerson.append(Self.isPerson(result.persons.strings[number])) }
        last.person.number = Int32(number)
      }
      last.person.place = place
      let number = last.person.number
      if isPerson[Int(number)] {
        current.person = number
        return true
      }
    }
    result.counts.withoutPerson += 1
    problem(.refused, current, "subject", "refers to no person, so not used")
    return false
  }

  /// Whether a resource has what the one before it had, which is still remembered.
  private func isSame(_ resource: vigil_resource, _ what: Int, as last: Int, at place: Int) -> Bool
  {
    Int(resource.same) & what != 0 && last == place - 1
  }

  /// Groups, devices and places have observations too.
  private static func isPerson(_ reference: String) -> Bool {
    if reference.utf8.starts(with: "Patient/".utf8) { return true }
    let parts = reference.split(separator: "/")
    guard parts.count >= 2 else { return true }
    return !["Group", "Device", "Location"].contains(parts[parts.count - 2])
  }

  private mutating func takeTime(
    _ resource: vigil_resource, at place: Int, _ batch: borrowing FHIRBatch,
    _ current: inout Current
  ) -> Bool {
    if !isSame(resource, VIGIL_SAME_TIME, as: last.time.place, at: place) {
      last.time.instant = resource.time.length > 0 ? batch.instant(resource.time) : nil
    }
    last.time.place = place
    guard let time = last.time.instant else {
      result.counts.withoutTime += 1
      problem(.refused, current, "effective", "no time that can be used")
      return false
    }
    current.second = time.second
    current.isDay = time.precision == .day
    if time.precision == .withoutZone {
      problem(.notice, current, "effective", "no time zone, taken as UTC")
    }
    if Int(resource.time_kind) == VIGIL_TIME_START {
      problem(.notice, current, "effectivePeriod", "no end, so its start was taken")
    }
    return true
  }

  private mutating func takeSource(
    _ resource: vigil_resource, _ batch: borrowing FHIRBatch, _ current: inout Current
  ) {
    if resource.id.length > 0 {
      let number = Self.observationPrefix.withUnsafeBytes {
        result.columns.sources.append($0, batch.bytes(resource.id))
      }
      current.source = Int32(truncatingIfNeeded: number)
    } else if resource.url.length > 0 {
      let number = result.columns.sources.append(
        UnsafeRawBufferPointer(start: nil, count: 0), batch.bytes(resource.url))
      current.source = Int32(truncatingIfNeeded: number)
    }
  }

  private static let observationPrefix = Array("Observation/".utf8)

  /// The larger event an observation is part of: a round of observations, if it is short enough.
  private mutating func takeGroup(
    _ resource: vigil_resource, at place: Int, _ batch: borrowing FHIRBatch,
    _ current: inout Current
  ) {
    guard resource.part_of.length > 0 else { return }
    if !isSame(resource, VIGIL_SAME_PART_OF, as: last.group.place, at: place) {
      last.group.number = Int32(result.sets.intern(batch.bytes(resource.part_of)).number)
    }
    last.group.place = place
    current.group = last.group.number
  }
}
