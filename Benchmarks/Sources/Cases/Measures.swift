import Foundation
import Timelines

// People and their records, invented once and kept: a million people and 26 million rows of text.
// Each case is a whole process, `vigil measure`; peers answer the same question from the same
// files, and their answers have to be equal before they are timed.

extension Benchmark {
  /// Straight from text: reading, putting in order, counting.
  static let measuresText = Benchmark(
    name: "measures-text",
    title: "5 indicators, 12 months, by practice, 1 M people, 26 M rows of CSV, whole process",
    target: nil
  ) { bench in
    try bench.invent()
    return try bench.measuring(
      five, from: bench.folder.appending(path: "population").path, months: 12,
      answer: "measures-text-answer.csv")
  }

  /// From the form on disk.
  static let measuresStore = Benchmark(
    name: "measures-store",
    title: "5 indicators, 24 months, by practice, the same from a store, whole process",
    target: nil
  ) { bench in
    try bench.importOnce()
    return try bench.measuring(
      five, from: bench.store, months: 24, answer: "measures-store-answer.csv")
  }

  /// Whether many measures cost little more than few.
  static let measuresMany = Benchmark(
    name: "measures-50", title: "50 measures, 24 months, otherwise the same", target: nil
  ) { bench in
    try bench.importOnce()
    let folder = try bench.writeFifty()
    return try bench.measuring(
      "fifty-*", from: bench.store, months: 24, answer: "measures-50-answer.csv",
      ["--definitions", folder])
  }

  /// Whether many months cost little more than one.
  static let measuresMonth = Benchmark(
    name: "measures-1-month", title: "5 indicators, 1 month, otherwise the same", target: nil
  ) { bench in
    try bench.importOnce()
    return try bench.measuring(
      five, from: bench.store, months: 1, answer: "measures-1-month-answer.csv")
  }

  /// Twelve, to set beside one.
  static let measuresYear = Benchmark(
    name: "measures-12-months", title: "5 indicators, 12 months, otherwise the same", target: nil
  ) { bench in
    try bench.importOnce()
    return try bench.measuring(
      five, from: bench.store, months: 12, answer: "measures-12-months-answer.csv")
  }

  /// From text to the form on disk.
  static let importText = Benchmark(
    name: "import-text", title: "26 M rows of CSV to a store on disk, whole process", target: nil
  ) { bench in
    try bench.invent()
    let into = bench.folder.appending(path: "imported").path
    let source = bench.folder.appending(path: "population").path
    return Job(
      run: {
        try? FileManager.default.removeItem(atPath: into)
        try launch(bench.vigil, ["import", source, "--into", into, "-q"], output: "/dev/null")
        return 0
      },
      check: {
        let output = bench.folder.appending(path: "imported.json").path
        try launch(bench.vigil, ["inspect", into, "--json"], output: output)
        return "nothing; the answers of measures-store are counted from it"
      })
  }

  private static let five = "pincer-a,pincer-b,pincer-c,pincer-d,pincer-i"
}

extension Workbench {
  /// Where the store is.
  fileprivate var store: String { folder.appending(path: "store").path }

  private var codelists: String { folder.appending(path: "codelists").path }

  /// Writes codelists and invents the population, unless it is there.
  fileprivate func invent() throws {
    let done = folder.appending(path: "population/_INVENTED.txt").path
    guard !FileManager.default.fileExists(atPath: done) else { return }
    try writeCodelists()
    try launch(
      vigil,
      [
        "invent", "--people", "1000000", "--rows", "26000000", "--seed", "1", "--codelists",
        codelists, "--into", folder.appending(path: "population").path, "-q",
      ], output: "/dev/null")
  }

  /// Imports the population, unless that has been done.
  fileprivate func importOnce() throws {
    try invent()
    guard !FileManager.default.fileExists(atPath: store + "/manifest") else { return }
    try launch(
      vigil,
      ["import", folder.appending(path: "population").path, "--into", store, "-q"],
      output: "/dev/null")
  }

  /// A job that counts measures from the first of January 2023 on.
  fileprivate func measuring(
    _ measures: String, from records: String, months: Int, answer: String,
    _ more: [String] = []
  ) throws -> Job {
    let output = folder.appending(path: answer).path
    let last = months - 1
    let to = "\(2023 + last / 12)-\(last % 12 < 9 ? "0" : "")\(last % 12 + 1)-01"
    let arguments =
      [
        "measure", "--records", records, "--codelists", codelists, "--measures", measures,
        "--from", "2023-01-01", "--to", to, "--by", "practice", "--out", output, "-q",
      ] + more
    return Job(
      run: {
        try launch(vigil, arguments, output: "/dev/null")
        return Double(try Data(contentsOf: URL(filePath: output)).count)
      },
      check: {
        let first = try Data(contentsOf: URL(filePath: output))
        try launch(vigil, arguments + ["--threads", "1"], output: "/dev/null")
        try require(try Data(contentsOf: URL(filePath: output)) == first, "answers of one thread")
        return "the bytes of the answer, with one thread and several; peers compare every count"
      })
  }

  /// Codelists of invented codes under the names that the indicators use.
  private func writeCodelists() throws {
    try FileManager.default.createDirectory(
      atPath: codelists, withIntermediateDirectories: true)
    let medicines = [
      "nsaid", "ppi", "anticoag", "antiplat", "aspirin", "non_asp_antiplate", "met", "lith",
      "amio", "acei", "diur", "nsbb",
    ]
    let events = [
      "pep", "gi_bleed", "ast", "ast_res", "hf", "egfr", "renal", "electro", "fbc", "lft",
      "lith_lev", "tft",
    ]
    for (place, name) in (medicines + events).enumerated() {
      var text = medicines.contains(name) ? "dmd_id,term\n" : "code,term\n"
      for code in 0..<20 {
        // Ids of an extension that nobody was given, with their right check digits.
        let digits = "\(100_000 + place * 1_000 + code)999999810"
        let check = SNOMEDIdentifier.checkDigit(for: digits.utf8.map { Int($0) - 0x30 })
        text += "\(digits)\(check),\(name) \(code)\n"
      }
      try write(text, to: "codelists/pincer-\(name).csv")
    }
  }

  /// Fifty definitions, each of another pair of lists or another age.
  fileprivate func writeFifty() throws -> String {
    let folder = folder.appending(path: "fifty")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let lists = [
      "nsaid", "ppi", "anticoag", "antiplat", "aspirin", "met", "lith", "amio", "acei", "diur",
    ]
    var texts: [String] = []
    for number in 0..<50 {
      let (one, other) = (lists[number % 10], lists[(number % 10 + 1 + number / 10) % 10])
      texts.append(
        """
        measure: fifty-\(number < 10 ? "0" : "")\(number)
        title: Invented measure \(number)
        version: 1
        status: draft
        source: invented for a benchmark
        better: lower
        for each: person at month start
        codelists: {one: pincer-\(one), other: pincer-\(other)}
        population: alive(index) and registered(index)
        denominator: >-
          age(index) >= \(18 + number) and exists(medications in one from
          \(3 + number / 10) months before index to index)
        numerator: exists(medications in other from 3 months before index to index)
        organisation: registration(index).organisation

        """)
    }
    try write(texts.joined(separator: "---\n"), to: "fifty/fifty.yaml")
    return folder.path
  }
}

/// Runs a program to its end; what it says of errors goes to ours.
private func launch(_ path: String, _ arguments: [String], output: String) throws {
  try Benchmark.launch(path, arguments, output: output)
}
