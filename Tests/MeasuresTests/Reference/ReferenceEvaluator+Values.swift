import Essentials
import Foundation
import Timelines

@testable import Measures

extension ReferenceEvaluator {
  // MARK: Texts

  func text(_ text: Text, _ row: ReferenceRow?) -> String? {
    switch text {
    case .literal(let word): return word
    case .missing: return nil
    case .sex: return person.sex.word
    case .code: return row?.codes.first
    case .codelistColumn(let codelist, let column):
      return row?.codes.compactMap { codelists[codelist][$0]?[column] }.first
    case .organisation: return row?.organisation
    case .kind: return row.flatMap { $0.eventKind?.word ?? $0.intervalKind?.word }
    case .detail(let name): return row?.word(name, dictionary)
    case .fact(let name):
      return person.facts.filter { $0.name == name }.compactMap { $0.value.asWord(dictionary) }
        .first
    case .person: return person.id
    case .of(let one, let inner): return self.row(one, row).flatMap { self.text(inner, $0) }
    case .band(let number, let bands):
      guard let number = self.number(number, row) else { return nil }
      return bands.filter { $0.from <= number }.max { $0.from < $1.from }?.name
    case .firstKnown(let parts): return parts.lazy.compactMap { self.text($0, row) }.first
    case .choose(let choices, let otherwise): return self.text(choice(choices, otherwise, row), row)
    }
  }

  // MARK: Times

  func time(_ time: Time, _ row: ReferenceRow?) -> ReferenceTime? {
    switch time {
    case .index: return index
    case .periodStart: return period.map { ReferenceTime(day: $0.firstDay.number) }
    case .periodEnd: return period.map { ReferenceTime(day: $0.lastDay.number) }
    case .literal(let day): return ReferenceTime(day: day.number)
    case .literalMinute(let minute):
      return ReferenceTime(day: minute.day.number, minute: minute.minutesIntoDay)
    case .missing: return nil
    case .birth: return person.birth
    case .death: return person.death
    case .date: return row?.date
    case .end: return row?.end
    case .detail(let name): return row?.time(name)
    case .fact(let name):
      return person.facts.filter { $0.name == name }.compactMap { $0.value.asTime }.first
    case .of(let one, let inner): return self.row(one, row).flatMap { self.time(inner, $0) }
    case .shifted(let inner, let count, let unit):
      guard let inner = self.time(inner, row), let count = number(count, row) else { return nil }
      return shifted(inner, Int(count.rounded(.down)), unit)
    case .day(let inner): return self.time(inner, row).map { ReferenceTime(day: $0.day) }
    case .firstOfMonth(let inner): return self.time(inner, row).map { first($0, .month) }
    case .firstOfYear(let inner): return self.time(inner, row).map { first($0, .year) }
    case .earliest(let parts): return sorted(parts.compactMap { self.time($0, row) }).first
    case .latest(let parts): return sorted(parts.compactMap { self.time($0, row) }).last
    case .minimum(let rows, let inner):
      return sorted(self.rows(rows, row).compactMap { self.time(inner, $0) }).first
    case .maximum(let rows, let inner):
      return sorted(self.rows(rows, row).compactMap { self.time(inner, $0) }).last
    case .episodeStart(let rows, let gap): return stretches(rows, gap, row).last
    case .firstKnown(let parts): return parts.lazy.compactMap { self.time($0, row) }.first
    case .choose(let choices, let otherwise): return self.time(choice(choices, otherwise, row), row)
    }
  }

  private func first(_ time: ReferenceTime, _ kind: Period.Kind) -> ReferenceTime {
    ReferenceTime(day: Period(kind, containing: Day(number: time.day)).firstDay.number)
  }

  private func sorted(_ times: [ReferenceTime]) -> [ReferenceTime] {
    times.sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }

  /// The times at which stretches of rows begin.
  private func stretches(
    _ rows: Measures.Rows, _ gap: Int, _ row: ReferenceRow?
  ) -> [ReferenceTime] {
    let times = sorted(self.rows(rows, row).compactMap(\.date))
    return times.enumerated().filter { place, time in
      place == 0 || time.day - times[place - 1].day > gap
    }.map(\.element)
  }

  private func shifted(_ time: ReferenceTime, _ count: Int, _ unit: TimeUnit) -> ReferenceTime? {
    let day = Day(number: time.day)
    switch unit {
    case .minutes, .hours:
      guard let elapsed = time.elapsed else { return nil }
      let minute = Minute(number: elapsed + count * (unit == .hours ? 60 : 1))
      return ReferenceTime(day: minute.day.number, minute: minute.minutesIntoDay)
    case .days: return moved(time, to: day.advanced(by: count))
    case .weeks: return moved(time, to: day.advanced(by: 7 * count))
    case .months, .years:
      let (year, month, dayOfMonth) = day.civil
      let months = year * 12 + month - 1 + count * (unit == .years ? 12 : 1)
      let (newYear, newMonth) = (months / 12, months % 12 + 1)
      if let same = Day(year: newYear, month: newMonth, day: dayOfMonth) {
        return moved(time, to: same)
      }
      let next = months + 1
      return Day(year: next / 12, month: next % 12 + 1, day: 1).flatMap { moved(time, to: $0) }
    case .workingDays:
      var day = day
      var left = abs(count)
      while left > 0 {
        day = day.advanced(by: count.signum())
        if WorkingDays.isWorking(day) { left -= 1 }
      }
      return moved(time, to: day)
    }
  }

