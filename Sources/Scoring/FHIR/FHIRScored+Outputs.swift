import EarlyWarning
import Essentials

extension FHIRScored {
  /// The sets as a table: person, time, records, chart, age and readings, then the score.
  public func table(delimiter: UInt8) -> [UInt8] {
    let inputs = family.scorers[0].inputs.map(\.id)
    // Oxygen is both read and selects the scale's bands: one column says it.
    let selectors = family.common.selectors.indices.filter {
      family.input(family.common.selectors[$0].name) == nil
    }
    var table = ScoredTable(
      family,
      columns: ["person", "time", "sources", "chart", "age_months"] + inputs
        + selectors.map { family.common.selectors[$0].name } + ["supplied_total"],
      delimiter: delimiter)
    for set in sets {
      var cells = [
        set.person ?? "", set.time ?? "", set.sources.joined(separator: ";"),
        set.chart.map { family.scorers[$0].definition.fullID } ?? "",
        set.input.ageMonths.map(String.init) ?? "",
      ]
      cells += readings(of: set)
      for place in selectors {
        let values = family.common.selectors[place].values
        cells.append(set.input.selectors[place].map { values[$0] } ?? "")
      }
      cells.append(
        set.input.suppliedTotal.map { Int(exactly: $0).map(String.init) ?? "\($0)" } ?? "")
      table.append(ScoredWords(set, family), cells: cells)
    }
    return table.drain()
  }

  private func readings(of set: ScoredSet) -> [String] {
    var texts: [String] = []
    for parameter in family.common.parameters {
      for input in parameter.inputs {
        switch set.input.readings[texts.count] {
        case .number(let value): texts.append(value.description)
        case .choice(let choice): texts.append(input.choices[choice].code)
        case .substitute(let code): texts.append(parameter.substitutes[code].code)
        case .unreadable(let text): texts.append(text)
        case .missing: texts.append("")
        }
      }
    }
    return texts
  }

  /// The document of `docs/score-json.md`.
  public func document(source: String) -> [UInt8] {
    var document = ScoreDocument(family, source: source, notes: notes)
    for set in sets { document.append(set) }
    document.finish(run, problems: problemLines())
    return document.drain()
  }

  /// The complete scores as FHIR.
  ///
  /// Ids come from person, time, records and definition: the same set has the same id in every run.
  /// - Parameters:
  ///   - form: How resources are put together.
  ///   - recorded: When the scores were computed, in seconds since 1 January 1970 UTC.
  ///   - agent: What computed them.
  /// - Returns: JSON, or lines of it.
  /// - Throws: ``ScoringError/brokenDefinition(_:)`` where the score has no verified code.
  public func fhir(
    _ form: FHIRScoreWriter.Form, recorded: Int, agent: String
  ) throws(ScoringError) -> [UInt8] {
    do {
      var writer = try FHIRScoreWriter(
        family.common, codes: try FHIRCodes.shipped(), recorded: recorded, agent: agent, form: form)
      for set in sets {
        guard let chart = set.chart, let person = set.person, let second = set.second else {
          continue
        }
        let definition = family.scorers[chart].definition
        let id = Self.id(of: set, definition)
        try writer.append(
          FHIRScore(
            id: id, provenanceID: "\(id)-p", person: person, second: second, sources: set.sources,
            result: set.result, scale: scale(of: set)), chart: definition)
      }
      return writer.finish()
    } catch {
      throw .brokenDefinition("\(error)")
    }
  }

  /// An id of at most 64 letters, digits and hyphens.
  private static func id(of set: ScoredSet, _ definition: ScoreDefinition) -> String {
    let text =
      [
        definition.fullID, definition.version, set.person ?? "", set.time ?? "",
      ] + set.sources
    // FNV-1a, twice from different beginnings: an address, not a secret.
    let hashes = [0xCBF2_9CE4_8422_2325, 0x84CA_A73B_8422_2325] as [UInt64]
    let words = hashes.map { start in
      let hash = text.joined(separator: "\n").utf8.reduce(start) {
        ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
      }
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return "\(definition.id)-\(words.joined())"
  }
}

extension FHIRScoringOptions {
  /// Sets how far from the respiratory rate the other readings of a set may be.
  ///
  /// - Throws: ``ScoringError/notUnderstood(option:text:remedy:)`` for fewer than 5 or more than 30
  ///   minutes.
  public mutating func setWindow(minutes: Int) throws(ScoringError) {
    do {
      sets = try SetSettings(windowMinutes: minutes)
    } catch {
      throw .notUnderstood(option: "--window", text: "\(minutes)", remedy: "5 to 30 minutes")
    }
  }
}
