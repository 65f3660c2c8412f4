import Testing

@testable import Measures

/// What is said of wrong expressions, with the column counted from their beginning.
@Suite struct ExpressionErrorTests {
  @Test(arguments: [
    (
      "nsaid.strength",
      #"1: "nsaid.strength" is about a row's code, and no such row is spoken of here; write "#
        + "last(ROWS).(nsaid.strength)"
    ),
    (
      #"detail("x")"#,
      "1: a detail is that of a row, and no row is spoken of here; write "
        + #"last(ROWS).(detail("NAME"))"#
    ),
    (#"in denominator("test")"#, #"16: "test" is explained by itself in the end"#),
    ("medicin", #"1: there is no "medicin"; did you mean "medicines"?"#),
    ("exists(medications in nsiad)", #"23: there is no codelist "nsiad"; did you mean "nsaid"?"#),
    ("exists(medicatons in nsaid)", #"8: there is no "medicatons"; did you mean "medications"?"#),
    ("exist(medications)", #"1: there is no function "exist"; did you mean "exists"?"#),
    (
      #"age(index) >= "18""#,
      "15: a text stands where a number is needed; write number(…) to read it as one"
    ),
    (
      "medications",
      "1: a set of rows stands where a value to tell is needed; write count(…) or last(…).date"
    ),
    ("3 months", "1: a length of time stands where a value to tell is needed"),
    (
      "3 months before 5",
      "17: a number stands where a time is needed; add a unit and before or after: 3 months "
        + "before index"
    ),
    (
      "exists(medications from index to recent)",
      "25: this window is empty, as it ends before it begins; write the earlier time first: "
        + "from EARLIER to LATER"
    ),
    (
      "exists(medications from index to 3 months before index)",
      "25: this window is empty, as it ends before it begins; write the earlier time first: "
        + "from EARLIER to LATER"
    ),
    (
      "exists(medications from 2024-07-01 to 2024-06-01)",
      "25: this window is empty, as it ends before it begins; write the earlier time first: "
        + "from EARLIER to LATER"
    ),
    (
      "age(index) between 120 and 18",
      "20: nothing lies between these; put the lower bound first"
    ),
    (
      "birth between index and 2 days before index",
      "15: nothing lies between these; put the lower bound first"
    ),
    ("1 < 2 < 3", "7: comparisons cannot be chained; join two of them by and"),
    (#"sex = "femal""#, #"7: sex is never "femal"; did you mean "female"?"#),
    (
      #"sex in ("female", "mail")"#,
      #"19: sex is never "mail"; it is one of unknown, female, male, other"#
    ),
    (
      #"exists(events where kind = "observatio")"#,
      #"28: kind is never "observatio"; did you mean "observation"?"#
    ),
    (
      "exists(registrations in nsaid)",
      "25: stays, registrations and other intervals have no code; write where organisation = "
        + #""…" or name a detail"#
    ),
    (
      "exists(registrations where value > 3)",
      "28: stays, registrations and other intervals have no value; they have date, end, "
        + "organisation and details"
    ),
    (
      "value > 3",
      #"1: "value" is a field of a row, and no row is spoken of here; write last(ROWS).value"#
    ),
    (
      "this.date",
      #"1: "this" is the row that an answer is about, and here answers are about people; write "#
        + "for each: ROWS at TIME by month"
    ),
    (
      "nsaid",
      #"1: "nsaid" is a codelist, and no value of its own; write medications in nsaid, code in "#
        + "nsaid or nsaid.COLUMN"
    ),
    (
      "nsaid > 3",
      #"1: "nsaid" is a codelist, and no value of its own; write medications in nsaid, code in "#
        + "nsaid or nsaid.COLUMN"
    ),
    (
      "last(events) > 3",
      "1: a single row stands where a number is needed; name one of its fields, such as .value"
    ),
    (
      "events.date",
      #"1: a set of rows has no field "date"; write last(ROWS).date for one of them, or count, "#
        + "sum or distinct(ROWS, date)"
    ),
    (
      "index.date",
      #"1: a time has no field "date"; after from, to or on, put the set in brackets or write "#
        + "date after a comma"
    ),
    ("last(events).valu", #"14: there is no "valu"; did you mean "value"?"#),
    ("last(events).wardd", #"14: there is no "wardd"; did you mean "ward"?"#),
    (
      "exists(events where gestation > 3)",
      #"21: there is no "gestation"; for a detail of the row write details: {gestation: "#
        + "number}, or text or time"
    ),
    ("count(events, events)", "1: count(…) has the wrong arguments; write count(ROWS)"),
    (
      "sum(events, sex)",
      "13: a text stands where a number is needed; write number(…) to read it as one"
    ),
    (
      "sum(events, code)",
      "13: a text stands where a number is needed; write number(…) to read it as one"
    ),
    (
      "pair(events, events, 28 days)",
      "1: pair(…) has the wrong arguments; write pair(ROWS, ROWS, under 28 days) or pair(ROWS "
        + "then ROWS, within 7 days)"
    ),
    (
      "pair(events, events, under 3 months)",
      "28: the distance is a whole number of minutes or hours or days or weeks; such as 28 days"
    ),
    ("episodes(events, 3)", "18: the gap is a whole number of days or weeks; such as 28 days"),
    (#"band(age(index), 18 "a", 10 "b")"#, "26: bands go upwards, and 10 is no more than 18"),
    (#"band(age(index), "a")"#, #"18: a band is a number with a name; write 18 "18 to 64""#),
    (
      "age(index) + sex",
      "14: a text stands where a number is needed; write number(…) to read it as one"
    ),
    ("not age(index)", "5: a number stands where a condition is needed; compare it: … > 0"),
    (
      "exists(events",
      #"13: the end stands where ")" or "," after an argument of "exists" should"#
    ),
    ("(1 + 2", #"6: the end stands where ")" that closes the bracket should"#),
    (#""open"#, #"1: this quote is not closed; end the text with another ""#),
    ("1 == 2", #"3: "==" has no meaning here; write ="#),
    ("a && b", #"3: "&&" has no meaning here; write and"#),
    ("age(index) ≥ 18", #"12: "≥" has no meaning here; write >="#),
    ("2024-02-30", #"1: "2024-02-30" is no date of the calendar; write it as 2024-07-01"#),
    ("12abc", #"1: "12abc" is no number; names begin with a letter"#),
    ("exists(events) exists(events)", #"16: "exists" cannot follow what stands before it"#),
    (
      "age(index) >= 18 adn yes",
      #"18: "adn" is no unit of time; units are minutes, hours, days, working days, weeks, "#
        + "months and years"
    ),
    ("and yes", #"1: "and" stands where a value should"#),
    ("case when yes 1", #"15: "1" stands where "then" and what the case gives should"#),
    ("case 1", #"6: "1" stands where "when" and a condition should"#),
    ("count(events by date)", #"17: "by" sorts the rows of first(…) and last(…) only"#),
    ("values(events, code)", "1: values(…) stands after in only; write X in values(ROWS, FIELD)"),
    (
      "last(events).date in nsaid",
      "1: only a row's code can be in a codelist; write code in …, or ROWS in …"
    ),
    ("fact(x)", #"1: a name is needed in quotes; write fact("NAME")"#),
    (
      #"fact("a") = fact("b")"#,
      "1: it cannot be told whether these are numbers, texts or times; write number(…), "
        + "text(…) or time(…) around one of them"
    ),
    (
      #"in denominator("tset")"#,
      #"16: there is no measure "tset" among those read together; did you mean "test"?"#
    ),
    (
      "exists(events) > exists(medications)",
      "1: a condition cannot be compared with a condition by >; numbers, times and texts are "
        + "compared with their like"
    ),
    ("1 + ", "4: the expression ends too early"),
    (
      "recent - 3",
      "1: a time stands where a number is needed; write days(A, B) for the days between two"
    ),
    (
      "grown_up + 1",
      "1: a condition stands where a number is needed; write number(…), which is 1 for yes and "
        + "0 for no"
    ),
    (
      "exists(events where age(index) > exists(medications))",
      "34: a condition stands where a number is needed; write number(…), which is 1 for yes "
        + "and 0 for no"
    ),
    (
      "time in range(events, 3, 2, 56 days)",
      "23: nothing lies between these; put the lower bound first"
    ),
    (
      "covered days(medicines, days_supply, index, recent)",
      "38: this window is empty, as it ends before it begins"
    ),
    ("months(index)", "1: months(…) is the time from one to another; months(TIME, TIME)"),
    ("least(yes, no)", "7: a condition is neither great nor small"),
    (
      "sex.date",
      #"1: a text has no field "date"; only single rows have fields: first(ROWS), last(ROWS), "#
        + "registration(TIME)"
    ),
    (
      "nsaid in nsaid",
      #"1: "nsaid" is a codelist, and no value of its own; write medications in nsaid, code in "#
        + "nsaid or nsaid.COLUMN"
    ),
    (
      "date",
      #"1: "date" is a field of a row, and no row is spoken of here; write last(ROWS).date"#
    ),
    (
      "quantity",
      #"1: "quantity" is a field of a row, and no row is spoken of here; write "#
        + "last(ROWS).quantity"
    ),
    (
      #"kind = "x""#,
      #"1: "kind" is a field of a row, and no row is spoken of here; write last(ROWS).kind"#
    ),
    ("working days before index", #"14: "before" cannot follow what stands before it"#),
    (
      "3 fortnights before index",
      #"3: "fortnights" is no unit of time; units are minutes, hours, days, working days, "#
        + "weeks, months and years"
    ),
    ("last(events).(medications)", "15: a set of rows cannot be said of a row"),
    (
      "exists(events where medications)",
      "21: a set of rows stands where a condition is needed; write exists(…) or no(…)"
    ),
    ("3 dasy before index", #"3: "dasy" is no unit of time; did you mean "day"?"#),
  ])
  func `a wrong expression is explained`(expression: String, error: String) {
    #expect(planText(of: expression) == error)
  }

  @Test func `all that is wrong with an expression is told at once`() {
    let errors = planText(of: "exists(medications in nsiad) and age(indx) > sex")
    #expect(
      errors == """
        23: there is no codelist "nsiad"; did you mean "nsaid"?
        38: there is no "indx"; did you mean "index"?
        """)
  }
}
