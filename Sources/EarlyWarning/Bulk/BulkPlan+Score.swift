extension BulkPlan {
  /// Scores a block of rows and appends the results.
  ///
  /// - Parameters:
  ///   - columns: Columns that fit the score.
  ///   - rows: At most ``BulkScratch/rowCount`` rows.
  ///   - outcomes: Columns with the rows before these.
  func score(_ columns: ScoreColumns, rows: Range<Int>, into outcomes: inout ScoreOutcomes) {
    start(columns, rows, &outcomes.scratch)
    for parameter in parts.indices {
      gather(parameter, columns, rows, &outcomes.scratch)
      count(parameter, rows.count, &outcomes.scratch)
      if !outcomes.points.isEmpty { outcomes.appendPoints(of: parameter, rows.count) }
    }
    judge(columns, rows, &outcomes.scratch)
    outcomes.append(rows.count)
  }

  // MARK: The row as a whole

  /// Clears the block, reads the selectors, and refuses people.
  private func start(_ columns: ScoreColumns, _ rows: Range<Int>, _ scratch: inout BulkScratch) {
    clear(rows.count, &scratch)
    refuse(columns.ageMonths, ages, rows, &scratch)
    refuse(columns.excluded, exclusions, rows, &scratch)
    refuse(columns.raised, raised, rows, &scratch)
    for place in selectors.indices {
      refuse(columns.selectors[place], selectors[place].refusals, rows, &scratch)
    }
    if usesStates { readStates(columns, rows, &scratch) }
  }

  private func clear(_ count: Int, _ scratch: inout BulkScratch) {
    BulkLoops.clear(rows: count, &scratch.red)
    BulkLoops.clear(rows: count, &scratch.missing)
    BulkLoops.fill(rows: count, &scratch.totals, with: 0)
    BulkLoops.fill(rows: count, &scratch.levels, with: 0)
  }

  private func refuse(
    _ column: [Int16], _ steps: Steps, _ rows: Range<Int>, _ scratch: inout BulkScratch
  ) {
    guard !column.isEmpty else { return }
    steps.write(column, rows, &scratch.codes)
    BulkLoops.refuse(rows: rows.count, scratch.codes, totals: &scratch.totals)
  }

  private func readStates(
    _ columns: ScoreColumns, _ rows: Range<Int>, _ scratch: inout BulkScratch
  ) {
    BulkLoops.fill(rows: rows.count, &scratch.states, with: 0)
    for place in selectors.indices {
      let given = columns.selectors[place]
      if let source = selectors[place].source {
        selectors[place].states.write(columns.readings[source], rows, &scratch.codes)
        if !given.isEmpty {
          selectors[place].states.write(given, rows, &scratch.others)
          BulkLoops.replaceZeros(rows: rows.count, &scratch.codes, by: scratch.others)
        }
      } else if !given.isEmpty {
        selectors[place].states.write(given, rows, &scratch.codes)
      } else {
        continue
      }
      BulkLoops.add(rows: rows.count, scratch.codes, to: &scratch.states)
    }
  }

  // MARK: Parameters

  /// Leaves the points of a parameter in the codes: the highest of its inputs.
  private func gather(
    _ parameter: Int, _ columns: ScoreColumns, _ rows: Range<Int>, _ scratch: inout BulkScratch
  ) {
    let places = parts[parameter]
    for place in places {
      let column = columns.readings[place]
      if place == places.lowerBound {
        inputs[place].write(column, rows, scratch.states, &scratch.codes, spare: &scratch.spare)
      } else {
        inputs[place].write(column, rows, scratch.states, &scratch.others, spare: &scratch.spare)
        BulkLoops.raise(rows: rows.count, &scratch.codes, to: scratch.others)
      }
    }
    // The first input that decides has the last word.
    for place in places.reversed() {
      guard let deciding = inputs[place].deciding else { continue }
      deciding.write(columns.readings[place], rows, &scratch.others)
      BulkLoops.decide(rows: rows.count, &scratch.codes, by: scratch.others)
    }
  }

  private func count(_ parameter: Int, _ count: Int, _ scratch: inout BulkScratch) {
    BulkLoops.count(
      rows: count, scratch.codes, red: most, bit: 1 << UInt16(parameter), totals: &scratch.totals,
      red: &scratch.red,
      missing: &scratch.missing)
    for rule in partRules where rule.points != most {
      BulkLoops.raise(
        rows: count, &scratch.levels, to: rule.level, where: scratch.codes, are: rule.points)
    }
  }

  // MARK: The level

  /// Raises the levels by total, red parts and judgements, and takes away what says nothing.
  private func judge(_ columns: ScoreColumns, _ rows: Range<Int>, _ scratch: inout BulkScratch) {
    let count = rows.count
    self.levels.write(scratch.totals, 0..<count, &scratch.codes)
    BulkLoops.raise(rows: count, &scratch.levels, to: scratch.codes)
    for rule in partRules where rule.points == most {
      BulkLoops.raise(rows: count, &scratch.levels, to: rule.level, whereAny: scratch.red)
    }
    if !columns.raised.isEmpty {
      raised.write(columns.raised, rows, &scratch.codes)
      BulkLoops.raise(rows: count, &scratch.levels, to: scratch.codes)
    }
    BulkLoops.judge(rows: count, &scratch.levels, totals: scratch.totals, missing: scratch.missing)
    BulkLoops.write(
      rows: count, &scratch.statuses, totals: scratch.totals, missing: scratch.missing)
    BulkLoops.clear(rows: count, &scratch.red, whereRefused: scratch.totals)
    BulkLoops.clear(rows: count, &scratch.missing, whereRefused: scratch.totals)
  }
}

extension BulkPlan.Input {
  /// Writes the points of the input under the state of every row.
  func write(
    _ column: [Int16], _ rows: Range<Int>, _ states: [Int16], _ codes: inout [Int16],
    spare: inout [Int16]
  ) {
    steps.write(column, rows, &codes)
    for alternative in alternatives
    where BulkLoops.contains(rows: rows.count, states, in: alternative.states) {
      alternative.steps.write(column, rows, &spare)
      BulkLoops.replace(
        rows: rows.count, &codes, where: states, in: alternative.states, by: spare)
    }
  }
}

extension ScoreOutcomes {
  /// Appends what the scratch holds of a parameter.
  fileprivate mutating func appendPoints(of parameter: Int, _ count: Int) {
    BulkLoops.write(
      rows: count, &scratch.bytes, scratch.codes, refused: Self.none, totals: scratch.totals)
    points[parameter].append(contentsOf: scratch.bytes[..<count])
  }

  /// Appends what the scratch holds of a finished block.
  fileprivate mutating func append(_ count: Int) {
    BulkLoops.write(
      rows: count, &scratch.bytes, scratch.totals, refused: 0, totals: scratch.totals)
    totals.append(contentsOf: scratch.bytes[..<count])
    BulkLoops.write(
      rows: count, &scratch.bytes, scratch.levels, refused: Self.none, totals: scratch.totals)
    levels.append(contentsOf: scratch.bytes[..<count])
    statuses.append(contentsOf: scratch.statuses[..<count])
    red.append(contentsOf: scratch.red[..<count])
    missing.append(contentsOf: scratch.missing[..<count])
    // What refuses a row may come after the points of its first parameters.
    for parameter in points.indices {
      BulkLoops.clear(
        rows: (totals.count - count)..<totals.count, &points[parameter], where: statuses)
    }
  }
}
