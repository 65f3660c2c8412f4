/// What a colour is for; the only colours a picture may use.
enum Ink: Int, CaseIterable, Hashable, Sendable {
  // Ground.
  case paper, grid, year, future, gap
  // Text.
  case text, secondary, limitText, targetText, plannedText
  // Lines.
  case axis, process, centre, limit, target, planned
  // Marks.
  case common, improvement, concern, neither, outline, seriesHigh, seriesLow, bar, rest

  /// The name in classes and custom properties.
  var name: String { Self.names[rawValue] }

  private static let names = allCases.map { "\($0)" }
}

/// An opaque colour.
struct Colour: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// Red, green and blue, eight bits each.
  let rgb: UInt32

  init(integerLiteral rgb: UInt32) { self.rgb = rgb }

  /// The colour as `#rrggbb`.
  var hex: String {
    let digits = String(rgb, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// The colours of all inks; no other file names a colour.
///
/// - Source: NHS digital service manual (text, blue, red), Making Data Count (hues of classes),
///   W3C WCAG 2.2 criteria 1.4.3 and 1.4.11 (text 4.5 : 1, marks 3 : 1; tested).
struct Palette: Hashable, Sendable {
  private let colours: [Colour]

  subscript(_ ink: Ink) -> Colour { colours[ink.rawValue] }

  private init(_ colour: (Ink) -> Colour) { colours = Ink.allCases.map(colour) }

  /// On white: the screen by day, and always in print.
  static let light = Palette { ink in
    switch ink {
    case .paper: 0xFFFFFF
    case .grid: 0xE4E9EC
    case .year: 0xC3CCD2
    case .future: 0xEEF3F6
    case .gap: 0xF0F4F5
    case .text, .centre: 0x212B32
    case .secondary, .limitText: 0x4C6272
    case .axis, .process, .common, .rest: 0x768692
    case .limit: 0x5B6F7C
    case .target: 0xD5281B
    case .targetText: 0xB51F14
    case .planned, .plannedText: 0x7C2855
    case .improvement: 0x005EB8
    case .concern: 0xC46A00
    case .neither: 0x490092
    case .outline: 0x425563
    case .seriesHigh, .bar: 0x12436D
    case .seriesLow: 0x801650
    }
  }

  /// On near black.
  static let dark = Palette { ink in
    switch ink {
    case .paper: 0x1B2329
    case .grid: 0x313D45
    case .year: 0x4E5E69
    case .future: 0x25313A
    case .gap: 0x25313A
    case .text, .centre, .outline: 0xF0F4F5
    case .secondary, .limitText: 0xB4BEC5
    case .axis, .process, .rest: 0x8798A4
    case .common: 0x9AA9B3
    case .limit: 0xA5B1B9
    case .target, .targetText: 0xFF8A7E
    case .planned, .plannedText: 0xF0A0CF
    case .improvement, .bar, .seriesHigh: 0x6BACE6
    case .concern: 0xFF9F45
    case .neither: 0xC39BFF
    case .seriesLow: 0xF0A0CF
    }
  }

  /// The colours that Making Data Count prints, on white.
  ///
  /// Greys, blue and orange miss 3 : 1 by themselves; the outline and the shapes carry the meaning.
  static let makingDataCount = Palette { ink in
    switch ink {
    case .process, .common, .limit: 0xA6A6A6
    case .improvement: 0x00B0F0
    case .concern: 0xE46C0A
    case .neither, .planned, .plannedText: 0x490092
    case .centre: 0x000000
    case .target: 0xDE1B1B
    default: light[ink]
    }
  }
}

extension Ink {
  /// The system colour used when the reader has chosen the colours.
  var forcedColour: String {
    switch self {
    case .paper, .future, .gap: "Canvas"
    case .grid, .year, .axis, .process, .common, .rest, .limit: "GrayText"
    case .text, .secondary, .limitText, .targetText, .plannedText, .centre, .outline: "CanvasText"
    case .target, .planned, .seriesLow: "LinkText"
    case .improvement, .concern, .neither, .seriesHigh, .bar: "CanvasText"
    }
  }
}

extension Ink {
  /// The ANSI code of the colour on a terminal, one of the sixteen that readers can set themselves.
  var terminalCode: String? {
    switch self {
    case .improvement, .bar, .seriesHigh: "94"
    case .concern: "33"
    case .neither, .planned, .plannedText, .seriesLow: "35"
    case .target, .targetText: "31"
    case .secondary, .limitText, .axis, .process, .limit, .grid, .year, .rest: "2"
    case .centre, .text: "1"
    case .paper, .future, .gap, .common, .outline: nil
    }
  }
}
