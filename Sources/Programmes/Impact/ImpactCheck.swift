/// Checks the inputs of a calculation before anything is worked out.
struct ImpactCheck {
  private let working: ImpactWorking
  private let denominators: ImpactDenominators

  init(_ working: ImpactWorking, _ denominators: ImpactDenominators) {
    self.working = working
    self.denominators = denominators
  }

  /// Throws what is wrong first: no effect, then what is missing, then what cannot be.
  func run() throws(ImpactFault) {
    if let input = working.inputs.first(where: \.isNoEffect) {
      throw ImpactFault(
        .noEffectSize, "no effect size: \(input.source ?? "none is published")",
        remedy: "an estimate needs a published effect on this outcome")
    }
    try checkPresence()
    for rule in working.method.inputs {
      guard let input = working.input(rule.name), let value = input.value else { continue }
      try check(value, input, rule)
      for end in [input.low, input.high] { if let end { try check(end, input, rule) } }
    }
    try checkDenominators()
    try checkCounts()
  }

  private func checkPresence() throws(ImpactFault) {
    for rule in working.method.inputs where !rule.isOptional {
      guard working.input(rule.name)?.value == nil else { continue }
      let input = working.input(rule.name)
      let why = input?.source.map { " (\($0))" } ?? ""
      if rule.name == .unitCost {
        throw ImpactFault(
          .unitCostMissing, "unit_cost is missing: what one case costs\(why)",
          remedy: "give it with its price year")
      }
      throw ImpactFault(
        .inputMissing, "\(rule.name.rawValue) is missing: \(input?.words ?? rule.words)\(why)",
        remedy: "no input, no estimate: give it with its source")
    }
    switch working.method {
    case .nntIncremental, .attributable: try checkEligible()
    case .rollUp where working.parts.isEmpty:
      throw ImpactFault(
        .inputMissing, "there are no parts to add", remedy: "give them under parts:")
    case .tracked, .againstAim, .countCompared:
      guard working.points.isEmpty else { return }
      throw ImpactFault(
        .inputMissing, "points are missing", remedy: "give them under points:")
    default: return
    }
  }

  private func checkEligible() throws(ImpactFault) {
    if working.input(.eligible)?.value != nil { return }
    let after = working.input(.proportionAfter)?.value
    if working.input(.treated)?.value != nil, let after, after > 0 { return }
    throw ImpactFault(
      .inputMissing, "eligible is missing: how many could be treated",
      remedy: "give eligible, or treated with p1 above 0")
  }

  private func check(
    _ value: Double, _ input: ImpactInput, _ rule: ImpactInputRule
  ) throws(ImpactFault) {
    let name = input.name.rawValue
    let (isRight, must): (Bool, String) =
      switch rule.kind {
      case .count: (value >= 0, "0 or more")
      case .positive, .ratio, .numberToTreat: (value > 0, "more than 0")
      case .proportion: ((0...1).contains(value), "from 0 to 1; write 85.5% or 0.855")
      case .difference: ((-1...1).contains(value), "from -1 to 1; write 5.8% or 0.058")
      case .amount: (true, "a number")
      }
    guard value.isFinite, isRight else {
      throw ImpactFault(
        .outOfRange, "\(name) is \(ImpactNumber.plain(value)), which \(rule.words) cannot be",
        remedy: "it must be \(must)")
    }
    if let low = input.low, let high = input.high, let middle = input.value {
      guard low <= middle, middle <= high else {
        throw ImpactFault(
          .rangeNotAroundValue,
          "the low \(ImpactNumber.plain(low)) and high \(ImpactNumber.plain(high)) of \(name)"
            + " do not lie around \(ImpactNumber.plain(middle))",
          remedy: "give low, value and high in this order")
      }
    }
  }

  private func checkDenominators() throws(ImpactFault) {
    let given = working.inputs.filter { $0.denominator != nil }
    for (one, other) in zip(given, given.dropFirst()) where one.denominator != other.denominator {
      throw ImpactFault(
        .denominatorMismatch,
        "\(one.name.rawValue) is of \(one.denominator ?? "") and \(other.name.rawValue) of"
          + " \(other.denominator ?? "")",
        remedy: "compare rates of one denominator")
    }
    guard let outcome = working.outcome, let used = given.first?.denominator,
      let allowed = denominators.denominators(of: outcome), !allowed.contains(used)
    else { return }
    throw ImpactFault(
      .denominatorMismatch, "\(outcome) are not out of \(used)",
      remedy: "use \(allowed.joined(separator: " or "))")
  }

  private func checkCounts() throws(ImpactFault) {
    let pairs: [(ImpactInputName, ImpactInputName)] =
      switch working.method {
      case .rateChange:
        [(.eventsBefore, .denominatorBefore), (.eventsAfter, .denominatorAfter)]
      case .proportion: [(.count, .total)]
      case .shareCount: [(.share, .total)]
      case .excessOverRate: [(.events, .total)]
      default: []
      }
    for (count, total) in pairs {
      guard let some = working.input(count)?.value, let all = working.input(total)?.value else {
        continue
      }
      guard all > 0 else {
        throw ImpactFault(
          .denominatorZero, "\(total.rawValue) is 0, so there is no rate",
          remedy: "leave out a place or period without a denominator")
      }
      guard some <= all || count == .share else {
        throw ImpactFault(
          .numeratorExceedsDenominator,
          "\(count.rawValue) is \(ImpactNumber.plain(some)), more than \(total.rawValue),"
            + " \(ImpactNumber.plain(all))",
          remedy: "the count must be part of what it is out of")
      }
    }
    if working.method == .impliedBaseline, let claimed = working.input(.claimed)?.value,
      let treated = working.input(.treated)?.value, claimed > treated
    {
      throw ImpactFault(
        .claimedExceedsTreated,
        "\(ImpactNumber.plain(claimed)) are claimed of \(ImpactNumber.plain(treated)) treated",
        remedy: "nobody benefits more than once: look at both numbers")
    }
  }
}
