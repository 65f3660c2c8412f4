import ArgumentParser
import Essentials
import Measures
import Timelines

/// `vigil calculate creatinine-clearance`.
struct CalculateCreatinineClearance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "creatinine-clearance", abstract: "Cockcroft and Gault, in ml/min.")

  @Option(help: "Age in whole years, 18 to 139.")
  var age: Int
  @Option(help: "Weight in kilograms.")
  var weight: Double
  @Option(help: "Serum creatinine in µmol/L.")
  var creatinine: Double
  @Option(help: "The sex recorded: female or male.")
  var sex: String
  @Flag(help: "Write JSON.")
  var json = false

  func run() throws {
    let sexes: [String: RecordedSex] = ["female": .female, "male": .male]
    guard let recorded = sexes[sex] else {
      throw ValidationError("--sex is female or male: the formula knows no other.")
    }
    guard
      let clearance = CreatinineClearance.value(
        age: age, sex: recorded, weight: weight, creatinine: creatinine)
    else {
      throw ValidationError(
        "The formula holds from 18 to 139 years, with a weight and a creatinine above 0.")
    }
    CalculationAnswer(
      name: "creatinine-clearance",
      values: [.init(key: "clearance", text: "\(clearance)", unit: "ml/min")],
      formula: "(140 - age) x weight x k / creatinine; k is 1.23 for men, 1.04 for women",
      source: "Cockcroft and Gault, Nephron 1976;16:31-41; constants for µmol/l not verified",
      isNotFor: "prescribing without a look at which weight it was, nor in place of an eGFR"
    ).write(asJSON: json)
  }
}

/// `vigil calculate ome`.
struct CalculateOpioidDose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ome", abstract: "Oral morphine equivalent of one issue of an opioid.",
    discussion: "With --strength units of mg each; with --patch-strength patches.")

  @Option(help: "The ingredient's id in SNOMED CT or dm+d, such as 387024006 for oxycodone.")
  var ingredient: String
  @Option(help: "oral, injection, rectal and so on; patches need none.")
  var route = "oral"
  @Option(help: "How many units or patches.")
  var units: Double
  @Option(help: "Milligrams in a unit.")
  var strength: Double?
  @Option(help: "Micrograms an hour of a patch.")
  var patchStrength: Double?
  @Option(help: "How many days it is for; the dose a day is then given too.")
  var days: Int?
  @Flag(help: "Write JSON.")
  var json = false

  func run() throws {
    let issue: OpioidDose.Issue
    switch (strength, patchStrength) {
    case (let strength?, nil):
      issue = .units(units, milligrams: strength, ingredient: ingredient, route: route)
    case (nil, let strength?):
      let hours = OpioidDose.patchHours(ingredient: ingredient, microgramsPerHour: strength)
      issue = .patches(units, microgramsPerHour: strength, hours: hours, ingredient: ingredient)
    default: throw ValidationError("Give --strength, or --patch-strength for patches.")
    }
    do throws(OpioidDose.Fault) {
      var values = [
        CalculationAnswer.Value(
          key: "total", text: "\(try OpioidDose.milligrams(of: issue))", unit: "mg")
      ]
      if let days {
        let dose = try OpioidDose.perDay([issue], days: days)
        values.append(.init(key: "perDay", text: "\(dose)", unit: "mg a day"))
      }
      let methadone = ingredient == OpioidDose.methadone ? "; approximate for methadone" : ""
      CalculationAnswer(
        name: "ome", values: values, formula: "amount in mg x factor of the ingredient and route",
        source: "OpenPrescribing's table of factors (5839302)" + methadone,
        isNotFor: "switching anybody from one opioid to another"
      ).write(asJSON: json)
    } catch {
      throw ValidationError(Self.words(error))
    }
  }

  private static func words(_ fault: OpioidDose.Fault) -> String {
    switch fault {
    case .noFactor(let ingredient, let route):
      "No factor is known for \(ingredient) by the route \"\(route)\"."
    case .amount(let amount): "\(amount) mg is no amount."
    case .days(let days): "--days \(days) is no number of days: it must be 1 or more."
    }
  }
}
