/// How a picture is to be drawn: everything that is not what it shows.
public struct PictureStyle: Hashable, Sendable {
  /// Light or dark.
  public enum Theme: String, Hashable, Sendable, CaseIterable {
    /// As the reader's device asks.
    case automatic = "auto"
    /// Always light.
    case light
    /// Always dark, except in print.
    case dark
  }

  /// The colours of the classes.
  public enum Colours: String, Hashable, Sendable, CaseIterable {
    /// Colours that pass 3 : 1 by themselves.
    case accessible
    /// The colours that Making Data Count prints; always light.
    case makingDataCount = "mdc"
  }

  /// Whether the words around a chart are drawn inside it.
  public enum Frame: String, Hashable, Sendable, CaseIterable {
    /// The chart alone: title, notes and source are text of the page.
    case bare
    /// With title, subtitle, annotations, notes and source: for files that travel alone.
    case complete
  }

  /// Where the style sheet is.
  public enum Sheet: String, Hashable, Sendable, CaseIterable {
    /// In the picture.
    case embedded
    /// In the page: see ``Stylesheet/text``.
    case external
  }

  /// The width in pixels, 16 to 4,000.
  public var width: Double
  /// What the ids in the picture start with: unique on the page.
  public var prefix: String
  /// Light or dark.
  public var theme: Theme
  /// The colours of the classes.
  public var colours: Colours
  /// Whether the words around a chart are drawn inside it.
  public var frame: Frame
  /// Where the style sheet is.
  public var stylesheet: Sheet

  /// A style; letters, digits, `-` and `_` are kept of the prefix, and the width is held in range.
  public init(
    width: Double = 800, prefix: String = "chart", theme: Theme = .automatic,
    colours: Colours = .accessible, frame: Frame = .bare, stylesheet: Sheet = .embedded
  ) {
    self.width = width.isFinite ? min(max(width, 16), 4000) : 800
    let kept = prefix.unicodeScalars.filter { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || Self.alsoAllowed.contains(scalar))
    }
    let name = String(String.UnicodeScalarView(kept))
    self.prefix = name.first?.isLetter == true ? name : "v" + name
    self.theme = theme
    self.colours = colours
    self.frame = frame
    self.stylesheet = stylesheet
  }

  private static let alsoAllowed = Set("-_0123456789".unicodeScalars)

  /// The style with room for a chart: charts are at least 240 pixels wide, icons need less.
  var roomy: PictureStyle {
    var style = self
    style.width = max(width, 240)
    return style
  }

  var palette: Palette {
    switch (colours, theme) {
    case (.makingDataCount, _): .makingDataCount
    case (.accessible, .dark): .dark
    case (.accessible, .automatic), (.accessible, .light): .light
    }
  }

  var rootClass: String {
    switch (colours, theme) {
    case (.makingDataCount, _): "vg vg-mdc"
    case (.accessible, .dark): "vg vg-dark"
    case (.accessible, .automatic): "vg vg-auto"
    case (.accessible, .light): "vg"
    }
  }
}

/// A picture: a value that can be written as SVG.
public protocol Picture: Sendable {
  /// What it shows and of whom, in a line.
  var title: String { get }
  /// What it says, in sentences, for those who do not see it.
  var summary: String { get }
  /// Writes the picture as an `<svg>` element.
  func write(to markup: inout Markup, style: PictureStyle)
}

extension Picture {
  /// The picture as the text of an SVG document.
  public func svg(_ style: PictureStyle = PictureStyle()) -> String {
    var markup = Markup(reserving: 24_576)
    write(to: &markup, style: style)
    return markup.string
  }
}

/// The sizes that go with a width: never smaller on a small screen, larger on a large sheet.
struct Sizes: Hashable, Sendable {
  /// 1 up to 800 pixels, growing gently after that.
  let factor: Double
  /// Whether there is little room.
  let isNarrow: Bool

  init(width: Double) {
    factor = width <= 800 ? 1 : min((width / 800).squareRoot(), 2)
    isNarrow = width < 500
  }

  /// The sizes of a narrow panel within a picture: its text keeps the size of the picture's.
  init(width: Double, within sizes: Sizes) {
    factor = sizes.factor
    isNarrow = width < 500 * sizes.factor
  }

  /// Labels of lines and marks.
  var label: Double { (14 * factor).rounded() }
  /// Numbers and dates along the axes.
  var tick: Double { (14 * factor).rounded() }
  /// The title drawn inside.
  var title: Double { isNarrow ? 18 : (22 * factor).rounded() }
  /// The subtitle drawn inside.
  var subtitle: Double { isNarrow ? 14 : (16 * factor).rounded() }
  /// A main line.
  var stroke: Double { 2 * factor }
  /// A line of text.
  func leading(_ size: Double) -> Double { (size * 1.3).rounded() }

  /// A height between 16 : 9 and 2 : 1, with room to read on a narrow screen.
  static func height(for width: Double) -> Double {
    let share = min(max((width - 800) / 800, 0), 1)
    return (width * (9.0 / 16 - share * (9.0 / 16 - 0.5))).rounded()
  }
}
