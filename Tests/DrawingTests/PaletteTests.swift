import Foundation
import Testing

@testable import Drawing

@Suite struct PaletteTests {
  /// - Source: W3C WCAG 2.2, relative luminance and contrast ratio.
  static func contrast(_ one: Colour, _ other: Colour) -> Double {
    func luminance(_ colour: Colour) -> Double {
      func linear(_ shift: UInt32) -> Double {
        let share = Double((colour.rgb >> shift) & 0xFF) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
    }
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  static let marks: [Ink] = [
    .axis, .process, .centre, .limit, .target, .planned, .common, .improvement, .concern,
    .neither, .outline, .seriesHigh, .seriesLow, .bar, .rest,
  ]
  static let words: [Ink] = [.text, .secondary, .limitText, .targetText, .plannedText]

  @Test(arguments: [("#005eb8", 6.38), ("#ed8b00", 2.53), ("#768692", 3.75)])
  func `contrast is worked out as published`(hex: String, ratio: Double) throws {
    let number = try #require(UInt32(hex.dropFirst(), radix: 16))
    let colour = Colour(integerLiteral: number)
    #expect(colour.hex == hex)
    #expect((Self.contrast(colour, 0xFFFFFF) - ratio).magnitude < 0.006)
  }

  @Test func `every mark passes 3 to 1 and every text 4 point 5 to 1, light and dark`() {
    for palette in [Palette.light, .dark] {
      for ground in [Ink.paper, .future, .gap] {
        for ink in Self.marks {
          let ratio = Self.contrast(palette[ink], palette[ground])
          #expect(ratio >= 3, "\(ink) on \(ground): \(ratio)")
        }
        for ink in Self.words {
          let ratio = Self.contrast(palette[ink], palette[ground])
          #expect(ratio >= 4.5, "\(ink) on \(ground): \(ratio)")
        }
      }
    }
    for ink in Self.words + [.outline, .centre] {
      let palette = Palette.makingDataCount
      #expect(Self.contrast(palette[ink], palette[.paper]) >= 4.5)
    }
  }

  @Test func `the published colours are exact`() {
    let palette = Palette.makingDataCount
    #expect(palette[.common].hex == "#a6a6a6" && palette[.improvement].hex == "#00b0f0")
    #expect(palette[.concern].hex == "#e46c0a" && palette[.neither].hex == "#490092")
  }

  @Test func `no file but the palette names a colour`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Drawing")
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    for case let file as URL in files
    where file.pathExtension == "swift" && file.lastPathComponent != "Palette.swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      #expect(source.firstMatch(of: /#[0-9A-Fa-f]{6}\b/) == nil, "\(file.lastPathComponent)")
      #expect(source.firstMatch(of: /0x[0-9A-Fa-f]{6}\b/) == nil, "\(file.lastPathComponent)")
    }
  }

  @Test func `the style sheet knows every ink in every mode`() {
    let text = Stylesheet.text
    for ink in Ink.allCases {
      #expect(text.contains(".vf-\(ink.name){fill:var(--vg-\(ink.name))}"))
      #expect(text.components(separatedBy: "--vg-\(ink.name):").count == 7)
    }
    #expect(text.contains("forced-colors:active") && text.contains("@media print"))
    #expect(!text.contains("<") && !text.contains("&"))
  }
}
