import Timelines

/// Sets of dates of a block that are needed for a while: places on the stack of scratch memory.
struct TruthFrame {
  let yes: Int
  let unknown: Int
}

extension MaskMachine {
  /// Puts sets onto the stack, all empty, and gives their place.
  mutating func push() -> Int {
    scratch.append(contentsOf: repeatElement(0, count: MaskMachine.width))
    return scratch.count - MaskMachine.width
  }

  mutating func pop(_ count: Int) { scratch.removeLast(count * MaskMachine.width) }

  /// What each person and date of `needed` comes to; the rest is left undefined.
  ///
  /// Two frames stay on the stack.
  mutating func truths(_ claim: Int, needed: Int, _ scan: inout Scan) -> TruthFrame {
    let frame = TruthFrame(yes: push(), unknown: push())
    if program.arePure[claim] {
      copy(claim, to: frame)
      return frame
    }
    switch program.claims[claim] {
    case .not(let inner):
      let other = truths(inner, needed: needed, &scan)
      for person in 0..<MaskMachine.width {
        scratch[frame.yes + person] =
          ~(scratch[other.yes + person] | scratch[other.unknown + person]) & program.allDates
        scratch[frame.unknown + person] = scratch[other.unknown + person]
      }
      pop(2)
    case .all(let parts): join(parts, areAll: true, needed, frame, &scan)
    case .any(let parts): join(parts, areAll: false, needed, frame, &scan)
    case .scan(let condition, let gate, let outside):
      look(condition, gate, outside, needed, frame, &scan)
    default: break
    }
    return frame
  }

  private mutating func copy(_ claim: Int, to frame: TruthFrame) {
    let yes = yesPlaces[claim]
    let unknown = unknownPlaces[claim]
    BlockSets.copy(&scratch, frame.yes, from: registers, yes)
    if unknown >= 0 { BlockSets.copy(&scratch, frame.unknown, from: registers, unknown) }
  }

  private mutating func join(
    _ parts: [Int], areAll: Bool, _ needed: Int, _ frame: TruthFrame, _ scan: inout Scan
  ) {
    let open = push()
    for person in 0..<MaskMachine.width {
      scratch[open + person] = scratch[needed + person]
      if areAll { scratch[frame.yes + person] = program.allDates }
    }
    // What needs no scan comes first, so that scans see fewer people and dates.
    let ordered = parts.filter { program.arePure[$0] } + parts.filter { !program.arePure[$0] }
    for part in ordered {
      let other = truths(part, needed: open, &scan)
      for person in 0..<MaskMachine.width {
        let (yes, unknown) = (scratch[other.yes + person], scratch[other.unknown + person])
        let (oldYes, oldUnknown) = (scratch[frame.yes + person], scratch[frame.unknown + person])
        let newYes = areAll ? oldYes & yes : oldYes | yes
        let notNo = areAll ? (oldYes | oldUnknown) & (yes | unknown) : oldUnknown | unknown
        scratch[frame.yes + person] = newYes
        scratch[frame.unknown + person] = notNo & ~newYes
        scratch[open + person] &= areAll ? notNo : ~newYes
      }
      pop(2)
    }
    pop(1)
  }

  private mutating func look(
    _ condition: Int, _ gate: Int?, _ outside: Truth, _ needed: Int, _ frame: TruthFrame,
    _ scan: inout Scan
  ) {
    for person in 0..<scan.block.count {
      var todo = scratch[needed + person]
      if let gate { todo &= registers[yesPlaces[gate] + person] }
      var yes: UInt64 = outside == .yes ? ~todo : 0
      var unknown: UInt64 = outside == .unknown ? ~todo : 0
      scan.take(person: person)
      while todo != 0 {
        let bit = todo.trailingZeroBitCount
        todo &= todo - 1
        take(bit, &scan)
        let truth = scan.truth(condition, .none)
        if truth == .yes { yes |= 1 << UInt64(bit) }
        if truth == .unknown { unknown |= 1 << UInt64(bit) }
      }
      scratch[frame.yes + person] = yes & program.allDates
      scratch[frame.unknown + person] = unknown & program.allDates
    }
  }

