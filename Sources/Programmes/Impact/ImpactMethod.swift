/// How an estimate is worked out: one formula, by the name that it has in files.
public enum ImpactMethod: String, Sendable, Hashable, CaseIterable {
  /// Two rates from counts.
  case rateChange = "rate_change"
  /// Two rates of which only the rounded figures are published.
  case rateChangeRounded = "rate_change_rounded"
  /// Events above those that a rate would have given.
  case excessOverRate = "excess_over_rate"
  /// Two counts.
  case countChange = "count_change"
  /// Two proportions, and the points between them.
  case pointsChange = "points_change"
  /// How many times the one proportion is the other.
  case fold
  /// One in how many.
  case oneIn = "one_in"
  /// A count out of a total.
  case proportion
  /// How many of a total a printed share stands for.
  case shareCount = "share_count"
  /// Everybody treated, by the number needed to treat.
  case nnt
  /// The extra treated since a baseline, by the number needed to treat.
  case nntIncremental = "nnt_incremental"
  /// What an evaluation with a comparison puts down to the programme.
  case attributable
  /// Everybody treated, by a relative risk.
  case rrAvoided = "rr_avoided"
  /// Everybody treated, by a risk difference.
  case rdAvoided = "rd_avoided"
  /// What would have to be true for a claim to hold.
  case impliedBaseline = "implied_baseline"
  /// Cases in money.
  case money
  /// A number per other number, both as claimed.
  case quotient
  /// A number times another.
  case product
  /// A sum of lines in one unit.
  case rollUp = "roll_up"
  /// A series of published points, and whether it moves towards an aim.
  case tracked
  /// Levels reached, against the level aimed at.
  case againstAim = "against_aim"
  /// A count beside other counts of the same name.
  case countCompared = "count_compared"
}

/// One number that a method gives.
public struct ImpactFigureRule: Sendable, Hashable {
  /// Its name in results.
  public let key: String
  /// In which unit it is.
  public let unit: Unit
  /// What it is, in words.
  public let words: String

  /// The units that figures can have.
  public enum Unit: Sendable, Hashable {
    /// What the estimate counts.
    case counted
    /// Per cent.
    case percent
    /// Percentage points.
    case points
    /// No unit.
    case none
    /// A word.
    case word(String)
  }

  init(_ key: String, _ unit: Unit, _ words: String) {
    self.key = key
    self.unit = unit
    self.words = words
  }
}

extension ImpactMethod {
  /// The formula, as it is shown.
  public var formula: String {
    switch self {
    case .rateChange:
      "r = d/n; % = 100(1 - r1/r0); fewer = (r0 - r1) n1; ratio = r1/r0 with"
        + " exp(ln RR ± z √(1/d0 + 1/d1)); fewer ± z √(d0/n0² + d1/n1²) n1"
    case .rateChangeRounded:
      "% = 100(1 - r1/r0), fewer = (r0 - r1) n1/per, each from the ends that rounding allows"
    case .excessOverRate: "excess = d - rate n/per"
    case .countChange: "fewer = before - after; % = 100(1 - after/before)"
    case .pointsChange: "points = 100(p1 - p0); with n0 and n1 ± z √(p0(1 - p0)/n0 + p1(1 - p1)/n1)"
    case .fold: "fold = p1/p0, from the ends that rounding allows"
    case .oneIn: "one in 1/p, from the ends that rounding allows"
    case .proportion: "k/n with Wilson's interval"
    case .shareCount: "count = share n; whole = the nearest whole number; % = 100 whole/n"
    case .nnt: "avoided = treated/NNT"
    case .nntIncremental:
      "gross = eligible p1/NNT; since baseline = eligible (p1 - p0)/NNT; share = (p1 - p0)/p1"
    case .attributable: "attributable = eligible effect/NNT"
    case .rrAvoided: "avoided = treated risk (1 - RR); NNT = 1/(risk (1 - RR))"
    case .rdAvoided: "avoided = treated RD; NNT = 1/RD"
    case .impliedBaseline: "ARR = claimed/treated; NNT = 1/ARR; baseline = ARR/(1 - RR)"
    case .money: "saving = cases × unit cost; net = saving - programme cost"
    case .quotient: "dividend/divisor"
    case .product: "factor × times"
    case .rollUp: "the sum of lines in one unit, repeats left out; difference = stated - sum"
    case .tracked: "100 k/n of each period, and which way the last lies from the first"
    case .againstAim: "the levels reached against the level aimed at"
    case .countCompared: "the claim beside published counts"
    }
  }

  /// The figures it gives, the principal one first.
  public var figures: [ImpactFigureRule] {
    switch self {
    case .rateChange:
      [
        .init("fewer", .counted, "fewer"), .init("percent", .percent, "reduction"),
        .init("ratio", .none, "ratio"), .init("rate_before", .none, "rate before"),
        .init("rate_after", .none, "rate after"),
      ]
    case .rateChangeRounded:
      [.init("percent", .percent, "reduction"), .init("fewer", .counted, "fewer")]
    case .excessOverRate: [.init("excess", .counted, "above the rate")]
    case .countChange: [.init("fewer", .counted, "fewer"), .init("percent", .percent, "reduction")]
    case .pointsChange: [.init("points", .points, "change")]
    case .fold: [.init("fold", .word("times"), "fold")]
    case .oneIn: [.init("one_in", .none, "one in")]
    case .proportion: [.init("percent", .percent, "share")]
    case .shareCount:
      [
        .init("percent", .percent, "share of the whole number"),
        .init("count", .counted, "share of the total"), .init("whole", .counted, "whole number"),
      ]
    case .nnt: [.init("avoided", .counted, "avoided")]
    case .nntIncremental:
      [
        .init("since_baseline", .counted, "since baseline"), .init("gross", .counted, "gross"),
        .init("share", .percent, "share since baseline"),
      ]
    case .attributable: [.init("attributable", .counted, "attributable")]
    case .rrAvoided, .rdAvoided:
      [.init("avoided", .counted, "avoided"), .init("nnt", .none, "NNT")]
    case .impliedBaseline:
      [
        .init("nnt", .none, "implied NNT"), .init("risk_difference", .percent, "implied ARR"),
        .init("baseline", .percent, "implied baseline risk"),
      ]
    case .money: [.init("saving", .counted, "saving"), .init("net", .counted, "net of its cost")]
    case .quotient: [.init("quotient", .counted, "each")]
    case .product: [.init("product", .counted, "product")]
    case .rollUp: [.init("sum", .counted, "sum"), .init("difference", .counted, "unexplained")]
    case .tracked: [.init("last", .percent, "last"), .init("first", .percent, "first")]
    case .againstAim: [.init("reached", .none, "reached the aim")]
    case .countCompared: [.init("least", .counted, "least"), .init("most", .counted, "most")]
    }
  }
}
