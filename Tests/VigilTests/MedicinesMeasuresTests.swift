import Foundation
import Testing

/// The measures about medicines, counted over invented records of real codes with real codelists.
@Suite struct MedicinesMeasuresTests {
  private static let patterns = [
    "opioid-*", "valproate-*", "doac-*", "anticoagulant-*", "two-*", "inr-*", "triple-*", "nsaid-*",
    "methotrexate-*", "lithium-*", "amiodarone-*", "antipsychotic-*", "antidepressant-*",
    "antiepileptic-*", "polypharmacy-*", "anticholinergic*", "damn-*", "antithrombotics-*",
    "falls-risk-*", "time-critical-*", "kidney-*", "medication-*", "composite-*",
  ]

  /// Denominator and numerator on 1 July 2024, worked out apart by a few lines of Python over the
  /// same files.
  private static let known = [
    "triple-whammy": [6, 1], "lithium-renal": [28, 26], "lithium-thyroid": [28, 23],
    "lithium-level-half-yearly": [28, 22], "amiodarone-liver": [20, 16], "inr-overdue": [14, 14],
  ]

  /// Lists that no public source at hand holds.
  private static let supplied = [
    "amiodarone-strengths": "code,mg_per_unit\n27113001,200",
    "anticholinergic-burden": "code,substance,ACBcalc,Boustani2008\n27113001,oxybutynin,3,3",
    "anticoagulants-and-antiplatelets": "code,substance\n27113001,warfarin",
    "antiepileptic-medicines": "code\n27113001", "body-weight": "code\n27113001",
    "doac-interacting-medicines": "code\n27113001",
    "doac-strengths": "code,drug,mg\n703908001,apixaban,5", "epilepsy": "code\n27113001",
    "highly-effective-contraception": "code\n27113001", "kidney-injury-review": "code\n27113001",
    "medicines-bnf-chapters-1-4-6-10": "code,substance\n27113001,warfarin",
    "morphine-10mg-in-5ml-liquid": "code\n36128311000001101",
    "nhsbsa-anticholinergics-moderate-high": "code,substance\n27113001,oxybutynin",
    "nhsbsa-damn-medicines": "code,substance\n27113001,ramipril",
    "nhsbsa-falls-risk-medicines": "code,substance\n27113001,doxazosin",
    "opioid-morphine-equivalents": "code,mg_per_unit,factor\n27113001,10,1",
    "oral-oxycodone-and-morphine":
      "code,ingredient,mg_per_unit,release\n27113001,morphine,10,prolonged",
    "palliative-care": "code\n27113001", "permanently-unable-to-become-pregnant": "code\n27113001",
    "serum-creatinine": "code\n1000731000000107",
    "time-critical-medicine-identified": "code\n27113001",
    "time-critical-medicines": "code\n27113001",
    "valproate-annual-risk-acknowledgement-form": "code\n27113001",
    "valproate-specialist-agreement": "code\n27113001",
    "valproate-specialist-review": "code\n27113001",
    "verapamil": "code\n27113001",
  ]

  @Test func `measures are counted with the real codelists, and some as worked out apart`() throws {
    let shared = Program.root.appending(path: "../shared/data").standardizedFileURL
    guard
      let files = try? FileManager.default.contentsOfDirectory(
        at: shared.appending(path: "codelists"), includingPropertiesForKeys: nil)
    else {
      print("not checked: ../shared/data/codelists is not there")
      return
    }
    let (records, lists) = (try Scratch(), try Scratch())
    for name in ["patients", "practice_registrations", "medications", "clinical_events"] {
      try FileManager.default.createSymbolicLink(
        at: records.folder.appending(path: "\(name).csv"),
        withDestinationURL: shared.appending(path: "medicines/pincer/\(name).csv"))
    }
    for file in files where !file.lastPathComponent.hasPrefix("manifest") {
      try FileManager.default.createSymbolicLink(
        at: lists.folder.appending(path: file.lastPathComponent), withDestinationURL: file)
    }
    for (name, text) in Self.supplied { try lists.write(text + "\n", to: "\(name).csv") }
    let outcome = try Program.run(
      ["measure", "--records", records.folder.path, "--codelists", lists.folder.path]
        + ["--unapproved", "--at", "2024-07-01", "--csv", "--measures"] + Self.patterns)
    #expect(outcome.status == 0, "\(outcome.remarks)")
    var sums: [String: [Int]] = [:]
    for line in outcome.output.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count > 5, cells[3].isEmpty else { continue }
      let counts = [Int(cells[5]) ?? 0, Int(cells[4]) ?? 0]
      sums[cells[0]] = zip(sums[cells[0]] ?? [0, 0], counts).map { $0 + $1 }
    }
    for (measure, counts) in Self.known { #expect(sums[measure] == counts, "\(measure)") }
  }
}
