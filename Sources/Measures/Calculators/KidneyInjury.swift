/// The stage of acute kidney injury by creatinine alone, as NHS England's algorithm for
/// laboratories has it.
///
/// The latest result is compared with the lowest of the 7 days before and with the median of days 8
/// to 365; the greater ratio decides.
///
/// - Source: NHS England, "Acute kidney injury algorithm" (2014), and its Stata code by Aylward;
///   where they differ see ``Reading``.
public struct KidneyInjury: Hashable, Sendable {
  /// How to read the algorithm where its flow chart and public code differ.
  public struct Reading: Hashable, Sendable {
    /// What must be over 354 µmol/L for stage 3 at a ratio of 1.5 and more.
    public enum SevereLevel: String, Hashable, Sendable {
      /// The result itself (flow chart).
      case result
      /// The rise over the reference value (public code).
      case rise
    }

    /// What a rise of more than 26 µmol/L within 48 hours is reckoned from.
    public enum RiseFrom: String, Hashable, Sendable {
      /// The lowest result of those 48 hours (flow chart).
      case recentResult
      /// The reference value, as long as those 48 hours hold any result (public code).
      case referenceValue
    }

    /// What must be over 354 µmol/L for stage 3.
    public var severeLevel: SevereLevel
    /// What the rise is reckoned from.
    public var riseFrom: RiseFrom
    /// Whether a result of exactly the eighth day counts (flow chart) or is lost (public code).
    public var countsEighthDay: Bool

    /// A reading; that of the flow chart unless said otherwise.
    public init(
      severeLevel: SevereLevel = .result, riseFrom: RiseFrom = .recentResult,
      countsEighthDay: Bool = true
    ) {
      self.severeLevel = severeLevel
      self.riseFrom = riseFrom
      self.countsEighthDay = countsEighthDay
    }

    /// As the published flow chart has it.
    public static let flowChart = Reading()
    /// As the public code has it.
    public static let publicCode = Reading(
      severeLevel: .rise, riseFrom: .referenceValue, countsEighthDay: false)
  }

  /// The stage, 0 for none to 3; `nil` without any result of the year before.
  public let stage: Int?
  /// The lowest result of the 7 days before.
  public let lowestOfWeek: Double?
  /// The median of the results of days 8 to 365 before.
  public let medianOfYear: Double?
  /// The greater of the ratios to these two.
  public let ratio: Double?
  /// The reading that was used.
  public let reading: Reading

  /// The stage of the last of some results.
  ///
  /// Earlier results are counted by whole days elapsed. Results that are no numbers above 0 are
  /// passed over; so are those of the same minute as the last.
  ///
  /// - Parameters:
  ///   - minutes: When each result was, in minutes, rising; days alone as 1,440 minutes each.
  ///   - values: Creatinine in µmol/L; as many as there are minutes.
  ///   - upperLimit: For people under 18: the upper limit for their age, above three times which
  ///     the stage is 3.
  ///   - reading: How to read the algorithm where sources differ.
  public init(
    minutes: [Int], values: [Double], upperLimit: Double? = nil, reading: Reading = .flowChart
  ) {
    self.reading = reading
    let results = zip(minutes, values).filter { $0.1 > 0 && $0.1.isFinite }
    guard let (now, current) = results.last else {
      (stage, lowestOfWeek, medianOfYear, ratio) = (nil, nil, nil, nil)
      return
    }
    let earlier = results.dropLast().filter { $0.0 < now }.map { (age: now - $0.0, value: $0.1) }
    let firstOfYear = reading.countsEighthDay ? 8 : 9
    let week = earlier.filter { $0.age / KidneyInjury.minutesOfDay <= 7 }.map(\.value)
    let year = earlier.filter {
      (firstOfYear...365).contains($0.age / KidneyInjury.minutesOfDay)
    }.map(\.value)
    lowestOfWeek = week.min()
    medianOfYear = KidneyInjury.median(year)
    let references = [lowestOfWeek, medianOfYear].compactMap { $0 }
    let reference = references.min()
    let ratio = reference.map { current / $0 }
    self.ratio = ratio
    let recent = earlier.filter { $0.age <= 2 * KidneyInjury.minutesOfDay }.map(\.value).min()
    let adult = reference.map {
      KidneyInjury.stage(current, reference: $0, recent: recent, reading)
    }
    let isSevereForAge = upperLimit.map { current > 3 * $0 } ?? false
    stage = isSevereForAge ? 3 : adult
  }

  private static let minutesOfDay = 1440

  private static func stage(
    _ current: Double, reference: Double, recent: Double?, _ reading: Reading
  ) -> Int {
    let ratio = current / reference
    guard ratio >= 1.5 else {
      let from = reading.riseFrom == .recentResult ? recent : recent.map { _ in reference }
      return from.map { current - $0 > 26 } ?? false ? 1 : 0
    }
    let level = reading.severeLevel == .result ? current : current - reference
    if ratio >= 3 || level > 354 { return 3 }
    return ratio >= 2 ? 2 : 1
  }

  private static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
