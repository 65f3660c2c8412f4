import ControlCharts
import Drawing
import Testing

@Suite struct SnapshotTests {
  @Test(arguments: [320.0, 800, 1600])
  func `a control chart looks as it did at every width`(width: Double) throws {
    let style = PictureStyle(width: width, prefix: "c")
    try expectSnapshot(DrawingSamples.control().svg(style), "control-\(Int(width)).svg")
    try expectSnapshot(DrawingSamples.gaps().svg(style), "gaps-\(Int(width)).svg")
    try expectSnapshot(DrawingSamples.rare().svg(style), "rare-\(Int(width)).svg")
  }

  @Test func `other control charts look as they did`() throws {
    try expectSnapshot(DrawingSamples.weeks().svg(), "weeks.svg")
    try expectSnapshot(DrawingSamples.run().svg(), "run.svg")
    let complete = PictureStyle(width: 800, prefix: "c", frame: .complete)
    try expectSnapshot(DrawingSamples.control().svg(complete), "control-complete.svg")
    var dark = complete
    dark.theme = .dark
    try expectSnapshot(DrawingSamples.gaps().svg(dark), "gaps-dark.svg")
    var mdc = complete
    mdc.colours = .makingDataCount
    try expectSnapshot(DrawingSamples.control().svg(mdc), "control-mdc.svg")
  }

  @Test(arguments: [320.0, 800])
  func `other pictures look as they did`(width: Double) throws {
    let style = PictureStyle(width: width, prefix: "p")
    try expectSnapshot(DrawingSamples.funnel().svg(style), "funnel-\(Int(width)).svg")
    try expectSnapshot(DrawingSamples.cusum().svg(style), "cusum-\(Int(width)).svg")
    try expectSnapshot(DrawingSamples.vlad().svg(style), "vlad-\(Int(width)).svg")
    try expectSnapshot(DrawingSamples.pareto().svg(style), "pareto-\(Int(width)).svg")
    try expectSnapshot(DrawingSamples.multiples().svg(style), "multiples-\(Int(width)).svg")
  }

  @Test func `sparkline and icons look as they did`() throws {
    let small = PictureStyle(width: 120, prefix: "s")
    try expectSnapshot(DrawingSamples.sparkline().svg(small), "sparkline.svg")
    for icon in DrawingSamples.variationIcons {
      let name = "icon-\(icon.verdict.rawValue)-\(icon.side?.rawValue ?? "plain").svg"
      try expectSnapshot(icon.svg(small), name)
    }
    for icon in DrawingSamples.assuranceIcons {
      try expectSnapshot(icon.svg(small), "icon-assurance-\(icon.verdict.rawValue).svg")
    }
  }
}
