import Essentials
import Measures
import Testing
import Timelines

@Suite struct CalculatorTests {
  private func isNear(_ one: Double?, _ other: Any?) -> Bool {
    guard let one, let other = other as? Double else { return false }
    return abs(one - other) <= 1e-6
  }

  @Test func `creatinine clearance agrees with the worked cases`() throws {
    for item in SharedCases.cases("crcl") {
      let clearance = CreatinineClearance.value(
        age: try #require(item["age"] as? Int),
        sex: item["sex"] as? String == "male" ? .male : .female,
        weight: try #require(item["weight_kg"] as? Double),
        creatinine: try #require(item["creatinine_umol_l"] as? Double))
      #expect(isNear(clearance, item["crcl_ml_min"]), "\(item)")
    }
  }

  @Test(arguments: [
    (17, RecordedSex.male, 70.0, 80.0), (140, .male, 70, 80), (50, .unknown, 70, 80),
    (50, .other, 70, 80), (50, .female, 0, 80), (50, .female, 70, 0), (50, .female, .nan, 80),
    (50, .female, 70, .infinity),
  ])
  func `creatinine clearance says nothing where the formula does not hold`(
    age: Int, sex: RecordedSex, weight: Double, creatinine: Double
  ) {
    let clearance = CreatinineClearance.value(
      age: age, sex: sex, weight: weight, creatinine: creatinine)
    #expect(clearance == nil)
  }

  @Test func `time in range agrees with the worked cases`() throws {
    for item in SharedCases.cases("ttr") {
      let tests = try #require(item["inr"] as? [[Double]])
      let range = try #require(item["range"] as? [Double])
      let time = TimeInRange(
        days: tests.map { Int($0[0]) }, values: tests.map { $0[1] }, low: range[0], high: range[1],
        longestGap: try #require(item["max_gap_days"] as? Int))
      #expect(isNear(time.percentage, item["ttr_pct"]), "\(item)")
      #expect(isNear(time.percentageBelow, item["below_pct"]), "\(item)")
      #expect(isNear(time.percentageAbove, item["above_pct"]), "\(item)")
      #expect(isNear(time.counted, item["days_counted"]), "\(item)")
    }
  }

  static let lines: [([Int], [Double], Double?)] = [
    ([0, 20], [1.5, 3.5], 50.0), ([0, 10], [2, 2], 100), ([0, 10], [3, 3], 100),
    ([0, 10], [1.9, 1.9], 0), ([0, 10], [1, 2], 0), ([0, 10], [3, 4], 0), ([0, 10], [2, 3], 100),
    ([0, 10, 20], [2.5, .nan, 2.5], 100), ([0, 0, 10], [9, 2.5, 2.5], 100),
    ([0, 57], [2, 2], nil),
    ([], [], nil), ([5], [2], nil),
  ]

  @Test(arguments: lines)
  func `time in range draws straight lines`(days: [Int], values: [Double], percentage: Double?) {
    let time = TimeInRange(days: days, values: values, low: 2, high: 3)
    #expect(time.percentage == percentage)
  }

  @Test func `stages of kidney injury agree with the worked cases, by either reading`() throws {
    for item in SharedCases.cases("aki") {
      let results = try #require(item["results_hours_umol"] as? [[Double]])
      for reading in [KidneyInjury.Reading.flowChart, .publicCode] {
        let injury = KidneyInjury(
          minutes: results.map { Int($0[0]) * 60 }, values: results.map { $0[1] }, reading: reading)
        #expect(injury.stage == item["stage"] as? Int, "\(item)")
      }
    }
  }

  /// Hours, values, the stage by the flow chart and by the public code.
  static let disputed: [([Int], [Double], Int?, Int?)] = [
    ([0, 24], [230, 360.0], 3, 1), ([0, 24], [100, 355], 3, 3), ([0, 72], [100, 149], 0, 0),
    ([0, 24], [100, 126], 0, 0), ([0, 24], [100, 126.5], 1, 1), ([0, 49], [100, 127], 0, 0),
    ([0, 192], [100, 300], 3, nil), ([0, 100, 124], [80, 110, 119], 0, 1), ([0], [900], nil, nil),
    ([0, 0], [100, 900], nil, nil), ([0, 366 * 24], [100, 300], nil, nil),
    ([0, 365 * 24], [100, 300], 3, 3), ([], [], nil, nil), ([0, 5], [.nan, 100], nil, nil),
  ]

  @Test(arguments: disputed)
  func `stages of kidney injury differ where sources do`(
    hours: [Int], values: [Double], flowChart: Int?, publicCode: Int?
  ) {
    let minutes = hours.map { $0 * 60 }
    #expect(KidneyInjury(minutes: minutes, values: values).stage == flowChart)
    let other = KidneyInjury(minutes: minutes, values: values, reading: .publicCode)
    #expect(other.stage == publicCode)
  }

  @Test func `a child above three times the limit for its age is at stage 3`() {
    #expect(KidneyInjury(minutes: [0], values: [151], upperLimit: 50).stage == 3)
    #expect(KidneyInjury(minutes: [0, 60], values: [100, 150], upperLimit: 50).stage == 1)
  }

  @Test func `opioid doses agree with the worked cases`() throws {
    for item in SharedCases.cases("ome") {
      let issues = try #require(item["items"] as? [[String: Any]]).map { issue in
        if let patches = issue["patches"] as? Double {
          return OpioidDose.Issue.patches(
            patches, microgramsPerHour: try #require(issue["micrograms_per_hour"] as? Double),
            hours: try #require(issue["hours_per_patch"] as? Double),
            ingredient: issue["drug"] as? String == "Fentanyl"
              ? OpioidDose.fentanyl : OpioidDose.buprenorphine)
        }
        return .units(
          try #require(issue["units"] as? Double),
          milligrams: try #require(issue["mg_per_unit"] as? Double),
          ingredient: try #require(issue["ingredient"] as? String),
          route: try #require(issue["route"] as? String))
      }
      let dose = try OpioidDose.perDay(issues, days: try #require(item["days"] as? Int))
      #expect(isNear(dose, item["ome_mg_per_day"]), "\(item)")
    }
  }

  // Check values of the reference: mg of oral morphine a day.
  @Test(arguments: [
    (OpioidDose.fentanyl, 25.0, 60.0), (OpioidDose.fentanyl, 50, 120),
    (OpioidDose.buprenorphine, 20, 48), (OpioidDose.buprenorphine, 35, 84),
  ])
  func `a patch gives its dose each day`(ingredient: String, rate: Double, dose: Double) throws {
    let hours = OpioidDose.patchHours(ingredient: ingredient, microgramsPerHour: rate)
    let patch = OpioidDose.Issue.patches(
      1, microgramsPerHour: rate, hours: hours, ingredient: ingredient)
    #expect(abs(try OpioidDose.milligrams(of: patch) / (hours / 24) - dose) < 1e-9)
  }

  @Test func `an opioid without a factor is refused, never counted as nothing`() {
    let issue = OpioidDose.Issue.units(1, milligrams: 1, ingredient: "441757005", route: "rectal")
    #expect(throws: OpioidDose.Fault.noFactor(ingredient: "441757005", route: "rectal")) {
      try OpioidDose.perDay([issue], days: 1)
    }
    #expect(throws: OpioidDose.Fault.days(0)) { try OpioidDose.perDay([], days: 0) }
    #expect(throws: OpioidDose.Fault.amount(-10)) {
      try OpioidDose.milligrams(
        of: .units(-1, milligrams: 10, ingredient: "60886004", route: "oral"))
    }
  }

  @Test func `times of doses agree with the worked cases`() throws {
    for item in SharedCases.cases("time_critical") {
      let doses = try #require(item["doses"] as? [[String: Any]])
      let timings = try doses.map { dose in
        DoseTiming(
          due: try #require(minute(dose["due"] as? String)),
          given: minute(dose["given"] as? String))
      }
      for timing in DoseTiming.allCases {
        let name = timing.rawValue.replacing(" ", with: "_")
        #expect(timings.count { $0 == timing } == item[name] as? Int, "\(name): \(item)")
      }
      #expect(timings.count == item["denominator"] as? Int)
    }
  }

  @Test(arguments: [
    (0, DoseTiming.onTime), (30, .onTime), (31, .late), (-30, .onTime), (-31, .early),
    (239, .late), (240, .missed),
  ])
  func `a dose is on time within half an hour, and missed when the next is due`(
    delay: Int, timing: DoseTiming
  ) {
    let due = Minute(number: 30_000_000)
    let given = Minute(number: due.number + delay)
    let next = Minute(number: due.number + 240)
    #expect(DoseTiming(due: due, given: given, nextDue: next) == timing)
    #expect(DoseTiming(due: due, given: nil) == .missed)
  }

  /// A moment written as 2026-03-19T18:00:00.
  private func minute(_ text: String?) -> Minute? {
    guard let text, let day = Day(iso: text.prefix(10)),
      let hour = Int(text.dropFirst(11).prefix(2)),
      let minute = Int(text.dropFirst(14).prefix(2))
    else { return nil }
    return Minute(day, hour: hour, minute: minute)
  }
}
