import Foundation
import Testing

/// What is said, and how it ends, when things go well and when they do not.
@Suite struct ExitStatusTests {
  static let calm =
    "month,falls\n"
    + (1...14).map {
      "\($0 > 12 ? 2025 : 2024)-\(($0 - 1) % 12 < 9 ? "0" : "")\(($0 - 1) % 12 + 1),\(5 + $0 % 3)\n"
    }.joined()

  @Test func `0: all is well`() throws {
    let outcome = try Program.run(["chart"], input: Self.calm)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Variation: common cause"))
    #expect(
      outcome.remarks == """
        x: column "month"
        y: column "falls"
        kind: XmR, the default; ask for another with --kind

        """)
  }

  @Test func `quiet says nothing but the result`() throws {
    let outcome = try Program.run(["chart", "-", "-q"], input: Self.calm + "2025-03,x\n")
    #expect(outcome.status == 3 && outcome.remarks.isEmpty && outcome.output.hasPrefix("Falls\n"))
  }

  @Test func `3: part of the input was left out; strict makes that a failure`() throws {
    let input = Self.calm + "2025-03,x\n"
    let outcome = try Program.run(["chart"], input: input)
    #expect(outcome.status == 3)
    #expect(
      outcome.remarks.hasSuffix(
        "standard input:16: column \"falls\": x is not a number (write digits only, such as "
          + "1234.5, or leave the cell blank)\n1 problem in the file; the rest was charted\n"))
    #expect(outcome.output.contains("Variation: common cause"))
    #expect(try Program.run(["chart", "--strict"], input: input).status == 1)
    #expect(try Program.run(["chart", "--strict"], input: Self.calm).status == 0)
  }

  @Test(arguments: [
    ("", "has no rows"), ("month,falls\n", "there is nothing to chart"),
    ("PK\u{3}\u{4}\u{0}\u{1}", "is a spreadsheet, not text"),
    ("month,falls\n2024-01,1\n2024-01,2\n", "stands in more than one row"),
    ("month,falls\n2024-01,\n2024-02,*\n", "which column holds the values"),
  ])
  func `3 or 2: nothing could be charted`(input: String, words: String) throws {
    let outcome = try Program.run(["chart"], input: input)
    #expect(outcome.status == (words.hasPrefix("which") ? 2 : 3))
    #expect(outcome.output.isEmpty && outcome.remarks.hasPrefix("error: "))
    #expect(outcome.remarks.contains(words))
  }

  @Test func `3: bytes at random are refused without a crash and without escape codes`() throws {
    let scratch = try Scratch()
    var state: UInt64 = 5
    for round in 0..<6 {
      let bytes = (0..<4_000).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(state >> 56)
      }
      let file = scratch.folder.appending(path: "rubbish\(round)")
      try Data(bytes).write(to: file)
      let outcome = try Program.run(["chart", file.path])
      #expect([2, 3].contains(outcome.status), "\(outcome.status)")
      let controls = outcome.remarks.unicodeScalars.filter {
        $0 != "\n" && $0.properties.generalCategory == .control
      }
      #expect(controls.isEmpty)
      #expect(outcome.remarks.split(separator: "\n").count <= 30)
    }
  }

  @Test func `a huge cell is cut short when it is named`() throws {
    let input = Self.calm + "2025-03,\(String(repeating: "x", count: 300_000))\n"
    let outcome = try Program.run(["chart"], input: input)
    #expect(outcome.status == 3 && outcome.remarks.utf8.count < 1_000)
  }

  @Test func `4: the file is not there, a folder, or not to be read`() throws {
    let scratch = try Scratch()
    try scratch.write(Self.calm, to: "falls.csv")
    let absent = try Program.run(["chart", "fals.csv"], in: scratch.folder)
    #expect(absent.status == 4)
    #expect(absent.remarks == "error: fals.csv is not there\ndid you mean \"falls.csv\"?\n")
    let folder = try Program.run(["chart", "."], in: scratch.folder)
    #expect(folder.status == 4 && folder.remarks.hasPrefix("error: . is a folder\n"))
    guard getuid() != 0 else {
      print("not checked: root may read every file")
      return
    }
    let closed = try scratch.write(Self.calm, to: "closed.csv")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed.path)
    let outcome = try Program.run(["chart", closed.path])
    #expect(outcome.status == 4 && outcome.remarks.contains("may not be read by you"))
  }

  @Test(arguments: [
    (["chart", "--beter", "lower"], "there is no option --beter\ndid you mean --better? "),
    (["chart", "--hlp"], "there is no option --hlp\ndid you mean --help? "),
    (["--versoin"], "there is no option --versoin\ndid you mean --version? "),
    (["chrat"], "there is no verb \"chrat\"\ndid you mean \"chart\"? verbs: chart"),
    (["Package.swift"], "\"Package.swift\" is a file, not a verb\ntry: vigil chart Package.swift"),
    (["chart", "--better", "up"], "'up' is invalid for '--better <better>'"),
    (["chart", "--multiply", "x"], "'x' is invalid for '--multiply <multiply>'"),
    (["chart", "--multiply", "0"], "option multiplier cannot be 0"),
    (["chart", "--width", "1"], "--width 1 is not between 20 and 4000"),
    (["chart", "--out", "chart.pdf"], "--out chart.pdf has no known ending"),
    (["chart", "--json", "--csv"], "cannot both be written at once"),
    (["chart", "--delimiter", "ab"], "--delimiter \"ab\" is not one plain character"),
    (["chart", "--option", "shift"], "--option \"shift\" is not understood: write name=value"),
    (["chart", "--option", "shfit=7"], "there is no option \"shfit\"\ndid you mean \"shift\"? "),
    (["chart", "--kind", "xmrr"], "there is no kind of chart \"xmrr\"\ndid you mean \"xmr\"? "),
    (["chart", "--rules", "mdc"], "there is no rule set \"mdc\""),
    (
      ["chart", "--y", "fall"],
      "there is no column \"fall\" for the values\ndid you mean \"falls\"? "
    ),
    (["chart", "--rebase", "2030-01"], "is not the date of any row\nnearest: \"2025-02-01\""),
    (["chart", "--target", "many"], "target \"many\" is not understood\ntry: "),
    (["chart", "--kind", "t", "--x", "month", "--until", "now"], "last date \"now\" is not"),
    (["chart", "a.csv", "b.csv"], "nexpected argument 'b.csv'"),
  ])
  func `2: the command was used wrongly, and what to try`(
    arguments: [String], words: String
  ) throws {
    let outcome = try Program.run(arguments, input: Self.calm)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty && outcome.remarks.hasPrefix("error: "))
    #expect(outcome.remarks.contains(words), "\(outcome.remarks)")
  }

  @Test func `1: a file cannot be written`() throws {
    let outcome = try Program.run(["chart", "--out", "no/such/folder.svg", "-q"], input: Self.calm)
    #expect(outcome.status == 1)
    #expect(outcome.remarks.hasPrefix("error: no/such/folder.svg cannot be written\n"))
  }

  @Test func `1: there is no converter for a PNG`() throws {
    let scratch = try Scratch()
    let outcome = try Program.run(
      ["chart", "--out", "chart.png", "-q"], input: Self.calm, in: scratch.folder,
      environment: ["PATH": scratch.folder.path])
    #expect(outcome.status == 1)
    #expect(
      outcome.remarks == """
        error: a PNG needs the program rsvg-convert
        try: apt-get install librsvg2-bin, or --out chart.svg

        """)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).isEmpty)
  }
}
