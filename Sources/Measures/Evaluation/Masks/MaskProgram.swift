/// Conditions about people at up to 64 dates, each as a set of dates in one number.
///
/// What needs no rows, or only asks whether rows exist in windows, is worked out for all dates at
/// once; what needs more is left to a scan of those people and dates that the rest lets through.
struct MaskProgram: Sendable {
  /// One condition.
  enum Claim: Hashable, Sendable {
    /// The same for everybody: the dates for which it is yes, and not known.
    case constant(yes: UInt64, unknown: UInt64)
    /// Whether events exist; a place among `feeds`.
    case events(Int)
    /// Whether intervals exist; a place among `intervalFeeds`.
    case intervals(Int)
    /// A condition of the day of birth that holds up to a day or from one on, by date; a place
    /// among `dayMasks`. Unknown where the day is.
    case birth(Int)
    /// A condition of birth, death or sex; a place among `tables`.
    case table(Int)
    case not(Int)
    case all([Int])
    case any([Int])
    /// A condition of the program, looked at where the claim `gate` is yes; elsewhere it comes to
    /// `outside`.
    case scan(condition: Int, gate: Int?, outside: Truth)
  }

  /// Which events count for which dates.
  struct Feed: Hashable, Sendable {
    var concepts: Int
    /// A place among `dayMasks`.
    var days: Int
    /// Whether events before birth do not count.
    var isFromBirth: Bool
  }

  /// Which intervals count for which dates.
  struct IntervalFeed: Hashable, Sendable {
    var kinds: UInt32
    /// The dates for which a day of beginning counts; a place among `dayMasks`.
    var starts: Int
    /// The dates for which a day of end counts.
    var ends: Int
    var isFromBirth: Bool
    /// Whether intervals without a beginning do not count.
    var hasWindow: Bool
  }

  /// A condition that depends on the day of birth, of death or on sex alone.
  struct Table: Hashable, Sendable {
    var condition: Int
    var inputs: UInt8
  }

  /// A measure as places of claims.
  struct Measure: Sendable {
    /// The place among the evaluation's measures.
    var number: Int
    var population: Int
    var denominator: Int
    var exclusions: [Int]
    /// -1 for a bundle.
    var numerator: Int
    var elements: [(eligible: Int, given: Int, isOptional: Bool)]
    /// A place among `organisations`.
    var organisation: Int
    /// Places among `groups`.
    var strata: [Int]
  }

  /// A text by date.
  enum TextByDate: Hashable, Sendable {
    case constant(Int)
    /// The organisation of the one interval that counts, or a text of the program where several do.
    case interval(Int, text: Int)
    /// A text that depends on birth and sex alone.
    case table(text: Int)
    /// A text of the program.
    case scan(text: Int)
  }

  /// The place of the dates among the evaluation's, and which of them these are.
  let dates: Int
  let firstDate: Int
  let dateCount: Int
  /// A bit for each date.
  let allDates: UInt64

  var claims: [Claim] = []
  /// Whether each claim is free of scans.
  var arePure: [Bool] = []
  /// Whether each claim can be unknown.
  var canBeUnknown: [Bool] = []
  var feeds: [Feed] = []
  var intervalFeeds: [IntervalFeed] = []
  var tables: [Table] = []
  var dayMasks: [DayMasks] = []
  var texts: [TextByDate] = []
  var measures: [Measure] = []

  /// For each concept, where its feeds begin in `conceptFeeds`; one more than there are concepts.
  var firstConceptFeeds: [UInt32] = []
  var conceptFeeds: [UInt32] = []
}
