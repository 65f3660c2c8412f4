/// One part of a score: what is measured, and the points for it.
public struct ScoreParameter: Hashable, Sendable {
  /// The id, such as `respiratory_rate`.
  public internal(set) var id: String
  /// The name in words.
  public internal(set) var name: String
  /// What is measured; most parts have one input, oxygen on a children's chart has three.
  ///
  /// With several inputs the part has the points of the highest.
  public internal(set) var inputs: [ScoreInputDefinition] = []
  /// Codes that stand in place of a reading, such as "not attempted, no concern".
  public internal(set) var substitutes: [ScoreChoice] = []

  init(id: String, name: String) {
    self.id = id
    self.name = name
  }

  /// All points the part can have.
  var pointsPossible: [Int] {
    inputs.flatMap { input in
      input.tables.flatMap { $0.bands.map(\.points) } + input.choices.compactMap(\.points)
    } + substitutes.compactMap(\.points)
  }
}

/// One thing that is read: a number with a unit and bands, or a choice.
public struct ScoreInputDefinition: Hashable, Sendable {
  /// The id, such as `spo2` or `oxygen_device`.
  public internal(set) var id: String
  /// The name in words.
  public internal(set) var name: String
  /// The unit in UCUM; empty for a choice.
  public internal(set) var unit = ""
  /// The smallest difference the chart knows: 100 for whole numbers, 10 for one decimal.
  public internal(set) var step: Int32 = 100
  /// Values that cannot be; the score is refused.
  public internal(set) var refused: [ScoreRange] = []
  /// Values that are improbable; to be confirmed.
  public internal(set) var toConfirm: [ScoreRange] = []
  /// The bands, in one table or several chosen by selectors.
  public internal(set) var tables: [BandTable] = []
  /// The choices, for an input that is one.
  public internal(set) var choices: [ScoreChoice] = []

  init(id: String, name: String) {
    self.id = id
    self.name = name
  }

  /// Whether the input is a choice rather than a number.
  public var isChoice: Bool { !choices.isEmpty }
}

/// A range of numbers, both ends included; an end may be open.
public struct ScoreRange: Hashable, Sendable {
  /// The least number; `nil` for everything below the greatest.
  public let least: Hundredths?
  /// The greatest number; `nil` for everything from the least.
  public let greatest: Hundredths?

  /// Whether a number lies in the range.
  public func contains(_ value: Hundredths) -> Bool {
    (least.map { value >= $0 } ?? true) && (greatest.map { value <= $0 } ?? true)
  }
}

/// A range of numbers and its points.
public struct Band: Hashable, Sendable {
  /// The range.
  public let range: ScoreRange
  /// The points.
  public let points: Int
  /// The line of the table it was read from.
  public let line: Int
}

/// The bands that hold under some conditions, from the lowest number to the highest.
public struct BandTable: Hashable, Sendable {
  /// The selector values under which it holds; empty for always.
  public let conditions: [Condition]
  /// The bands, lowest first, without holes.
  public internal(set) var bands: [Band]

  /// A selector and the value it must have.
  public struct Condition: Hashable, Sendable {
    /// The selector.
    public let selector: String
    /// The value.
    public let value: String
  }

  /// The points for a number, and whether it lay between two bands.
  ///
  /// Between two bands the higher points are taken.
  /// - Source: NHS England, Configuration Document for SPOT NPEWS (2025), C1.4; for other scores
  ///   our choice (`docs/interpretations.md`, row 29).
  func points(for value: Hundredths) -> (points: Int, isBetween: Bool)? {
    for (index, band) in bands.enumerated() {
      if band.range.contains(value) { return (band.points, false) }
      if let least = band.range.least, value < least, index > 0 {
        return (max(band.points, bands[index - 1].points), true)
      }
    }
    return nil
  }
}

/// One of the choices of an input.
public struct ScoreChoice: Hashable, Sendable {
  /// The code, such as `A` or `HF`.
  public let code: String
  /// The points; `nil` when another input of the part decides.
  public let points: Int?
  /// The choice in words.
  public let name: String
}
