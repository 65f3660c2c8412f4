import Charting
import Essentials
import Foundation
import Schemas

/// Charts a table written in a test.
func chart(
  _ csv: String, file: String = "test.csv", _ ask: (inout ChartRequest) -> Void = { _ in }
) throws -> ChartSet {
  try chart(bytes: Array(csv.utf8), file: file, ask)
}

/// Charts the bytes of a file.
func chart(
  bytes: [UInt8], file: String = "test.csv", _ ask: (inout ChartRequest) -> Void = { _ in }
) throws -> ChartSet {
  var request = ChartRequest()
  ask(&request)
  return try ChartMaker.make(Table(bytes, file: file), request)
}

/// What is said when a table cannot be charted; what came of it when it can.
func refusal(_ csv: String, _ ask: (inout ChartRequest) -> Void = { _ in }) -> String {
  do {
    let set = try chart(csv, ask)
    return "charted: \(set.charts.count)"
  } catch let error as RequestError {
    return error.description
  } catch {
    return "\(error)"
  }
}

extension ChartSet {
  /// The result as JSON, read back.
  func document() throws -> JSON { try JSON(Data(try json().utf8)) }

  /// The points of a chart, read back from JSON.
  func points(_ index: Int = 0) throws -> [JSON] {
    try document()["charts"][index]["points"].list
  }

  /// The x of all points.
  func xs(_ index: Int = 0) throws -> [String] { try points(index).map { $0["x"].text } }

  /// The y of all points; `nil` for a gap.
  func ys(_ index: Int = 0) throws -> [Double?] { try points(index).map { $0["y"].number } }

  /// The summary of a chart.
  func summary(_ index: Int = 0) -> String { charts[index].summary(in: self) }
}

/// Tables of months, made for tests.
enum Monthly {
  /// A table of one column of values, by month from January 2023.
  static func table(_ values: [String], column: String = "falls") -> String {
    "month,\(column)\n"
      + values.enumerated().map { "\(month($0.offset)),\($0.element)\n" }.joined()
  }

  /// A table of counts and what they are out of.
  static func table(_ pairs: [(Int, Int)], columns: String = "on_time,due") -> String {
    "month,\(columns)\n"
      + pairs.enumerated().map { "\(month($0.offset)),\($0.element.0),\($0.element.1)\n" }.joined()
  }

  /// The month so many after January 2023, in ISO form.
  static func month(_ index: Int) -> String {
    let month = index % 12 + 1
    return "\(2023 + index / 12)-\(month < 10 ? "0" : "")\(month)"
  }

  /// Twenty-four values about 10 without a signal.
  static let calm = [
    10, 12, 9, 11, 8, 12, 10, 9, 11, 10, 12, 8, 10, 11, 9, 12, 10, 8, 11, 9, 10, 12, 9, 11,
  ].map(String.init)

  /// Values about 10, then seven about 4.
  static let dropped = Array(calm.prefix(17)) + ["4", "5", "3", "4", "5", "3", "4"]
}
