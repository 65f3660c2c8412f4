import Essentials

extension AnswerValue {
  /// The value as files hold it: ISO dates, moments as `2024-07-01T10:30`, blank where missing.
  public var text: String {
    switch self {
    case .missing: ""
    case .number(let number): AnswerValue.text(number)
    case .day(let day): day.isoText
    case .minute(let minute): AnswerValue.text(minute)
    case .text(let text): text
    case .truth(.yes): "yes"
    case .truth(.no): "no"
    case .truth(.unknown): "unknown"
    }
  }

  /// A number without a needless fraction.
  static func text(_ number: Double) -> String {
    guard let whole = Int(exactly: number) else { return "\(number)" }
    return String(whole)
  }

  /// A moment by a clock in London.
  static func text(_ minute: Minute) -> String {
    let (hour, part) = minute.clock
    let padded = [hour, part].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(minute.day.isoText)T\(padded[0]):\(padded[1])"
  }
}

extension ElementStatus {
  /// The word for it in files.
  public var word: String {
    switch self {
    case .given: "given"
    case .notGiven: "not_given"
    case .notEligible: "not_eligible"
    case .unknown: "unknown"
    case .eligibilityUnknown: "eligibility_unknown"
    }
  }
}

extension BundleResult {
  /// The word for it in files.
  public var word: String {
    switch self {
    case .all: "all"
    case .notAll: "not_all"
    case .notAllUnknownOnly: "not_all_unknown_only"
    case .noEligibleElement: "no_eligible_element"
    }
  }
}

extension CountKey {
  /// The group as one text, such as `age: 65 to 74`; blank for all answers together.
  public var stratumText: String { stratifier.isEmpty ? "" : "\(stratifier): \(group)" }
}

extension Double {
  /// The number with commas between thousands where it is whole, such as `1,000`.
  var shortText: String { Int(exactly: self).map { NumberFormat.text($0) } ?? plainText }
}
