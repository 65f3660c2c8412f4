import ArgumentParser
import Foundation
import Programmes
import Reporting

/// Where reports go: one file, or a folder with all forms.
struct ReportDestination {
  private let path: String
  private let ending: String

  private static let endings = ["html", "csv", "json"]

  init(_ path: String, programmeCount: Int) throws {
    self.path = path
    ending = URL(filePath: path).pathExtension.lowercased()
    if !ending.isEmpty, !ReportDestination.endings.contains(ending) {
      Console.error("--out \(path) has no known ending\ntry: .html, .csv, .json, or a folder")
      throw ExitCode.wrongUse
    }
    if !ending.isEmpty, programmeCount != 1 {
      Console.error("one file holds one programme\ntry: --programme ID, or a folder for --out")
      throw ExitCode.wrongUse
    }
  }

  func write(_ reports: [ProgrammeReport], isQuiet: Bool) throws {
    if let report = reports.first, !ending.isEmpty {
      try Output.write(ReportDestination.bytes(report, ending), to: path)
      if !isQuiet { Console.note("wrote \(path)") }
      return
    }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      Console.error("\(path) cannot be made\n\(error.localizedDescription)")
      throw ExitCode.failed
    }
    for report in reports {
      for ending in ReportDestination.endings {
        try Output.write(
          ReportDestination.bytes(report, ending), to: "\(path)/\(report.programme.id).\(ending)")
      }
    }
    let index = ReportIndexPage(reports).html()
    try Output.write(Array(index.utf8), to: "\(path)/index.html")
    if !isQuiet { Console.note("wrote \(path)/index.html, and three files for each programme") }
  }

  private static func bytes(_ report: ProgrammeReport, _ ending: String) -> [UInt8] {
    switch ending {
    case "csv": ReportTable(report).csv()
    case "json": ReportDocument(report).json()
    default: Array(ReportPage(report).html().utf8)
    }
  }
}
