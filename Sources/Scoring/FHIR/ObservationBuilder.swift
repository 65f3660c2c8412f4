import CSimdjson
import EarlyWarning
import Essentials

/// Turns rows read from JSON into observations, claims and problems.
struct ObservationBuilder {
  let codes: FHIRCodes
  let options: FHIRReadingOptions
  var result: FHIRObservations
  /// What to do with each code, small enough to look at for every row.
  let roles: [Role]
  /// The names of inputs, as observations give them.
  let inputNames: [String]
  var links = FHIRLinks()
  /// What the resource worked on says about oxygen, and about a score; emptied when used.
  var oxygen = OxygenReading()
  var claim: ClaimDraft?
  private var people = TextInterner()
  private var isPerson: [Bool] = []
  private var groups = TextInterner()
  private var firstLine = 1
  private var lastTime = HeldBytes()
  private var lastInstant: FHIRInstant?

  /// What a row with a code is, without the words.
  struct Role {
    let kind: Kind
    /// The place of the input, for numbers and choices.
    let input: Int
    let use: FHIRCodes.Use

    enum Kind: UInt8 {
      case never, number, choice, panel, unscored, oxygen, claim, pregnancy, value
    }

    init(_ code: FHIRCodes.Code) {
      use = code.use
      var place = 0
      let natural: Kind
      switch code.meaning {
      case .number(let input): (natural, place) = (.number, input)
      case .choice(let input): (natural, place) = (.choice, input)
      case .panel: natural = .panel
      case .unscored: natural = .unscored
      case .breathing, .oxygenFlow, .oxygenPercent: natural = .oxygen
      case .total, .part, .chart: natural = .claim
      case .pregnancy: natural = .pregnancy
      case .chosen, .absence: natural = .value
      }
      kind = code.use == .never ? .never : natural
      input = place
    }
  }

  /// One resource while it is worked on.
  struct Current {
    var person = ""
    var personNumber = 0
    var second = 0
    var isDay = false
    var set: String?
    var group: Int?
    var source = ""
    var line = 1
    var entry: Int?
    /// The inputs read, as bits.
    var inputs: UInt32 = 0
  }

  init(codes: FHIRCodes, options: FHIRReadingOptions) {
    self.codes = codes
    self.options = options
    result = FHIRObservations(problemsMost: options.problemsMost)
    roles = codes.codes.map { Role($0) }
    inputNames = FHIRCodes.inputs.map { $0 == "pulse" ? options.pulseInput : $0 }
  }

  /// Makes room for what a piece of so many bytes is likely to hold, once some of it is read.
  mutating func makeRoom(bytes: Int, read: Int) {
    guard read > 0, bytes > read * 2 else { return }
    let share = Double(result.observations.count) / Double(read)
    result.observations.reserveCapacity(
      result.observations.count + Int(share * Double(bytes - read) * 1.02))
  }

  /// Takes all that was read from one buffer.
  mutating func take(_ batch: borrowing FHIRBatch, firstLine: Int) {
    self.firstLine = firstLine
    result.counts.resources += batch.seen
    for fault in batch.faults { take(fault) }
    for resource in batch.resources {
      if Int(resource.kind) == VIGIL_PATIENT {
        takePatient(resource, batch)
      } else {
        takeObservation(resource, batch)
      }
    }
  }

  /// Ends the reading: joins what belongs together.
  consuming func finish() -> FHIRObservations {
    links.join(&result, options: options)
    return result
  }

  // MARK: Problems

  mutating func problem(_ severity: FHIRProblem.Severity, line: Int, _ what: String) {
    result.problems.append(severity, line: line, path: "", what)
  }

  mutating func problem(
    _ severity: FHIRProblem.Severity, _ current: Current, row: vigil_row? = nil, _ path: String,
    _ what: @autoclosure () -> String
  ) {
    result.problems.append(
      severity, line: current.line,
      path: ObservationBuilder.path(entry: current.entry, component: row?.component, path), what())
  }

  /// A path such as `entry[3].resource.component[0].valueQuantity`.
  static func path(entry: Int?, component: UInt32?, _ rest: String) -> String {
    var path = entry.map { "entry[\($0)].resource" } ?? ""
    if let component, component != UInt32.max {
      path += (path.isEmpty ? "" : ".") + "component[\(component)]"
    }
    if !rest.isEmpty { path += (path.isEmpty ? "" : ".") + rest }
    return path
  }

