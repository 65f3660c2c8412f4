import ControlCharts
import Essentials

/// Why a row cannot be charted, and what to do about it.
struct RowFault: Hashable, Sendable {
  /// Whether the denominator is at fault rather than the value.
  var isAboutDenominator = false
  /// What is wrong, after the cell: "is not allowed".
  var what: String
  /// How to mend it: "must be 0 or more".
  var remedy: String

  private static func notPositive() -> RowFault {
    RowFault(
      isAboutDenominator: true, what: "is not allowed", remedy: "must be more than 0")
  }

  private static func exceeds(_ denominator: Double) -> RowFault {
    let whole = NumberFormat(fitting: [denominator]).text(denominator)
    return RowFault(
      what: "is more than the denominator", remedy: "at most \(whole), what it is out of")
  }

  private static let negative = RowFault(what: "is not allowed", remedy: "must be 0 or more")
  private static let improbable = RowFault(
    isAboutDenominator: true, what: "is not a probability", remedy: "must be between 0 and 1")
}

extension RowFault {
  /// The fault behind an error; `nil` when no row is to blame.
  init?(_ error: ChartError) {
    switch error {
    case .denominatorNotPositive: self = .notPositive()
    case .numeratorExceedsDenominator(_, _, let denominator): self = .exceeds(denominator)
    case .negativeValue: self = .negative
    case .notAProbability: self = .improbable
    case .notFinite:
      self.init(what: "is too large to calculate with", remedy: "check the number")
    case .zeroInterval:
      self.init(
        what: "is the time of two events",
        remedy: "use a finer unit of time, or --option t_zero=half")
    case .denominatorMissing, .spreadMissing, .positionsNotIncreasing, .noPoints, .invalidSetting,
      .phaseStartsNowhere, .baselineTooLong, .unknownSetting, .settingMissing, .noVariation,
      .lengthsDiffer:
      return nil
    }
  }

  /// What makes a row impossible on a kind of chart, whatever the other rows say.
  ///
  /// The calculation would find most of it too, but one row at a time.
  init?(_ row: SeriesRow, on family: ChartFamily) {
    guard let value = row.value else { return nil }
    if let denominator = row.denominator, family.usesDenominator {
      if denominator < 0 || denominator == 0 && value != 0 {
        self = .notPositive()
        return
      }
      if family.countsCases, value > denominator {
        self = .exceeds(denominator)
        return
      }
    }
    switch family {
    case .outcomeCUSUM, .expectedMinusObserved, .vlad:
      if let risk = row.denominator, !(0...1).contains(risk) {
        self = .improbable
      } else if value != 0, value != 1 {
        self.init(what: "is no outcome", remedy: "write 1 for an event and 0 for none")
      } else {
        return nil
      }
    case .poissonCUSUM, .earlySignal:
      guard value >= 0, Int(exactly: value) == nil else { return nil }
      self.init(what: "is no count", remedy: "must be a whole number")
    case .overTime, .funnel, .cusum, .ewma, .pareto: return nil
    }
  }
}

extension ChartFamily {
  fileprivate var usesDenominator: Bool {
    switch self {
    case .overTime(let kind):
      switch kind {
      case .run, .xmr, .mr, .p, .np, .u, .pPrime, .uPrime, .iPrime: true
      case .xbar, .s, .r, .c, .g, .t: false
      }
    case .cusum, .ewma, .poissonCUSUM: true
    case .funnel, .earlySignal, .outcomeCUSUM, .expectedMinusObserved, .vlad, .pareto: false
    }
  }

  /// Whether a value is a number of cases out of the denominator.
  fileprivate var countsCases: Bool {
    switch self {
    case .overTime(.p), .overTime(.np), .overTime(.pPrime): true
    default: false
    }
  }
}
