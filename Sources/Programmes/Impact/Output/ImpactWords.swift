extension ImpactWorking {
  /// The calculation with its numbers, such as "15,947 mothers treated ÷ NNT 37".
  public var arithmetic: String {
    switch method {
    case .rateChange:
      "\(number(.eventsBefore)) of \(number(.denominatorBefore)), then"
        + " \(number(.eventsAfter)) of \(number(.denominatorAfter))"
    case .rateChangeRounded: "\(number(.rateBefore)) to \(number(.rateAfter))" + timesTotal
    case .excessOverRate:
      "\(number(.events)) - \(number(.rate)) × \(number(.total)) ÷ \(number(.per, else: "1,000"))"
    case .countChange: "\(number(.before)) - \(number(.after))"
    case .pointsChange: "\(number(.proportionBefore)) to \(number(.proportionAfter))"
    case .fold: "\(number(.proportionAfter)) ÷ \(number(.proportionBefore))"
    case .oneIn: "1 ÷ \(number(.proportion))"
    case .proportion: "\(number(.count)) of \(number(.total))"
    case .shareCount: "\(number(.share)) of \(number(.total))"
    case .quotient: "\(number(.dividend)) ÷ \(number(.divisor))"
    case .product: "\(number(.factor)) × \(number(.times))"
    case .rollUp:
      parts.filter { $0.sameAs == nil }.map { ImpactNumber.plain($0.value) }
        .joined(separator: " + ")
    case .tracked, .againstAim, .countCompared: ""
    default: effectArithmetic
    }
  }

  private var effectArithmetic: String {
    let nnt = "NNT \(number(.numberNeededToTreat))"
    switch method {
    case .nnt: return "\(number(.treated)) \(words(.treated)) ÷ \(nnt)"
    case .nntIncremental:
      return
        "\(eligibleText) × (\(number(.proportionAfter)) - \(number(.proportionBefore))) ÷ \(nnt)"
    case .attributable: return "\(eligibleText) × \(number(.effect)) ÷ \(nnt)"
    case .rrAvoided:
      return "\(number(.treated)) × \(number(.baselineRisk)) × (1 - \(number(.relativeRisk)))"
    case .rdAvoided: return "\(number(.treated)) × \(number(.riskDifference))"
    case .impliedBaseline: return "\(number(.claimed)) of \(number(.treated)) treated"
    case .money: return "\(number(.cases)) × \(number(.unitCost))"
    default: return ""
    }
  }

  private var timesTotal: String {
    guard input(.denominatorAfter)?.value != nil else { return "" }
    return " per \(number(.per, else: "1,000")), \(number(.denominatorAfter))"
  }

  private var eligibleText: String {
    if input(.eligible)?.value != nil { return "\(number(.eligible)) eligible" }
    return "(\(number(.treated)) ÷ \(number(.proportionAfter)) eligible)"
  }

  private func words(_ name: ImpactInputName) -> String {
    input(name)?.words ?? method.inputs.first { $0.name == name }?.words ?? name.rawValue
  }

  private func number(_ name: ImpactInputName, else missing: String = "?") -> String {
    guard let input = input(name), let value = input.value else { return missing }
    return input.isPercent ? ImpactNumber.percent(value) : ImpactNumber.plain(value)
  }
}

extension ImpactAssessment.Answer {
  /// The principal figure with its interval, such as "gross 431 babies"; the fault where there is
  /// none.
  public func phrase(withUnit: Bool) -> String {
    switch result {
    case .failure(let fault):
      let isMissing = fault.code == .inputMissing || fault.code == .unitCostMissing
      return isMissing ? fault.what : "refused: \(fault.what)"
    case .success(let result):
      let label = working.label.map { "\($0.rawValue) " } ?? ""
      if working.method.takesPoints { return series(result) }
      let principal = working.compares ?? working.method.figures[0].key
      let figures = result.figures.sorted { one, _ in one.key == principal }
      let isWhole = [.impliedBaseline, .rollUp, .shareCount].contains(working.method)
      let shown = isWhole ? figures : Array(figures.prefix(1))
      return label
        + shown.enumerated().map { place, figure in
          let name = place == 0 && !isWhole ? "" : "\(figure.words) "
          return name + text(figure, withUnit: withUnit)
        }.joined(separator: ", ")
    }
  }

  /// A figure with its interval and unit.
  public func text(_ figure: ImpactFigure, withUnit: Bool = true) -> String {
    guard let value = figure.value else { return "cannot be said" }
    let isPercent = figure.unit == "%"
    let sign = isPercent ? " %" : ""
    var text = working.shown(value, figure.key) + sign
    if let low = figure.low, let high = figure.high, low < high {
      text += " (\(end(low, figure)) to \(end(high, figure)))"
    }
    if withUnit, !isPercent, !figure.unit.isEmpty { text += " \(figure.unit)" }
    return text
  }

  private func end(_ value: Double, _ figure: ImpactFigure) -> String {
    let rule = working.method.figures.first { $0.key == figure.key }?.unit
    let isCount = rule == .counted
    return ImpactNumber.text(
      value, decimals: ImpactNumber.decimals(value, isCount: isCount))
  }

  private func series(_ result: ImpactResult) -> String {
    result.figures.map { "\($0.words) \(text($0, withUnit: false))" }.joined(separator: ", ")
  }
}

extension ImpactAssessment {
  /// The estimate on one line: what it gives with its numbers, the further calculations, and how
  /// many inputs there are.
  public var line: String {
    var sentences: [String] = []
    for (place, answer) in answers.enumerated() {
      let hasOwnUnit = answer.working.unit != estimate.main.unit
      var phrase = answer.phrase(withUnit: place == 0 || hasOwnUnit)
      if case .success = answer.result {
        if place > 0, answer.working.label != .sinceBaseline, answer.working.label != .attributable,
          !answer.working.name.isEmpty
        {
          phrase = "With \(answer.working.name): \(phrase)"
        }
        if place == 0, !answer.working.arithmetic.isEmpty {
          phrase += " (\(answer.working.arithmetic))"
        }
      } else if !answer.working.name.isEmpty {
        phrase = "With \(answer.working.name): \(phrase)"
      }
      sentences.append(phrase.prefix(1).uppercased() + phrase.dropFirst())
      sentences += answer.notable
    }
    return sentences.joined(separator: ". ") + ". " + inputCount
  }

  /// How many inputs there are, and the oldest.
  private var inputCount: String {
    let inputs = Set(estimate.workings.flatMap(\.inputs).filter { $0.value != nil })
    let count = inputs.count + estimate.main.parts.count + estimate.main.points.count
    let oldest = inputs.compactMap(\.year).min().map { ", oldest \($0)" } ?? ""
    return "Inputs: \(count)\(oldest)."
  }
}

extension ImpactAssessment.Answer {
  /// What must be said beside the figures: repeats left out, and what is not plausible.
  fileprivate var notable: [String] {
    guard case .success(let result) = result else { return [] }
    let left = result.dropped.map { "Left out as a repeat: \($0.name)" }
    return left
      + result.notes.filter { $0.hasPrefix("above") || $0.hasPrefix("more would") }.map {
        $0.prefix(1).uppercased() + $0.dropFirst()
      }
  }
}