  private mutating func take(_ fault: vigil_fault) {
    let path = fault.path.map { String(cString: $0) } ?? ""
    let what: String
    switch Int(fault.kind) {
    case VIGIL_FAULT_JSON:
      what = "not JSON: " + (fault.words.map { String(cString: $0) } ?? "")
    case VIGIL_FAULT_TYPE: what = "not of the type that FHIR says"
    case VIGIL_FAULT_NO_TYPE: what = "no resourceType"
    default: what = "bundles within bundles are too deep"
    }
    result.problems.append(
      .broken, line: firstLine + Int(fault.line),
      path: Self.path(
        entry: fault.entry == UInt32.max ? nil : Int(fault.entry), component: nil, path),
      what)
  }

  // MARK: Patients

  private mutating func takePatient(_ resource: vigil_resource, _ batch: borrowing FHIRBatch) {
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
    if resource.id.length > 0 { result.births["Patient/" + batch.string(resource.id)] = day }
    if resource.url.length > 0 { result.births[batch.string(resource.url)] = day }
  }

  // MARK: Observations

  private mutating func takeObservation(
    _ resource: vigil_resource, _ batch: borrowing FHIRBatch
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
    guard isUsable(resource, current), takePerson(resource, batch, &current),
      takeTime(resource, batch, &current)
    else { return }
    takeSource(resource, batch, &current)
    takeGroup(resource, batch, &current)
    let firstOfResource = result.observations.count
    takeRows(rows, resource, batch, &current)
    if oxygen.isGiven || oxygen.implied != nil { takeOxygen(&current) }
    takeLinks(resource, batch, &current, from: firstOfResource)
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
    _ resource: vigil_resource, _ batch: borrowing FHIRBatch, _ current: inout Current
  ) -> Bool {
    if resource.subject.length > 0 {
      let (number, isNew) = people.intern(batch.bytes(resource.subject))
      if isNew { isPerson.append(Self.isPerson(people.strings[number])) }
      if isPerson[number] {
        current.person = people.strings[number]
        current.personNumber = number
        return true
      }
    }
    result.counts.withoutPerson += 1
    problem(.refused, current, "subject", "refers to no person, so not used")
    return false
  }

  /// Groups, devices and places have observations too.
  private static func isPerson(_ reference: String) -> Bool {
    if reference.utf8.starts(with: "Patient/".utf8) { return true }
    let parts = reference.split(separator: "/")
    guard parts.count >= 2 else { return true }
    return !["Group", "Device", "Location"].contains(parts[parts.count - 2])
  }

