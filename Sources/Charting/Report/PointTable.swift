import ControlCharts
import Drawing
import Essentials

/// The table beside a chart: every point with what was decided about it.
struct PointTable {
  let made: MadeChart
  let set: ChartSet

  func write(_ markup: inout Markup) {
    let (header, rows) = content
    markup.wide("Table: \(made.name(in: set))") { box in
      box.element(.table) { table in
        table.element(.caption, text: made.name(in: set))
        table.element(.thead) { head in
          head.element(.tr) { row in
            for cell in header { write(cell, asHeader: true, &row) }
          }
        }
        table.element(.tbody) { body in
          for cells in rows {
            body.element(.tr) { row in
              for (index, cell) in cells.enumerated() {
                if index == 0 {
                  row.element(
                    .th, .scope("row"), .when(hasDates, .class("keep")), text: cell.text)
                } else {
                  write(cell, asHeader: false, &row)
                }
              }
            }
          }
        }
      }
    }
  }

  /// A cell, whether it holds a number, and whether its words stay on one line.
  private struct Cell {
    let text: String
    var isNumber = false
    var isKept = false
  }

  private func write(_ cell: Cell, asHeader: Bool, _ row: inout Markup) {
    let alignment: Attribute =
      cell.isNumber ? .class("number") : .when(cell.isKept, .class("keep"))
    if asHeader {
      row.element(.th, .scope("col"), alignment, text: cell.text)
    } else {
      row.element(.td, alignment, text: cell.text)
    }
  }

  private var hasDates: Bool { made.series.rows.contains { $0.day != nil } }

  private var firstColumn: String { hasDates ? "Date" : "Row" }

  private func number(_ text: String) -> Cell { Cell(text: text, isNumber: true) }

  private var content: (header: [Cell], rows: [[Cell]]) {
    switch made.content {
    case .overTime(let chart): overTime(chart)
    case .funnel(let plot): funnel(plot)
    case .ewma(let chart): ewma(chart)
    case .cumulative(let chart): cumulative(chart)
    case .pareto(let chart): pareto(chart)
    }
  }

  private func overTime(_ chart: ControlChart) -> (header: [Cell], rows: [[Cell]]) {
    let format = made.valueFormat(chart, in: set)
    let hasDenominator = chart.points.contains { $0.denominator != nil }
    let hasTarget = chart.points.contains { $0.target != nil }
    var header = [Cell(text: firstColumn), number("Value")]
    if hasDenominator { header += [number("Numerator"), number("Denominator")] }
    header += [number("Centre"), number("Lower limit"), number("Upper limit")]
    if hasTarget { header.append(number("Target")) }
    header += [Cell(text: "Class"), Cell(text: "Why")]
    let counts = NumberFormat(fitting: chart.points.compactMap(\.numerator))
    let rows = chart.points.indices.map { index in
      let point = chart.points[index]
      let limits = point.shownLimits(within: chart.settings.bounds)
      var cells = [Cell(text: made.words(index)), number(value(index, point, format))]
      if hasDenominator {
        cells += [point.numerator, point.denominator].map { number($0.map(counts.text) ?? "") }
      }
      cells += [point.centre, limits.lower, limits.upper].map {
        number($0.map(format.text) ?? "none")
      }
      if hasTarget { cells.append(number(point.target.map(format.text) ?? "none")) }
      return cells + [Cell(text: words(for: point), isKept: true), Cell(text: reasons(point))]
    }
    return (header, rows)
  }

  private func value(_ index: Int, _ point: ChartPoint, _ format: ValueFormat) -> String {
    if made.series.rows[index].isSuppressed { return "suppressed" }
    return point.value.map(format.text) ?? "No data"
  }

  private func words(for point: ChartPoint) -> String {
    if point.isGhosted { return "ghosted" }
    return switch point.flag {
    case .none: point.value == nil ? "" : "common cause"
    case .improvement: "improvement"
    case .concern: "concern"
    case .neither: "special cause"
    }
  }

  private func reasons(_ point: ChartPoint) -> String {
    let words = point.signals.names.map { String($0.map { $0 == "-" ? " " : $0 }) }
    return words.joined(separator: ", ")
  }

