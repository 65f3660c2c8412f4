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
    for (name, chart) in [("cusum", DrawingSamples.cusum()), ("vlad", DrawingSamples.vlad())] {
      try expectSnapshot(chart.terminal(), "terminal-\(name).txt")
      try expectSnapshot(chart.terminal(plain), "terminal-\(name)-ascii.txt")
      try expectSnapshot(chart.terminal(colour), "terminal-\(name)-colour.txt")
    }
    try expectSnapshot(DrawingSamples.pareto().terminal(), "terminal-pareto.txt")
    try expectSnapshot(DrawingSamples.pareto().terminal(plain), "terminal-pareto-ascii.txt")
    let line = DrawingSamples.sparkline()
    try expectSnapshot(
      line.terminal() + "\n" + line.terminal(isUnicode: false) + "\n", "terminal-sparkline.txt")
  }

  @Test(arguments: [40, 80, 132])
  func `terminal lines fit and plain ones are plain`(columns: Int) {
    let drawings: [(TerminalStyle) -> String] = [
      { DrawingSamples.control().terminal($0) }, { DrawingSamples.gaps().terminal($0) },
      { DrawingSamples.weeks().terminal($0) }, { DrawingSamples.funnel().terminal($0) },
      { DrawingSamples.cusum().terminal($0) }, { DrawingSamples.vlad().terminal($0) },
      { DrawingSamples.pareto().terminal($0) },
    ]
    for draw in drawings {
      let ascii = draw(TerminalStyle(columns: columns, isUnicode: false))
      #expect(ascii.utf8.allSatisfy { $0 < 0x80 && $0 != 0x1B })
      let text = draw(TerminalStyle(columns: columns))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= columns })
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 21)
    }
  }

  @Test func `causes without a line of their own are told in words`() {
    let causes = (1...30).map { ParetoPicture.Cause(name: "Cause \($0)", count: Double(40 - $0)) }
    let text = ParetoPicture(title: "All", summary: "", unit: "falls", causes: causes)
      .terminal(TerminalStyle(rows: 10))
    // 40 − n for the last 25 causes: 34 down to 10.
    #expect(text.contains("and 25 more, together 550"))
    #expect(text.contains("Cause 5"))
    #expect(!text.contains("Cause 6"))
  }

  @Test func `a bar is as long as its count`() {
    let text = ParetoPicture(
      title: "", summary: "", unit: "",
      causes: [
        .init(name: "A", count: 40), .init(name: "B", count: 20), .init(name: "C", count: 0),
      ]
    ).terminal()
    func length(_ name: Character) -> Int? {
      text.split(separator: "\n").first { $0.first == name }?.count { $0 == "█" || $0 == "░" }
    }
    #expect(length("B").map { $0 * 2 } == length("A"))
    #expect(length("C") == 0)
  }

  @Test func `empty charts are drawn`() {
    var empty = DrawingSamples.run()
    empty.points = []
    #expect(!empty.terminal().isEmpty)
    let sums = CumulativePicture(
      title: "None", summary: "", axis: .ordinal(name: "Case"), positions: [], lines: [])
    #expect(sums.terminal().contains("None"))
    let causes = ParetoPicture(title: "None", summary: "", unit: "", causes: [])
    #expect(causes.terminal().contains("None"))
    #expect(Sparkline(title: "None", values: []).terminal().isEmpty)
    #expect(Sparkline(title: "Level", values: [2, nil, 2]).terminal() == "▄ ▄")
  }
}