  private mutating func takeTime(
    _ resource: vigil_resource, _ batch: borrowing FHIRBatch, _ current: inout Current
  ) -> Bool {
    guard resource.time.length > 0, let time = instant(batch.bytes(resource.time)) else {
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

  /// A text as a moment; records of one round mostly have the same.
  private mutating func instant(_ text: UnsafeRawBufferPointer) -> FHIRInstant? {
    if lastTime.holds(text) { return lastInstant }
    lastTime.hold(text)
    lastInstant = FHIRInstant(text.assumingMemoryBound(to: UInt8.self).span)
    return lastInstant
  }

  private func takeSource(
    _ resource: vigil_resource, _ batch: borrowing FHIRBatch, _ current: inout Current
  ) {
    if resource.id.length > 0 {
      let id = batch.bytes(resource.id)
      let prefix = "Observation/".utf8.count
      current.source = String(unsafeUninitializedCapacity: prefix + id.count) { bytes in
        _ = bytes.update(fromContentsOf: "Observation/".utf8)
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(bytes)[prefix...])
          .copyMemory(from: id)
        return prefix + id.count
      }
    } else if resource.url.length > 0 {
      current.source = batch.string(resource.url)
    }
  }

  /// The larger event an observation is part of: a round of observations, if it is short enough.
  private mutating func takeGroup(
    _ resource: vigil_resource, _ batch: borrowing FHIRBatch, _ current: inout Current
  ) {
    guard resource.part_of.length > 0 else { return }
    let number = groups.intern(batch.bytes(resource.part_of)).number
    current.group = number
    current.set = groups.strings[number]
  }

  // MARK: Rows

  private mutating func takeRows(
    _ rows: Range<UInt32>, _ resource: vigil_resource, _ batch: borrowing FHIRBatch,
    _ current: inout Current
  ) {
    // The observation's own code stands last and decides about its components.
    if resource.is_known != 0, let own = rows.last.map({ batch.rows[Int($0)] }),
      roles[Int(own.code)].kind == .never
    {
      result.counts.neverScored += rows.count
      let code = codes.codes[Int(own.code)]
      problem(.refused, current, "code", "\(code.words) is never scored: \(code.reason)")
      return
    }
    var hasSystolic = false
    for place in rows {
      let row = batch.rows[Int(place)]
      if row.flags & UInt8(VIGIL_FLAG_CONTRADICTION) != 0,
        Int(row.kind) != VIGIL_VALUE_CONCEPT
      {
        problem(.refused, current, row: row, "code", "codes that contradict each other")
        continue
      }
      let role = roles[Int(row.code)]
      switch role.kind {
      case .number:
        hasSystolic = hasSystolic || role.input == FHIRCodes.systolic
        takeNumber(row, role, batch, &current)
      case .choice:
        add(role.input, choice(row, input: role.input, batch, current), &current)
      case .panel: takePanel(row, batch, &current, hasSystolic: hasSystolic)
      case .oxygen: takeOxygen(row, batch, &current)
      case .claim: takeClaim(row, batch, &current)
      case .pregnancy: takePregnancy(row, batch, &current)
      case .never:
        result.counts.neverScored += 1
        let code = codes.codes[Int(row.code)]
        problem(
          .refused, current, row: row, "code", "\(code.words) is never scored: \(code.reason)")
      case .unscored, .value: break
      }
    }
    if resource.is_known == 0, current.inputs != 0, claim == nil {
      problem(.notice, current, "code", "not known; its components were used")
    }
  }

  mutating func add(_ input: Int, _ reading: TimedReading, _ current: inout Current) {
    if input < FHIRCodes.oxygen { current.inputs |= 1 << UInt32(input) }
    if case .missing = reading { result.counts.absent += 1 }
    if let group = current.group { links.take(group, input: input, current) }
    if current.isDay { links.days.append(result.observations.count) }
    result.observations.append(
      TimedObservation(
        person: current.person, second: current.second, input: inputNames[input],
        reading: reading, set: current.set, source: current.source))
  }

  // MARK: What belongs together

  private func hasMembers(_ resource: vigil_resource, _ batch: borrowing FHIRBatch) -> Bool {
    let range = resource.first_reference..<(resource.first_reference + resource.reference_count)
    return range.contains { Int(batch.references[Int($0)].kind) == VIGIL_HAS_MEMBER }
  }

  private mutating func takeLinks(
    _ resource: vigil_resource, _ batch: borrowing FHIRBatch, _ current: inout Current,
    from first: Int
  ) {
    let isSet = claim != nil || current.inputs.nonzeroBitCount > 1
    guard isSet || resource.reference_count > 0 || resource.url.length > 0 else { return }
    let name = current.source.isEmpty ? "line \(current.line)" : current.source
    if resource.url.length > 0 { links.aliases[batch.string(resource.url)] = current.source }
    let range = resource.first_reference..<(resource.first_reference + resource.reference_count)
    var members: [String] = []
    for place in range {
      let reference = batch.references[Int(place)]
      // Other observations are derived from readings too, such as a mean pressure.
      if Int(reference.kind) == VIGIL_HAS_MEMBER || claim != nil {
        members.append(batch.string(reference.target))
      }
    }
    if isSet {
      for place in first..<result.observations.count { result.observations[place].set = name }
      if first < result.observations.count { links.fixed.append(first..<result.observations.count) }
    }
    if let draft = claim {
      claim = nil
      links.claims.append(
        FHIRLinks.Claim(
          draft: draft, name: name, group: current.set, members: members, line: current.line,
          person: current.person, second: current.second, source: current.source))
    } else if !members.isEmpty {
      links.panels[name] = members
      links.panelNames.append(name)
    }
  }
}
