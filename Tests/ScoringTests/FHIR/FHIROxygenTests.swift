import EarlyWarning
import Testing

@testable import Scoring

@Suite struct FHIROxygenTests {
  private typealias S = FHIRSupport

  private func component(_ code: String, _ value: String) -> String {
    #"{"code":{"coding":[{"system":"http://loinc.org","code":"\#(code)"}]},\#(value)}"#
  }

  @Test(arguments: [
    ("722742002", "", ["oxygen=air", "oxygen_device=air"]),
    // Air is air, whatever the number.
    ("722742002", FHIRSupport.quantity("21", "%"), ["oxygen=air", "oxygen_device=air"]),
    ("371825009", "", ["oxygen=oxygen"]),
    ("371825009", FHIRSupport.quantity("2", "L/min"), ["oxygen=oxygen", "oxygen_flow=2"]),
    ("371825009", FHIRSupport.quantity("2", "l/min"), ["oxygen=oxygen", "oxygen_flow=2"]),
    ("371825009", FHIRSupport.quantity("28", "%"), ["oxygen=oxygen", "oxygen_percent=28"]),
    ("315041000", "", ["oxygen=oxygen"]),
    ("870533002", "", ["oxygen=oxygen", "oxygen_device=HF"]),
    ("371825009", #""valueBoolean":false"#, ["oxygen missing: not given"]),
    ("371825009", FHIRSupport.quantity("0", "L/min"), ["oxygen=oxygen", "oxygen_flow=0"]),
  ])
  func `codes say air or oxygen`(code: String, value: String, expected: [String]) {
    #expect(S.words(S.read(S.observation(code: code, system: S.snomed, value))) == expected)
  }

  @Test(arguments: [
    ("3150-6", "21", "%", ["oxygen=air", "oxygen_device=air"]),
    ("3150-6", "0.21", "%", ["oxygen=air", "oxygen_device=air"]),
    ("3150-6", "22", "%", ["oxygen=oxygen", "oxygen_percent=22"]),
    ("3150-6", "0.4", "%", ["oxygen=oxygen", "oxygen_percent=40"]),
    ("3150-6", "0.4", "1", ["oxygen=oxygen", "oxygen_percent=40"]),
    ("3150-6", "100", "%", ["oxygen=oxygen", "oxygen_percent=100"]),
    ("3150-6", "101", "%", ["oxygen unreadable"]),
    ("3150-6", "15", "%", ["oxygen unreadable"]),
    ("3150-6", "18", "%", ["oxygen=air", "oxygen_device=air"]),
    ("3151-8", "0", "L/min", ["oxygen=air", "oxygen_device=air"]),
    ("3151-8", "0.1", "L/min", ["oxygen=oxygen", "oxygen_flow=0.1"]),
    ("3151-8", "-1", "L/min", ["oxygen unreadable"]),
    ("3151-8", "2", "gal/d", ["oxygen unreadable"]),
  ])
  func `amounts say air or oxygen`(code: String, value: String, unit: String, expected: [String]) {
    #expect(S.words(S.read(S.observation(code: code, S.quantity(value, unit)))) == expected)
  }

  @Test(arguments: [
    ("866661000000106", ["spo2=97", "oxygen=air", "oxygen_device=air"]),
    ("866701000000100", ["spo2=97", "oxygen=oxygen"]),
    ("1097811000000106", ["spo2=97", "oxygen=air", "oxygen_device=air"]),
    ("1097821000000100", ["spo2=97", "oxygen=oxygen"]),
    ("431314004", ["spo2=97"]),
  ])
  func `four codes of saturation say what was breathed`(code: String, expected: [String]) {
    let read = S.read(S.observation(code: code, system: S.snomed, S.quantity("97", "%")))
    #expect(S.words(read) == expected)
    #expect(read.observations.allSatisfy { $0.set == nil })
  }

  @Test func `flow and fraction as components of a saturation are one state`() {
    let parts =
      component("3151-8", S.quantity("6", "L/min")) + ","
      + component("3150-6", S.quantity("40", "%"))
    let read = S.read(
      S.observation(code: "59408-5", S.quantity("95", "%") + #","component":[\#(parts)]"#))
    #expect(
      S.words(read) == ["spo2=95", "oxygen=oxygen", "oxygen_flow=6", "oxygen_percent=40"])
    let still =
      component("3151-8", S.quantity("0", "L/min")) + ","
      + component("3150-6", S.quantity("40", "%"))
    let other = S.read(S.observation(code: "59408-5", #""component":[\#(still)]"#))
    #expect(S.words(other).contains("oxygen=oxygen"))
  }

  @Test func `two accounts that differ are oxygen and said`() {
    let flow = #""component":[\#(component("3151-8", S.quantity("2", "L/min")))]"#
    let read = S.read(
      S.observation(
        code: "866661000000106", system: S.snomed, S.quantity("97", "%") + "," + flow))
    #expect(S.words(read).contains("oxygen=oxygen"))
    #expect(read.problems.first.contains { $0.what.contains("oxygen taken") })
  }
}
