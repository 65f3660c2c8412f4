extension Escalation {
  /// All clocks of the escalation; a clock without a number of minutes does not exist.
  public var clocks: [EscalationClock] {
    var clocks = reviewClocks
    if let informClock { clocks.insert(informClock, at: 0) }
    if let observeClock { clocks.append(observeClock) }
    return clocks
  }

  /// The clocks that are overdue at some time, of the two reviews the one that counts.
  ///
  /// Until somebody is told the review counts from the level, or a review that nobody asked for
  /// would never be late.
  public func overdue(at now: Int) -> [EscalationClock] {
    let isTold = first([.informed, .acknowledged]) != nil
    let other: EscalationClock.Aim =
      settings.reviewFrom == .informed && isTold ? .reviewFromLevel : .reviewFromInformed
    return clocks.filter { clock in
      if case .overdue = clock.status(at: now) { return clock.aim != other }
      return false
    }
  }

  private func first(_ states: Set<EscalationState>) -> Int? {
    steps.filter { states.contains($0.state) }.map(\.second).min()
  }

  private var publishedBasis: EscalationClock.Basis { isLocal ? .local : .published }

  /// Whoever acknowledges has been told, and so has a reviewer who is there.
  private var informClock: EscalationClock? {
    let set = settings.informMinutes[levelID]
    let review = reviewMinutes?.minutes
    // Nobody comes before being told: the time to review bounds the time to inform.
    guard let minutes = [set, review].compactMap({ $0 }).min() else { return nil }
    let isOurs = set == nil || set == EscalationSettings.ourInformMinutes[levelID]
    return EscalationClock(
      aim: .inform, start: levelSetSecond, minutes: minutes,
      stop: first([.informed, .acknowledged, .arrived]), basis: isOurs ? .ours : .local)
  }

  private var reviewMinutes: (minutes: Int, basis: EscalationClock.Basis)? {
    guard let review = set.response?.review else { return nil }
    switch review {
    case .minutes(let minutes): return (minutes, publishedBasis)
    case .local, .agreed: return settings.reviewMinutes[levelID].map { ($0, .local) }
    case .none: return nil
    }
  }

  private var reviewClocks: [EscalationClock] {
    guard let review = reviewMinutes else { return [] }
    let arrived = first([.arrived])
    return [
      EscalationClock(
        aim: .reviewFromInformed, start: first([.informed, .acknowledged]),
        minutes: review.minutes, stop: arrived, basis: review.basis),
      EscalationClock(
        aim: .reviewFromLevel, start: levelSetSecond, minutes: review.minutes, stop: arrived,
        basis: review.basis),
    ]
  }

  /// The next complete set, from the one that began it; overdue at the end of a range.
  private var observeClock: EscalationClock? {
    guard case .minutes(_, let overdue) = set.response?.observe else { return nil }
    return EscalationClock(
      aim: .observe, start: set.second, minutes: overdue, stop: nextComplete?.second,
      basis: publishedBasis)
  }
}
