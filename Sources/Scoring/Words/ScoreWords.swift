import EarlyWarning

// What results and notes say to people. The kind of a note says what happened to any set; the words
// say what happened to this one.

extension Refusal {
  /// The reason without the values of one set, to be counted.
  func kind(in family: ScoreFamily) -> String {
    switch self {
    case .impossible(let input, _): "\(family.inputName(input)) cannot be"
    case .unreadable(let input, _): "\(family.inputName(input)) cannot be understood"
    case .age: "age is outside the score"
    case .excluded(let place): "\(family.common.exclusions[place].condition)"
    case .notPrescribed(let selector): "\(family.selectorName(selector)) is not prescribed"
    case .noNumbers: "the definition holds no numbers"
    }
  }

  /// The reason with the values of the set, and what to do.
  func words(in family: ScoreFamily) -> String {
    switch self {
    case .impossible(let input, let value):
      "\(family.inputName(input)) \(value) cannot be\(remedy(input, value, family))"
    case .unreadable(let input, let text):
      "\(family.inputName(input)) \"\(text.cut(to: 60))\" cannot be understood"
    case .age(let months): "age \(months.ageWords): \(family.ageAdvice(months))"
    case .excluded(let place):
      "\(family.common.exclusions[place].condition): \(family.common.exclusions[place].advice)"
    case .notPrescribed, .noNumbers: kind(in: family)
    }
  }

  private func remedy(_ input: Int, _ value: Hundredths, _ family: ScoreFamily) -> String {
    guard family.scorers[0].inputs[input].unit == "Cel" else { return "" }
    if value.number >= 80, value.number <= 115 {
      return " (if it is in Fahrenheit, name the unit)"
    }
    if value.number >= 200, value.number <= 460 {
      return " (is the decimal point missing?)"
    }
    return ""
  }
}

extension ScoreNote {
  /// What happened.
  func words(in family: ScoreFamily) -> String {
    switch self {
    case .assumed(let selector):
      "\(family.selectorName(selector)) not recorded: "
        + "\(family.common.selectors[selector].values[0]) assumed"
    case .notPrescribed(let selector):
      "\(family.selectorName(selector)) \(family.common.selectors[selector].prescribedValue ?? "") "
        + "is not prescribed: \(family.common.selectors[selector].values[0]) used"
    case .ageUnknown: "age not known: check that the score applies"
    case .suppliedTotalImpossible: "the supplied total cannot be a total of this score"
    }
  }
}

extension SetNote {
  /// What happened, without the values of one set.
  func kind(in family: ScoreFamily) -> String {
    switch self {
    case .converted(let input, _): "\(family.inputName(input)) converted from another unit"
    case .fraction(let input, _): "\(family.inputName(input)) given as a fraction: read as per cent"
    case .ageUnreadable: "age cannot be understood"
    case .noSuchChart: "there is no such chart"
    case .unreadable(let column, _): "\(column) cannot be understood"
    case .confusionTakenAsNew, .confusionIsUsual, .notAlertUnspecified, .takenAsChange,
      .levelNotRecorded, .chartNotOfAge, .chartUnknown, .contradiction, .stateRecordedAfter,
      .stateChanged, .notAsPrescribed, .reviewOverdue:
      words(in: family)
    case .suppliedSum: "a supplied total is not the sum of its supplied parts"
    case .suppliedPoints(let parameter, _, _): "supplied points of \(parameter) differ"
    }
  }

  /// What happened.
  func words(in family: ScoreFamily) -> String {
    switch self {
    case .converted(let input, let text):
      "\(family.inputName(input)) converted from \(text.cut(to: 40))"
    case .fraction(let input, let text):
      "\(family.inputName(input)) \(text.cut(to: 40)) read as a fraction"
    case .confusionTakenAsNew: "confusion, not said whether new: scored as new"
    case .confusionIsUsual: "confusion that is usual for the person scores as alert"
    case .notAlertUnspecified: "not alert, not said which of C, V, P and U"
    case .takenAsChange(let trigger):
      "\(family.common.triggers[trigger].name), as it was recorded"
    case .levelNotRecorded(let judgement):
      "\(family.common.judgements[judgement].id): a clinician has to record the level"
    case .chartNotOfAge(let months):
      "chart chosen by hand, not that of the age (\(months.ageWords))"
    case .ageUnreadable(let text): "age \"\(text.cut(to: 40))\" cannot be understood"
    case .chartUnknown: "neither age nor chart is known"
    case .noSuchChart(let name): "there is no chart \"\(name.cut(to: 40))\""
    case .unreadable(let column, let text):
      "\(column) \"\(text.cut(to: 40))\" cannot be understood"
    case .contradiction(let input): "\(input) has two values of the same time: one was used"
    case .stateRecordedAfter(let input): "\(input) was first recorded after the set"
    case .stateChanged(let input): "\(input) changes just after the set"
    case .notAsPrescribed(let input): "\(input) is not as prescribed: the prescription holds"
    case .reviewOverdue(let input): "the prescription of \(input) is overdue for review"
    case .suppliedSum(let total, let sum):
      "supplied total \(total.plain), supplied parts add up to \(sum.plain)"
    case .suppliedPoints(let parameter, let supplied, let calculated):
      "supplied points of \(parameter) \(supplied.plain), calculated \(calculated)"
    }
  }
}

extension ScoreFamily {
  /// The id of an input, which is also the name of its column.
  func inputName(_ place: Int) -> String { scorers[0].inputs[place].id }

  /// What a selector is called in words.
  func selectorName(_ place: Int) -> String {
    let name = common.selectors[place].name
    return name == "scale" ? "SpO2 scale" : name
  }

  /// What to do for somebody outside the ages of the score.
  fileprivate func ageAdvice(_ months: Int) -> String {
    let first = common.ageMonths.lowerBound
    if months < first { return "this score is for \(first / 12) years and over" }
    return "this score is not for this age"
  }
}

extension Int {
  /// Completed months as people say an age.
  var ageWords: String {
    self < 24 ? "\(self) months" : "\(self / 12) years"
  }
}

extension String {
  /// The text, cut with an ellipsis, without line ends.
  func cut(to length: Int) -> String {
    let line = split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= length ? line : line.prefix(length) + "…"
  }
}

extension Double {
  /// A supplied total as it was supplied: whole ones without decimals.
  fileprivate var plain: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
