import Foundation
import Testing

/// Where results go and in which form.
@Suite struct OutputTests {
  private static let wards = [
    "chart", "Examples/observations-on-time.csv", "--facet", "ward", "--y", "on_time",
    "--denominator", "due", "--better", "higher", "--target", "80%", "-q",
  ]

  @Test(arguments: ["html", "svg", "csv", "json", "HTML"])
  func `a file is written in the form of its ending`(ending: String) throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "a report.\(ending)")
    let outcome = try Program.run(Self.wards + ["--out", file.path])
    #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.remarks.isEmpty)
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = ["html": "<!DOCTYPE html>", "svg": "<svg ", "csv": "facet,x,", "json": "{\n"]
    #expect(text.hasPrefix(try #require(start[ending.lowercased()])))
    #expect(text.contains("Ash") && text.hasSuffix("\n"))
    #expect(!text.contains(Program.root.path))
  }

  @Test func `a PNG is made when the converter is there`() throws {
    guard try Program.shell("command -v rsvg-convert").status == 0 else {
      print("not checked: rsvg-convert is not there")
      return
    }
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "chart.png")
    let outcome = try Program.run(Self.wards + ["--out", file.path, "--width", "700"])
    #expect(outcome.status == 0)
    let bytes = [UInt8](try Data(contentsOf: file))
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(bytes[16..<20].reduce(0) { $0 << 8 | Int($1) } == 700)
  }

  @Test func `that a file was written is said, and data may be had besides`() throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "falls.svg")
    let outcome = try Program.run(
      ["chart", "Examples/falls.csv", "--out", file.path, "--json"])
    #expect(outcome.remarks.hasSuffix("wrote \(file.path)\n"))
    #expect(outcome.output.hasPrefix("{\n") && outcome.output.hasSuffix("}\n"))
  }

  @Test func `standard output has the same JSON and CSV as a file`() throws {
    let scratch = try Scratch()
    for form in ["json", "csv"] {
      let file = scratch.folder.appending(path: "out.\(form)")
      _ = try Program.run(Self.wards + ["--out", file.path])
      let outcome = try Program.run(Self.wards + ["--\(form)"])
      #expect(try outcome.bytes == Data(contentsOf: file))
    }
  }

  @Test func `standard input, a dash and a file give the same`() throws {
    let table = try String(
      contentsOf: Program.root.appending(path: "Examples/falls.csv"), encoding: .utf8)
    let file = try Program.run(["chart", "Examples/falls.csv"])
    #expect(try Program.run(["chart"], input: table).output == file.output)
    #expect(try Program.run(["chart", "-"], input: table).output == file.output)
    #expect(try Program.run(["chart", "--csv"], input: table).output.hasPrefix("facet,x,y,"))
  }

  // MARK: The terminal

  @Test(
    arguments: [
      [:], ["TERM": "xterm-256color"], ["NO_COLOR": "1"], ["TERM": "dumb"], ["COLUMNS": "200"],
    ] as [[String: String]])
  func `what is piped has no escape codes and is 80 wide`(environment: [String: String]) throws {
    let outcome = try Program.run(
      ["chart", "Examples/falls.csv", "--better", "lower"], environment: environment)
    #expect(!outcome.output.contains("\u{1B}") && !outcome.remarks.contains("\u{1B}"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `colour can be forced and forbidden`() throws {
    func hasColour(_ choice: String, _ environment: [String: String] = [:]) throws -> Bool {
      try Program.run(
        ["chart", "Examples/falls.csv", "--better", "lower", "--colour", choice],
        environment: environment
      ).output.contains("\u{1B}[")
    }
    #expect(try hasColour("always"))
    #expect(try !hasColour("never"))
    #expect(try !hasColour("auto", ["TERM": "xterm"]))
  }

  @Test func `on a terminal there is colour, unless it is not wanted`() throws {
    guard try Program.shell("command -v script").status == 0 else {
      print("not checked: script(1) is not there")
      return
    }
    func drawn(_ setting: String) throws -> String {
      try Program.shell(
        "\(setting) script -qec \"$VIGIL chart Examples/falls.csv --better lower -q\" /dev/null"
      ).output
    }
    #expect(try drawn("TERM=xterm").contains("\u{1B}["))
    #expect(try !drawn("TERM=xterm NO_COLOR=1").contains("\u{1B}["))
    #expect(try !drawn("TERM=dumb").contains("\u{1B}["))
  }

  @Test(arguments: [["LANG": "C"], ["LC_ALL": "POSIX"], ["LANG": "en_GB.ISO-8859-1"]])
  func `without Unicode plain characters are drawn`(environment: [String: String]) throws {
    let outcome = try Program.run(["chart", "Examples/falls.csv"], environment: environment)
    #expect(outcome.output.utf8.allSatisfy { $0 < 0x80 })
    let asked = try Program.run(["chart", "Examples/falls.csv", "--ascii"])
    #expect(asked.output == outcome.output)
  }

  @Test(arguments: [["LANG": "en_GB.UTF-8"], ["LC_ALL": "C.utf8", "LANG": "C"]])
  func `with Unicode finer ones are`(environment: [String: String]) throws {
    let outcome = try Program.run(["chart", "Examples/falls.csv"], environment: environment)
    #expect(outcome.output.contains("┤"))
  }

  @Test func `a reader that stops early is no failure`() throws {
    let outcome = try Program.shell(
      "vigil chart Examples/observations-on-time.csv --facet ward --y on_time --denominator due"
        + " --json -q | head -n 1")
    #expect(outcome.status == 0 && outcome.output == "{\n" && outcome.remarks.isEmpty)
  }

  // MARK: Help

  @Test func `help and version say what they should`() throws {
    let version = try Program.run(["--version"])
    #expect(version.status == 0 && version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    for arguments in [[], ["--help"], ["-h"], ["help"]] {
      let outcome = try Program.run(arguments)
      #expect(outcome.status == 0 && outcome.remarks.isEmpty)
      #expect(outcome.output.contains("vigil chart falls.csv"))
      #expect(outcome.output.contains("docs/command-line.md"))
    }
    for arguments in [["chart", "--help"], ["help", "chart"], ["chart", "-h"]] {
      let outcome = try Program.run(arguments)
      #expect(outcome.status == 0 && outcome.output.contains("--false-discovery"))
    }
  }

  @Test func `kinds, rule sets and options are listed`() throws {
    let outcome = try Program.run(["chart", "--list"])
    #expect(outcome.status == 0)
    for name in ["p-prime", "mdc-tool-5", "two_of_three", "overdispersion", "in_control_arl"] {
      #expect(outcome.output.contains(name))
    }
  }

  @Test func `a funnel plot of several facets says what its picture leaves out`() throws {
    let scratch = try Scratch()
    let rows = (0..<10).map { "T\($0 / 2),\($0 % 2),\(3 + $0),\(50 + $0)\n" }.joined()
    let outcome = try Program.run(
      ["chart", "--kind", "funnel", "--facet", "year", "--out", "f.svg"],
      input: "trust,year,deaths,cases\n" + rows, in: scratch.folder)
    #expect(
      outcome.remarks.contains("1 chart of 2 are not in the picture; --out report.html shows all"))
  }
}
