import Charting
import ControlCharts
import Schemas
import Testing

@Suite struct FamilyTests {
  @Test(arguments: [
    ("run", "run"), ("run chart", "run"), ("xmr", "xmr"), ("XmR", "xmr"), ("i", "xmr"),
    ("I-MR", "xmr"), ("individuals", "xmr"), ("mr", "mr"), ("moving range", "mr"),
    ("xbar", "xbar"), ("x-bar", "xbar"), ("Xbar-S", "xbar"), ("s", "s"), ("r", "r"),
    ("i-prime", "i-prime"), ("i'", "i-prime"), ("I′", "i-prime"), ("ip", "i-prime"), ("p", "p"),
    ("np", "np"), ("u", "u"), ("c", "c"), ("p'", "p-prime"), ("P′", "p-prime"), ("pp", "p-prime"),
    ("p-prime", "p-prime"), ("laney-p", "p-prime"), ("u'", "u-prime"), ("up", "u-prime"),
    ("laney u", "u-prime"), ("g", "g"), ("t", "t"), ("time-between", "t"), ("funnel", "funnel"),
    ("funnel-plot", "funnel"), ("cusum", "cusum"), ("CUSUM", "cusum"), ("ewma", "ewma"),
    ("poisson-cusum", "poisson-cusum"), ("outcome-cusum", "outcome-cusum"),
    ("bchart", "outcome-cusum"), ("ra-cusum", "outcome-cusum"), ("eo-cusum", "eo-cusum"),
    ("vlad", "vlad"), ("VLAD", "vlad"), ("pareto", "pareto"),
  ])
  func `kinds of chart go by the names that people use`(written: String, name: String) {
    #expect(ChartFamily(named: written)?.name == name)
  }

  @Test func `every kind has a name of its own and is found by it`() {
    #expect(Set(ChartFamily.all.map(\.name)).count == ChartFamily.all.count)
    for family in ChartFamily.all { #expect(ChartFamily(named: family.name) == family) }
    #expect(ChartFamily(named: "pie") == nil && ChartFamily(named: "") == nil)
  }

  /// An option of every family, its value, and how the result writes it.
  static let options: [(String, String, String, String)] = [
    ("xmr", "shift", "8", "8"), ("xmr", "Two-of-Three", "open", "open"),
    ("xmr", "trend", "off", "off"), ("g", "g_centre", "median", "median"),
    ("funnel", "limits", "exact", "exact"), ("cusum", "h", "4", "4"), ("cusum", "shift", "2", "2"),
    ("ewma", "lambda", "0.3", "0.3"), ("poisson-cusum", "rate-ratio", "1.5", "1.5"),
    ("outcome-cusum", "rate", "0.2", "0.2"), ("eo-cusum", "h", "3", "3"),
    ("vlad", "odds_ratio", "3", "3"),
  ]

  @Test(arguments: options)
  func `every family has options by name`(
    kind: String, name: String, value: String, shown: String
  ) throws {
    let (csv, ask) = Samples.of(kind)
    let set = try chart(csv) {
      ask(&$0)
      $0.options = $0.options.filter { $0.name != name } + [NamedValue(name: name, value: value)]
    }
    let document = try set.document()
    let plain = String(name.lowercased().map { $0 == "-" ? "_" : $0 })
    let own = document["charts"][0]["options"].members[plain]
    #expect((own ?? document["rules"]["options"].members[plain] ?? .null).text == shown)
  }

  @Test(arguments: options)
  func `a value that an option cannot have is refused with those it can`(
    kind: String, name: String, value: String, shown: String
  ) {
    let (csv, ask) = Samples.of(kind)
    let message = refusal(csv) {
      ask(&$0)
      $0.options = [NamedValue(name: name, value: "much")]
    }
    #expect(message.contains("cannot be much (allowed: "))
  }

  @Test func `every option of the rules can be set to its own value`() throws {
    let options = RuleSet.options.map {
      NamedValue(name: $0.name, value: $0.text(in: RuleSet.mdcTool5))
    }
    let set = try chart(Monthly.table(Monthly.calm)) { $0.options = options }
    #expect(try set.document()["rules"]["changed"] == .truth(false))
    let changed = try chart(Monthly.table(Monthly.calm)) {
      $0.options = [NamedValue(name: "shift", value: "8")]
    }
    #expect(try changed.document()["rules"]["changed"] == .truth(true))
  }

  @Test func `the catalogue names every kind, rule set and option`() {
    let text = OptionCatalogue.text
    for name in ChartFamily.all.map(\.name) + RuleSet.named.map(\.name)
      + RuleSet.options.map(\.name) + FunnelSettings.options.map(\.name)
    {
      #expect(text.contains(name), "\(name)")
    }
  }

  @Test(arguments: ["p", "u", "funnel", "vlad", "eo-cusum"])
  func `a kind that needs a denominator says so`(kind: String) {
    #expect(
      refusal("month,falls\n2024-01,1\n2024-02,0\n") {
        $0.kind = kind
        $0.x = "month"
        $0.y = "falls"
      } == "which column holds the denominators? none fits\ntry: --denominator NAME")
  }

  @Test func `a count without an expected count needs a rate`() {
    #expect(
      refusal(Monthly.table(Monthly.calm)) { $0.kind = "poisson-cusum" } == """
        the chart cannot be made: option rate is needed: counts without a denominator need a rate, \
        or a baseline to find it from
        try: --option rate=VALUE
        """)
  }
}