  private func moved(_ time: ReferenceTime, to day: Day) -> ReferenceTime? {
    guard let minute = time.minute else { return ReferenceTime(day: day.number) }
    let clock = Minute(Day(number: time.day), after: minute).clock
    return Minute(day, hour: clock.hour, minute: clock.minute).map {
      ReferenceTime(day: $0.day.number, minute: $0.minutesIntoDay)
    }
  }

  func elapsed(_ unit: TimeUnit, _ from: ReferenceTime, _ to: ReferenceTime) -> Int? {
    func floor(_ number: Int, _ divisor: Int) -> Int {
      Int((Double(number) / Double(divisor)).rounded(.down))
    }
    switch unit {
    case .minutes, .hours:
      guard let one = from.elapsed, let other = to.elapsed else { return nil }
      return unit == .hours ? floor(other - one, 60) : other - one
    case .days: return to.day - from.day
    case .weeks: return floor(to.day - from.day, 7)
    case .months, .years:
      let (one, other) = (Day(number: from.day).civil, Day(number: to.day).civil)
      var months = (other.year - one.year) * 12 + other.month - one.month
      if other.day < one.day { months -= 1 }
      return unit == .years ? floor(months, 12) : months
    case .workingDays:
      let (first, last) = (min(from.day, to.day), max(from.day, to.day))
      let count = (first..<last).count { WorkingDays.isWorking(Day(number: $0 + 1)) }
      return to.day < from.day ? -count : count
    }
  }

  // MARK: Numbers over rows

  func numberOverRows(_ number: Number, _ row: ReferenceRow?) -> Double? {
    switch number {
    case .count(let rows): return Double(self.rows(rows, row).count)
    case .distinctTexts(let rows, let inner):
      return Double(Set(self.rows(rows, row).compactMap { text(inner, $0) }).count)
    case .distinctNumbers(let rows, let inner):
      return Double(Set(self.rows(rows, row).compactMap { self.number(inner, $0) }).count)
    case .distinctTimes(let rows, let inner):
      return Double(Set(self.rows(rows, row).compactMap { time(inner, $0) }).count)
    case .aggregate(let how, let rows, let inner):
      return aggregate(how, self.rows(rows, row).compactMap { self.number(inner, $0) })
    case .coveredDays(let coverages, let from, let to):
      guard let from = time(from, row), let to = time(to, row) else { return nil }
      guard from.day <= to.day else { return 0 }
      return Double(
        (from.day...to.day).count { day in
          coverages.allSatisfy { coverage in
            self.rows(coverage.rows, row).contains { one in
              guard let date = one.date, let days = self.number(coverage.days, one), days >= 1
              else { return false }
              return date.day <= day && Double(day - date.day) < days.rounded(.down)
            }
          }
        })
    case .episodes(let rows, let gap): return Double(stretches(rows, gap, row).count)
    case .calculated(.timeInRange(let rows, let value, let low, let high, let gap)):
      guard let low = self.number(low, row), let high = self.number(high, row) else { return nil }
      let tests = tests(rows, value, row)
      return TimeInRange(
        days: tests.map(\.time.day), values: tests.map(\.value), low: low, high: high,
        longestGap: gap
      ).percentage
    case .calculated(.kidneyInjuryStage(let rows, let value)):
      let tests = tests(rows, value, row)
      let areMoments = tests.allSatisfy { $0.time.minute != nil }
      let minutes = tests.map { test in
        areMoments
          ? test.time.elapsed ?? 0 : test.time.day * 1_440 + min(test.time.minute ?? 0, 1_439)
      }
      return KidneyInjury(minutes: minutes, values: tests.map(\.value)).stage.map(Double.init)
    default: return nil
    }
  }

  private func tests(
    _ rows: Measures.Rows, _ value: Number, _ row: ReferenceRow?
  ) -> [(time: ReferenceTime, value: Double)] {
    self.rows(rows, row).compactMap { one in
      guard let time = one.date, let value = number(value, one) else { return nil }
      return (time, value)
    }
  }

  private func aggregate(_ how: Aggregate, _ numbers: [Double]) -> Double? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    switch how {
    case .sum: return numbers.reduce(0, +)
    case .mean: return numbers.reduce(0, +) / Double(numbers.count)
    case .minimum: return sorted.first
    case .maximum: return sorted.last
    case .median:
      let upper = sorted[numbers.count / 2]
      return numbers.count % 2 == 1 ? upper : (sorted[numbers.count / 2 - 1] + upper) / 2
    }
  }
}
