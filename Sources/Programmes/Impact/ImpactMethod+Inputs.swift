extension ImpactMethod {
  /// The inputs it takes, in the order in which they are shown.
  public var inputs: [ImpactInputRule] {
    switch self {
    case .rateChange:
      [
        .init(.eventsBefore, .count, "events before"),
        .init(.denominatorBefore, .count, "what they are out of"),
        .init(.eventsAfter, .count, "events after"),
        .init(.denominatorAfter, .count, "what they are out of"), Self.per,
      ]
    case .rateChangeRounded:
      [
        .init(.rateBefore, .count, "rate before, as printed"),
        .init(.rateAfter, .count, "rate after, as printed"),
        .init(.denominatorAfter, .count, "what the later rate is out of", isOptional: true),
        Self.per,
      ]
    case .excessOverRate:
      [
        .init(.events, .count, "events"), .init(.total, .count, "what they are out of"),
        .init(.rate, .count, "rate compared with"), Self.per,
      ]
    case .countChange:
      [.init(.before, .count, "count before"), .init(.after, .count, "count after")]
    case .pointsChange:
      [
        .init(.proportionBefore, .proportion, "proportion before"),
        .init(.proportionAfter, .proportion, "proportion after"),
        .init(.denominatorBefore, .count, "what the first is out of", isOptional: true),
        .init(.denominatorAfter, .count, "what the second is out of", isOptional: true),
      ]
    case .fold:
      [
        .init(.proportionBefore, .positive, "before"),
        .init(.proportionAfter, .count, "after"),
      ]
    case .oneIn: [.init(.proportion, .proportion, "proportion")]
    case .proportion: [.init(.count, .count, "counted"), .init(.total, .count, "of all")]
    case .shareCount:
      [.init(.share, .proportion, "share, as printed"), .init(.total, .count, "of all")]
    case .quotient: [.init(.dividend, .amount, "divided"), .init(.divisor, .positive, "by")]
    case .product: [.init(.factor, .amount, "one"), .init(.times, .amount, "times")]
    case .rollUp: [.init(.stated, .amount, "total stated", isOptional: true)]
    case .tracked: [.init(.aim, .amount, "aim", isOptional: true), Self.per]
    case .againstAim: [.init(.aim, .amount, "aim")]
    case .countCompared: []
    case .nnt, .nntIncremental, .attributable, .rrAvoided, .rdAvoided, .impliedBaseline, .money:
      effectInputs
    }
  }

  /// The inputs of methods that go from the treated to those who benefit.
  private var effectInputs: [ImpactInputRule] {
    let treated = ImpactInputRule(.treated, .count, "treated")
    let nnt = ImpactInputRule(.numberNeededToTreat, .numberToTreat, "NNT")
    switch self {
    case .nnt: return [treated, nnt]
    case .nntIncremental:
      return [
        Self.eligible, Self.treatedInstead, .init(.proportionBefore, .proportion, "uptake before"),
        .init(.proportionAfter, .proportion, "uptake after"), nnt,
      ]
    case .attributable:
      return [
        Self.eligible, Self.treatedInstead,
        .init(.proportionAfter, .proportion, "uptake after", isOptional: true),
        .init(.effect, .difference, "extra uptake that the programme caused"), nnt,
      ]
    case .rrAvoided:
      return [
        treated, .init(.baselineRisk, .proportion, "baseline risk"),
        .init(.relativeRisk, .ratio, "RR"),
      ]
    case .rdAvoided: return [treated, .init(.riskDifference, .difference, "risk difference")]
    case .impliedBaseline:
      return [
        .init(.claimed, .count, "claimed"), .init(.treated, .positive, "treated"),
        .init(.relativeRisk, .ratio, "RR", isOptional: true),
        .init(.populationRisk, .proportion, "risk of the population", isOptional: true),
      ]
    default:
      return [
        .init(.cases, .amount, "cases"), .init(.unitCost, .count, "unit cost"),
        .init(.programmeCost, .count, "cost of the programme", isOptional: true),
      ]
    }
  }

  private static var per: ImpactInputRule {
    .init(.per, .positive, "what rates are per", isOptional: true)
  }

  private static var eligible: ImpactInputRule {
    .init(.eligible, .count, "eligible", isOptional: true)
  }

  private static var treatedInstead: ImpactInputRule {
    .init(.treated, .count, "treated", isOptional: true)
  }

  /// Whether it goes by how figures are printed, so that an input's last place is its range.
  var goesByPrint: Bool {
    switch self {
    case .rateChangeRounded, .fold, .oneIn: true
    default: false
    }
  }

  /// Whether it takes lines or points besides inputs.
  var takesPoints: Bool {
    switch self {
    case .tracked, .againstAim, .countCompared: true
    default: false
    }
  }
}
