import DefinitionFiles
import Essentials

// What answers add, what is measured of them, and how rates are shown.
extension DefinitionMaker {
  /// The numbers of an answer.
  struct Weights {
    var numerator: Number?
    var denominator: Number?
    var value: Number?
  }

  /// What `amounts:` and `value:` say.
  mutating func weights(hasBundle: Bool) -> Weights {
    var weights = Weights()
    if let amounts = fields("amounts") {
      checkKeys(amounts, ["numerator", "denominator"])
      weights.numerator = numberExpression(amounts["numerator"])
      weights.denominator = numberExpression(amounts["denominator"])
      if amounts.entries.isEmpty {
        fail(amounts, "nothing is said of amounts", "write {numerator: …, denominator: …}")
      }
    }
    weights.value = numberExpression(document.fields["value"])
    for key in ["amounts", "value"] where hasBundle {
      if let value = document.fields[key] {
        fail(value, "a bundle counts answers, and has no \(key):", "make it a measure of its own")
      }
    }
    return weights
  }

  private mutating func numberExpression(_ value: YAMLValue?) -> Number? {
    guard let text = scalar(value, "an expression"), let meaning = checker.meaning(of: text) else {
      return nil
    }
    return checker.number(meaning, Syntax(spanning: text))
  }

  // MARK: Showing

  /// Takes up how rates are shown, and what they wait for.
  mutating func takeShowing(_ plan: inout Plan) {
    plan.suppression = suppression()?.id ?? ""
    if let per = plainNumber(document.fields["per"]) {
      plan.per = per
      if per <= 0, let value = document.fields["per"] {
        fail(value, "a rate is told for more than 0", "write per: 1000")
      }
    }
    plan.gate = gate()
    plan.gates = reader.texts(document.fields["gates"], "the id of a measure").compactMap {
      gate(named: $0)
    }
    plan.gatesJudge =
      reader.word(document.fields["gates judge"], "gates judge", Gate.Judging.self) ?? .unrounded
    if let judge = document.fields["gates judge"] { check(judge, plan) }
  }

  private mutating func check(_ judge: YAMLValue, _ plan: Plan) {
    if document.fields["gates"] == nil {
      fail(judge, "there are no gates to judge", "name them: gates: [id, id]")
    }
    guard plan.gatesJudge == .rounded else { return }
    guard let scheme = SuppressionScheme(id: plan.suppression) else {
      fail(
        judge, "it is not said how counts are rounded before gates are judged",
        "name a scheme: suppression: msds")
      return
    }
    if case .sign = scheme.stand {
      fail(
        judge,
        "the scheme \(scheme.id) puts a sign in place of small counts, so that no gate can "
          + "be judged by its counts", "name another scheme, or write gates judge: unrounded")
    }
  }

  private mutating func suppression() -> SuppressionScheme? {
    guard let text = scalar(document.fields["suppression"], "a scheme") else { return nil }
    if let scheme = SuppressionScheme(id: text.text) { return scheme }
    let names = SuppressionScheme.all.map(\.id)
    let near = SimilarNames.nearest(to: text.text, in: names)
    fail(
      text, "there is no suppression \"\(text.text)\"",
      near.map { "did you mean \"\($0)\"?" } ?? "there are \(names.joined(separator: ", "))")
    return nil
  }

  /// A number, or the name of a parameter.
  private mutating func plainNumber(_ value: YAMLValue?) -> Double? {
    if case .text(let text)? = value, let number = checker.environment.parameters[text.text] {
      return number
    }
    return reader.number(value)
  }

  private mutating func gate() -> Gate? {
    guard let said = fields("gate") else { return nil }
    checkKeys(said, ["minimum", "maximum", "inclusive"])
    let gate = Gate(
      minimum: plainNumber(said["minimum"]), maximum: plainNumber(said["maximum"]),
      isInclusive: truth(said["inclusive"]) ?? true)
    if said["minimum"] == nil, said["maximum"] == nil {
      fail(said, "a gate without a minimum and a maximum lets everything through")
    }
    if let minimum = gate.minimum, let maximum = gate.maximum, minimum > maximum {
      fail(said, "no ratio lies between these", "put the lower bound under minimum:")
    }
    return gate
  }

  /// A measure that a rate waits for, which must be a gate of the same periods.
  private mutating func gate(named text: ScalarText) -> String? {
    guard let other = library.measure(text.text) else {
      let near = SimilarNames.nearest(to: text.text, in: library.measureIDs)
      fail(
        text, "there is no measure \"\(text.text)\" among those read together",
        near.map { "did you mean \"\($0)\"?" })
      return nil
    }
    if other.fields["gate"] == nil {
      fail(text, "\"\(text.text)\" is no gate", "add gate: {minimum: …} to that measure")
    }
    let (own, others) = (
      DefinitionMaker.periodKind(of: document), DefinitionMaker.periodKind(of: other)
    )
    if let own, let others, own != others {
      fail(
        text, "\"\(text.text)\" counts by \(others.rawValue), and this measure by \(own.rawValue)")
    }
    return text.text
  }
}
