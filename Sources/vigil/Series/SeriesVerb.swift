import ArgumentParser
import Essentials
import Foundation
import Programmes
import Timelines

/// `vigil series`: makes series of published tables.
struct SeriesVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Make series of published tables, whose labels change from year to year.",
    discussion: """
      Examples:
        vigil series msds_annual_2020-21.csv.gz msds_annual_2021-22.csv.gz
        vigil series *.csv.gz --series preterm-births --out preterm.csv

      Manual: docs/command-line.md
      """)

  @Argument(help: "The files, packed with gzip or Zstandard or not.")
  var files: [String]
  @Option(help: "A folder of definitions (.yaml), read together with those that come with Vigil.")
  var definitions: String?
  @Option(help: "Only this series.")
  var series: String?
  @Option(help: "Write the counts of every organisation to a .csv file.")
  var out: String?

  func run() throws {
    let library = try DefinitionArguments.library(folder: definitions)
    let tables = try files.map { path in
      try reportingProblems(status: .notFound) { () throws(InputProblems) in
        try SeriesVerb.table(path)
      }
    }
    guard
      let known = library.publishedTables.first(where: { one in
        tables.allSatisfy { PublishedSeries.fits(one, $0) }
      })
    else {
      Console.error(
        "no definition reads these files\ntry: one kind of table at a time; docs/programmes.md says"
          + " how a published table is described")
      throw ExitCode.inputHasProblems
    }
    try check(known)
    var made = PublishedSeries(known)
    for table in tables {
      do { try made.read(table) } catch {
        Console.error(error.description)
        throw ExitCode.inputHasProblems
      }
    }
    for problem in made.problems.first { Console.note(problem.description) }
    for (label, count) in made.unknownLabels.sorted(by: { $0.key < $1.key }) {
      Console.note("not counted, as no series knows the label: \(label) (\(count) rows)")
    }
    if let out {
      try Output.write(made.csv(), to: out)
      Console.note("wrote \(out)")
    }
    for series in known.series where self.series ?? series.id == series.id {
      Console.write(text(series, made))
    }
  }

  private func check(_ known: PublishedTable) throws {
    guard let series, !known.series.contains(where: { $0.id == series }) else { return }
    let ids = known.series.map(\.id)
    let near = SimilarNames.nearest(to: series, in: ids).map { "did you mean \"\($0)\"?" }
    Console.error(
      "there is no series \"\(series)\"\n\(near ?? "there are: \(ids.joined(separator: ", "))")")
    throw ExitCode.wrongUse
  }

  /// The counts of the widest level, and who records poorly.
  private func text(_ series: PublishedTable.Series, _ made: PublishedSeries) -> String {
    let percent = NumberFormat(decimals: 3, isPercent: true)
    let share = NumberFormat(decimals: 2, isPercent: true)
    var text = "\(series.id): \(series.title)\n"
    let own = made.counts.filter { $0.series == series.id }
    let levels = Dictionary(grouping: own, by: \.level)
    let widest = levels.min {
      Set($0.value.map(\.organisation)).count < Set($1.value.map(\.organisation)).count
    }
    for count in widest?.value ?? [] {
      text += "  \(count.period) \(count.name): "
      text += count.rate.map(percent.text) ?? "nothing is known"
      text += " (\(NumberFormat.text(count.numerator)) of \(NumberFormat.text(count.denominator)))"
      text += ", \(count.missingShare.map(share.text) ?? "0%") not known\n"
    }
    for period in Set(own.map(\.period)).sorted() {
      let poor = made.poorlyRecorded(series.id, period: period)
      guard !poor.isEmpty, let most = series.missingMost else { continue }
      text += "  more than \(share.text(most)) not known in \(period):\n"
      for count in poor {
        text +=
          "    \(count.organisation) \(count.name): "
          + "\(count.missingShare.map(share.text) ?? "")\n"
      }
    }
    return text
  }

  /// A file as a table, unpacked where it is packed.
  private static func table(_ path: String) throws(InputProblems) -> Table {
    do throws(InputProblem) {
      var pieces = SourcePieces(try ByteSource(path: path))
      var bytes: [UInt8] = []
      while try pieces.next({ (piece, _) in
        for place in piece.indices { bytes.append(piece[place]) }
        return piece.count
      }) {}
      return Table(bytes, file: path)
    } catch {
      throw InputProblems(error)
    }
  }
}
