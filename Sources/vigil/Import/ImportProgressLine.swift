import Essentials
import Foundation
import Timelines

/// How far an import has come: one line that changes on a terminal, a line every ten seconds
/// elsewhere, nothing where quiet is asked for.
final class ImportProgressLine {
  private let isQuiet: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = Date()
  private var last = Date()
  private var isShown = false

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// Shows how far it is, if the last time was long enough ago.
  func show(_ progress: Importer.Progress) {
    guard !isQuiet else { return }
    let now = Date()
    guard now.timeIntervalSince(last) >= (isTerminal ? 0.2 : 10) else { return }
    last = now
    let line = text(progress, seconds: now.timeIntervalSince(start))
    if isTerminal {
      write("\r\(line)\u{1B}[K")
      isShown = true
    } else {
      write(line + "\n")
    }
  }

  /// Clears the line.
  func end() {
    if isShown { write("\r\u{1B}[K") }
    isShown = false
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Such as "medications.csv: 412 of 945 MB, 210 MB/s, 3 s left; 11,204,000 rows".
  func text(_ progress: Importer.Progress, seconds: Double) -> String {
    let rows = NumberFormat.text(progress.rows) + " rows"
    switch progress.phase {
    case .sorting:
      let total = progress.total ?? progress.done
      return "sorting: \(progress.done) of \(total) partitions; \(rows)"
    case .reading(let name):
      let short = name.split(separator: "/").last.map(String.init) ?? name
      let rate = Double(progress.done) / max(seconds, 0.001)
      var text = "\(short): \(Self.megabytes(progress.done))"
      // What a helper unpacks can be more than the file.
      let total = progress.total.flatMap { $0 < progress.done ? nil : $0 }
      if let total { text += " of \(Self.megabytes(total))" }
      text += " MB, \(Self.megabytes(Int(rate))) MB/s"
      if let total, rate > 0 {
        text += ", \(Self.span(Double(total - progress.done) / rate)) left"
      }
      return text + "; " + rows
    }
  }

  private static func megabytes(_ bytes: Int) -> String {
    NumberFormat.text((bytes + 500_000) / 1_000_000)
  }

  private static func span(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
  }
}
