import DefinitionFiles
import Testing

@testable import Measures

/// A measure whose one reason is an expression, and everything else plain.
func measure(reason: String, forEach: String = "person at month start") -> String {
  """
  measure: test
  title: Test
  source: made up
  for each: \(forEach)
  codelists:
    nsaid: list-nsaid
    aspirin: list-aspirin
  parameters:
    threshold: 120
  details:
    ward: text
    checked: time
    units: number
  let:
    recent: 3 months before index
    medicines: medications in nsaid from recent to index
    grown_up: age(index) >= 18
  numerator: yes
  reasons:
    Answer: |
      \(reason)
  """
}

/// The plan of an expression as a text, or the first error with its place in the expression.
func planText(of expression: String, forEach: String = "person at month start") -> String {
  do {
    let text = measure(reason: expression, forEach: forEach)
    let definition = try Definition.read(text, file: "test.yaml").first
    switch definition?.plan.reasons.first?.value {
    case .condition(let condition): return condition.plainText
    case .number(let number): return number.plainText
    case .time(let time): return time.plainText
    case .text(let text): return text.plainText
    case nil: return "nothing"
    }
  } catch {
    let errors = error.errors.map { error in
      "\(error.column - 4): \(error.what)" + (error.hint.map { "; \($0)" } ?? "")
    }
    return errors.joined(separator: "\n")
  }
}
