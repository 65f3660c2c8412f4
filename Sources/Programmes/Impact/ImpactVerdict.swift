/// How a claim stands to what its published inputs give: computed, never written into a file.
public struct ImpactVerdict: Hashable, Sendable {
  /// The verdict.
  public let word: Word
  /// Why, in a few words with the numbers.
  public let reason: String

  /// What a verdict can be.
  public enum Word: String, Sendable, Hashable, CaseIterable {
    /// The claim comes out, within its own rounding, from published inputs.
    case reproduced
    /// The claim comes out, but an input was solved for, remembered or assumed.
    case consistent
    /// An input that the calculation needs is not published.
    case inputsMissing = "inputs missing"
    /// No effect on the outcome is published.
    case notReproducible = "not reproducible"
    /// Published inputs give another number.
    case notReproduced = "not reproduced"
    /// The parts do not add up to the total stated.
    case notReconciled = "not reconciled"
    /// Only numbers that are themselves claimed go in: what would have to be true comes out.
    case consistencyOnly = "consistency only"
    /// A published series is followed; it says which way it went.
    case tracked
    /// An aim was not met by the dates available.
    case notMet = "not met"
    /// An aim was met.
    case met
    /// The same name is counted in several ways, and the claim does not say in which.
    case definitionNeeded = "definition needed"
    /// The number is that of something else.
    case anotherCount = "another count"
    /// The calculation cannot be made with inputs such as these.
    case refused
    /// An estimate without a claim.
    case estimate
  }

  /// The word with the part of an effect it is about: "reproduced (gross)".
  public func text(_ label: ImpactLabel?) -> String {
    let isAboutPart = word == .reproduced || word == .consistent
    return word.rawValue + (isAboutPart ? label.map { " (\($0.rawValue))" } ?? "" : "")
  }
}

/// An estimate with everything that came of it.
public struct ImpactAssessment: Sendable {
  /// What was asked.
  public let estimate: ImpactEstimate
  /// What came of each calculation, in the order of the estimate's.
  public let answers: [Answer]
  /// How the claim stands.
  public let verdict: ImpactVerdict

  /// What came of one calculation.
  public struct Answer: Sendable {
    /// The calculation.
    public let working: ImpactWorking
    /// Its figures, or why there are none.
    public let result: Result<ImpactResult, ImpactFault>
  }

  /// Works an estimate out.
  public init(_ estimate: ImpactEstimate, denominators: ImpactDenominators = ImpactDenominators()) {
    self.estimate = estimate
    answers = estimate.workings.map { working in
      Answer(
        working: working,
        result: Result { () throws(ImpactFault) in
          try ImpactCalculation.result(
            of: working, claim: estimate.claim, denominators: denominators)
        })
    }
    verdict = ImpactVerdict(estimate, answers[0].result)
  }
}

extension ImpactVerdict {
  /// The verdict on an estimate by what came of its main calculation.
  ///
  /// In this order: no effect size, missing inputs, refusals; then what the method itself says (a
  /// series, an aim, other counts, numbers that follow from the claim); then whether the claim
  /// comes out within half a unit of its last printed place, and how sure the inputs are.
  init(_ estimate: ImpactEstimate, _ result: Result<ImpactResult, ImpactFault>) {
    switch result {
    case .failure(let fault): self = Self.verdict(fault)
    case .success(let result):
      self = Self.standing(result) ?? Self.comparison(estimate, result)
    }
  }

  private static func verdict(_ fault: ImpactFault) -> ImpactVerdict {
    switch fault.code {
    case .noEffectSize: ImpactVerdict(word: .notReproducible, reason: fault.what)
    case .inputMissing, .unitCostMissing:
      ImpactVerdict(word: .inputsMissing, reason: fault.what)
    default: ImpactVerdict(word: .refused, reason: fault.description)
    }
  }

  private static func standing(_ result: ImpactResult) -> ImpactVerdict? {
    guard let standing = result.standing else { return nil }
    let word: Word =
      switch standing {
      case .met: .met
      case .notMet: .notMet
      case .movingTowards, .movingAway, .level: .tracked
      case .sameCount: .reproduced
      case .otherCount: .anotherCount
      case .noCount: .definitionNeeded
      }
    return ImpactVerdict(word: word, reason: standing.rawValue)
  }

  private static func comparison(
    _ estimate: ImpactEstimate, _ result: ImpactResult
  ) -> ImpactVerdict {
    let working = estimate.main
    guard let claim = estimate.claim else {
      return ImpactVerdict(word: .estimate, reason: "an estimate without a claim")
    }
    if working.followsFromClaim || working.method == .impliedBaseline {
      return ImpactVerdict(
        word: .consistencyOnly, reason: "what would have to be true if the claims were")
    }
    if !result.lacking.isEmpty {
      let names = result.lacking.map(\.rawValue).joined(separator: ", ")
      return ImpactVerdict(word: .inputsMissing, reason: "\(names) are missing")
    }
    if let gap = result.figure("difference")?.value, gap != 0 {
      return ImpactVerdict(
        word: .notReconciled,
        reason: "\(ImpactNumber.plain(gap)) of the total stated are not among its parts")
    }
    let key = working.compares ?? working.method.figures[0].key
    guard let value = result.figure(key)?.value else {
      return ImpactVerdict(word: .inputsMissing, reason: "\(key) cannot be said")
    }
    guard ImpactNumber.rounds(value, to: claim.value, decimals: claim.decimals) else {
      return ImpactVerdict(
        word: .notReproduced,
        reason: "\(ImpactNumber.plain(claim.value)) claimed,"
          + " \(working.shown(value, key)) from published inputs")
    }
    let unsure = working.unsureInputs
    guard unsure.isEmpty else {
      return ImpactVerdict(word: .consistent, reason: unsure.joined(separator: "; "))
    }
    return ImpactVerdict(word: .reproduced, reason: "from published inputs")
  }
}

extension ImpactWorking {
  /// The inputs that keep a claim that comes out from being reproduced, each with why.
  var unsureInputs: [String] {
    inputs.compactMap { input in
      guard input.value != nil else { return nil }
      if input.isSolved { return "\(input.name.rawValue) was solved for" }
      return Self.doubt(input.confidence).map { "\(input.name.rawValue) is \($0)" }
    }
      + parts.compactMap { part in
        Self.doubt(part.confidence).map { "\"\(part.name)\" is \($0)" }
      }
  }

  private static func doubt(_ confidence: InputConfidence?) -> String? {
    switch confidence {
    case .verified, .derived, .seed: nil
    case .memory: "from memory"
    case .assumed: "assumed"
    case nil: "without a word on how sure it is"
    }
  }

  /// A figure's value with its decimals.
  func shown(_ value: Double, _ key: String) -> String {
    let rule = method.figures.first { $0.key == key }?.unit
    let isCount = rule == .counted
    return ImpactNumber.text(
      value, decimals: decimals ?? ImpactNumber.decimals(value, isCount: isCount))
  }
}
