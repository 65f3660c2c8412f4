import DefinitionFiles
import Testing

@testable import Measures

/// What is said of wrong definitions, with file, line and column.
@Suite struct DefinitionErrorTests {
  private static let good = """
    measure: falls
    title: Falls
    source: made up
    for each: person at month start
    codelists: {fall: falls}
    let:
      recent: 3 months before index
    numerator: exists(events in fall from recent to index)
    """

  @Test func `the definition that the others spoil is right`() throws {
    #expect(try Definition.read(Self.good, file: "f.yaml").map(\.id) == ["falls"])
  }

  @Test func `a wrong index hides nothing else that is wrong`() throws {
    let text = Self.good.replacing("month start", with: "month strt")
      .replacing("in fall from", with: "in falls from")
    let errors = try #require(throws: DefinitionErrors.self) {
      try Definition.read(text, file: "f.yaml")
    }
    #expect(errors.errors.map(\.line) == [4, 8])
  }

  @Test(arguments: [
    (
      "numerator:", "numertor:",
      """
      f.yaml:1:1: there is no numerator; write numerator:, bundle:, value: or \
      amounts: {numerator: …}
      f.yaml:8:1: there is no key "numertor"; did you mean "numerator"?
      """
    ),
    (
      "measure: falls", "measure: Falls 1",
      """
      f.yaml:1:10: "Falls 1" cannot be an id; use small letters, digits and hyphens
      """
    ),
    (
      "measure: falls", "meassure: falls",
      """
      f.yaml:1:1: this definition has no id; did you mean "measure" by "meassure"?
      """
    ),
    ("title: Falls\n", "", "f.yaml:1:1: this measure has no title; add title: …"),
    (
      "person at month start", "person at months start",
      """
      f.yaml:4:11: people are asked about once a period; write person at month start, or end, of a \
      day, week, month, quarter, year or financial year
      """
    ),
    (
      "person at month start", "admissions at end",
      """
      f.yaml:4:11: it is not said how often rows are counted; end with by month, or during \
      month for every month that a row overlaps; also day, week, quarter, year or financial year
      """
    ),
    (
      "person at month start", "admisions at end by month",
      """
      f.yaml:4:11: there is no "admisions"; did you mean "admissions"?
      """
    ),
    (
      "recent: 3", "3 recent: 3",
      """
      f.yaml:7:3: "3 recent" cannot be a name; use letters, digits and _, a letter first
      f.yaml:8:39: there is no "recent"; names are given under let:, parameters: or codelists:
      """
    ),
    (
      "recent: 3 months before index", "recent: 3 months before recent",
      """
      f.yaml:7:27: "recent" is named further down, or is this name itself; a name may \
      use the names \
      above it only
      """
    ),
    (
      "recent: 3 months before index", "recent: 3 months before later\n  later: index",
      """
      f.yaml:7:27: "later" is named further down, or is this name itself; a name may use the names \
      above it only
      """
    ),
    (
      "recent: 3", "count: 3",
      """
      f.yaml:7:3: "count" is a word of the language and cannot be a name
      f.yaml:8:39: there is no "recent"; names are given under let:, parameters: or codelists:
      """
    ),
    ("recent: 3", "fall: index\n  recent: 3", "f.yaml:7:3: \"fall\" is named twice"),
    (
      "let:\n", "status: approved\nlet:\n",
      """
      f.yaml:6:9: a definition cannot be approved without an approver, a date of \
      review, a version, \
      examples; add what is missing, or write status: draft
      """
    ),
    (
      "let:\n", "status: finished\nlet:\n",
      """
      f.yaml:6:9: status cannot be "finished"; write draft, approved, retired
      """
    ),
    (
      "let:\n", "chart: xmrr\nlet:\n",
      """
      f.yaml:6:8: there is no kind of chart "xmrr"; did you mean "xmr"?
      """
    ),
    (
      "let:\n", "review: 2027-13-01\nlet:\n",
      """
      f.yaml:6:9: "2027-13-01" is no date; write it as 2027-11-01
      """
    ),
    (
      "let:\n", "target: most\nlet:\n",
      """
      f.yaml:6:9: "most" is no number; write a share as 95% or 0.95
      """
    ),
    (
      "let:\n", "uses: comon\nlet:\n",
      """
      f.yaml:6:7: there is nothing shared by the name "comon"; read the file with \
      shared: comon as well
      """
    ),
    (
      "let:\n", "parameters: {limit: ten}\nlet:\n",
      """
      f.yaml:6:21: a parameter is a number, and "ten" is none
      """
    ),
    (
      "let:\n", "details: {ward: txt}\nlet:\n",
      """
      f.yaml:6:17: a detail is a number, a text or a time, and not "txt"; did you mean "text"?
      """
    ),
    (
      "let:\n", "population: [yes]\nlet:\n",
      """
      f.yaml:6:13: an expression is needed here; put an expression with commas or colons into quotes
      """
    ),
    (
      "numerator: exists", "numerator: >-\n  yes\n  and   existss",
      """
      f.yaml:10:9: there is no function "existss"; did you mean "exists"?
      """
    ),
    (
      "numerator: exists", "numerator: |\n  yes and\n    existss",
      """
      f.yaml:10:5: there is no function "existss"; did you mean "exists"?
      """
    ),
    (
      "numerator: exists(events in fall from recent to index)",
      "numerator: \"sex = \\\"male\\\" and existss(events)\"",
      """
      f.yaml:8:32: there is no function "existss"; did you mean "exists"?
      """
    ),
    (
      "numerator: exists(events in fall from recent to index)",
      "numerator: 'sex = ''male'' and existss(events)'",
      """
      f.yaml:8:32: there is no function "existss"; did you mean "exists"?
      """
    ),
    (
      "numerator: exists", "numerator: yes\n  and existss",
      """
      f.yaml:9:7: there is no function "existss"; did you mean "exists"?
      """
    ),
    (
      "title: Falls", "title: Falls: all of them",
      """
      f.yaml:2:13: this is no YAML: mapping values are not allowed in this context; \
      put an expression \
      with a colon into quotes
      """
    ),
    (
      "title: Falls", "title: Falls\ntitle: Falls",
      "f.yaml:2:1: the key \"title\" stands here twice"
    ),
    (
      "title: Falls", "title: &a Falls\nsummary: *a",
      """
      f.yaml:3:10: references of YAML (& and *) are not read here; give what is used twice a name \
      under let:
      """
    ),
    (
      "numerator:", "bundle: {one: {given: yes}}\nnumerator:",
      """
      f.yaml:9:12: a bundle makes its own numerator; leave numerator: out
      """
    ),
    (
      "numerator:", "exclusions: {early: age(index)}\nnumerator:",
      """
      f.yaml:8:21: a number stands where a condition is needed; compare it: … > 0
      """
    ),
    (
      "numerator:", "strata: {age: age(index)}\nnumerator:",
      """
      f.yaml:8:15: a number stands where a text is needed; write band(NUMBER, 0 "…", \
      …) to name its \
      bands
      """
    ),
  ])
  func `a wrong definition is explained`(part: String, wrong: String, errors: String) {
    let text = Self.good.replacing(part, with: wrong)
    #expect(problems(text) == errors)
  }

  @Test(arguments: [
    ("", "f.yaml:1:1: there is no definition in this file; begin with measure: ID"),
    ("# nothing", "f.yaml:1:1: there is no definition in this file; begin with measure: ID"),
    ("- a", "f.yaml:1:1: a definition is a list of keys; begin with measure: ID"),
    (
      "measure: a\n---\nmeasure: a",
      """
      f.yaml:1:1: it is not said what answers are about; write for each: person at month start
      f.yaml:3:1: it is not said what answers are about; write for each: person at month start
      f.yaml:3:10: there is another "a", at f.yaml:1
      """
    ),
    (String(repeating: "[", count: 300), "f.yaml:1:201: this is nested too deeply"),
  ])
  func `a text that is no definition is refused`(text: String, errors: String) {
    #expect(problems(text) == errors)
  }

  @Test(arguments: [
    (
      "rows: [medicatons 2024-01-01 fall]",
      """
      f.yaml:13:12: a row begins with a table, and "medicatons" is none; did you mean "medications"?
      """
    ),
    (
      "rows: [events fall]",
      """
      f.yaml:13:12: this row has no date; write TABLE DATE CODELIST, or admissions DATE to DATE at \
      PLACE
      """
    ),
    (
      "rows: [events 2024-01-01 fal]",
      """
      f.yaml:13:12: "fal" is neither a codelist nor a code of one of the example's; did you mean \
      "fall"?
      """
    ),
    (
      "rows: [events 2024-01-01 fall value=high]",
      """
      f.yaml:13:12: a value is a number, and "high" is none
      """
    ),
    (
      "person: {sex: femail}",
      """
      f.yaml:13:19: sex cannot be "femail"; write female, male, other or unknown
      """
    ),
    (
      "person: {bron: 2000-01-01}", "f.yaml:13:14: there is no key \"bron\"; did you mean \"born\"?"
    ),
    (
      "person: {born: 2000-02-30}",
      """
      f.yaml:13:20: "2000-02-30" is no date; write 2024-07-01 or 2024-07-01T14:30
      """
    ),
    ("codelists: {fal: [a]}", "f.yaml:13:17: there is no codelist \"fal\"; did you mean \"fall\"?"),
  ])
  func `a wrong example is explained`(line: String, errors: String) {
    let text =
      Self.good + "\nexamples:\n  - name: one\n    index: 2024-07-01\n    expect: {numerator: yes}"
      + "\n    \(line)"
    #expect(problems(text) == errors)
  }

  @Test(arguments: [
    ("{numerator: maybe}", "f.yaml:12:25: \"maybe\" is neither yes nor no"),
    (
      "{numeratr: yes}",
      """
      f.yaml:12:14: there is no key "numeratr"; did you mean "numerator"?
      """
    ),
    ("{}", "f.yaml:12:13: nothing is expected here"),
    ("{excluded: dead}", "f.yaml:12:24: there is no exclusion \"dead\""),
    ("{reasons: {Fall: 1}}", "f.yaml:12:24: there is no reason \"Fall\""),
  ])
  func `a wrong expectation is explained`(expectation: String, errors: String) {
    let text =
      Self.good + "\nexamples:\n  - name: one\n    index: 2024-07-01\n    expect: \(expectation)"
    #expect(problems(text) == errors)
  }

  @Test func `names that double at each step are refused before they grow`() {
    var names = ["a0: age(index)"]
    for step in 1...60 { names.append("a\(step): a\(step - 1) + a\(step - 1)") }
    let text = Self.good.replacing("let:", with: "let:\n  " + names.joined(separator: "\n  "))
    #expect(
      problems(text).contains(
        "this is too large once the names in it are replaced by what they stand for"))
  }

  @Test func `a long chain of names is refused`() {
    var names = ["a0: age(index)"]
    for step in 1...500 { names.append("a\(step): a\(step - 1) + 1") }
    let text = Self.good.replacing(
      "let:", with: "let:\n  " + names.reversed().joined(separator: "\n  "))
    #expect(problems(text).contains("is named further down"))
    let forwards = Self.good.replacing("let:", with: "let:\n  " + names.joined(separator: "\n  "))
      .replacing("exists(events in fall from recent to index)", with: "a500 > 1")
    #expect(problems(forwards).contains("names of names of names"))
  }

  @Test func `brackets without end are refused`() {
    let deep = String(repeating: "(", count: 5_000) + "1 and exists("
    #expect(problems(Self.good.replacing("exists(", with: deep)).contains("nested too deeply"))
    let long = "1" + String(repeating: " + 1", count: 5_000) + " > exists("
    #expect(problems(Self.good.replacing("exists(", with: long)).contains("too many parts"))
  }

  private func problems(_ text: String) -> String {
    do {
      return "read: \(try Definition.read(text, file: "f.yaml").map(\.id))"
    } catch {
      return error.description
    }
  }
}
