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

  func write(_ set: ChartSet) throws {
    guard let out else {
      Console.write(try standardOutput(set))
      return
    }
    let bytes = try contents(set, kind: (out as NSString).pathExtension.lowercased())
    do {
      try Data(bytes).write(to: URL(filePath: out), options: .atomic)
    } catch {
      Console.error("\(out) cannot be written\n\(error.localizedDescription)")
      throw ExitCode.failed
    }
    if !quiet { Console.note("wrote \(out)") }
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

  private func contents(_ set: ChartSet, kind: String) throws -> [UInt8] {
    switch kind {
    case "json": return Array(try set.json().utf8)
    case "csv": return set.csv()
    case "html", "htm": return Array(set.html().utf8)
    case "svg": return Array(set.svg(style).utf8)
    case "png": return try PNG.render(set.svg(lightStyle), width: width ?? 1_200)
    default:
      Console.error(
        "--out \(out ?? "") has no known ending\ntry: .html, .svg, .png, .csv or .json")
      throw ExitCode.wrongUse
    }
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
