/// The style sheet that lets pictures follow the reader: dark, print, forced colours.
///
/// A picture carries it in itself unless told otherwise (``PictureStyle/stylesheet``); a page with
/// many pictures includes ``text`` once in its own style sheet instead. Without it, or where custom
/// properties are unknown, pictures show their plain colours.
public enum Stylesheet {
  /// The rules, as CSS.
  public static let text: String = {
    let screen = rules(for: ".vg", Palette.light.properties)
    let dark = Palette.dark.properties
    return """
      .vg{max-width:100%;height:auto;background:var(--vg-paper);font-variant-numeric:tabular-nums}
      \(screen)
      @media (prefers-color-scheme:dark){\(rules(for: ".vg-auto", dark))}
      \(rules(for: ".vg-dark", dark))
      \(rules(for: ".vg-mdc", Palette.makingDataCount.properties))
      @media print{\(rules(for: ".vg:not(.vg-mdc)", Palette.light.properties))}
      @media (forced-colors:active){\(rules(for: ".vg.vg", forced))}
      \(Ink.allCases.map(paints).joined(separator: "\n"))

      """
  }()

  private static let forced =
    Ink.allCases.map { "--vg-\($0.name):\($0.forcedColour)" }.joined(separator: ";")

  private static func rules(for selector: String, _ properties: String) -> String {
    "\(selector){\(properties)}"
  }

  private static func paints(_ ink: Ink) -> String {
    ".vf-\(ink.name){fill:var(--vg-\(ink.name))}.vs-\(ink.name){stroke:var(--vg-\(ink.name))}"
  }
}

extension Palette {
  /// The colours as custom properties of CSS.
  var properties: String {
    Ink.allCases.map { "--vg-\($0.name):\(self[$0].hex)" }.joined(separator: ";")
  }
}
