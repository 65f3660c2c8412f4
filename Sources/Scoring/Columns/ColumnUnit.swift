import EarlyWarning

/// Units by the words people write, and how to come to the unit of an input.
enum ColumnUnit {
  /// Words in lower case without blanks and degree signs, and the UCUM code they stand for.
  ///
  /// Annotations in braces carry no meaning in UCUM: `{beats}/min` is `/min`.
  static let words: [String: String] = [
    "/min": "/min", "min": "/min", "perminute": "/min", "permin": "/min", "bpm": "/min",
    "min-1": "/min", "min^-1": "/min", "1/min": "/min", "beats/min": "/min", "breaths/min": "/min",
    "brpm": "/min", "rpm": "/min", "beatsperminute": "/min", "breathsperminute": "/min",
    "{beats}/min": "/min", "{breaths}/min": "/min",
    "%": "%", "percent": "%", "percentage": "%", "pct": "%", "perc": "%",
    "1": "1", "fraction": "1", "proportion": "1",
    "mm[hg]": "mm[Hg]", "mmhg": "mm[Hg]", "kpa": "kPa",
    "cel": "Cel", "c": "Cel", "degc": "Cel", "celsius": "Cel", "centigrade": "Cel",
    "degreescelsius": "Cel", "degrees c": "Cel",
    "[degf]": "[degF]", "degf": "[degF]", "f": "[degF]", "fahrenheit": "[degF]",
    "degreesfahrenheit": "[degF]", "k": "K", "kelvin": "K",
    "l/min": "L/min", "lpm": "L/min", "lmin": "L/min", "l": "L/min", "litre": "L/min",
    "litres": "L/min", "liters": "L/min", "litres/min": "L/min", "l/m": "L/min",
    "litresperminute": "L/min", "lperminute": "L/min", "lpermin": "L/min",
    "s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s",
    "a": "a", "y": "a", "yr": "a", "yrs": "a", "year": "a", "years": "a", "inyears": "a",
    "mo": "mo", "m": "mo", "mth": "mo", "mths": "mo", "month": "mo", "months": "mo",
    "inmonths": "mo",
  ]

  /// The code for a text such as "°F"; `nil` when it is not known.
  static func code(_ text: some StringProtocol) -> String? {
    let plain = text.lowercased().filter { $0 != " " && $0 != "°" && $0 != "º" }
    return words[plain]
  }

  /// The units that can be converted to a unit, itself included.
  static func convertible(to unit: String) -> [String] {
    switch unit {
    case "Cel": ["Cel", "[degF]", "K"]
    case "mm[Hg]": ["mm[Hg]", "kPa"]
    case "%": ["%", "1"]
    case "a": ["a", "mo"]
    case "": []
    default: [unit]
    }
  }

  /// A number in another unit; `nil` when there is no way from one to the other.
  ///
  /// Fahrenheit is `(F - 32) × 5 / 9`, rounded half up to 0.1 in whole numbers, so that no binary
  /// fraction decides a band. Kilopascal are rounded half up to whole millimetres of mercury.
  /// - Source: for Fahrenheit NIST SP 811 (2008), B.8; for the pascal 133.322 Pa to 1 mm[Hg], ibid.
  static func convert(_ value: Double, from unit: String, to wanted: String) -> Hundredths? {
    if unit == wanted { return Hundredths(value) }
    switch (unit, wanted) {
    case ("[degF]", "Cel"):
      guard let count = Hundredths(value)?.count else { return nil }
      return Hundredths(Int32(floored(Int(count) - 3_200 + 9, by: 18) * 10))
    case ("K", "Cel"):
      guard let count = Hundredths(value)?.count else { return nil }
      return Hundredths(count - 27_315)
    case ("kPa", "mm[Hg]"):
      return Hundredths((value / 0.133_322 + 0.5).rounded(.down))
    case ("1", "%"): return Hundredths(value * 100)
    default: return nil
    }
  }

  private static func floored(_ number: Int, by divisor: Int) -> Int {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
  }
}
