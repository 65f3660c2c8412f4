import ArgumentParser
import DefinitionFiles
import Programmes

/// `vigil impact`: what programmes are said to have achieved, worked out again.
struct ImpactVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "Work out again what programmes are said to have achieved.",
    discussion: """
      Examples:
        vigil impact
        vigil impact show cerebral-palsy
        vigil impact estimate mine.yaml --draws 100000
        vigil impact series falls.csv --change 2023-04-01 --y falls --denominator bed_days

      Methods, verdicts and the keys of estimates: docs/impact.md.
      """,
    subcommands: [ImpactClaims.self, ImpactShow.self, ImpactOwn.self, ImpactSeries.self],
    defaultSubcommand: ImpactClaims.self)
}

/// `vigil impact claims`, which is also `vigil impact`.
struct ImpactClaims: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "Every claim with its verdict and the numbers.")

  @OptionGroup var definitions: EstimateArguments
  @OptionGroup var output: ImpactOutputArguments

  func run() throws {
    let found = try definitions.assessments(with: [])
    let width = found.map(\.estimate.id.count).max() ?? 0
    try output.write(found) {
      found.map { assessment in
        let id = assessment.estimate.id
        let blanks = String(repeating: " ", count: width - id.count)
        let word = assessment.verdict.text(assessment.estimate.main.label)
        let verdict = "\(word): \(assessment.verdict.reason)"
        let claim = assessment.estimate.claim.map { "claimed: \($0.text)" } ?? ""
        return "\(id)\(blanks)  \(verdict)\n  \(claim)\n  \(assessment.line)\n"
      }.joined(separator: "\n")
    }
  }
}

/// `vigil impact show`.
struct ImpactShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One estimate whole: inputs, sources, and how it is worked out.")

  @Argument(help: "The id of an estimate, as vigil impact lists it.")
  var id: String
  @OptionGroup var definitions: EstimateArguments
  @OptionGroup var output: ImpactOutputArguments

  func run() throws {
    let all = try definitions.assessments(with: [])
    let found = all.filter { $0.estimate.id == id }
    guard !found.isEmpty else {
      throw ValidationError(
        "There is no estimate \"\(id)\": \(all.map(\.estimate.id).joined(separator: ", ")).")
    }
    let simulation = output.simulation
    try output.write(found) { found.map { $0.record(simulation) }.joined(separator: "\n") }
  }
}

/// `vigil impact estimate`.
struct ImpactOwn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate", abstract: "Work out estimates of your own, in YAML or JSON.")

  @Argument(help: "Files of estimates; - for standard input.")
  var files: [String]
  @OptionGroup var output: ImpactOutputArguments

  func run() throws {
    let own = try files.map { name in
      DefinitionFile(
        name: name == "-" ? "standard input" : name,
        text: String(decoding: try Input.read(name), as: UTF8.self))
    }
    let shipped = try EstimateArguments.read([])
    let found = try EstimateArguments.read(own)
    let denominators = ImpactDenominators(shipped + found)
    let assessments = found.map { ImpactAssessment($0, denominators: denominators) }
    let simulation = output.simulation
    try output.write(assessments) {
      assessments.map { $0.record(simulation) }.joined(separator: "\n")
    }
  }
}
