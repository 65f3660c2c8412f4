/// How a table is to be read; what is left out is found from the file.
public struct TableOptions: Hashable, Sendable {
  /// Where the names of the columns stand.
  public enum Header: Hashable, Sendable {
    /// The first row that looks like names; title lines above it are skipped and said.
    case found
    /// On this line, counted from 1; lines above it are skipped.
    case onLine(Int)
    /// Nowhere: columns are called "column 1" and so on.
    case absent
  }

  /// The sign between cells, or `nil` to find out; one that is not ASCII counts as `nil`.
  public var delimiter: Unicode.Scalar?
  /// Where the names of the columns stand.
  public var header: Header
  /// What is refused as hostile or broken.
  public var limits: TableLimits

  /// Options, all to be found from the file unless given.
  public init(
    delimiter: Unicode.Scalar? = nil, header: Header = .found, limits: TableLimits = TableLimits()
  ) {
    self.delimiter = delimiter
    self.header = header
    self.limits = limits
  }
}

/// What is refused in a table as hostile or broken.
public struct TableLimits: Hashable, Sendable {
  /// The bytes of one cell, 1 MiB at most unless set.
  public var cellBytes: Int
  /// The bytes of one row, 16 MiB at most unless set.
  public var rowBytes: Int
  /// The columns, 16,384 at most unless set, as in a spreadsheet.
  public var columns: Int

  /// Limits, in bytes and columns.
  public init(cellBytes: Int = 1 << 20, rowBytes: Int = 1 << 24, columns: Int = 16_384) {
    self.cellBytes = cellBytes
    self.rowBytes = rowBytes
    self.columns = columns
  }
}
