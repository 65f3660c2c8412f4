public import ArgumentParser
public import Charting
public import ControlCharts

/// Which chart to make of it.
struct ChartArguments: ParsableArguments {
  @Option(help: "Kind of chart; XmR by default.")
  var kind: String?
  @Option(help: "Rule set.")
  var rules = "mdc-tool-5"
  @Option(name: [.customShort("o"), .long], help: "Change an option: name=value; repeat for more.")
  var option: [String] = []
  @Option(help: "Which way is better: higher, lower or neither.")
  var better = Direction.neither
  @Option(help: "Target: a value, or value@first..last; repeat for steps.")
  var target: [String] = []
  @Option(help: "Baseline: a number of points, or its last date.")
  var baseline: String?
  @Option(help: "Recalculate limits from a date: date or date:reason; repeat for more.")
  var rebase: [String] = []
  @Option(help: "Annotate a date: date:text; repeat for more.")
  var annotate: [String] = []
  @Option(help: "Draw a point but leave it out: date or date:reason; repeat for more.")
  var ghost: [String] = []
  @Option(help: "Date up to which events are known, on charts of rare events.")
  var until: String?
  @Option(help: "Show values multiplied, such as 1000 for rates per 1,000.")
  var multiply: Double = 1
  @Option(help: "Centre that is known beforehand.")
  var centre: Double?
  @Option(help: "Standard deviation that is known beforehand.")
  var sigma: Double?
  @Option(help: "Values the measure can have: auto, none, count or proportion.")
  var bounds = BoundsChoice.automatic
  @Option(help: "Title; the column's name by default.")
  var title: String?
  @Option(help: "Unit of the values.")
  var unit: String?
  @Option(help: "Compare with other rule sets: names separated by commas, or all.")
  var compare: String?
  @Option(help: "Share of false discoveries allowed among several charts, such as 0.1.")
  var falseDiscovery: Double?

  func apply(to request: inout ChartRequest) throws {
    request.kind = kind
    request.rules = rules
    request.options = try option.map { text in
      guard let option = NamedValue(text) else {
        throw ValidationError("--option \"\(text)\" is not understood: write name=value")
      }
      return option
    }
    request.direction = better
    request.targets = target
    request.baseline = baseline
    request.rebases = rebase
    request.annotations = annotate
    request.ghosts = ghost
    request.until = until
    request.multiplier = multiply
    request.centre = centre
    request.sigma = sigma
    request.bounds = bounds
    request.title = title
    request.unit = unit
    request.falseDiscovery = falseDiscovery
    request.compare = compare.map { $0.split(separator: ",").map(String.init) } ?? []
  }
}

extension Direction: ExpressibleByArgument {}
extension BoundsChoice: ExpressibleByArgument {}
