import Essentials

/// Answers person by person as CSV.
///
/// Nothing in it is suppressed: it is for those who care for the people in it.
public struct AnswerTable: Sendable {
  /// What is written.
  public enum Contents: Hashable, Sendable {
    /// `measure,index,person,denominator,numerator`, the last two as 0 and 1.
    case answers
    /// The same, and after it `organisation`, `excluded`, the elements and `reasons`.
    case everything
  }

  private let contents: Contents

  /// A table of answers.
  public init(_ contents: Contents) { self.contents = contents }

  /// The answers as CSV.
  public func csv(_ results: MeasureResults) -> [UInt8] {
    var writer = TableWriter(lineEnd: .lf)
    var header = ["measure", "index", "person", "denominator", "numerator"]
    if contents == .everything { header += ["organisation", "excluded", "elements", "reasons"] }
    writer.append(header)
    for answer in results.answers {
      let measure = results.measures[answer.measure]
      var cells = [measure.id, answer.index.text, results.id(of: answer.person)]
      cells += [answer.isInDenominator, answer.isInNumerator].map { $0 ? "1" : "0" }
      if contents == .everything { cells += AnswerTable.details(answer, measure) }
      writer.append(cells)
    }
    return writer.bytes
  }

  private static func details(_ answer: PersonAnswer, _ measure: MeasureOutline) -> [String] {
    let elements = zip(measure.elements, answer.elements).map { "\($0): \($1.word)" }
    let reasons = zip(measure.reasons, answer.reasons)
      .filter { $1 != .missing }.map { "\($0): \($1.text)" }
    return [
      answer.organisation, answer.exclusion.map { measure.exclusions[$0] } ?? "",
      elements.joined(separator: "; "), reasons.joined(separator: "; "),
    ]
  }
}
