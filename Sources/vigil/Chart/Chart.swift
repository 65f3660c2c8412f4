import ArgumentParser
import Charting
import Essentials
import Foundation

/// `vigil chart`: a control chart of any table, with what it says in plain English.
struct Chart: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Chart a table over time and say what it shows.")

  @Argument(help: "A CSV file, or - for standard input.")
  var file: String = "-"

  @OptionGroup var columns: ColumnArguments
  @OptionGroup var chart: ChartArguments

  @Flag(help: "Write the result as JSON (docs/chart-json.md).")
  var json = false

  mutating func run() throws {
    let data =
      file == "-"
      ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(filePath: file))
    let table = Table([UInt8](data), file: file == "-" ? "standard input" : file)
    var request = ChartRequest()
    columns.apply(to: &request)
    try chart.apply(to: &request)
    do {
      let set = try ChartMaker.make(table, request)
      print(try set.json(), terminator: "")
    } catch let error as RequestError {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      throw ExitCode(2)
    }
  }
}
