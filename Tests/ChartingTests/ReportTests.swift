import Charting
import ControlCharts
import Drawing
import Schemas
import Testing

/// The report as a page: what browsers, readers of screens and spies would make of it.
@Suite struct ReportTests {
  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</title></style></svg>", "&amp; & <b>", "]]>", "javascript:alert(1)", "https://example.org/",
    "İstanbul – \u{202E}abc", "日本 🚑", "a\u{0}b",
  ]

  /// What is wrong with a page, whatever is on it.
  private func faults(_ set: ChartSet) -> [String] {
    let html = set.html()
    let page = Page(html)
    var faults = page.faults
    let ids = page.elements.compactMap { $0.attributes["id"] }
    if Set(ids).count != ids.count { faults.append("ids are not unique") }
    for element in page.elements {
      for key in ["aria-labelledby", "aria-describedby"] {
        if let id = element.attributes[key], !ids.contains(id) { faults.append("no id \(id)") }
      }
      if let link = element.attributes["href"] {
        if !link.hasPrefix("#") || !ids.contains(String(link.dropFirst())) {
          faults.append("link to \(link)")
        }
      }
      for key in element.attributes.keys where key.hasPrefix("on") || key == "src" || key == "style"
      {
        faults.append("\(element.name) has \(key)")
      }
    }
    for name in ["script", "link", "iframe", "img", "object", "base"] where !page.all(name).isEmpty
    {
      faults.append("there is a \(name)")
    }
    let style = page.texts("style").joined()
    if style.contains("url(") || style.contains("@import") { faults.append("style leads outside") }
    return faults + wordFaults(page)
  }

  private func wordFaults(_ page: Page) -> [String] {
    var faults: [String] = []
    if page.all("h1").count != 1 { faults.append("\(page.all("h1").count) h1") }
    let levels = page.elements.compactMap {
      $0.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) }
    }
    for (one, next) in zip(levels, levels.dropFirst()) where next > one + 1 {
      faults.append("h\(next) after h\(one)")
    }
    for name in ["h1", "h2", "h3", "th", "a", "title", "desc", "caption", "summary"] {
      for text in page.texts(name) where text.allSatisfy(\.isWhitespace) {
        faults.append("an empty \(name)")
      }
    }
    for place in page.elements.indices where page.elements[place].name == "svg" {
      let isHidden = page.elements[place].attributes["aria-hidden"] == "true"
      if isHidden { continue }
      if page.elements[place].attributes["role"] != "img" {
        faults.append("a picture without role")
      }
      for name in ["title", "desc"] where page.within(place, name).count != 1 {
        faults.append("a picture without \(name)")
      }
    }
    for place in page.elements.indices where page.elements[place].name == "table" {
      if page.within(place, "caption").count != 1 { faults.append("a table without caption") }
      if page.within(place, "th").contains(where: { page.elements[$0].attributes["scope"] == nil })
      {
        faults.append("a header without scope")
      }
      let widths = page.within(place, "tr").map { row in
        page.within(row, "td").count + page.within(row, "th").count
      }
      if Set(widths).count != 1 { faults.append("rows of \(Set(widths)) cells") }
    }
    return faults
  }

  @Test(arguments: ChartFamily.all.map(\.name))
  func `the report of every kind of chart is sound`(kind: String) throws {
    let set = try Samples.made(kind)
    #expect(faults(set) == [])
    let page = Page(set.html())
    let section = try #require(
      page.place(id: "chart-1"))
    #expect(page.within(section, "table").count == 1)
    #expect(page.within(section, "tr").count == (try set.points().count) + 1)
    #expect(page.text(section).contains(set.summary()))
  }

  @Test(arguments: [1, 6, 65])
  func `so is that of one, several and many charts`(count: Int) throws {
    let set = try chart(FacetTests.many(count)) {
      $0.facets = ["trust"]
      $0.targets = ["55"]
      $0.direction = .lower
      $0.annotations = ["2023-05:a"]
    }
    #expect(faults(set) == [])
    let page = Page(set.html())
    for index in 1...count {
      let section = try #require(
        page.place(id: "chart-\(index)"))
      #expect(!page.within(section, "table").isEmpty)
    }
    #expect(
      page.elements.count { $0.attributes["href"]?.hasPrefix("#chart-") ?? false }
        == (count > 1 ? count : 0))
  }

  @Test func `so is that with everything asked for`() throws {
    let set = try chart(
      Monthly.table(Monthly.dropped.enumerated().map { $0.offset == 4 ? "x" : $0.element })
    ) {
      $0.y = "falls"
      $0.compare = ["all"]
      $0.rebases = ["2023-09:<b>why</b>"]
      $0.ghosts = ["2023-02:\"quoted\""]
      $0.annotations = ["2023-05:a & b", "2023-06:'c'"]
      $0.title = "Falls <per> \"week\" & more"
      $0.unit = "per <week>"
      $0.targets = ["9"]
      $0.direction = .lower
    }
    #expect(faults(set) == [])
    let page = Page(set.html())
    #expect(page.texts("h1").first == "Falls <per> \"week\" & more")
    #expect(page.texts("title").first == "Falls <per> \"week\" & more - Vigil")
    #expect(page.text(0).contains("1 cell or row could not be used"))
  }

  @Test func `names that would be markup are text`() throws {
    var csv = "month,ward,falls\n"
    for name in Self.hostile {
      let cell = name.replacing("\"", with: "\"\"")
      for index in 0..<14 { csv += "\(Monthly.month(index)),\"\(cell)\",\(5 + index % 3)\n" }
    }
    let set = try chart(csv) { $0.facets = ["ward"] }
    #expect(faults(set) == [])
    let links = Page(set.html()).texts("a")
    for name in Self.hostile {
      #expect(links.contains(name.replacing("\u{0}", with: " ")), "\(name)")
    }
    let picture = set.svg(.init(frame: .complete))
    #expect(
      !picture.contains("<script") && !picture.contains("<img")
        && !picture.contains("</title></style>"))
  }

  @Test func `a fault of a page is found`() {
    for (text, count) in [
      ("<!DOCTYPE html><p>a</p>", 0), ("<p>a</p>", 1), ("<!DOCTYPE html><p><b>a</p></b>", 2),
      ("<!DOCTYPE html><p>a", 1), ("<!DOCTYPE html><p class=a>b</p>", 1),
      ("<!DOCTYPE html><p id=\"a\" id=\"b\">b</p>", 1), ("<!DOCTYPE html></p>", 1),
    ] {
      #expect(Page(text).faults.count == count, "\(text)")
    }
  }

  @Test func `signals that disagree have two icons where the rules give two`() throws {
    // Far below the limits, and rising for six.
    let values = [20, 21, 20, 21, 20, 21, 20, 21, 20, 21, 20, 21, 4, 5, 6, 7, 8, 9].map(String.init)
    func made(_ rules: String) throws -> ChartSet {
      try chart(Monthly.table(values)) {
        $0.rules = rules
        $0.direction = .higher
        $0.options = [NamedValue(name: "shift", value: "6")]
      }
    }
    let two = try made("pbi-1.7")
    let second = try two.document()["charts"][0]["variation"]["second"]
    #expect(second["verdict"].text == "improvement" && second["direction"].text == "high")
    #expect(two.html().contains("Variation: concern, low and improvement, high"))
    let one = try made("mdc-tool-5")
    #expect(try one.document()["charts"][0]["variation"]["second"] == .null)
    #expect(!one.html().contains(", low and "))
  }

  // MARK: Pictures and terminal

  @Test(arguments: ChartFamily.all.map(\.name))
  func `every kind can be drawn at any width`(kind: String) throws {
    let set = try Samples.made(kind)
    for width in [16, 120, 320, 800, 4000] as [Double] {
      let svg = set.svg(.init(width: width, frame: .complete))
      #expect(svg.hasSuffix("</svg>\n") && !svg.contains("nan") && !svg.contains("inf"))
    }
  }

  @Test(arguments: ChartFamily.all.map(\.name))
  func `every kind is told on a terminal, at any width, in ASCII and without escape codes`(
    kind: String
  ) throws {
    let set = try Samples.made(kind)
    for columns in [20, 80, 200] {
      let text = set.terminal(.init(columns: columns, isUnicode: false, hasColour: false))
      #expect(text.allSatisfy { $0.isASCII && ($0 == "\n" || !$0.isWhitespace || $0 == " ") })
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= max(columns, 40) })
      let words = set.summary().split(separator: " ")
      #expect(text.split { $0 == " " || $0 == "\n" }.suffix(words.count) == words)
    }
  }

  @Test(arguments: ChartFamily.all.map(\.name))
  func `every kind is drawn on a terminal before it is told`(kind: String) throws {
    let set = try Samples.made(kind)
    let lines = set.terminal(TerminalStyle()).split(
      separator: "\n", omittingEmptySubsequences: false)
    let marks: Set<Character> = kind == "pareto" ? ["█"] : ["│", "┤"]
    let drawn = lines.indices.filter { !marks.isDisjoint(with: lines[$0]) }
    #expect(drawn.count >= (kind == "pareto" ? 2 : 10))
    let told = lines[(drawn.last ?? 0)...].joined(separator: " ").split(separator: " ")
    let words = set.summary().split(separator: " ")
    #expect(told.suffix(words.count) == words[...])
  }

  @Test func `a drawn sum shows its signal, its threshold and its restart`() throws {
    let rows = (0..<40).map { "\($0),\($0 > 20 ? 1 : 0)\n" }
    let set = try chart("case,died\n" + rows.joined()) {
      $0.kind = "outcome-cusum"
      $0.x = "case"
      $0.y = "died"
      $0.direction = .lower
      $0.options = [NamedValue(name: "rate", value: "0.1")]
    }
    let text = set.terminal(TerminalStyle())
    for part in ["◆ concern", "┊ starts again", "Signal up 3.5", "Signal down −3.5"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `more than three charts become a table, and more than twelve are counted`() throws {
    let style = TerminalStyle(columns: 80, isUnicode: true, hasColour: false)
    let many = try chart(FacetTests.many(20)) { $0.facets = ["trust"] }
    let lines = many.terminal(style).split(separator: "\n")
    #expect(lines.count == 22)
    #expect(lines[1].hasPrefix("T0"))
    let rows = (0..<15).flatMap { unit in (0..<3).map { "W\($0),T\(unit),\(2 + $0),\(20 + unit)\n" }
    }
    let funnels = try chart("ward,trust,deaths,cases\n" + rows.joined()) {
      $0.kind = "funnel"
      $0.x = "ward"
      $0.facets = ["trust"]
    }
    #expect(
      funnels.terminal(style).contains("3 more charts: write them all with --out report.html"))
    #expect(funnels.chartsLeftOutOfPicture == "14 charts of 15")
    #expect(many.chartsLeftOutOfPicture == nil)
  }
}
