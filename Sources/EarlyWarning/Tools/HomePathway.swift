/// The rules of a home monitoring pathway, as data.
public struct HomePathway: Hashable, Sendable {
  /// The id, such as `oximetry-at-home`.
  public let id: String
  /// The name.
  public let name: String
  /// Where the rules were published, or who approved them.
  public let source: String
  /// Readings or contacts a day.
  public let readingsPerDay: Int
  /// The most days on the pathway.
  public let daysMost: Int
  /// What readings at rest mean, worst first; empty where none are verified.
  public let bands: [Band]

  /// What a reading at rest means.
  public struct Band: Hashable, Sendable {
    /// The id, such as `recheck-hour`.
    public let id: String
    /// The least saturation in the band, in per cent; the next band lies below.
    public let least: Hundredths
    /// Minutes within which to check again; 0 is at once, `nil` when there is no need.
    public let recheckMinutes: Int?
    /// What to do when it is still so.
    public let action: String

    /// A band.
    public init(id: String, least: Hundredths, recheckMinutes: Int?, action: String) {
      self.id = id
      self.least = least
      self.recheckMinutes = recheckMinutes
      self.action = action
    }
  }

  /// COVID Oximetry@home.
  /// - Source: NHS England, standard operating procedure C1396, version 1.3 (July 2022).
  public static let oximetryAtHome = HomePathway(
    id: "oximetry-at-home", name: "COVID Oximetry@home", source: "NHS England C1396 v1.3 (2022)",
    readingsPerDay: 3, daysMost: 14,
    bands: [
      Band(
        id: "emergency", least: Hundredths(0), recheckMinutes: 0,
        action: "Still 92 % or below: 999 or the emergency department"),
      Band(
        id: "urgent", least: Hundredths(9_300), recheckMinutes: 60,
        action: "Still 93 or 94 %: ring the GP or 111; consider assessment in hospital"),
      Band(
        id: "usual", least: Hundredths(9_500), recheckMinutes: nil, action: "Carry on"),
    ])

  /// The virtual ward after discharge: the same model with a daily contact.
  ///
  /// Its entry criteria and bands are not verified: they come from a local approval.
  /// - Source: NHS England C1396 v1.3 (2022) for contact and length.
  public static func virtualWard(bands: [Band], approvedBy: String) -> HomePathway {
    HomePathway(
      id: "virtual-ward", name: "COVID virtual ward",
      source: "NHS England C1396 v1.3 (2022); bands approved by \(approvedBy)",
      readingsPerDay: 1, daysMost: 14, bands: bands.sorted { $0.least < $1.least })
  }

  /// The place of a reading's band; a value between whole numbers has the worse band.
  ///
  /// - Returns: `nil` where the pathway has no bands.
  public func band(of saturation: Hundredths) -> Int? {
    bands.lastIndex { saturation >= $0.least }
  }
}

/// A reading at home.
public struct HomeReading: Hashable, Sendable {
  /// When, in seconds since 1 January 1970 UTC.
  public let second: Int
  /// Saturation in per cent.
  public let saturation: Hundredths
  /// Pulse a minute; `nil` when not read.
  public let pulse: Int?
  /// Whether at rest: a reading after exertion is not judged as one.
  public let isAtRest: Bool
  /// What the person says.
  public let symptoms: String
  /// Who entered it.
  public let enteredBy: String

  /// A reading.
  ///
  /// - Throws: ``HomeError/impossible(_:)`` for a saturation below 0 or above 100 %.
  public init(
    second: Int, saturation: Hundredths, pulse: Int? = nil, isAtRest: Bool, symptoms: String = "",
    enteredBy: String
  ) throws(HomeError) {
    guard (0...10_000).contains(saturation.count) else { throw .impossible(saturation) }
    self.second = second
    self.saturation = saturation
    self.pulse = pulse
    self.isAtRest = isAtRest
    self.symptoms = symptoms
    self.enteredBy = enteredBy
  }
}

/// Why something of a home pathway is refused.
public enum HomeError: Error, Hashable, Sendable {
  /// A saturation that cannot be.
  case impossible(Hundredths)
  /// A plan longer than the pathway, or that ends before it begins.
  case plannedEnd
  /// Who enrolled, or why, is missing.
  case unsigned
}
