/// How wide a text is in Arial, so that labels can be kept apart without a browser.
///
/// - Source: advance widths of the metric family that Arial, Helvetica and Liberation Sans share,
///   in thousandths of the size, for U+0020 to U+007E.
enum TextWidth {
  // swift-format-ignore
  private static let advances: [UInt16] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
  /// Bold is wider by about this much; measured generously.
  private static let boldFactor = 1.08
  /// A width for all other characters, generous for Latin ones.
  private static let otherAdvance = 600

  /// The width of a text at a size in pixels.
  static func of(_ text: String, size: Double, bold: Bool = false) -> Double {
    var sum = 0
    for byte in text.utf8 {
      switch byte {
      case 0x20...0x7E: sum += Int(advances[Int(byte) - 0x20])
      // One lead byte for each character beyond ASCII; its continuation bytes count nothing.
      case 0xC0...: sum += otherAdvance
      default: break
      }
    }
    return Double(sum) * size / 1000 * (bold ? boldFactor : 1)
  }

  /// The text broken at blanks into lines no wider than `width`, where words allow it.
  static func lines(
    _ text: String, size: Double, width: Double, bold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if of(longer, size: size, bold: bold) <= width || line.isEmpty {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The text, cut with an ellipsis to fit a width.
  static func cut(_ text: String, size: Double, width: Double, bold: Bool = false) -> String {
    guard of(text, size: size, bold: bold) > width else { return text }
    var kept = text
    while !kept.isEmpty && of(kept + "…", size: size, bold: bold) > width { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }
}
