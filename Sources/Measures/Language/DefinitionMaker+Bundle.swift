import DefinitionFiles
import Essentials

// Bundles: elements that are given or not, to those to whom they apply.
extension DefinitionMaker {
  mutating func elements() -> [Plan.Element] {
    guard let bundle = fields("bundle") else { return [] }
    let elements = bundle.entries.compactMap { element($0) }
    if elements.count == bundle.entries.count, elements.allSatisfy(\.isOptional) {
      fail(
        bundle, "a bundle needs an element that is not optional",
        "leave optional: out of the elements that everybody should get")
    }
    return elements
  }

  private mutating func element(_ entry: YAMLFields.Entry) -> Plan.Element? {
    guard case .fields(let fields) = entry.value else {
      fail(entry.value, "an element says when it is given", "write {eligible: …, given: …}")
      return nil
    }
    checkKeys(fields, ["eligible", "given", "optional", "reason"])
    guard let given = scalar(fields["given"], "an expression") else {
      fail(entry.value, "this element does not say when it is given", "add given: …")
      return nil
    }
    let eligible = scalar(fields["eligible"], "an expression")
    let claims = (eligible.map { condition($0) } ?? .literal(.yes), condition(given))
    let reason = scalar(fields["reason"], "an expression").flatMap { text in
      checker.meaning(of: text).flatMap { checker.reason($0, Syntax(spanning: text)) }
    }
    let isOptional = truth(fields["optional"]) ?? false
    guard let applies = claims.0, let isGiven = claims.1 else { return nil }
    return Plan.Element(
      name: entry.key.text, eligible: applies, given: isGiven, isOptional: isOptional,
      reason: reason)
  }

  /// Those for whom an element that is not optional is known to apply.
  static func concerns(_ elements: [Plan.Element]) -> Condition {
    .any(elements.filter { !$0.isOptional }.map(\.eligible))
  }

  /// That every element that is not optional and is known to apply is given.
  private static func isWhole(_ elements: [Plan.Element]) -> Condition {
    .all(
      elements.filter { !$0.isOptional }.map { element in
        .choose([Choice(when: element.eligible, then: element.given)], otherwise: .literal(.yes))
      })
  }

  /// Who is in the numerator: as is said, as the bundle has it, or those with a value or an amount.
  mutating func numerator(_ elements: [Plan.Element], _ weights: Weights) -> Condition {
    let written = document.fields["numerator"]
    let said = condition("numerator")
    if document.fields["bundle"] != nil {
      if let written {
        fail(written, "a bundle makes its own numerator", "leave numerator: out")
      }
      return DefinitionMaker.isWhole(elements)
    }
    if written != nil { return said ?? .literal(.no) }
    if let value = weights.value { return .not(.numberIsMissing(value)) }
    if weights.numerator != nil { return .literal(.yes) }
    // Where an amount or value is there and wrong, that has been told.
    var isSaid = document.fields["value"] != nil
    if case .fields(let amounts)? = document.fields["amounts"], amounts["numerator"] != nil {
      isSaid = true
    }
    if !isSaid {
      fail(
        document.fields, "there is no numerator",
        "write numerator:, bundle:, value: or amounts: {numerator: …}")
    }
    return .literal(.no)
  }
}
