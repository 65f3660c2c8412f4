import Charting
import ControlCharts
import Testing

/// A table for every kind of chart, and what to ask of it.
enum Samples {
  /// A chart of every kind, made once: run lengths take a while.
  private static let sets: [String: ChartSet] = Dictionary(
    uniqueKeysWithValues: ChartFamily.all.compactMap { family in
      let (csv, ask) = of(family.name)
      return (try? chart(csv, ask)).map { (family.name, $0) }
    })

  /// The chart of a kind.
  static func made(_ kind: String) throws -> ChartSet { try #require(sets[kind]) }

  static func of(_ kind: String) -> (csv: String, ask: @Sendable (inout ChartRequest) -> Void) {
    let counts = Monthly.table(
      (0..<24).map { (20 + $0 * 7 % 9, 300 + $0 * 13 % 40) }, columns: "seen,total")
    switch kind {
    case "p", "np", "u", "p-prime", "u-prime", "i-prime":
      return (counts, { $0.kind = kind })
    case "xbar", "s", "r":
      let rows = (0..<15).flatMap { month in
        (0..<4).map { "\(Monthly.month(month)),\(50 + (month * 7 + $0 * 11) % 13)\n" }
      }
      return ("month,minutes\n" + rows.joined(), { $0.kind = kind })
    case "t":
      let days = [3, 9, 14, 40, 52, 55, 80, 120, 122, 150, 171, 190, 201, 240, 260].map {
        "2024-\($0 / 28 + 1 < 10 ? "0" : "")\($0 / 28 + 1)-\($0 % 28 + 1)\n"
      }
      return ("event\n" + days.joined(), { $0.kind = kind })
    case "funnel":
      let rows = (0..<20).map { "Trust \($0),\(10 + $0 * 7 % 11),\(100 + $0 * 30)\n" }
      return ("trust,deaths,cases\n" + rows.joined(), { $0.kind = kind })
    case "poisson-cusum":
      let rows = (0..<24).map { "\(Monthly.month($0)),\($0 % 4),1.5\n" }
      return ("month,deaths,expected\n" + rows.joined(), { $0.kind = kind })
    case "early-signal":
      let rows = (0..<24).map { "\(Monthly.month($0)),\($0 * 7 % 5 / 3)\n" }
      return (
        "month,deaths\n" + rows.joined(),
        {
          $0.kind = kind
          $0.options = ["k=0.6", "h1=1.5", "h2=3.4"].compactMap(NamedValue.init)
        }
      )
    case "outcome-cusum":
      let rows = (0..<40).map { "\($0),\($0 % 5 == 0 ? 1 : 0)\n" }
      return (
        "case,died\n" + rows.joined(),
        {
          $0.kind = kind
          $0.x = "case"
          $0.y = "died"
          $0.options = [NamedValue(name: "rate", value: "0.1")]
        }
      )
    case "eo-cusum", "vlad":
      let rows = (0..<40).map { "\($0),\($0 % 5 == 0 ? 1 : 0),0.\(1 + $0 % 3)\n" }
      return (
        "case,died,risk\n" + rows.joined(),
        {
          $0.kind = kind
          $0.x = "case"
          $0.y = "died"
        }
      )
    case "pareto":
      return ("cause,incidents\nFalls,40\nDelay,30\nOther,5\n,2\n", { $0.kind = kind })
    default: return (Monthly.table(Monthly.calm), { $0.kind = kind })
    }
  }
}
