#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Time by the clock on the wall and on the processors, in seconds.
struct Timing {
  var wall: Double
  var cpu: Double

  /// Now, from some beginning; children that have ended count in `cpu`.
  static func now() -> Timing {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Timing(
      wall: Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9,
      cpu: used(by: own) + used(by: children))
  }

  #if canImport(Glibc)
    private static let own = Int32(RUSAGE_SELF.rawValue)
    private static let children = Int32(RUSAGE_CHILDREN.rawValue)
  #else
    private static let own = Int32(RUSAGE_SELF)
    private static let children = Int32(RUSAGE_CHILDREN)
  #endif

  private static func used(by who: Int32) -> Double {
    var usage = rusage()
    getrusage(who, &usage)
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }
}

/// The first go, which pays for fresh memory and cold files, and the median of five warm ones.
struct Measurement {
  let first: Timing
  let median: Timing
  let compared: String

  /// Runs a job: once cold, then checked, then five times.
  init(_ job: Job, repetitions: Int) throws {
    let (first, answer) = try Self.time(job, repetitions)
    compared = try job.check()
    var goes: [Timing] = []
    for _ in 0..<5 {
      let (timing, own) = try Self.time(job, repetitions)
      try require(own == answer, "the answer changed from \(answer) to \(own)")
      goes.append(timing)
    }
    self.first = first
    median = Timing(
      wall: goes.map(\.wall).sorted()[2], cpu: goes.map(\.cpu).sorted()[2])
  }

  @inline(never)
  private static func time(_ job: Job, _ repetitions: Int) throws -> (Timing, Double) {
    let start = Timing.now()
    var answer = 0.0
    for _ in 0..<repetitions { answer = try job.run() }
    let end = Timing.now()
    let share = 1 / Double(repetitions)
    return (
      Timing(wall: (end.wall - start.wall) * share, cpu: (end.cpu - start.cpu) * share), answer
    )
  }
}
