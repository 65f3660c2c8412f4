import Drawing
import Testing

@Suite struct TerminalTests {
  @Test func `terminal charts look as they did`() throws {
    let plain = TerminalStyle(isUnicode: false)
    let colour = TerminalStyle(columns: 100, rows: 26, hasColour: true)
    for (name, chart) in [
      ("control", DrawingSamples.control()), ("gaps", DrawingSamples.gaps()),
      ("rare", DrawingSamples.rare()), ("run", DrawingSamples.run()),
    ] {
      try expectSnapshot(chart.terminal(), "terminal-\(name).txt")
      try expectSnapshot(chart.terminal(plain), "terminal-\(name)-ascii.txt")
      try expectSnapshot(chart.terminal(colour), "terminal-\(name)-colour.txt")
    }
    try expectSnapshot(DrawingSamples.funnel().terminal(), "terminal-funnel.txt")
    try expectSnapshot(DrawingSamples.funnel().terminal(plain), "terminal-funnel-ascii.txt")
    let line = DrawingSamples.sparkline()
    try expectSnapshot(
      line.terminal() + "\n" + line.terminal(isUnicode: false) + "\n", "terminal-sparkline.txt")
  }

  @Test func `terminal lines fit and plain ones are plain`() {
    for picture in [DrawingSamples.control(), DrawingSamples.gaps(), DrawingSamples.weeks()] {
      for columns in [40, 80, 132] {
        let ascii = picture.terminal(TerminalStyle(columns: columns, isUnicode: false))
        #expect(ascii.utf8.allSatisfy { $0 < 0x80 && $0 != 0x1B })
        let lines = picture.terminal(TerminalStyle(columns: columns)).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= columns })
      }
    }
  }

  @Test func `empty charts are drawn`() {
    var empty = DrawingSamples.run()
    empty.points = []
    #expect(!empty.terminal().isEmpty)
    #expect(Sparkline(title: "None", values: []).terminal().isEmpty)
    #expect(Sparkline(title: "Level", values: [2, nil, 2]).terminal() == "▄ ▄")
  }
}