  /// Takes up a date as the index.
  func take(_ bit: Int, _ scan: inout Scan) {
    scan.index = moments[bit].index
    scan.periodStart = moments[bit].start
    scan.periodEnd = moments[bit].end
    scan.indexRow = .none
    scan.firstTime = bit * scan.program.times.count
  }

  // MARK: Measures

  /// Works out what is counted of a measure.
  mutating func answer(_ place: Int, _ scan: inout Scan) {
    let measure = program.measures[place]
    let lane = layout.firstLanes[place] * MaskMachine.width
    let open = push()
    for person in 0..<scan.block.count { scratch[open + person] = program.allDates }
    narrow(open, to: measure.population, &scan)
    let population = layout.populationLane(place) * MaskMachine.width
    BlockSets.copy(&lanes, population, from: scratch, open)
    narrow(open, to: measure.denominator, &scan)
    for (number, exclusion) in measure.exclusions.enumerated() {
      let frame = truths(exclusion, needed: open, &scan)
      let own = lane + (2 + number) * MaskMachine.width
      for person in 0..<MaskMachine.width {
        lanes[own + person] = scratch[open + person] & scratch[frame.yes + person]
        scratch[open + person] &= ~scratch[frame.yes + person]
      }
      pop(2)
    }
    if measure.elements.isEmpty {
      BlockSets.copy(&lanes, lane, from: scratch, open)
      narrow(open, to: measure.numerator, &scan)
      BlockSets.copy(&lanes, lane + MaskMachine.width, from: scratch, open)
    } else {
      for (number, element) in measure.elements.enumerated() {
        let eligible = truths(element.eligible, needed: open, &scan)
        let given = truths(element.given, needed: open, &scan)
        let own = lane + LaneLayout.elementLane(number, measure) * MaskMachine.width
        note(open, eligible, given, own)
        pop(4)
      }
      sumUp(measure, open, lane)
    }
    pop(1)
  }

  /// Works out what the elements of a bundle come to: who is in the denominator, and why not all of
  /// them are in the numerator.
  private mutating func sumUp(_ measure: MaskProgram.Measure, _ open: Int, _ lane: Int) {
    let last = lane + LaneLayout.bundleLane(measure) * MaskMachine.width
    for person in 0..<MaskMachine.width {
      let all = scratch[open + person]
      var (applies, missed, doubted): (UInt64, UInt64, UInt64) = (0, 0, 0)
      for (number, element) in measure.elements.enumerated() where !element.isOptional {
        let own = lane + LaneLayout.elementLane(number, measure) * MaskMachine.width + person
        let notGiven = lanes[own + ElementStatus.notGiven.rawValue * MaskMachine.width]
        let unknown = lanes[own + ElementStatus.unknown.rawValue * MaskMachine.width]
        applies |= lanes[own] | notGiven | unknown
        missed |= notGiven
        doubted |= unknown
      }
      lanes[lane + person] = applies
      lanes[lane + MaskMachine.width + person] = applies & ~(missed | doubted)
      lanes[last + person] = missed
      lanes[last + MaskMachine.width + person] = doubted & ~missed
      lanes[last + 2 * MaskMachine.width + person] = all & ~applies
    }
  }

  private mutating func narrow(_ open: Int, to claim: Int, _ scan: inout Scan) {
    if program.arePure[claim] {
      BlockSets.intersect(&scratch, open, with: registers, yesPlaces[claim])
      return
    }
    let frame = truths(claim, needed: open, &scan)
    BlockSets.intersect(&scratch, open, with: frame.yes)
    pop(2)
  }

  /// Notes the statuses of an element, in the order of `ElementStatus`.
  private mutating func note(_ open: Int, _ eligible: TruthFrame, _ given: TruthFrame, _ own: Int) {
    for person in 0..<MaskMachine.width {
      let all = scratch[open + person]
      let applies = scratch[eligible.yes + person] & all
      let maybe = scratch[eligible.unknown + person] & all
      let done = scratch[given.yes + person]
      let maybeDone = scratch[given.unknown + person]
      lanes[own + person] = applies & done
      lanes[own + MaskMachine.width + person] = applies & ~(done | maybeDone)
      lanes[own + 2 * MaskMachine.width + person] = all & ~(applies | maybe)
      lanes[own + 3 * MaskMachine.width + person] = applies & maybeDone
      lanes[own + 4 * MaskMachine.width + person] = maybe
    }
  }
}
