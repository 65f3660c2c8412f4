import ControlCharts
import Essentials

extension ChartSet {
  /// The points of all charts as CSV: a header, ISO dates, one row for each point.
  public func csv() -> [UInt8] {
    var writer = TableWriter(lineEnd: .lf)
    writer.append(["facet"] + header)
    for chart in charts {
      for row in chart.rows { writer.append([chart.facet] + row) }
    }
    return writer.bytes
  }

  private var header: [String] {
    switch family {
    case .overTime: PointRow.header
    case .funnel:
      ["group", "x", "y", "numerator", "denominator", "limits", "z", "position", "flag"]
    case .ewma: ["x", "y", "ewma", "centre", "lower", "upper", "flag"]
    case .earlySignal:
      [
        "x", "count", "k", "h1", "h2", "s", "level", "restart", "observed_less_expected",
        "arl1", "arl2", "flag",
      ]
    case .pareto: ["category", "count", "proportion", "cumulative_proportion", "vital"]
    default:
      [
        "x", "y", "expected", "high", "low", "high_threshold", "low_threshold", "saved", "signals",
        "flag",
      ]
    }
  }
}

extension MadeChart {
  fileprivate var rows: [[String]] {
    switch content {
    case .overTime(let chart): chart.points.indices.map { PointRow(chart, $0, self).cells }
    case .funnel(let plot): plot.points.map(row)
    case .ewma(let chart):
      chart.points.map { point in
        [
          x(point.index), cell(point.value), cell(point.average), cell(chart.centre),
          cell(point.lowerLimit), cell(point.upperLimit), point.flag.rawValue,
        ]
      }
    case .cumulative(let chart): chart.points.indices.map { row(chart, $0) }
    case .pareto(let chart):
      chart.bars.map { bar in
        [
          bar.name, cell(bar.count), cell(bar.proportion), cell(bar.cumulativeProportion),
          bar.isVital ? "yes" : "no",
        ]
      }
    }
  }

  private func row(_ point: FunnelPoint) -> [String] {
    let limits = point.limits.map { limit in
      "\(limit.level.text): \(cell(limit.lower)) to \(cell(limit.upper))"
    }
    return [
      point.group, cell(point.precision), cell(point.value), cell(point.numerator),
      cell(point.denominator), limits.joined(separator: "; "), cell(point.score),
      "\(point.position)", point.flag.rawValue,
    ]
  }

  private func row(_ chart: CumulativeChart, _ index: Int) -> [String] {
    let point = chart.points[index]
    if let detail = chart.earlySignal { return row(detail, point) }
    return [
      x(index), cell(point.value), cell(point.expected), cell(point.high), cell(point.low),
      cell(point.highThreshold), cell(point.lowThreshold), cell(chart.saved?[index]),
      point.signals.map { "\($0.side.rawValue)-\($0.level.rawValue)" }.joined(separator: " "),
      point.flag.rawValue,
    ]
  }
}

extension MadeChart {
  /// A month of an early-signal chart.
  fileprivate func row(_ detail: EarlySignalDetail, _ point: CumulativePoint) -> [String] {
    let design = detail.designs[point.index]
    let lengths = detail.stretches.first { $0.months.contains(point.index) }
    return [
      x(point.index), cell(point.value), cell(design.k), cell(design.h1), cell(design.h2),
      cell(point.high), String(detail.levels[point.index]), point.restarts ? "yes" : "no",
      cell(detail.observedLessExpected?[point.index]), cell(lengths?.levelOne.inControl),
      cell(lengths?.levelTwo.inControl), point.flag.rawValue,
    ]
  }
}

/// One point of a chart over time as the cells of a row.
struct PointRow {
  static let header = [
    "x", "y", "numerator", "denominator", "centre", "lower", "upper", "target", "phase",
    "excluded", "suppressed", "signals", "flag",
  ]

  let cells: [String]

  init(_ chart: ControlChart, _ index: Int, _ made: MadeChart) {
    let point = chart.points[index]
    cells = [
      made.x(index), cell(point.value), cell(point.numerator), cell(point.denominator),
      cell(point.centre), cell(point.lower), cell(point.upper), cell(point.target),
      String(point.phase + 1), point.isGhosted ? "yes" : "no",
      made.series.rows[index].isSuppressed ? "yes" : "no",
      point.signals.names.joined(separator: " "), point.flag.rawValue,
    ]
  }
}

/// A number at full precision, empty where there is none.
private func cell(_ number: Double?) -> String {
  guard let number, number.isFinite else { return "" }
  if let whole = Int(exactly: number) { return String(whole) }
  return "\(number)"
}
