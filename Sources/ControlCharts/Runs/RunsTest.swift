/// Runs of points on one side of the centre, tested for the series as a whole.
///
/// Points on the centre are not useful and are left out. A signal says *non-random variation*; no
/// single point is the signal. About ten useful points are needed for the test to mean much.
public struct RunsTest: Hashable, Sendable {
  /// The method used; boxes are known for 10 to 100 useful points, beyond them it is Anhøj's.
  public let method: RunsMethod
  /// Points off the centre.
  public let useful: Int
  /// The longest run of useful points on one side.
  public let longestRun: Int
  /// The longest run that chance allows.
  public let longestRunMost: Int
  /// Crossings of the centre.
  public let crossings: Int
  /// The fewest crossings that chance allows.
  public let crossingsFewest: Int
  /// Whether the test signals.
  public let isSignal: Bool

  /// Tests the distances of points from their centre, in order; only their signs matter.
  public init(distances: [Double], method: RunsMethod) {
    var useful = 0
    var runs = 0
    var length = 0
    var longest = 0
    var wasAbove: Bool?
    for distance in distances where distance != 0 && !distance.isNaN {
      useful += 1
      if (distance > 0) != wasAbove {
        runs += 1
        length = 0
        wasAbove = distance > 0
      }
      length += 1
      longest = max(longest, length)
    }
    self.init(useful: useful, crossings: max(0, runs - 1), longestRun: longest, method: method)
  }

  /// Tests a number of crossings and a longest run among useful points.
  public init(useful: Int, crossings: Int, longestRun: Int, method: RunsMethod) {
    self.useful = useful
    self.crossings = crossings
    self.longestRun = longestRun
    let box: CrossingsBox?
    switch method {
    case .bestBox, .cutBox: box = CrossingsBox(useful: useful, isCut: method == .cutBox)
    case .off, .anhoej: box = nil
    }
    self.method = box == nil && method != .off ? .anhoej : method
    longestRunMost = box?.longestRunMost ?? Self.longestRunMost(useful)
    crossingsFewest = box?.crossingsFewest ?? Self.crossingsFewest(useful)
    let isInside =
      box?.contains(crossings: crossings, longestRun: longestRun)
      ?? (crossings >= crossingsFewest && longestRun <= longestRunMost)
    isSignal = useful > 0 && !isInside
  }

  /// The longest run that chance allows: Elementary.log2(n) rounded, and 3.
  ///
  /// - Source: Schilling MF, Mathematics Magazine 2012;85:141.
  public static func longestRunMost(_ useful: Int) -> Int {
    useful > 0 ? Int(Elementary.log2(Double(useful)).rounded(.toNearestOrEven)) + 3 : 0
  }

  /// The fewest crossings that chance allows: the 5 % quantile of binomial(n − 1, ½).
  ///
  /// - Source: Chen Z, The American Statistician 2010;64:293.
  public static func crossingsFewest(_ useful: Int) -> Int {
    let trials = max(0, useful - 1)
    var logProbability = -Double(trials) * Elementary.log(2)
    var cumulative = 0.0
    for crossings in 0...trials {
      cumulative += Elementary.exp(logProbability)
      // A hair below 5 %, so that rounding cannot lift an exact tie over the edge.
      if cumulative >= 0.05 - 1e-12 { return crossings }
      logProbability += Elementary.log(Double(trials - crossings) / Double(crossings + 1))
    }
    return trials
  }
}
