import ControlCharts

/// What was asked for and has no meaning on the kind of chart made.
enum UnusedRequests {
  /// A note for each option that was given and not used.
  static func notes(_ request: ChartRequest, _ family: ChartFamily) -> [String] {
    let used = family.usedFlags
    return given(request).filter { !used.contains($0) }.map { flag in
      "\(flag) has no meaning on a chart of kind \(family.name) and was not used"
    }
  }

  /// The options given, of those that some kind of chart does not use.
  private static func given(_ request: ChartRequest) -> [String] {
    let flags: [(String, Bool)] = [
      ("--baseline", request.baseline != nil), ("--rebase", !request.rebases.isEmpty),
      ("--rebase-column", request.rebaseColumn != nil), ("--ghost", !request.ghosts.isEmpty),
      ("--ghost-column", request.ghostColumn != nil), ("--annotate", !request.annotations.isEmpty),
      ("--target", !request.targets.isEmpty), ("--trajectory", request.trajectory != nil),
      ("--until", request.until != nil), ("--multiply", request.multiplier != 1),
      ("--centre", request.centre != nil), ("--sigma", request.sigma != nil),
      ("--bounds", request.bounds != .automatic), ("--compare", !request.compare.isEmpty),
      ("--false-discovery", request.falseDiscovery != nil),
      ("--rules", request.rules != RuleSet.mdcTool5.name),
      ("--comparator", request.comparator != nil), ("--deviation", request.deviation != nil),
    ]
    return flags.filter(\.1).map(\.0)
  }
}

extension ChartFamily {
  fileprivate var usedFlags: Set<String> {
    switch self {
    case .overTime(let kind):
      var used: Set = [
        "--baseline", "--rebase", "--rebase-column", "--ghost", "--ghost-column", "--annotate",
        "--target", "--trajectory", "--multiply", "--centre", "--sigma", "--bounds", "--compare",
        "--false-discovery", "--rules",
      ]
      if kind == .t { used.insert("--until") }
      if [.xbar, .s].contains(kind) { used.insert("--deviation") }
      return used
    case .cusum, .ewma:
      return [
        "--baseline", "--ghost", "--ghost-column", "--annotate", "--multiply", "--centre",
        "--sigma",
      ]
    case .poissonCUSUM, .outcomeCUSUM: return ["--baseline", "--annotate"]
    case .earlySignal, .expectedMinusObserved, .vlad: return ["--annotate"]
    case .funnel: return ["--target", "--multiply", "--comparator", "--deviation"]
    case .pareto: return []
    }
  }
}
