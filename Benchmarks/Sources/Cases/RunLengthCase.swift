import ControlCharts

extension Benchmark {
  /// Twelve CUSUM and twelve EWMA charts: average run lengths in control and after a shift of one.
  static let runLength = Benchmark(
    name: "run-length", title: "average run lengths of 12 CUSUM and 12 EWMA charts", target: nil
  ) { bench in
    let thresholds = stride(from: 3.0, to: 6, by: 0.25).map(\.self)
    let lambdas = stride(from: 0.05, to: 0.6, by: 0.05).map(\.self) + [0.6]
    func lengths() -> [Double] {
      thresholds.flatMap { threshold -> [Double] in
        let lengths = CUSUMSettings(k: 0.5, h: threshold).runLength
        return [lengths.inControl, lengths.outOfControl]
      }
        + lambdas.flatMap { lambda -> [Double] in
          let lengths = EWMASettings(lambda: lambda, width: 2.8, limits: .asymptotic).runLength
          return [lengths.inControl, lengths.outOfControl]
        }
    }
    return Job(
      run: { lengths().reduce(0, +) },
      check: {
        for (threshold, published) in [(4.0, 168.0), (5.0, 465.0)] {
          let found = CUSUMSettings(k: 0.5, h: threshold).runLength.inControl
          try require(abs(found - published) < 0.6, "CUSUM, h \(threshold): \(found)")
        }
        for (index, threshold) in thresholds.enumerated() {
          let chain = plainLength(threshold)
          let found = lengths()[2 * index]
          try require(agree(found, chain, within: 2e-3), "h \(threshold): \(found), not \(chain)")
        }
        try bench.write(thresholds, to: "run-length-thresholds")
        try bench.write(lambdas, to: "run-length-lambdas")
        try bench.write(lengths(), to: "run-length-answers")
        return "CUSUM in control, with a chain of 400 states and with Montgomery's table"
      })
  }

  /// The in-control run length of both sides by a Markov chain, solved by going round and round.
  ///
  /// - Source: Brook and Evans, Biometrika 59 (1972) 539.
  private static func plainLength(_ threshold: Double) -> Double {
    let states = 400
    let width = 2 * threshold / Double(2 * states - 1)
    // The chance of a step to within half a state of `states` above where it was.
    func chance(_ steps: Int) -> Double {
      let middle = Double(steps) * width + 0.5
      return NormalShare.between(middle - width / 2, middle + width / 2)
    }
    let chances = (-states...states).map(chance)
    var occupied = [Double](repeating: 0, count: states)
    occupied[0] = 1
    var length = 0.0
    var remaining = 1.0
    var before = 1.0
    while true {
      length += remaining
      before = remaining
      var next = [Double](repeating: 0, count: states)
      for from in occupied.indices where occupied[from] > 0 {
        next[0] += occupied[from] * NormalShare.below(-Double(from) * width + 0.5 + width / 2)
        for to in 1..<states { next[to] += occupied[from] * chances[to - from + states] }
      }
      occupied = next
      remaining = next.reduce(0, +)
      // After a while the same share stays in at every step: the rest is a geometric series.
      if length > 60 { return (length + remaining / (1 - remaining / before)) / 2 }
    }
  }
}
