import CSimdjson
import EarlyWarning

extension ObservationBuilder {
  // MARK: Rows

  /// Takes the value and the components of an observation.
  mutating func takeRows(
    _ rows: Range<UInt32>, _ resource: vigil_resource, _ batch: borrowing FHIRBatch,
    _ current: inout Current
  ) {
    // The observation's own code stands last and decides about its components.
    if resource.is_known != 0, let own = rows.last.map({ batch.rows[Int($0)] }),
      roles[Int(own.code)].kind == .never
    {
      return refuse(own, count: rows.count, current)
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
        if let word = word(row, input: role.input) {
          add(role.input, .choice, word, &current)
        } else {
          add(role.input, choice(row, input: role.input, batch, current), &current)
        }
      case .panel: takePanel(row, batch, &current, hasSystolic: hasSystolic)
      case .oxygen: takeOxygen(row, batch, &current)
      case .claim: takeClaim(row, batch, &current)
      case .pregnancy: takePregnancy(row, batch, &current)
      case .never: refuse(row, count: 1, current)
      case .unscored, .value: break
      }
    }
    if resource.is_known == 0, current.inputs != 0, !hasClaim {
      problem(.notice, current, "code", "not known; its components were used")
    }
  }

  /// Refuses a row whose code must never feed a score.
  private mutating func refuse(_ row: vigil_row, count: Int, _ current: Current) {
    result.counts.neverScored += count
    let code = codes.codes[Int(row.code)]
    problem(.refused, current, row: row, "code", "\(code.words) is never scored: \(code.reason)")
  }

  /// Adds a reading of the resource that is worked on.
  mutating func add(_ input: Int, _ reading: TimedReading, _ current: inout Current) {
    switch reading {
    case .number(let number): add(input, .number, number.count, &current)
    case .choice(let code): add(input, .choice, Int32(result.words.intern(code)), &current)
    case .missing(let reason): add(input, .missing, reason.place, &current)
    case .unreadable(let text):
      add(input, .unreadable, Int32(result.words.intern(text)), &current)
    }
  }

  /// Adds a reading as a row has it.
  mutating func add(
    _ input: Int, _ kind: ObservationColumns.Kind, _ value: Int32, _ current: inout Current
  ) {
    if input < FHIRCodes.oxygen { current.inputs |= 1 << UInt32(truncatingIfNeeded: input) }
    if kind == .missing { result.counts.absent += 1 }
    if current.group >= 0 { links.take(Int(current.group), input: input, current) }
    if current.isDay { links.days.append(result.columns.rows.count) }
    result.columns.rows.append(
      ObservationColumns.Row(
        person: current.person, second: current.second, input: Int32(truncatingIfNeeded: input),
        kind: kind, value: value, set: current.group, source: current.source))
  }

  // MARK: What belongs together

  func hasMembers(_ resource: vigil_resource, _ batch: borrowing FHIRBatch) -> Bool {
    let range = resource.first_reference..<(resource.first_reference + resource.reference_count)
    return range.contains { Int(batch.references[Int($0)].kind) == VIGIL_HAS_MEMBER }
  }

  /// Keeps what the observation refers to, and makes a set of its own readings where it is one.
  mutating func takeLinks(
    _ resource: vigil_resource, _ batch: borrowing FHIRBatch, _ current: inout Current,
    from first: Int
  ) {
    let isSet = hasClaim || current.inputs.nonzeroBitCount > 1
    let source = source(of: current)
    let name = source.isEmpty ? "line \(current.line)" : source
    if resource.url.length > 0 { links.aliases[batch.string(resource.url)] = source }
    let range = resource.first_reference..<(resource.first_reference + resource.reference_count)
    var members: [String] = []
    for place in range {
      let reference = batch.references[Int(place)]
      // Other observations are derived from readings too, such as a mean pressure.
      if Int(reference.kind) == VIGIL_HAS_MEMBER || hasClaim {
        members.append(batch.string(reference.target))
      }
    }
    if isSet {
      let set = Int32(result.sets.intern(name))
      for place in first..<result.columns.rows.count { result.columns.rows[place].set = set }
      if first < result.columns.rows.count { links.fixed.append(first..<result.columns.rows.count) }
    }
    if hasClaim {
      let draft = claim
      claim = ClaimDraft()
      hasClaim = false
      links.claims.append(
        FHIRLinks.Claim(
          draft: draft, name: name, group: current.group,
          hasReadings: first < result.columns.rows.count, members: members, line: current.line,
          person: current.person, second: current.second, source: source))
    } else if !members.isEmpty {
      links.panels[name] = members
      links.panelNames.append(name)
    }
  }
}
