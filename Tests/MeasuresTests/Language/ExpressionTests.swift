import Testing

@testable import Measures

@Suite struct ExpressionTests {
  @Test(arguments: [
    (
      "exists(medications in nsaid from recent to index)",
      "exists(administration+dispensing+prescription+statement[0]{index[-3 months]…index})"
    ),
    ("registered(index)", "exists(registration{at index})"),
    ("alive(index)", "any(missing(death), death > index)"),
    (
      "age(index) between 18 and threshold",
      "all(years(birth, index) >= 18, years(birth, index) <= 120)"
    ),
    ("sex in (\"female\", \"male\")", "sex in [\"female\", \"male\"]"),
  ])
  func `expressions become plans`(expression: String, plan: String) {
    #expect(planText(of: expression) == plan)
  }

  @Test(arguments: [
    ("medicin", "1: there is no \"medicin\"; did you mean \"medicines\"?")
  ])
  func `what is wrong is told with its place`(expression: String, error: String) {
    #expect(planText(of: expression) == error)
  }
}
