import Essentials
import Foundation
import Timelines

/// Opens files that may be Parquet: a helper in Python turns those into CSV, through a pipe.
///
/// No library for Parquet can be linked here, and pyarrow reads every form there is.
enum ParquetSource {
  /// Opens a file, through the helper where it begins as Parquet does.
  static let open: SourceOpener = { path throws(InputProblem) in
    try isParquet(path) ? try fromHelper(path) : try ByteSource(path: path)
  }

  private static func isParquet(_ path: String) throws(InputProblem) -> Bool {
    var source = try ByteSource(path: path)
    var first: [UInt8] = [0, 0, 0, 0]
    let count = try source.read(into: &first, at: 0, count: 4)
    return count == 4 && first == Array("PAR1".utf8)
  }

  private static func fromHelper(_ path: String) throws(InputProblem) -> ByteSource {
    let helper = Process()
    let pipe = Pipe()
    helper.executableURL = URL(filePath: "/usr/bin/env")
    helper.arguments = ["python3", "-c", program, path]
    helper.standardOutput = pipe
    helper.standardInput = FileHandle.nullDevice
    do {
      try helper.run()
    } catch {
      throw InputProblem(file: path, what: "is Parquet, and its helper did not start", remedy: need)
    }
    // The source closes its own descriptor, and the pipe the other.
    let end = dup(pipe.fileHandleForReading.fileDescriptor)
    return try ByteSource(descriptor: end, name: path) {
      helper.waitUntilExit()
      switch helper.terminationStatus {
      case 0: return nil
      case 3, 127: return InputProblem(file: path, what: "is Parquet", remedy: need)
      default:
        return InputProblem(
          file: path, what: "cannot be read as Parquet", remedy: "the helper's message is above")
      }
    }
  }

  private static let need = "install python3 and pyarrow: python3 -m pip install pyarrow"

  /// Writes a Parquet file as CSV, with quotes only around texts of blocks that need some.
  private static let program = """
    import signal, sys
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        import pyarrow as pa, pyarrow.compute as pc, pyarrow.csv as pc_csv, pyarrow.parquet as pq
    except ImportError:
        sys.exit(3)
    try:
        file = pq.ParquetFile(sys.argv[1])
        names = file.schema_arrow.names
        if any("," in n or '"' in n or "\\n" in n for n in names):
            sys.exit("a column's name holds a comma, a quote or a line end")
        out = pa.PythonFile(sys.stdout.buffer, "w")
        out.write((",".join(names) + "\\n").encode())
        for batch in file.iter_batches(batch_size=1 << 16):
            columns, quoting = [], "none"
            for column in batch.columns:
                if pa.types.is_dictionary(column.type):
                    column = column.dictionary_decode()
                if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
                    if pc.any(pc.match_substring_regex(column, '[",\\\\r\\\\n]')).as_py():
                        quoting = "needed"
                columns.append(column)
            options = pc_csv.WriteOptions(include_header=False, quoting_style=quoting)
            pc_csv.write_csv(pa.RecordBatch.from_arrays(columns, names), out, options)
        out.flush()
    except (OSError, pa.ArrowException) as problem:
        sys.exit(f"{sys.argv[1]}: {problem}")
    """
}
