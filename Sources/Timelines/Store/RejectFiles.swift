import Essentials

/// The refused rows of one source as they were written, under its header, so that they can be
/// mended and imported again; and beside them a table of reasons.
struct RejectFiles {
  private let folder: String
  private let name: String
  private let header: [UInt8]
  private var rows: GrowingFile?
  private var reasons: GrowingFile?
  /// The lines in the file of rows.
  private(set) var lines: Int

  /// The files of a source, cut off where they stood at the last checkpoint.
  init(
    folder: String, name: String, header: [UInt8], _ journal: ImportJournal.Source
  ) throws(InputProblem) {
    self.folder = folder
    self.name = name
    self.header = header
    lines = journal.rejectLines
    if journal.rejectBytes > 0 {
      rows = try GrowingFile(path: folder + "/" + name, keeping: journal.rejectBytes)
      reasons = try GrowingFile(
        path: folder + "/" + Self.reasonsName(name), keeping: journal.reasonBytes)
    } else {
      StoreDisk.remove(folder + "/" + name)
      StoreDisk.remove(folder + "/" + Self.reasonsName(name))
    }
  }

  /// The name of the table of reasons beside a file of rows.
  static func reasonsName(_ name: String) -> String { name + ".reasons.csv" }

  var rejectBytes: Int { rows?.length ?? 0 }
  var reasonBytes: Int { reasons?.length ?? 0 }

  /// Adds refused rows.
  mutating func append(_ rejects: borrowing RejectedRows) throws(InputProblem) {
    guard !rejects.rows.isEmpty else { return }
    var bytes: [UInt8] = []
    var table = TableWriter(lineEnd: .lf)
    if rows == nil {
      try StoreDisk.makeFolder(folder)
      rows = try GrowingFile(path: folder + "/" + name, keeping: 0)
      reasons = try GrowingFile(path: folder + "/" + Self.reasonsName(name), keeping: 0)
      bytes += header
      lines = header.count { $0 == UInt8(ascii: "\n") }
      table.append(["line", "source_line", "column", "value", "what", "remedy"])
    }
    for row in rejects.rows {
      table.append([
        String(lines + 1), String(row.line), row.column, row.value, row.what, row.remedy,
      ])
      bytes += row.bytes
      bytes.append(UInt8(ascii: "\n"))
      lines += 1 + row.bytes.count { $0 == UInt8(ascii: "\n") }
    }
    try rows?.append(bytes)
    try reasons?.append(table.bytes)
  }

  /// Waits until they are on the disk.
  func sync() throws(InputProblem) {
    try rows?.sync()
    try reasons?.sync()
  }
}
