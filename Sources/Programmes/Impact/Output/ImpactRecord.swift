extension ImpactAssessment {
  /// The whole record as text: the claim, the verdict, each calculation with its inputs and their
  /// sources, what is assumed and what it cannot show.
  ///
  /// - Parameter simulation: With what uncertain inputs are drawn; `nil` where they are not.
  /// - Returns: The record, ended by a line end.
  public func record(_ simulation: ImpactSimulation? = nil) -> String {
    var lines = ["\(estimate.title) (\(estimate.id))"]
    if let claim = estimate.claim {
      let place = [claim.source, claim.date].compactMap { $0 }.joined(separator: ", ")
      lines.append("claimed: \(claim.text)" + (place.isEmpty ? "" : " (\(place))"))
    }
    if estimate.claim != nil {
      lines.append("verdict: \(verdict.text(estimate.main.label)): \(verdict.reason)")
    }
    if let question = estimate.question { lines.append("question: \(question)") }
    if let population = estimate.population { lines.append("of: \(population)") }
    for answer in answers { lines += [""] + answer.record(simulation) }
    for (title, texts) in [
      ("assumed", estimate.assumptions), ("cannot show", estimate.cannotShow),
    ] where !texts.isEmpty {
      lines += ["", "\(title):"] + texts.map { "  \($0)" }
    }
    if let author = estimate.author { lines.append("made by: \(author)") }
    lines.append("signed off by: \(estimate.signedOffBy ?? "nobody yet")")
    lines.append("from: \(estimate.file):\(estimate.line)")
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ImpactAssessment.Answer {
  /// The calculation with its inputs, one a line.
  fileprivate func record(_ simulation: ImpactSimulation?) -> [String] {
    let name = [working.label?.rawValue, working.name.isEmpty ? nil : "with \(working.name)"]
      .compactMap { $0 }.joined(separator: ", ")
    var lines = ["\(name.isEmpty ? "calculation" : name): \(working.method.rawValue)"]
    lines.append("  formula: \(working.method.formula)")
    lines += working.inputs.map { "  \($0.record)" }
    lines += working.parts.map { part in
      let repeated = part.sameAs.map { ", the same as \($0)" } ?? ""
      return "  \(part.name): \(ImpactNumber.plain(part.value)) \(part.unit)\(repeated)"
    }
    switch result {
    case .failure(let fault): lines.append("  refused: \(fault.description)")
    case .success(let result):
      if !working.arithmetic.isEmpty { lines.append("  numbers: \(working.arithmetic)") }
      lines += result.figures.map { figure in
        let kind = figure.interval.map { ", interval by \($0.rawValue)" } ?? ""
        return "  = \(figure.words): \(text(figure))\(kind)"
      }
      lines += result.ranges.map { range in
        "  \(range.figure) if only \(range.input.rawValue) varies:"
          + " \(working.shown(range.low, range.figure)) to"
          + " \(working.shown(range.high, range.figure))"
      }
      if let simulation, let figures = simulation.figures(of: working) {
        lines += figures.map { figure in
          "  = \(figure.words) by \(ImpactNumber.plain(Double(simulation.draws))) draws:"
            + " \(text(figure))"
        }
      }
      lines += result.dropped.map { "  left out as a repeat: \($0.name)" }
      lines += result.notes.map { "  note: \($0)" }
    }
    return lines
  }
}

extension ImpactInput {
  /// The input on one line, with its source, its date and how sure it is.
  fileprivate var record: String {
    func shown(_ value: Double) -> String {
      isPercent ? ImpactNumber.percent(value) : ImpactNumber.plain(value)
    }
    var text = "\(name.rawValue) = \(value.map(shown) ?? (isNoEffect ? "no effect" : "missing"))"
    if let low, let high { text += " (\(shown(low)) to \(shown(high)))" }
    if let words { text += " \(words)" }
    if let denominator { text += ", out of \(denominator)" }
    let about = [
      source, date, confidence?.rawValue ?? "confidence not stated", isSolved ? "solved for" : nil,
    ].compactMap { $0 }
    return text + " [\(about.joined(separator: "; "))]"
  }
}
