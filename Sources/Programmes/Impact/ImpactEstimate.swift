/// A claim of what was achieved, with what it is worked out from: a record, not a sentence.
public struct ImpactEstimate: Hashable, Sendable {
  /// Its name among estimates.
  public var id: String
  /// What it is about.
  public var title: String
  /// The programme it belongs to.
  public var programme: String?
  /// What is claimed; `nil` for an estimate of one's own.
  public var claim: ImpactClaim?
  /// The question it answers, and of whom.
  public var question: String?
  /// Who it is about.
  public var population: String?
  /// The calculation that is compared with the claim.
  public var main: ImpactWorking
  /// Further calculations: other labels, other effects, what would have to be true.
  public var further: [ImpactWorking] = []
  /// What has to be assumed.
  public var assumptions: [String] = []
  /// What it cannot show.
  public var cannotShow: [String] = []
  /// What outcomes are out of, said once for all estimates read with this one.
  public var denominators: [ImpactDenominators.Pair] = []
  /// Who made it.
  public var author: String?
  /// Who signed it off.
  public var signedOffBy: String?
  /// The file it stands in, and the line.
  public var file: String = ""
  /// The line of its first key.
  public var line: Int = 1

  /// An estimate of one calculation.
  public init(id: String, title: String, main: ImpactWorking) {
    self.id = id
    self.title = title
    self.main = main
  }

  /// All calculations, the one compared with the claim first.
  public var workings: [ImpactWorking] { [main] + further }
}

/// What is claimed, as it was printed.
public struct ImpactClaim: Hashable, Sendable {
  /// The number.
  public var value: Double
  /// How many decimals it was printed with.
  public var decimals: Int
  /// The unit of the number.
  public var unit: String
  /// What the number counts, where that matters for the comparison.
  public var counts: String?
  /// The words in which it is claimed.
  public var text: String
  /// Where it is claimed.
  public var source: String?
  /// When that was; `nil` where it is not given.
  public var date: String?

  /// A claim.
  public init(value: Double, decimals: Int, unit: String, text: String) {
    self.value = value
    self.decimals = decimals
    self.unit = unit
    self.text = text
  }
}

/// What part of an effect a figure is: the three are never mixed.
public enum ImpactLabel: String, Sendable, Hashable, CaseIterable {
  /// Everybody treated times the effect, whoever caused it.
  case gross
  /// Only the extra uptake since a baseline.
  case sinceBaseline = "since baseline"
  /// The extra that the programme caused, by an evaluation with a comparison.
  case attributable
}

/// One calculation of an estimate.
public struct ImpactWorking: Hashable, Sendable {
  /// With what it is done, such as "the pooled trials' NNT"; empty for the main one.
  public var name: String = ""
  /// Which part of an effect it gives.
  public var label: ImpactLabel?
  /// The formula.
  public var method: ImpactMethod
  /// The inputs.
  public var inputs: [ImpactInput]
  /// The lines of a sum.
  public var parts: [ImpactPart] = []
  /// The points of a series, or the counts compared.
  public var points: [ImpactPoint] = []
  /// What is counted by its figures.
  public var unit: String = ""
  /// The outcome whose denominators are known, such as a kind of death.
  public var outcome: String?
  /// The figure that is compared with the claim; the method's principal one by default.
  public var compares: String?
  /// Which way is better, for series.
  public var lowerIsBetter = true
  /// How many decimals its figures are shown with.
  public var decimals: Int?
  /// Whether what comes out follows from the claim itself.
  public var followsFromClaim = false

  /// A calculation.
  public init(_ method: ImpactMethod, _ inputs: [ImpactInput] = []) {
    self.method = method
    self.inputs = inputs
  }

  /// An input by name.
  public func input(_ name: ImpactInputName) -> ImpactInput? { inputs.first { $0.name == name } }
}
