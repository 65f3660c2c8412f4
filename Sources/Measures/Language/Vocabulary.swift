import Timelines

/// The words of the language.
enum Vocabulary {
  /// The tables, by name.
  static let tables: [String: TableName] = [
    "medications": .events([.prescription, .dispensing, .administration, .medicationStatement]),
    "prescriptions": .events([.prescription]),
    "dispensings": .events([.dispensing]),
    "administrations": .events([.administration]),
    "statements": .events([.medicationStatement]),
    "events": .events([.clinical, .observation, .condition, .procedure]),
    "observations": .events([.observation]),
    "conditions": .events([.condition]),
    "procedures": .events([.procedure]),
    "allergies": .events([.allergy]),
    "doses due": .events([.doseDue]),
    "registrations": .intervals([.registration]),
    "admissions": .intervals([.admission]),
    "emergencies": .intervals([.emergency]),
    "ward stays": .intervals([.wardStay]),
    "contacts": .intervals([.contact]),
    "pregnancies": .intervals([.pregnancy]),
    "births": .intervals([.birth]),
    "care homes": .intervals([.careHome]),
    "intervals": .intervals(Set(IntervalKind.allCases)),
  ]

  /// The functions, by name, and how each is written.
  static let functions: [String: String] = [
    "exists": "exists(ROWS)", "no": "no(ROWS)", "contains": "contains(TEXT, TEXT)",
    "missing": "missing(X)", "known": "known(X)",
    "pair": "pair(ROWS, ROWS, under 28 days) or pair(ROWS then ROWS, within 7 days)",
    "alive": "alive(TIME)", "registered": "registered(TIME)",
    "in denominator": "in denominator(\"MEASURE\")", "in numerator": "in numerator(\"MEASURE\")",
    "count": "count(ROWS)", "distinct": "distinct(ROWS, FIELD)",
    "sum": "sum(ROWS, NUMBER)", "mean": "mean(ROWS, NUMBER)",
    "minimum": "minimum(ROWS, NUMBER)", "maximum": "maximum(ROWS, NUMBER)",
    "median": "median(ROWS, NUMBER)", "age": "age(TIME)",
    "minutes": "minutes(TIME, TIME)", "hours": "hours(TIME, TIME)", "days": "days(TIME, TIME)",
    "weeks": "weeks(TIME, TIME)", "months": "months(TIME, TIME)", "years": "years(TIME, TIME)",
    "working days": "working days(TIME, TIME)",
    "year": "year(TIME)", "month": "month(TIME)", "day": "day(TIME)", "hour": "hour(TIME)",
    "weekday": "weekday(TIME)",
    "covered days": "covered days(ROWS, DAYS, TIME, TIME)",
    "overlapping days": "overlapping days(ROWS, DAYS, ROWS, DAYS, TIME, TIME)",
    "episodes": "episodes(ROWS, 28 days)", "episode start": "episode start(ROWS, 28 days)",
    "abs": "abs(NUMBER)", "floor": "floor(NUMBER)", "whole": "whole(NUMBER)",
    "least": "least(X, X, …)", "greatest": "greatest(X, X, …)", "number": "number(X)",
    "text": "text(X)", "time": "time(X)",
    "time in range": "time in range(ROWS, LOW, HIGH, 56 days)",
    "kidney injury stage": "kidney injury stage(ROWS)",
    "date": "date(TIME)", "first of month": "first of month(TIME)",
    "first of year": "first of year(TIME)", "earliest": "earliest(ROWS) or earliest(TIME, …)",
    "latest": "latest(ROWS) or latest(TIME, …)", "fact": "fact(\"NAME\")",
    "detail": "detail(\"NAME\")", "band": "band(NUMBER, 0 \"0 to 17\", 18 \"18 and over\")",
    "first": "first(ROWS by X, …)", "last": "last(ROWS by X, …)",
    "registration": "registration(TIME)", "records": "records(\"NAME\")",
    "same": "same(ROW, ROW)", "values": "X in values(ROWS, FIELD)",
  ]

  /// Words with a value of their own.
  static let values: Set<String> = [
    "yes", "no", "unknown", "missing", "index", "period start", "period end", "birth", "death",
    "sex", "person", "this",
  ]

  /// The fields of every row.
  static let fields: Set<String> = ["date", "end", "value", "code", "organisation", "kind"]

  /// Words that hold an expression together.
  static let keywords: Set<String> = [
    "and", "or", "not", "between", "in", "from", "to", "on", "covering", "where", "except where",
    "case", "when", "then", "otherwise", "before", "after", "div", "mod", "by", "at", "under",
    "within",
  ]

  /// The units of time, in the singular too.
  static let units: [String: TimeUnit] = [
    "minute": .minutes, "minutes": .minutes, "hour": .hours, "hours": .hours, "day": .days,
    "days": .days, "week": .weeks, "weeks": .weeks, "month": .months, "months": .months,
    "year": .years, "years": .years, "working day": .workingDays, "working days": .workingDays,
  ]

  /// The sorts of details that readers share; others are declared under `details:`.
  static let details: [String: DetailSort] = [
    DetailName.unit: .text, DetailName.quantity: .number, DetailName.daysSupply: .number,
    DetailName.comparator: .text, DetailName.text: .text, DetailName.status: .text,
    DetailName.absentReason: .text, DetailName.identifier: .text, DetailName.route: .text,
    DetailName.dose: .number,
  ]

  /// Names that a definition may not give to something else.
  static func isReserved(_ word: String) -> Bool {
    tables[word] != nil || functions[word] != nil || values.contains(word)
      || fields.contains(word) || keywords.contains(word) || units[word] != nil
  }

  /// Words that are read as one, longest first.
  static let joinedWords: [[String]] = {
    let all = Set(tables.keys).union(functions.keys).union(values).union(keywords)
      .union(units.keys)
    let joined = all.map { $0.split(separator: " ").map(String.init) }.filter { $0.count > 1 }
    return joined.sorted { ($0.count, $1.joined()) > ($1.count, $0.joined()) }
  }()
}

/// The sorts of value that a detail or fact can have.
enum DetailSort: String, Hashable, Sendable, CaseIterable {
  case number, text, time
}
