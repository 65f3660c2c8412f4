/// One person on a home monitoring pathway.
public struct HomeMonitoring: Hashable, Sendable {
  /// The pathway.
  public let pathway: HomePathway
  /// When they were enrolled, in seconds since 1 January 1970 UTC.
  public let enrolled: Int
  /// Who enrolled them.
  public let enrolledBy: String
  /// Why.
  public let reason: String
  /// When the plan ends.
  public let plannedEnd: Int
  /// The person's own usual saturation; recorded and shown, and no band is moved by it.
  public var baseline: Hundredths?
  /// The oximeter.
  public var device = ""
  /// Whom to ring.
  public var contact = ""
  /// The readings, in any order.
  public var readings: [HomeReading] = []
  /// The times at which readings are expected, in seconds since 1 January 1970 UTC.
  public var expected: [Int] = []
  /// Decisions by staff: stepped down, or ended.
  public var decisions: [Decision] = []

  /// What staff decided.
  public struct Decision: Hashable, Sendable {
    /// When.
    public let second: Int
    /// By whom.
    public let by: String
    /// What.
    public let kind: Kind

    /// A decision.
    public init(second: Int, by: String, kind: Kind) {
      self.second = second
      self.by = by
      self.kind = kind
    }

    /// What staff decided.
    public enum Kind: Hashable, Sendable {
      /// The escalation is over; monitoring goes on.
      case steppedDown
      /// Monitoring has ended, for a reason.
      case ended(reason: String)
    }
  }

  /// An enrolment.
  ///
  /// - Throws: ``HomeError`` without a name or reason, or with a plan that ends before it begins or
  ///   is longer than the pathway.
  public init(
    _ pathway: HomePathway, enrolled: Int, enrolledBy: String, reason: String, plannedEnd: Int
  ) throws(HomeError) {
    guard enrolledBy.hasWords, reason.hasWords else { throw .unsigned }
    guard plannedEnd > enrolled, plannedEnd - enrolled <= pathway.daysMost * 86_400 else {
      throw .plannedEnd
    }
    self.pathway = pathway
    self.enrolled = enrolled
    self.enrolledBy = enrolledBy
    self.reason = reason
    self.plannedEnd = plannedEnd
  }

  /// How the person stands at some time.
  public struct Standing: Hashable, Sendable {
    /// Where they are on the pathway.
    public let state: State
    /// When the next check has to be; `nil` when none is asked for.
    public let recheckDue: Int?
    /// Whether that time has passed without a reading at rest: an event, and no gap.
    public let isRecheckMissed: Bool
    /// The last reading at rest.
    public let lastAtRest: HomeReading?
  }

  /// Where somebody is on the pathway.
  public enum State: Hashable, Sendable {
    /// Enrolled, and no reading at rest yet.
    case onboarding
    /// Readings as usual.
    case monitoring
    /// A reading was low and has to be checked again; the band by place.
    case awaitingRecheck(band: Int)
    /// It was still so, and somebody has to act; the band by place, and since when.
    case escalated(band: Int, since: Int)
    /// Staff ended an escalation and no reading was taken since.
    case steppedDown
    /// Over, for a reason.
    case ended(reason: String)
  }

  // MARK: States

  /// How the person stands at some time.
  ///
  /// Two low readings at rest in a row confirm: the band is the milder of the two, as it is "still
  /// so" for that one, and a band that is not confirmed yet asks for another check. Only staff end
  /// an escalation (`docs/interpretations.md`, row 49).
  public func standing(at now: Int) -> Standing {
    let known = resting(until: now)
    if let end = lastEnd(until: now) {
      return Standing(
        state: .ended(reason: end), recheckDue: nil, isRecheckMissed: false,
        lastAtRest: known.last)
    }
    let stepDown = decisions.filter { $0.kind == .steppedDown && $0.second <= now }.map(\.second)
      .max()
    var escalation: (band: Int, since: Int)?
    var pending: (band: Int, due: Int)?
    for reading in known where stepDown.map({ reading.second > $0 }) ?? true {
      guard let band = pathway.band(of: reading.saturation),
        let minutes = pathway.bands[band].recheckMinutes
      else {
        pending = nil
        continue
      }
      if let before = pending {
        let confirmed = max(before.band, band)
        if confirmed < escalation?.band ?? .max { escalation = (confirmed, reading.second) }
      }
      pending = (band, reading.second + minutes * 60)
    }
    // A band that is confirmed has somebody acting on it; a worse one still has to be checked.
    let recheck = pending.flatMap { $0.band < escalation?.band ?? .max ? $0.due : nil }
    return Standing(
      state: state(escalation, pending?.band, stepDown: stepDown, known), recheckDue: recheck,
      isRecheckMissed: recheck.map { now > $0 } ?? false, lastAtRest: known.last)
  }

  private func state(
    _ escalation: (band: Int, since: Int)?, _ pending: Int?, stepDown: Int?,
    _ known: [HomeReading]
  ) -> State {
    if let escalation { return .escalated(band: escalation.band, since: escalation.since) }
    if let pending { return .awaitingRecheck(band: pending) }
    guard let last = known.last else { return stepDown == nil ? .onboarding : .steppedDown }
    return stepDown.map { last.second <= $0 } ?? false ? .steppedDown : .monitoring
  }

  private func lastEnd(until now: Int) -> String? {
    for decision in decisions.sorted(by: { $0.second < $1.second }) where decision.second <= now {
      if case .ended(let reason) = decision.kind { return reason }
    }
    return now >= plannedEnd ? "planned end" : nil
  }

  private func resting(until now: Int) -> [HomeReading] {
    readings.filter { $0.isAtRest && $0.second <= now && $0.second >= enrolled }
      .sorted { ($0.second, -$0.saturation.count) < ($1.second, -$1.saturation.count) }
  }

  // MARK: Readings due

  /// An expected reading and what came of it.
  public struct Expected: Hashable, Sendable {
    /// When it was expected.
    public let second: Int
    /// The reading at rest that came; `nil` for none so far.
    public let reading: HomeReading?
    /// Whether it was missed: the next one is due, and it has not come.
    public let isMissed: Bool
  }

  /// The readings expected up to some time, each with the one nearest to it.
  ///
  /// A reading belongs to the expected time nearest to it, the earlier of two as near; each time
  /// has one reading at most. A time is missed when the next has come without it.
  public func expectedReadings(until now: Int) -> [Expected] {
    let times = expected.filter { $0 >= enrolled && $0 < plannedEnd }.sorted()
    var taken: [Int: HomeReading] = [:]
    for reading in resting(until: now) {
      let nearest = times.indices.min {
        abs(times[$0] - reading.second) < abs(times[$1] - reading.second)
      }
      guard let nearest, taken[nearest] == nil else { continue }
      taken[nearest] = reading
    }
    return times.indices.filter { times[$0] <= now }.map { place in
      let end = place + 1 < times.count ? times[place + 1] : plannedEnd
      return Expected(
        second: times[place], reading: taken[place],
        isMissed: taken[place] == nil && now >= end)
    }
  }
}