  private func funnel(_ plot: FunnelPlot) -> (header: [Cell], rows: [[Cell]]) {
    let factor = plot.settings.multiplier
    let isPercent = plot.settings.measure == .proportion && factor == 1
    let values = plot.points.map { $0.value * factor }
    let format = NumberFormat(fitting: values, isPercent: isPercent)
    let counts = NumberFormat(fitting: plot.points.map(\.numerator))
    let header =
      [Cell(text: "Unit"), number("Numerator"), number("Denominator"), number("Value")]
      + plot.settings.levels.map { number("Limits at \($0.text)") }
      + [number("z"), Cell(text: "Class")]
    let rows = plot.points.map { point in
      let limits = point.limits.map {
        number("\(format.text($0.lower * factor)) to \(format.text($0.upper * factor))")
      }
      let place =
        switch point.position {
        case .inControl: "within limits"
        case .alert(let side): "alert, \(side.rawValue)"
        case .alarm(let side): "alarm, \(side.rawValue)"
        }
      return [
        Cell(text: point.group), number(counts.text(point.numerator)),
        number(counts.text(point.denominator)), number(format.text(point.value * factor)),
      ] + limits + [number(NumberFormat(decimals: 2).text(point.score)), Cell(text: place)]
    }
    return (header, rows)
  }

  private func ewma(_ chart: EWMAChart) -> (header: [Cell], rows: [[Cell]]) {
    let format = NumberFormat(fitting: chart.points.map(\.average), isPercent: set.isPercent)
    let header = [
      Cell(text: firstColumn), number("Value"), number("Average"), number("Lower limit"),
      number("Upper limit"), Cell(text: "Class"),
    ]
    return (
      header,
      chart.points.map { point in
        [
          Cell(text: made.words(point.index)), number(point.value.map(format.text) ?? "No data"),
          number(format.text(point.average)), number(format.text(point.lowerLimit)),
          number(format.text(point.upperLimit)),
          Cell(text: point.flag == .none ? "within limits" : point.flag.rawValue),
        ]
      }
    )
  }

  private func cumulative(_ chart: CumulativeChart) -> (header: [Cell], rows: [[Cell]]) {
    if let detail = chart.earlySignal { return earlySignal(chart, detail) }
    let format = NumberFormat(decimals: 2)
    let isDisplay = chart.saved != nil
    var header = [Cell(text: firstColumn), number("Value"), number("Expected")]
    header += isDisplay ? [number("Expected less observed")] : []
    header += [number("Sum up"), number("Sum down"), Cell(text: "Signal")]
    let rows = chart.points.indices.map { index in
      let point = chart.points[index]
      var cells = [
        Cell(text: made.words(index)), number(point.value.map(format.text) ?? "No data"),
        number(point.expected.map(format.text) ?? ""),
      ]
      if isDisplay { cells.append(number(chart.saved.map { format.text($0[index]) } ?? "")) }
      let signals = point.signals.map { "\($0.level.rawValue), \($0.side.rawValue)" }
      return cells + [
        number(point.high.map(format.text) ?? ""), number(point.low.map(format.text) ?? ""),
        Cell(text: signals.joined(separator: "; ")),
      ]
    }
    return (header, rows)
  }

  private func earlySignal(
    _ chart: CumulativeChart, _ detail: EarlySignalDetail
  ) -> (header: [Cell], rows: [[Cell]]) {
    let format = NumberFormat(decimals: 2)
    let difference = detail.observedLessExpected
    var header = [
      Cell(text: firstColumn), number("Events"), number("k"), number("Level 1 from"),
      number("Level 2 from"), number("Sum"), Cell(text: "Signal"),
    ]
    if difference != nil { header.append(number("Events less expected")) }
    let rows = chart.points.indices.map { index in
      let point = chart.points[index]
      let design = detail.designs[index]
      let level = detail.levels[index]
      var cells = [
        Cell(text: made.words(index)),
        number(point.value.map(NumberFormat(decimals: 0).text) ?? "No data"),
        number(format.text(design.k)), number(format.text(design.h1)),
        number(format.text(design.h2)), number(point.high.map(format.text) ?? ""),
        Cell(text: level == 0 ? "" : "level \(level)\(point.restarts ? ", starts again" : "")"),
      ]
      if let difference { cells.append(number(format.text(difference[index]))) }
      return cells
    }
    return (header, rows)
  }

  private func pareto(_ chart: ParetoChart) -> (header: [Cell], rows: [[Cell]]) {
    let counts = NumberFormat(fitting: chart.bars.map(\.count))
    let share = NumberFormat(decimals: 0, isPercent: true)
    let header = [
      Cell(text: "Category"), number("Count"), number("Share"), number("Running share"),
    ]
    return (
      header,
      chart.bars.map { bar in
        [
          Cell(text: bar.name), number(counts.text(bar.count)), number(share.text(bar.proportion)),
          number(share.text(bar.cumulativeProportion)),
        ]
      }
    )
  }
}
