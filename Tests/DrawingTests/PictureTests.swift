import ControlCharts
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Drawing

/// Reads an SVG and keeps what the tests ask about.
final class SVGReader: NSObject, XMLParserDelegate {
  var title = ""
  var desc = ""
  var ids: [String] = []
  var elements: [String: Int] = [:]
  var rootAttributes: [String: String] = [:]
  var fontSizes: [Double] = []
  private var path: [String] = []

  static func read(_ svg: String) -> SVGReader? {
    let reader = SVGReader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if path.isEmpty { rootAttributes = attributes }
    path.append(name)
    elements[name, default: 0] += 1
    if let id = attributes["id"] { ids.append(id) }
    if let size = attributes["font-size"].flatMap(Double.init) { fontSizes.append(size) }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { path.removeLast() }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if path == ["svg", "title"] { title += text }
    if path == ["svg", "desc"] { desc += text }
  }
}

@Suite struct PictureTests {
  static let pictures: [any Picture] =
    [
      DrawingSamples.control(), DrawingSamples.gaps(), DrawingSamples.rare(),
      DrawingSamples.weeks(), DrawingSamples.run(), DrawingSamples.funnel(),
      DrawingSamples.cusum(), DrawingSamples.vlad(), DrawingSamples.pareto(),
      DrawingSamples.multiples(), DrawingSamples.sparkline(),
    ] + DrawingSamples.variationIcons + DrawingSamples.assuranceIcons

  static var styles: [PictureStyle] {
    var styles: [PictureStyle] = []
    for width in [120.0, 320, 800, 1600] {
      for theme in PictureStyle.Theme.allCases {
        for frame in PictureStyle.Frame.allCases {
          styles.append(PictureStyle(width: width, prefix: "a1", theme: theme, frame: frame))
        }
      }
    }
    styles.append(PictureStyle(colours: .makingDataCount, stylesheet: .external))
    return styles
  }

  @Test func `every picture is well formed, named, described and without script`() throws {
    for picture in Self.pictures {
      for style in Self.styles {
        let svg = picture.svg(style)
        let reader = try #require(SVGReader.read(svg), "\(picture.title) at \(style.width)")
        #expect(reader.title == picture.title)
        #expect(!reader.desc.isEmpty)
        #expect(reader.rootAttributes["role"] == "img")
        #expect(reader.rootAttributes["aria-labelledby"] == style.prefix + "-title")
        #expect(reader.ids.allSatisfy { $0.hasPrefix(style.prefix + "-") })
        #expect(Set(reader.ids).count == reader.ids.count)
        #expect(reader.elements["script"] == nil)
        #expect((reader.elements["style"] ?? 0) == (style.stylesheet == .embedded ? 1 : 0))
        #expect(!svg.contains("nan") && !svg.contains("inf\""))
      }
    }
  }

  @Test func `hostile text stays text`() throws {
    let hostile = "</title><script>alert(\"1\")</script> & 'x' \u{0}\u{FFFE}]]>"
    var picture = DrawingSamples.control(title: hostile)
    picture.summary = hostile
    picture.unit = hostile
    picture.subtitle = hostile
    picture.annotations[0].text = hostile
    picture.notes = [hostile]
    picture.format.suffix = "<&>"
    var style = PictureStyle(width: 800, prefix: "\"><x", frame: .complete)
    #expect(style.prefix == "x")
    style.theme = .dark
    let svg = picture.svg(style)
    let reader = try #require(SVGReader.read(svg))
    #expect(!svg.contains("<script"))
    #expect(reader.elements["script"] == nil)
    #expect(reader.title.contains("</title><script>alert(\"1\")</script> & 'x'"))
    var funnel = DrawingSamples.funnel()
    funnel.points[0].name = hostile
    funnel.points[0].isOwn = true
    #expect(SVGReader.read(funnel.svg()) != nil)
  }

  @Test(arguments: [320.0, 500, 800, 1600])
  func `text is never small`(width: Double) throws {
    for picture in Self.pictures.prefix(10) {
      let reader = try #require(SVGReader.read(picture.svg(PictureStyle(width: width))))
      #expect(reader.fontSizes.allSatisfy { $0 >= 13 })
      #expect(reader.fontSizes.contains { $0 >= 14 })
    }
  }

