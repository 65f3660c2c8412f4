/// Combines uncertain inputs by drawing all of them many times.
///
/// Relative risks and amounts are drawn normal on the scale of logarithms, numbers to treat by
/// their inverse (a risk difference, normal), proportions by a beta distribution, differences
/// normal. Counts of a rate are drawn as beta proportions of their denominators.
public struct ImpactSimulation: Hashable, Sendable {
  /// How often all inputs are drawn.
  public let draws: Int
  /// Where chance begins; the same seed gives the same numbers.
  public let seed: UInt64

  /// The fewest draws that are made.
  public static let fewestDraws = 100_000

  /// A simulation; fewer than 100,000 draws count as 100,000.
  public init(draws: Int = ImpactSimulation.fewestDraws, seed: UInt64 = 20_261_124) {
    self.draws = max(draws, ImpactSimulation.fewestDraws)
    self.seed = seed
  }

  /// The middle 95 % of each figure, with its value as it is without drawing.
  ///
  /// `nil` where no input is uncertain, or the calculation itself is refused.
  public func figures(of working: ImpactWorking) -> [ImpactFigure]? {
    guard let result = try? ImpactCalculation.result(of: working) else { return nil }
    let start = ImpactValues(working.inputs)
    let rules = working.method.inputs
    let uncertain = working.inputs.compactMap { input -> (ImpactInputName, InputDraw)? in
      guard let rule = rules.first(where: { $0.name == input.name }),
        let draw = InputDraw(input, rule.kind)
      else { return nil }
      return (input.name, draw)
    }
    let counts = Self.countDraws(working)
    guard !uncertain.isEmpty || !counts.isEmpty else { return nil }
    var generator = SeededGenerator(seed: seed)
    var drawn = [[Double]](repeating: [], count: working.method.figures.count)
    for place in drawn.indices { drawn[place].reserveCapacity(draws) }
    var values = start
    for _ in 0..<draws {
      for (name, draw) in uncertain { values[name] = draw.value(&generator) }
      for count in counts {
        values[count.name] = count.total * generator.beta(count.alpha, count.beta)
      }
      for (place, value) in working.method.values(values).enumerated() {
        if let value, value.isFinite { drawn[place].append(value) }
      }
    }
    return zip(working.method.figures, drawn).compactMap { rule, values in
      guard let figure = result.figure(rule.key), values.count * 2 > draws else { return nil }
      let sorted = values.sorted()
      var simulated = figure
      simulated.set(
        sorted[Int(0.025 * Double(sorted.count - 1))],
        sorted[Int(0.975 * Double(sorted.count - 1))], .simulated)
      return simulated
    }
  }

  /// A count that is drawn as a proportion of what it is out of.
  private struct CountDraw {
    var name: ImpactInputName
    var total: Double
    var alpha: Double
    var beta: Double
  }

  private static func countDraws(_ working: ImpactWorking) -> [CountDraw] {
    let pairs: [(ImpactInputName, ImpactInputName)] =
      switch working.method {
      case .rateChange:
        [(.eventsBefore, .denominatorBefore), (.eventsAfter, .denominatorAfter)]
      case .proportion: [(.count, .total)]
      default: []
      }
    return pairs.compactMap { count, total in
      guard let some = working.input(count)?.value, let all = working.input(total)?.value else {
        return nil
      }
      // Half an event and half a non-event beforehand, so that none and all can be drawn too.
      return CountDraw(name: count, total: all, alpha: some + 0.5, beta: all - some + 0.5)
    }
  }
}

/// How one uncertain input is drawn.
private enum InputDraw {
  case normal(mean: Double, deviation: Double)
  case logarithm(mean: Double, deviation: Double)
  case inverse(mean: Double, deviation: Double)
  case beta(alpha: Double, beta: Double)

  init?(_ input: ImpactInput, _ kind: ImpactInputKind) {
    guard let value = input.value, let low = input.low, let high = input.high, low < high else {
      return nil
    }
    let width = 2 * ImpactCalculation.z
    switch kind {
    case .numberToTreat where low > 0:
      self = .inverse(mean: 1 / value, deviation: (1 / low - 1 / high) / width)
    case .ratio where low > 0, .positive where low > 0, .count where low > 0:
      let spread = ImpactMathematics.log(high) - ImpactMathematics.log(low)
      self = .logarithm(mean: ImpactMathematics.log(value), deviation: spread / width)
    case .proportion:
      let deviation = (high - low) / width
      let size = value * (1 - value) / (deviation * deviation) - 1
      guard value > 0, value < 1, size > 0 else {
        self = .normal(mean: value, deviation: deviation)
        return
      }
      self = .beta(alpha: value * size, beta: (1 - value) * size)
    default: self = .normal(mean: value, deviation: (high - low) / width)
    }
  }

  func value(_ generator: inout SeededGenerator) -> Double {
    switch self {
    case .normal(let mean, let deviation): mean + deviation * generator.normal()
    case .logarithm(let mean, let deviation):
      ImpactMathematics.exp(mean + deviation * generator.normal())
    case .inverse(let mean, let deviation): 1 / (mean + deviation * generator.normal())
    case .beta(let alpha, let beta): generator.beta(alpha, beta)
    }
  }
}
