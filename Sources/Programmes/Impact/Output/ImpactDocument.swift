import Essentials

/// Assessments as JSON and CSV; numbers are not rounded.
public struct ImpactDocument: Sendable {
  private let assessments: [ImpactAssessment]
  private let simulation: ImpactSimulation?

  /// A document of some assessments.
  ///
  /// - Parameters:
  ///   - assessments: What came of the estimates.
  ///   - simulation: With what uncertain inputs are drawn; `nil` where they are not.
  public init(_ assessments: [ImpactAssessment], simulation: ImpactSimulation? = nil) {
    self.assessments = assessments
    self.simulation = simulation
  }

  /// The version of the layout.
  public static let version = 1

  /// The document as JSON, documented in docs/impact.md.
  public func json() -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.string("kind", "vigil-impact")
      json.int("version", Self.version)
      json.array("estimates") { json in for each in assessments { write(each, to: &json) } }
    }
    json.end()
    return json.bytes
  }

  private func write(_ assessment: ImpactAssessment, to json: inout JSONText) {
    let estimate = assessment.estimate
    json.object { json in
      json.string("id", estimate.id)
      json.string("title", estimate.title)
      json.string("programme", estimate.programme)
      if let claim = estimate.claim { write(claim, to: &json) }
      json.object("verdict") { json in
        json.string("word", assessment.verdict.word.rawValue)
        json.string("reason", assessment.verdict.reason)
      }
      json.array("calculations") { json in
        for answer in assessment.answers { write(answer, to: &json) }
      }
      json.string("question", estimate.question)
      json.string("population", estimate.population)
      json.strings("assumptions", estimate.assumptions)
      json.strings("cannotShow", estimate.cannotShow)
      json.string("author", estimate.author)
      json.string("signedOffBy", estimate.signedOffBy)
      json.string("line", assessment.line)
    }
  }

  private func write(_ claim: ImpactClaim, to json: inout JSONText) {
    json.object("claim") { json in
      json.number("value", "\(claim.value)")
      json.int("decimals", claim.decimals)
      json.string("unit", claim.unit)
      json.string("counts", claim.counts)
      json.string("text", claim.text)
      json.string("source", claim.source)
      json.string("date", claim.date)
    }
  }

  private func write(_ answer: ImpactAssessment.Answer, to json: inout JSONText) {
    let working = answer.working
    json.object { json in
      json.string("name", working.name)
      json.string("method", working.method.rawValue)
      json.string("formula", working.method.formula)
      json.string("label", working.label?.rawValue)
      json.string("arithmetic", working.arithmetic)
      json.array("inputs") { json in for input in working.inputs { write(input, to: &json) } }
      if !working.parts.isEmpty {
        json.array("parts") { json in for part in working.parts { write(part, to: &json) } }
      }
      switch answer.result {
      case .failure(let fault):
        json.string("status", "refused")
        json.object("error") { json in
          json.string("code", fault.code.rawValue)
          json.string("what", fault.what)
          json.string("remedy", fault.remedy)
        }
      case .success(let result):
        json.string("status", "answered")
        write(result, working, to: &json)
      }
    }
  }

  private func write(_ input: ImpactInput, to json: inout JSONText) {
    json.object { json in
      json.string("name", input.name.rawValue)
      json.optional("value", input.value)
      json.optional("low", input.low)
      json.optional("high", input.high)
      json.string("words", input.words)
      json.string("of", input.denominator)
      json.string("source", input.source)
      json.string("date", input.date)
      json.string("confidence", input.confidence?.rawValue)
      json.bool("solved", input.isSolved)
    }
  }

  private func write(_ part: ImpactPart, to json: inout JSONText) {
    json.object { json in
      json.string("name", part.name)
      json.optional("value", part.value)
      json.string("unit", part.unit)
      json.string("same_as", part.sameAs)
      json.string("source", part.source)
      json.string("confidence", part.confidence?.rawValue)
    }
  }

  private func write(
    _ result: ImpactResult, _ working: ImpactWorking, to json: inout JSONText
  ) {
    json.object("figures") { json in
      for figure in result.figures { write(figure, as: figure.key, to: &json) }
    }
    if let simulated = simulation?.figures(of: working) {
      json.object("simulated") { json in
        for figure in simulated { write(figure, as: figure.key, to: &json) }
      }
    }
    json.array("inTurn") { json in
      for range in result.ranges {
        json.object { json in
          json.string("input", range.input.rawValue)
          json.string("figure", range.figure)
          json.optional("low", range.low)
          json.optional("high", range.high)
        }
      }
    }
    json.strings("dropped", result.dropped.map(\.name))
    json.strings("lacking", result.lacking.map(\.rawValue))
    json.string("standing", result.standing?.rawValue)
    json.strings("notes", result.notes)
  }

  private func write(_ figure: ImpactFigure, as key: String, to json: inout JSONText) {
    json.object(key) { json in
      json.optional("value", figure.value)
      json.optional("low", figure.low)
      json.optional("high", figure.high)
      json.string("interval", figure.interval?.rawValue)
      json.string("unit", figure.unit)
    }
  }

  /// The assessments as CSV, a row for each figure.
  public func csv() -> [UInt8] {
    var writer = TableWriter()
    writer.append([
      "id", "programme", "claim", "claim_unit", "verdict", "reason", "calculation", "label",
      "method", "figure", "value", "low", "high", "interval", "unit", "error",
    ])
    for assessment in assessments {
      let estimate = assessment.estimate
      let start = [
        estimate.id, estimate.programme ?? "", estimate.claim.map { "\($0.value)" } ?? "",
        estimate.claim?.unit ?? "", assessment.verdict.word.rawValue, assessment.verdict.reason,
      ]
      for answer in assessment.answers {
        let calculation = [
          answer.working.name, answer.working.label?.rawValue ?? "",
          answer.working.method.rawValue,
        ]
        switch answer.result {
        case .failure(let fault):
          writer.append(start + calculation + ["", "", "", "", "", "", fault.code.rawValue])
        case .success(let result):
          for figure in result.figures {
            let numbers = [figure.value, figure.low, figure.high].map {
              $0.map { "\($0)" } ?? ""
            }
            writer.append(
              start + calculation + [figure.key] + numbers
                + [figure.interval?.rawValue ?? "", figure.unit, ""])
          }
        }
      }
    }
    return writer.bytes
  }
}

extension JSONText {
  /// Writes a number, or null.
  mutating func optional(_ key: String, _ value: Double?) {
    guard let value, value.isFinite else { return string(key, nil) }
    number(key, value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)")
  }
}
