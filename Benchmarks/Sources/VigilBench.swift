import Foundation

/// Runs the benchmarks for `./bench`, one a process, and lays out their results.
///
///     vigil-bench list                    the cases: name, tab, title
///     vigil-bench run CASE FOLDER VIGIL   measures one and prints its line
///     vigil-bench table                   makes a table of lines on standard input
@main
struct VigilBench {
  static func main() {
    do {
      try perform(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("vigil-bench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func perform(_ arguments: [String]) throws {
    switch arguments.first {
    case "list" where arguments.count == 1:
      for benchmark in Benchmark.all { print("\(benchmark.name)\t\(benchmark.title)") }
    case "run" where arguments.count == 4:
      guard let benchmark = Benchmark.all.first(where: { $0.name == arguments[1] }) else {
        throw WrongAnswer("there is no case \(arguments[1])")
      }
      let bench = Workbench(folder: URL(filePath: arguments[2]), vigil: arguments[3])
      let job = try benchmark.prepare(bench)
      let measured = try Measurement(job, repetitions: benchmark.repetitions)
      print(ResultLine(benchmark, measured).text)
    case "table" where arguments.count == 1:
      let input = try FileHandle.standardInput.readToEnd() ?? Data()
      print(ResultTable(String(decoding: input, as: UTF8.self)).text, terminator: "")
    default:
      throw WrongAnswer("list, run CASE FOLDER VIGIL, or table")
    }
  }
}
