import Essentials

/// Answers person by person as CSV.
///
/// Nothing in it is suppressed: it is for those who care for the people in it.
public struct AnswerTable: Sendable {
  /// What is written.
  public enum Contents: Hashable, Sendable {
    /// `measure,index,person,denominator,numerator`, the last two as 0 and 1, and for bundles,
    /// amounts and values what each came to.
    case answers
    /// The same, and after it `organisation`, `excluded`, the elements and `reasons`.
    case everything
  }

  private let contents: Contents

  /// A table of answers.
  public init(_ contents: Contents) { self.contents = contents }

  /// The answers as CSV.
  public func csv(_ results: MeasureResults) -> [UInt8] {
    let columns = AnswerColumns(results.measures, hasElements: contents == .everything)
    var writer = TableWriter(lineEnd: .lf)
    var header = ["measure", "index", "person", "denominator", "numerator"]
    if contents == .everything { header += ["organisation", "excluded"] }
    header += columns.header
    if contents == .everything { header.append("reasons") }
    writer.append(header)
    for answer in results.answers {
      let measure = results.measures[answer.measure]
      var cells = [measure.id, answer.index.text, results.id(of: answer.person)]
      cells += [answer.isInDenominator, answer.isInNumerator].map { $0 ? "1" : "0" }
      if contents == .everything {
        cells += [answer.organisation, answer.exclusion.map { measure.exclusions[$0] } ?? ""]
      }
      cells += columns.cells(answer, measure)
      if contents == .everything {
        let reasons = zip(measure.reasons, answer.reasons)
          .filter { $1 != .missing }.map { "\($0): \($1.text)" }
        cells.append(reasons.joined(separator: "; "))
      }
      writer.append(cells)
    }
    return writer.bytes
  }
}

/// The columns that only some sorts of measures need.
private struct AnswerColumns {
  private let hasAmounts: Bool
  private let hasValues: Bool
  private let hasBundles: Bool
  /// The elements that all measures share, each with a column; `nil` where they do not.
  private let shared: [String]?

  /// A column for elements stands among everything, also where no measure has any.
  private let hasElements: Bool

  init(_ measures: [MeasureOutline], hasElements: Bool) {
    self.hasElements = hasElements
    hasAmounts = measures.contains(where: \.hasAmounts)
    hasValues = measures.contains(where: \.hasValue)
    let elements = measures.map(\.elements)
    hasBundles = elements.contains { !$0.isEmpty }
    shared = elements.allSatisfy { $0 == elements.first } ? elements.first : nil
  }

  var header: [String] {
    var header: [String] = []
    if hasAmounts { header += ["numerator_amount", "denominator_amount"] }
    if hasValues { header.append("value") }
    guard hasBundles else { return header + (hasElements ? ["elements"] : []) }
    header += ["bundle", "elements_met", "elements_eligible"]
    return header + (shared ?? ["elements"]) + ["element_reasons"]
  }

  func cells(_ answer: PersonAnswer, _ measure: MeasureOutline) -> [String] {
    var cells: [String] = []
    if hasAmounts {
      cells += [answer.amounts?.numerator, answer.amounts?.denominator]
        .map { $0.map { "\($0)" } ?? "" }
    }
    if hasValues { cells.append(answer.value.map(\.plainText) ?? "") }
    guard hasBundles else { return cells + (hasElements ? [""] : []) }
    let opportunities = answer.opportunities(measure)
    cells += [
      answer.bundle?.word ?? "", opportunities.map { "\($0.met)" } ?? "",
      opportunities.map { "\($0.eligible)" } ?? "",
    ]
    if let shared {
      cells += answer.elements.isEmpty ? shared.map { _ in "" } : answer.elements.map(\.word)
    } else {
      cells.append(
        zip(measure.elements, answer.elements).map { "\($0): \($1.word)" }
          .joined(separator: "; "))
    }
    let reasons = zip(measure.elements, answer.elementReasons)
      .filter { $1 != .missing }.map { "\($0): \($1.text)" }
    return cells + [reasons.joined(separator: "; ")]
  }
}

extension PersonAnswer {
  /// How many elements that are not optional apply to the person, and how many of them were given;
  /// `nil` where there is no bundle.
  public func opportunities(_ measure: MeasureOutline) -> (met: Int, eligible: Int)? {
    guard bundle != nil else { return nil }
    let counted = zip(elements, measure.areOptional).filter { !$0.1 }.map(\.0)
    return (counted.count { $0 == .given }, counted.count(where: \.isEligible))
  }
}
