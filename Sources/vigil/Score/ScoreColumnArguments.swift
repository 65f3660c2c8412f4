import ArgumentParser
import Scoring

/// Which columns of the table mean what, where that is not found right.
struct ScoreColumnArguments: ParsableArguments {
  @Option(help: "Column of a role: role=NAME, such as respiratory_rate=\"RR\"; repeat for more.")
  var column: [String] = []
  @Option(help: "Unit of a role: role=UNIT, such as temperature=F; repeat for more.")
  var unit: [String] = []
  @Option(help: "Meaning of a code: consciousness:0=A; repeat for more.")
  var code: [String] = []
  @Option(help: "Chart for all rows, where a score has several, such as 5-12y.")
  var chart: String?
  @Option(help: "Sign between cells when it is not guessed right: a character, or tab.")
  var delimiter: String?
  @Flag(help: "Read decimals after a comma, as in 36,8.")
  var decimalComma = false
  @Flag(help: "Refuse scale 2 without a prescription rather than score it by scale 1.")
  var demandPrescription = false

  func reading() throws -> TableReading {
    var reading = TableReading()
    reading.columns = column
    reading.units = unit
    reading.codes = code
    reading.chart = chart
    reading.delimiter = delimiter.flatMap { $0 == "tab" ? "\t" : $0.unicodeScalars.first }
    reading.hasDecimalComma = decimalComma
    reading.demandsPrescription = demandPrescription
    return reading
  }
}

/// One set to be explained.
struct OneSetArguments: ParsableArguments {
  @Flag(help: "Explain one set as a table: give --set or --row.")
  var explain = false
  @Option(help: "Values of a set: name=value,name=value; repeat for more.")
  var set: [String] = []
  @Option(help: "Row of the file to explain, counted from 1 below the header.")
  var row: Int?
}
