import EarlyWarning

extension Benchmark {
  /// A million sets in columns, checked, scored and given a level.
  static let news2Bulk = Benchmark(
    name: "news2-bulk", title: "1,000,000 NEWS2 sets from columns, validated", target: 0.01,
    repetitions: 10
  ) { bench in
    let bulk = try BulkScorer(.news2())
    let columns = madeColumns(of: bulk, rows: 1_000_000)
    var outcomes = bulk.makeOutcomes()
    return Job(
      run: {
        bulk.score(columns, into: &outcomes)
        return Double(outcomes.totals[0]) + Double(outcomes.levels[columns.rowCount - 1])
      },
      check: {
        bulk.score(columns, into: &outcomes)
        try requireSame(outcomes, columns, bulk.scorer)
        for place in columns.readings.indices {
          try bench.write(columns.readings[place], to: "news2-column-\(place)")
        }
        try bench.write(columns.selectors[0], to: "news2-column-7")
        try bench.write(outcomes.totals, to: "news2-totals")
        try bench.write(outcomes.statuses.map(\.rawValue), to: "news2-statuses")
        try bench.write(outcomes.levels, to: "news2-levels")
        try bench.write(outcomes.red, to: "news2-red")
        try bench.write(outcomes.missing, to: "news2-missing")
        return "total, status, level, red and missing of every set, with the single path"
      })
  }

  /// Sets one at a time, with parts, reasons and notes.
  static let news2Single = Benchmark(
    name: "news2-single", title: "100,000 NEWS2 sets one by one, with reasons", target: 0.1
  ) { _ in
    let bulk = try BulkScorer(.news2())
    let columns = madeColumns(of: bulk, rows: 100_000)
    let inputs = (0..<columns.rowCount).map { input(columns, $0, bulk.scorer) }
    var outcomes = bulk.makeOutcomes()
    bulk.score(columns, into: &outcomes)
    return Job(
      run: {
        var sum = 0
        for input in inputs {
          switch bulk.scorer.score(input) {
          case .complete(let score): sum += score.total + (score.level ?? 0)
          case .partial(let score): sum += score.missing.count
          case .refused(let reasons): sum += reasons.count
          }
        }
        return Double(sum)
      },
      check: {
        try requireSame(outcomes, columns, bulk.scorer)
        return "total, status, level, red and missing of every set, with the bulk path"
      })
  }
}

/// Plausible readings; in each column one in a hundred is missing and one in a thousand
/// impossible, and one set in ten has scale 2 prescribed.
private func madeColumns(of bulk: BulkScorer, rows: Int) -> ScoreColumns {
  // Rate, saturation, oxygen, systolic, pulse, consciousness, temperature.
  let shapes: [(values: ClosedRange<Int>, impossible: Int16)] = [
    (5...35, -1), (80...100, 101), (0...1, 2), (80...230, -1), (30...150, -1), (0...4, 9),
    (340...400, 100),
  ]
  var columns = bulk.emptyColumns
  for (place, shape) in shapes.enumerated() {
    columns.readings[place] = (0..<rows).map { row in
      let bits = mixed(row * 16 + place)
      let lot = (bits >> 32) % 1_000
      if lot < 10 { return ScoreColumns.missing }
      if lot == 10 { return shape.impossible }
      return Int16(shape.values.lowerBound + Int(bits & 0xFFFF_FFFF) % shape.values.count)
    }
  }
  columns.selectors[0] = (0..<rows).map { mixed($0 * 16 + 7) % 10 == 0 ? 1 : 0 }
  return columns
}

/// A number that looks like chance and is always the same (the mixer of SplitMix64).
private func mixed(_ number: Int) -> UInt64 {
  var mixed = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
  mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
  mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
  return mixed ^ (mixed >> 31)
}

/// A row as one set.
private func input(_ columns: ScoreColumns, _ row: Int, _ scorer: Scorer) -> ScoreInput {
  var input = scorer.emptyInput
  for (place, own) in scorer.inputs.enumerated() {
    let element = columns.readings[place][row]
    guard element != ScoreColumns.missing else { continue }
    if !own.isChoice {
      input.readings[place] = .number(Hundredths(Int32(element) * own.step))
    } else if own.choices.indices.contains(Int(element)) {
      input.readings[place] = .choice(Int(element))
    } else {
      input.readings[place] = .unreadable("\(element)")
    }
  }
  input.selectors[0] = Int(columns.selectors[0][row])
  input.prescribed = [0]
  return input
}

private func requireSame(
  _ outcomes: ScoreOutcomes, _ columns: ScoreColumns, _ scorer: Scorer
) throws {
  for row in 0..<columns.rowCount {
    let status = outcomes.statuses[row]
    let isSame: Bool
    switch scorer.score(input(columns, row, scorer)) {
    case .complete(let score), .partial(let score):
      isSame =
        status == (score.missing.isEmpty ? .complete : .partial)
        && outcomes.totals[row] == score.total
        && outcomes.levels[row] == score.level.map { UInt8($0) } ?? ScoreOutcomes.none
        && outcomes.red[row] == mask(score.red) && outcomes.missing[row] == mask(score.missing)
    case .refused: isSame = status == .refused && outcomes.levels[row] == ScoreOutcomes.none
    }
    try require(isSame, "row \(row)")
  }
}

private func mask(_ places: [Int]) -> UInt16 { places.reduce(0) { $0 | 1 << UInt16($1) } }
