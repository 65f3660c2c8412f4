import DefinitionFiles
import Testing

@testable import Measures

/// What is wrong with bundles, amounts, values and gates, and how it is told.
@Suite struct WeightsErrorTests {
  private func problems(_ lines: String) -> String {
    let text = """
      measure: m
      title: M
      source: made up
      for each: admissions during month
      \(lines)
      ---
      measure: gate
      title: G
      source: made up
      for each: admissions at date by week
      gate: {minimum: 0.7}
      numerator: yes
      """
    do {
      _ = try Definition.read(text, file: "f.yaml")
      return ""
    } catch {
      return error.errors.map { $0.description.replacing("\n", with: "; ") }.joined(separator: "\n")
    }
  }

  // A part of the lines, and a part of what is said of them.
  @Test(arguments: [
    ("numerator: yes", ""), ("value: hours(this.date, this.end)", ""),
    ("amounts: {numerator: 'count(events)'}", ""), ("per: 1000\nnumerator: yes", ""),
    ("amounts: {denominator: 2}", "there is no numerator"),
    ("amounts: {}\nnumerator: yes", "nothing is said of amounts"),
    ("amounts: {numerater: 2}\nnumerator: yes", "did you mean \"numerator\"?"),
    ("value: this.date", "a time stands where a number is needed"),
    ("bundle: {a: {given: yes, optional: yes}}", "a bundle needs an element that is not optional"),
    ("bundle: {a: {given: yes, optional: maybe}}", "\"maybe\" is neither yes nor no"),
    ("bundle: {a: {given: yes}}\nvalue: 3", "a bundle counts answers, and has no value:"),
    ("bundle: {a: {given: yes, reason: events}}", "a set of rows stands where a value to tell"),
    ("per: 0\nnumerator: yes", "a rate is told for more than 0"),
    ("numerator: yes\nsuppression: nhs-6", "did you mean \"nhs-5\"?"),
    ("numerator: yes\ngates: [gat]", "did you mean \"gate\"?"),
    ("numerator: yes\ngates: [m]", "\"m\" is no gate"),
    ("numerator: yes\ngates: [gate]", "\"gate\" counts by week, and this measure by month"),
    ("numerator: yes\ngate: {inclusive: no}", "lets everything through"),
    ("numerator: yes\ngate: {minimum: 2, maximum: 1}", "no ratio lies between these"),
    ("numerator: yes\ngates judge: rounded", "there are no gates to judge"),
    (
      "numerator: yes\ngates: [gate]\ngates judge: rounded", "it is not said how counts are rounded"
    ),
    (
      "numerator: yes\ngates: [gate]\ngates judge: rounded\nsuppression: nhs-5",
      "puts a sign in place of small counts"
    ),
  ])
  func `a wrong part is explained`(lines: String, problem: String) {
    let problems = problems(lines)
    #expect(problem.isEmpty ? problems == "" : problems.contains(problem), "\(problems)")
  }

  @Test func `examples of bundles, amounts, values and rows during periods are checked`() throws {
    let text = """
      measure: m
      title: M
      source: made up
      for each: admissions during month
      amounts:
        numerator: count(events on index)
        denominator: >-
          days(latest(period start, this.date), earliest(this.end, 1 day after period end))
      value: days(this.date, this.end)
      examples:
        - name: the month in the middle
          index: 2024-06-20
          rows: [admissions 2024-05-20 to 2024-07-03 at W1, events 2024-06-01 "x"]
          expect: {amounts: {numerator: 1, denominator: 30}, value: 44}
        - name: without an end, nothing is known
          index: 2024-06-20
          rows: [admissions 2024-05-20 at W1]
          expect: {denominator: yes, amounts: {denominator: 30}, value: unknown}
        - name: wrong
          index: 2024-07-02
          rows: [admissions 2024-05-20 to 2024-07-03 at W1]
          expect: {amounts: {numerator: 0, denominator: 3}, value: 43}
      """
    let definition = try #require(try Definition.read(text, file: "f.yaml").first)
    #expect(
      definition.checkExamples().map(\.differences) == [
        [], [],
        ["the amount of the denominator is “2”, not “3”", "the value is “44”, not “43”"],
      ])
  }
}
