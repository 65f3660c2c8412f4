import Essentials
import Testing

@Suite struct InputProblemTests {
  @Test func `a problem reads as one line`() {
    let problem = InputProblem(
      file: "file.csv", line: 118, column: "denominator", columnNumber: 3, value: "0",
      what: "is not allowed", remedy: "must be 1 or more")
    #expect(
      problem.description
        == "file.csv:118: column \"denominator\": 0 is not allowed (must be 1 or more)")
    #expect(InputProblem(file: "f.csv", what: "is empty").description == "f.csv: is empty")
    #expect(
      InputProblem(file: "f.csv", line: 2, columnNumber: 4, what: "is odd").description
        == "f.csv:2: column 4: is odd")
  }

  @Test(arguments: [
    ("", "\"\""), ("two words", "\"two words\""), ("a\nb", "\"a b\""), ("31/02/2018", "31/02/2018"),
    (String(repeating: "x", count: 60), String(repeating: "x", count: 40) + "…"),
    ("\u{1B}[31m", "\" [31m\""),
  ])
  func `values are shown short and harmless`(value: String, shown: String) {
    let problem = InputProblem(file: "f.csv", value: value, what: "is odd")
    #expect(problem.description == "f.csv: \(shown) is odd")
  }

  @Test func `the first twenty problems are kept and the rest counted`() {
    var problems = InputProblems()
    var made = 0
    for line in 1...332 {
      problems.append(
        {
          made += 1
          return InputProblem(file: "f.csv", line: line, what: "is odd")
        }())
    }
    #expect(problems.count == 332 && problems.first.count == 20 && made == 20)
    let lines = problems.description.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines.first == "f.csv:1: is odd")
    #expect(lines.last == "and 312 more")
    var both = InputProblems(InputProblem(file: "g.csv", what: "is odd"))
    both.append(contentsOf: problems)
    #expect(both.count == 333 && both.first.count == 20 && both.restCount == 313)
  }
}
