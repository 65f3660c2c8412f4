import ArgumentParser
import Essentials

/// `vigil calculate`: one calculation at a time, with its formula and what it is not for.
struct Calculate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calculate",
    abstract: "Calculate what measures calculate, for one person or one file.",
    discussion: """
      Examples:
        vigil calculate creatinine-clearance --age 59 --weight 134.7 --creatinine 242 --sex male
        vigil calculate time-in-range inr.csv --low 2 --high 3

      For checking measures and for teaching. Not for deciding on anybody's treatment.
      """,
    subcommands: [
      CalculateCreatinineClearance.self, CalculateOpioidDose.self, CalculateTimeInRange.self,
      CalculateKidneyInjury.self, CalculateDoseTiming.self,
    ])
}

/// What came of a calculation, with what must be known of it.
struct CalculationAnswer {
  /// A value: a number as it is shown, or a word; nothing where there is none.
  struct Value {
    var key: String
    var text: String?
    var isNumber = true
    var unit = ""
  }

  var name: String
  var values: [Value]
  var formula: String
  var source: String
  /// What nobody may use it for.
  var isNotFor: String

  /// Writes it to standard output.
  func write(asJSON: Bool) {
    guard asJSON else {
      let shown = values.map { value in
        let unit = value.text == nil || value.unit.isEmpty ? "" : " \(value.unit)"
        return "\(value.key): \(value.text ?? "cannot be said")\(unit)"
      }
      let about = ["", "formula: \(formula)", "source: \(source)", "not for: \(isNotFor)"]
      return Console.write((shown + about).joined(separator: "\n") + "\n")
    }
    var json = JSONText()
    json.object { json in
      json.string("kind", "vigil-calculation")
      json.int("version", 1)
      json.string("calculation", name)
      json.object("values") { json in
        for value in values {
          if let text = value.text, value.isNumber {
            json.number(value.key, text)
          } else {
            json.string(value.key, value.text)
          }
        }
      }
      json.string("formula", formula)
      json.string("source", source)
      json.string("notFor", isNotFor)
    }
    json.end()
    Console.write(json.bytes)
  }
}
