import Testing

@testable import Measures

/// Every construct of the language, with the plan it becomes.
@Suite struct ExpressionTests {
  @Test(arguments: [
    ("exists(medications in (nsaid, aspirin) to index)", "exists(medications[0, 1]{…index})"),
    ("no(events)", "not(exists(events))"),
    ("count(prescriptions on 2024-07-01)", "count(prescription{2024-07-01…2024-07-01})"),
    (
      "not exists(events) and yes or no and unknown",
      "any(all(not(exists(events)), yes), all(no, unknown))"
    ),
    ("not (yes or no)", "not(any(yes, no))"),
    ("age(index) >= 65", "years(birth, index) >= 65"),
    ("1 + 2 * 3 - -4", "((1 + (2 * 3)) - -4)"),
    ("2 ^ 3 ^ 2", "(2 ^ (3 ^ 2))"),
    ("(1 + 2) * 3", "((1 + 2) * 3)"),
    ("7 div 2 + 7 mod 2 / 3", "((7 div 2) + ((7 mod 2) / 3))"),
    ("last(events).value", "last(events by date, value).(value)"),
    ("last(events).(value * 2)", "last(events by date, value).((value * 2))"),
    ("first(events by value, date).date", "first(events by value, date).(date)"),
    ("last(registrations).organisation", "last(registration by date).(organisation)"),
    (
      #"last(events where kind = "observation").code in nsaid"#,
      #"last(events where(kind = "observation") by date, value).(code in [0])"#
    ),
    ("last(events).code in nsaid", "last(events by date, value).(code in [0])"),
    (
      "exists(medications where code in (nsaid, aspirin) and quantity > 28)",
      "exists(medications where(all(code in [0, 1], detail#quantity > 28)))"
    ),
    ("exists(events except where value > 3)", "exists(events except(value > 3))"),
    (
      "exists(medications in nsaid where value > 3 from recent to index)",
      "exists(medications[0] where(value > 3){index[-3 months]…index})"
    ),
    (
      #"exists(ward stays covering index where organisation = "W1")"#,
      #"exists(ward_stay{at index} where(organisation = "W1"))"#
    ),
    (
      "registration(index).organisation",
      "last(registration{at index} by date, end, parsed(organisation), "
        + "organisation).(organisation)"
    ),
    ("registered(2024-07-01)", "exists(registration{at 2024-07-01})"),
    ("alive(period end)", "any(missing(death), death > period end)"),
    (
      "pair(medications in nsaid, medications in aspirin, under 28 days)",
      "pair(medications[0], medications[1], < 28 days)"
    ),
    (
      "pair(medications in nsaid from recent to index then events, within 7 days)",
      "pair(medications[0]{index[-3 months]…index}, events, <= 7 days, in order)"
    ),
    ("distinct(medications, code)", "distinct(medications, code)"),
    ("distinct(medications)", "distinct(medications, code)"),
    ("distinct((medications).ward)", "distinct(medications, detail#ward)"),
    ("distinct(medications, checked)", "distinct(medications, detail#checked)"),
    ("sum(medications, quantity * 5)", "sum(medications, (detail#quantity * 5))"),
    ("mean(events)", "mean(events, value)"),
    ("minimum(events, value)", "minimum(events, value)"),
    ("maximum(events, date)", "maximum(events, date)"),
    ("minimum(events, code)", "first(events where(not(missing(code))) by code).(code)"),
    ("median((events in nsaid).value)", "median(events[0], value)"),
    ("days(birth, death)", "days(birth, death)"),
    ("working days(index, 2024-08-01)", "working days(index, 2024-08-01)"),
    ("hours(index, 2 hours after index)", "hours(index, index[2 hours])"),
    (
      "year(index) + month(index) + day(index) + weekday(index) + hour(index)",
      "((((year(index) + month(index)) + day(index)) + weekday(index)) + hour(index))"
    ),
    (
      "covered days(medicines, days_supply, recent, index)",
      "covered(medications[0]{index[-3 months]…index} for detail#days_supply, index[-3 "
        + "months], index)"
    ),
    (
      "overlapping days(medicines, days_supply, medications in aspirin, 28, recent, index)",
      "covered(medications[0]{index[-3 months]…index} for detail#days_supply, medications[1] "
        + "for 28, index[-3 months], index)"
    ),
    (
      "overlapping days(events, 1, conditions, 2, procedures, 3, birth, index)",
      "covered(events for 1, condition for 2, procedure for 3, birth, index)"
    ),
    ("episodes(medicines, 28 days)", "episodes(medications[0]{index[-3 months]…index}, 28)"),
    ("episode start(medicines, 4 weeks)", "stretch(medications[0]{index[-3 months]…index}, 28)"),
    (
      "abs(-3) + floor(2.5) + whole(2.5)",
      "((abs(-3) + floor(2.5)) + case(2.5 < 0: -(floor(-(2.5))), else floor(2.5)))"
    ),
    ("least(1, 2, threshold)", "least(1, 2, 120)"),
    ("greatest(birth, death)", "latest(birth, death)"),
    (
      #"least(sex, "m")"#,
      #"case(all(not(missing(sex)), any(missing("m"), sex <= "m")): sex, else "m")"#
    ),
    (#"number("3") + number(yes)"#, #"(parsed("3") + number(yes))"#),
    ("time in range(events in nsaid, 2, 3, 56 days)", "range(events[0], value, 2, 3, 56)"),
    ("kidney injury stage(events in nsaid)", "kidney(events[0], value)"),
  ])
  func `rows, conditions and numbers become plans`(expression: String, plan: String) {
    #expect(planText(of: expression) == plan)
  }

  @Test(arguments: [
    ("3 months before index", "index[-3 months]"),
    ("(threshold div 2) days after birth", "birth[(120 div 2) days]"),
    ("last(events).value days after birth", "birth[last(events by date, value).(value) days]"),
    ("2 days after 3 months before index", "index[-3 months][2 days]"),
    ("date(index)", "date(index)"),
    ("first of month(first of year(index))", "month start(year start(index))"),
    ("earliest(birth, death)", "earliest(birth, death)"),
    ("earliest(events)", "minimum(events, date)"),
    ("latest(events, checked)", "maximum(events, detail#checked)"),
    ("earliest(medicines)", "minimum(medications[0]{index[-3 months]…index}, date)"),
    (
      #"band(age(index), 0 "0 to 17", 18 "18 and over")"#,
      "band(years(birth, index), 0 0 to 17, 18 18 and over)"
    ),
    (#"fact("ethnic_group")"#, "fact#ethnic_group"),
    (#"fact("deprivation") > 3"#, "fact#deprivation > 3"),
    (#"fact("score") > 3"#, "fact#score > 3"),
    (#"fact("seen") < index"#, "fact#seen < index"),
    (#"fact("ward") = "W1""#, #"fact#ward = "W1""#),
    (#"fact("score") between 1 and 3"#, "all(fact#score >= 1, fact#score <= 3)"),
    (#"number(fact("i1")) = number(fact("i2"))"#, "fact#i1 = fact#i2"),
    (
      #"case when sex = "male" then 1.23 when sex = "female" then 1.04"#,
      #"case(sex = "male": 1.23, sex = "female": 1.04, else missing)"#
    ),
    (
      #"case when age(index) < 18 then "child" otherwise "adult""#,
      #"case(years(birth, index) < 18: "child", else "adult")"#
    ),
    ("case when yes then birth otherwise missing", "case(yes: birth, else missing)"),
    ("last(events).value otherwise 0", "known(last(events by date, value).(value), 0)"),
    (
      "exists(events) and unknown otherwise no",
      "case(all(exists(events), unknown): yes, not(all(exists(events), unknown)): no, else no)"
    ),
    (
      "missing(last(events)) or known(last(events).value)",
      "any(not(found(last(events by date, value))), not(missing(last(events by date, "
        + "value).(value))))"
    ),
    (#"missing(fact("x"))"#, "all(missing(fact#x), missing(fact#x), missing(fact#x))"),
    ("missing(exists(events))", "missing(number(exists(events)))"),
    (#"contains("abc", "b")"#, #"contains("abc", "b")"#),
    (#"contains(person, fact("part"))"#, "contains(person, fact#part)"),
    ("1 in (1, 2, age(index))", "any(1 = years(birth, index), 1 in [1, 2])"),
    ("birth in (2024-07-01, death)", "any(birth = 2024-07-01, birth = death)"),
    (#"sex not in ("male", "other")"#, #"not(sex in ["male", "other"])"#),
    (
      "last(events).code in values(medications, code)",
      "last(events by date, value).(code) among(medications, code)"
    ),
    (
      "exists(events where date in values(medications, date))",
      "exists(events where(date among(medications, date)))"
    ),
    ("age(index) in values(events, value)", "years(birth, index) among(events, value)"),
    (
      "exists(events where exists(medications from date to 7 days after date))",
      "exists(events where(exists(medications{date…date[7 days]})))"
    ),
    (
      "exists(events where date > last(medications).date and age(date) > 3)",
      "exists(events where(all(date > last(medications by date, value).(date), years(birth, "
        + "date) > 3)))"
    ),
    (
      "exists(events where (last(medications where value > 3).value) < value)",
      "exists(events where(last(medications where(value > 3) by date, value).(value) < value))"
    ),
    ("last(medications).(nsaid.strength)", "last(medications by date, value).(#0.strength)"),
    (
      "sum(medications, quantity * nsaid.mg)",
      "sum(medications, (detail#quantity * parsed(#0.mg)))"
    ),
    (
      #"first(medications in nsaid).(nsaid.substance) = "ibuprofen""#,
      #"first(medications[0] by date, value).(#0.substance) = "ibuprofen""#
    ),
    (
      #"exists(records("discharge") from recent to index)"#,
      #"exists(other where(detail#record = "discharge"){index[-3 months]…index})"#
    ),
    (
      #"earliest(records("discharge"), end)"#,
      #"minimum(other where(detail#record = "discharge"), end)"#
    ),
    (
      "same(first(events), last(events))",
      "same(first(events by date, value), last(events by date, value))"
    ),
    ("exists(doses due covering index)", "exists(dose_due{at index})"),
    ("period start", "period start"),
    ("2024-07-01T14:30", "minute 28664010"),
    (
      "exists(events) = exists(medications)",
      "number(exists(events)) = number(exists(medications))"
    ),
    (
      #"exists(events where detail("x") = "y" and detail("quantity") > 3)"#,
      #"exists(events where(all(detail#x = "y", detail#quantity > 3)))"#
    ),
    (#"last(events by detail("x")).value"#, "last(events by detail#x, detail#x).(value)"),
    ("grown_up", "years(birth, index) >= 18"),
    ("threshold", "120"),
    ("person", "person"),
    ("age(index)", "years(birth, index)"),
  ])
  func `times, texts and choices become plans`(expression: String, plan: String) {
    #expect(planText(of: expression) == plan)
  }

  @Test(arguments: [
    ("this.date", "this.(date)"), ("this.code in nsaid", "this.(code in [0])"),
    ("exists(events where code = this.code)", "exists(events where(code = this.(code)))"),
    ("minutes(index, this.end)", "minutes(index, this.(end))"),
  ])
  func `a measure about rows speaks of this row`(expression: String, plan: String) {
    #expect(planText(of: expression, forEach: "doses due in nsaid at date by month") == plan)
  }
}
