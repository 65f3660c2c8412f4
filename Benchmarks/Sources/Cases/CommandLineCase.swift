import Foundation

extension Benchmark {
  /// The whole process, from the shell's point of view: start, read, chart, draw, end.
  static let commandLine = Benchmark(
    name: "cli", title: "vigil chart of a file of 36 rows, whole process", target: 0.05,
    repetitions: 20
  ) { bench in
    var invention = Invention(seed: 5)
    var text = "month,falls,bed_days\n"
    for month in 0..<36 {
      let falls = Int.random(in: 4..<16, using: &invention)
      text += "\(isoMonth(month)),\(falls),\(Int.random(in: 1_100..<1_500, using: &invention))\n"
    }
    try bench.write(text, to: "cli-falls.csv")
    let file = bench.folder.appending(path: "cli-falls.csv").path
    let output = bench.folder.appending(path: "cli-output").path
    let arguments = ["chart", file, "--y", "falls", "--better", "lower"]
    return Job(
      run: {
        try launch(bench.vigil, arguments, output: "/dev/null")
        return 0
      },
      check: {
        try launch(bench.vigil, arguments + ["--json"], output: output)
        let bytes = try Data(contentsOf: URL(filePath: output))
        let whole = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        let points = (whole?["charts"] as? [[String: Any]])?.first?["points"] as? [[String: Any]]
        let falls = text.split(separator: "\n").dropFirst().compactMap { row in
          Double(row.split(separator: ",")[1])
        }
        let mean = falls.reduce(0, +) / 36
        try require(points?.compactMap { $0["y"] as? Double } == falls, "values of the chart")
        let centre = points?.last?["centre"] as? Double ?? .nan
        try require(agree(centre, mean), "the mean is \(centre), not \(mean)")
        return "values and mean"
      })
  }

  /// Runs a program to its end.
  static func launch(_ path: String, _ arguments: [String], output: String) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, file) in [(STDOUT_FILENO, output), (STDERR_FILENO, "/dev/null")] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    }
    var texts = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for text in texts { free(text) } }
    var child = pid_t()
    guard posix_spawn(&child, path, &actions, nil, &texts, environ) == 0 else {
      throw WrongAnswer("\(path) cannot be started")
    }
    var status: Int32 = 0
    guard waitpid(child, &status, 0) == child, status == 0 else {
      throw WrongAnswer("\(path) failed with status \(status)")
    }
  }
}