  @Test(arguments: [320.0, 400, 800, 1200, 1600])
  func `charts are between 16 to 9 and 2 to 1 where there is room`(width: Double) throws {
    let reader = try #require(
      SVGReader.read(DrawingSamples.run().svg(PictureStyle(width: width))))
    let height = try #require(reader.rootAttributes["height"].flatMap(Double.init))
    #expect(height >= width / 2)
    #expect(height <= max(width * 9 / 16 + 8, 280))
  }

  @Test func `labels at the right end never overlap and stay in the picture`() {
    var dice = DrawingDice(seed: 55)
    for width in [320.0, 800, 1600] {
      for _ in 0..<200 {
        var picture = DrawingSamples.control()
        let target = 0.5 + dice.share() * 0.4
        picture.targets = [Target(target)]
        let last = picture.points.count - 1
        let spread = dice.share() * 0.1
        for index in 18...last {
          picture.points[index].lower = target - spread
          picture.points[index].upper = target + spread * 0.3
          picture.points[index].centre = target - spread * 0.5
        }
        let sizes = Sizes(width: width)
        let height = ControlPlot.height(picture, width: width, sizes: sizes)
        let box = Box(x: 4, y: 4, width: width - 8, height: height)
        let plot = ControlPlot(picture, in: box, sizes: sizes)
        let places = plot.endLabelPlaces.sorted()
        for (upper, lower) in zip(places, places.dropFirst()) {
          #expect(lower - upper >= sizes.label)
        }
        let left = plot.plot.maxX + 10 * sizes.factor
        #expect(plot.endLabels.allSatisfy { left + $0.width(size: sizes.label) <= box.maxX + 0.01 })
        #expect(places.allSatisfy { $0 <= box.maxY })
      }
    }
  }

  @Test(arguments: [320.0, 800, 1600])
  func `names in a funnel plot never overlap, and the reader's own is there`(width: Double) {
    let box = Box(x: 4, y: 4, width: width - 8, height: Sizes.height(for: width))
    let plot = FunnelPlot(DrawingSamples.funnel(), in: box, sizes: Sizes(width: width))
    let names = plot.names
    #expect(names.contains { $0.isOwn })
    for (index, name) in names.enumerated() {
      #expect(!names[..<index].contains { $0.box.overlaps(name.box) })
      #expect(name.box.x >= plot.frame.plot.x && name.box.maxX <= plot.frame.plot.maxX)
    }
  }

  @Test func `empty and tiny charts are drawn`() throws {
    var empty = DrawingSamples.run()
    empty.points = []
    #expect(SVGReader.read(empty.svg()) != nil)
    var one = DrawingSamples.run()
    one.points = [one.points[0]]
    #expect(SVGReader.read(one.svg(PictureStyle(width: 320))) != nil)
    var missing = one
    missing.points[0].value = .missing
    missing.points[0].centre = nil
    #expect(SVGReader.read(missing.svg()) != nil)
    let none = SmallMultiples(title: "None", summary: "None.", panels: [])
    #expect(SVGReader.read(none.svg()) != nil)
    let bars = ParetoPicture(title: "None", summary: "None.", unit: "x", causes: [])
    #expect(SVGReader.read(bars.svg()) != nil)
    let line = Sparkline(title: "None", values: [])
    #expect(SVGReader.read(line.svg()) != nil)
  }

  @Test(arguments: [
    (VariationIcon(.concern, side: .high), "Variation: concern, high"),
    (VariationIcon(.improvement, side: .low), "Variation: improvement, low"),
    (VariationIcon(.commonCause), "Variation: common cause"),
    (VariationIcon(.none), "Variation: too few points"),
  ])
  func `icons carry words`(icon: VariationIcon, words: String) {
    #expect(icon.title == words)
    #expect(AssuranceIcon(.hitAndMiss).title == "Assurance: hit or miss")
  }

  @Test func `the vital few of a Pareto chart are those that reach the share`() {
    let bars = DrawingSamples.pareto().bars
    #expect(bars.map(\.cause.count) == [1203, 412, 277, 96, 61, 44, 30, 12])
    #expect(bars.map(\.isVital) == [true, true, true, false, false, false, false, false])
    #expect(bars.last?.running == 1)
  }
}
