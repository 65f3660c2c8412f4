import ControlCharts
import Essentials

/// One design of an early-signal chart with the run lengths it truly has, in the result.
struct EarlySignalDesignPart: Encodable {
  let first: String
  let last: String
  let inControlMean: Double
  let meanSource: String
  let k: Double
  let h1: Double
  let h2: Double
  let level1: RunLengthPart
  let level2: RunLengthPart

  init(_ stretch: EarlySignalDetail.Stretch, _ made: MadeChart) {
    first = made.x(stretch.months.lowerBound)
    last = made.x(stretch.months.upperBound)
    inControlMean = stretch.design.inControlMean
    meanSource = stretch.design.meanSource.rawValue
    k = stretch.design.k
    h1 = stretch.design.h1
    h2 = stretch.design.h2
    level1 = RunLengthPart(stretch.levelOne)
    level2 = RunLengthPart(stretch.levelTwo)
  }
}

/// Events less events expected at the end of one day, in the result.
struct EarlySignalDayPart: Encodable {
  let day: String
  let value: Double

  init(_ day: EarlySignalDetail.DayValue) {
    self.day = Day(number: day.day).isoText
    value = day.value
  }
}

/// The false signals a month to plan for over all places, in the result.
struct EarlySignalAlarmsPart: Encodable {
  let places: Int
  let level1PerMonth: Double
  let level2PerMonth: Double

  init(_ alarms: EarlySignalAlarms) {
    places = alarms.places
    level1PerMonth = alarms.levelOne
    level2PerMonth = alarms.levelTwo
  }
}
