public import ArgumentParser
import Charting
public import Drawing
import Foundation

/// Where the result goes and how it looks.
struct OutputArguments: ParsableArguments {
  @Option(help: "Write to a file: .html, .svg, .png, .csv or .json.")
  var out: String?
  @Flag(help: "Write the result as JSON (docs/chart-json.md).")
  var json = false
  @Flag(help: "Write the points as CSV.")
  var csv = false
  @Option(help: "Width of a picture in pixels, or of the terminal in characters.")
  var width: Int?
  @Option(help: "Colours of pictures: auto, light or dark.")
  var theme = PictureStyle.Theme.automatic
  @Flag(help: "Use the exact colours of Making Data Count.")
  var mdcColours = false
  @Option(help: "Colour on the terminal: auto, always or never.")
  var colour = ColourChoice.auto
  @Flag(help: "Draw with plain ASCII characters.")
  var ascii = false
  @Flag(name: .shortAndLong, help: "Say nothing but the result.")
  var quiet = false
  @Flag(help: "Count any problem in the file as a failure.")
  var strict = false
  @Flag(help: "List kinds of chart, rule sets and options, and stop.")
  var list = false

  func validate() throws {
    if json && csv { throw ValidationError("--json and --csv cannot both be written at once.") }
    if let width, !(20...4000).contains(width) {
      throw ValidationError("--width \(width) is not between 20 and 4000.")
    }
    if let out, !Self.endings.contains(ending) {
      throw ValidationError(
        "--out \(out) has no known ending: .html, .svg, .png, .csv or .json.")
    }
  }

  private static let endings = ["html", "htm", "svg", "png", "csv", "json"]

  private var ending: String { URL(filePath: out ?? "").pathExtension.lowercased() }

  /// Writes the file asked for; without one, or when data are asked for too, standard output.
  func write(_ set: ChartSet) throws {
    if let out {
      let bytes = try contents(set)
      do {
        try Data(bytes).write(to: URL(filePath: out), options: .atomic)
      } catch {
        Console.error("\(out) cannot be written\ntry: a folder that is there and may be written to")
        throw ExitCode.failed
      }
      if !quiet { Console.note("wrote \(out)") }
    }
    if out == nil || json && ending != "json" || csv && ending != "csv" {
      Console.write(try standardOutput(set))
    }
  }

  private func standardOutput(_ set: ChartSet) throws -> String {
    if json { return try set.json() }
    if csv { return String(decoding: set.csv(), as: UTF8.self) }
    let isTerminal = isatty(STDOUT_FILENO) == 1
    return set.terminal(
      TerminalStyle(
        columns: width ?? Console.columns, isUnicode: !ascii && Console.isUnicode,
        hasColour: colour.isOn(isTerminal)))
  }

  private func contents(_ set: ChartSet) throws -> [UInt8] {
    switch ending {
    case "json": return Array(try set.json().utf8)
    case "csv": return set.csv()
    case "svg": return Array(picture(set, style).utf8)
    case "png": return try PNG.render(picture(set, lightStyle), width: width ?? 1_200)
    default: return Array(set.html().utf8)
    }
  }

  private func picture(_ set: ChartSet, _ style: PictureStyle) -> String {
    if let left = set.chartsLeftOutOfPicture, !quiet {
      Console.note("\(left) are not in the picture; --out report.html shows all")
    }
    return set.svg(style)
  }

  private var style: PictureStyle {
    PictureStyle(
      width: Double(width ?? 960), theme: theme,
      colours: mdcColours ? .makingDataCount : .accessible, frame: .complete)
  }

  private var lightStyle: PictureStyle {
    var style = style
    style.theme = theme == .automatic ? .light : theme
    return style
  }
}

/// When the terminal is coloured.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  func isOn(_ isTerminal: Bool) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return switch self {
    case .always: true
    case .never: false
    case .auto:
      isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }
  }
}

extension PictureStyle.Theme: ExpressibleByArgument {}
