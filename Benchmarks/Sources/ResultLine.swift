/// What is known about one case for Vigil or a peer: a line of tab-separated fields.
///
/// `case who target wall cpu first compared`, times in seconds, `-` where there is none. Peers
/// print the same, so that all lines together make the table.
struct ResultLine {
  let benchmark: String
  let who: String
  let target: Double?
  let wall: Double
  let cpu: Double
  let first: Double?
  /// What was compared, and with what.
  let compared: String

  init(_ benchmark: Benchmark, _ measured: Measurement) {
    self.benchmark = benchmark.name
    who = Self.vigil
    target = benchmark.target
    wall = measured.median.wall
    cpu = measured.median.cpu
    first = measured.first.wall
    compared = measured.compared
  }

  init?(_ line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 7, let wall = Double(fields[3]), let cpu = Double(fields[4]) else {
      return nil
    }
    benchmark = String(fields[0])
    who = String(fields[1])
    target = Double(fields[2])
    self.wall = wall
    self.cpu = cpu
    first = Double(fields[5])
    compared = String(fields[6])
  }

  static let vigil = "Vigil"

  var text: String {
    [
      benchmark, who, target.map { "\($0)" } ?? "-", "\(wall)", "\(cpu)",
      first.map { "\($0)" } ?? "-", compared,
    ].joined(separator: "\t")
  }
}
