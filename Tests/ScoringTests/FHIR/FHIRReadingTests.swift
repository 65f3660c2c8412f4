import EarlyWarning
import Testing

@testable import Scoring

@Suite struct FHIRReadingTests {
  private typealias S = FHIRSupport

  @Test(arguments: [
    ("9279-1", "18", "/min", "respiratory_rate=18"),
    ("9279-1", "18.0000", "{Breaths}/min", "respiratory_rate=18"),
    ("9279-1", "1.8E1", "/min", "respiratory_rate=18"),
    ("9279-1", "18", "breaths per minute", "respiratory_rate=18"),
    ("8867-4", "95", "{beats}/min", "pulse=95"),
    ("8867-4", "95", "/s", "pulse unreadable"),
    ("8867-4", "95.5", "/min", "pulse=95.5"),
    ("59408-5", "97", "%", "spo2=97"),
    ("59408-5", "0.97", "1", "spo2=97"),
    ("59408-5", "0.97", "%", "spo2 unreadable"),
    ("59408-5", "97", "mm[Hg]", "spo2 unreadable"),
    ("8310-5", "36.8", "Cel", "temperature=36.8"),
    ("8310-5", "36.0999985", "Cel", "temperature=36.1"),
    ("8310-5", "98.6", "[degF]", "temperature=37"),
    // 100.3 °F is 37.944… °C; 95.09 °F is 35.05 °C, half up.
    ("8310-5", "100.3", "[degF]", "temperature=37.9"),
    ("8310-5", "95.09", "[degF]", "temperature=35.1"),
    ("8310-5", "95.08", "[degF]", "temperature=35"),
    ("8310-5", "-40", "[degF]", "temperature=-40"),
    ("8310-5", "310", "K", "temperature unreadable"),
    ("8310-5", "98.6", "F", "temperature=37"),
    ("8480-6", "120", "mm[Hg]", "systolic_bp=120"),
    ("8480-6", "16", "kPa", "systolic_bp unreadable"),
    ("44963-7", "2.5", "s", "capillary_refill=2.5"),
    ("8480-6", "99999999999999999999", "mm[Hg]", "systolic_bp unreadable"),
    ("8480-6", "\"120\"", "mm[Hg]", "systolic_bp unreadable"),
    ("8480-6", "012", "mm[Hg]", "systolic_bp unreadable"),
  ])
  func `a quantity is read in the unit of its input or not at all`(
    code: String, value: String, unit: String, expected: String
  ) {
    let read = S.read(S.observation(code: code, S.quantity(value, unit)))
    #expect(S.words(read) == [expected])
    #expect(read.problems.refusedCount == (expected.hasSuffix("unreadable") ? 1 : 0))
  }

  @Test func `the person, the time and the source of a reading are kept`() {
    let read = S.read(S.observation(code: "9279-1", S.quantity("18", "/min")))
    let expected = TimedObservation(
      person: "Patient/p1", second: 1_767_323_045, input: "respiratory_rate",
      reading: .number(Hundredths(1_800)), set: nil, source: "Observation/o1")
    #expect(read.observations == [expected])
    #expect(read.problems.count == 0)
  }

  @Test(arguments: [
    ("249043002", "fetal heart rate"), ("442386008", "jugular bulb"),
    ("71420008", "central venous"), ("87179004", "pulse pressure"), ("718059008", "cerebral"),
    ("866681000000102", "exertion test"), ("708499008", "single reading at birth"),
  ])
  func `some codes of UK Core's own value sets are never scored`(code: String, reason: String) {
    let components =
      #""component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"#
      + S.quantity("120", "mm[Hg]") + "}]"
    let read = S.read(S.observation(code: code, system: S.snomed, components))
    #expect(read.observations.isEmpty)
    #expect(read.problems.first.first?.what.contains(reason) == true)
  }

  @Test func `a code that is never scored wins over one beside it that is`() {
    let codes =
      #"{"resourceType":"Observation","status":"final","subject":{"reference":"Patient/a"},"#
      + #""effectiveDateTime":"2026-01-02T03:04:05Z","code":{"coding":["#
      + #"{"system":"http://loinc.org","code":"8867-4"},"#
      + #"{"code":"249043002","system":"http://snomed.info/sct"}]},"#
    #expect(S.read(codes + S.quantity("140", "/min") + "}").observations.isEmpty)
    let contradiction = codes.replacing("249043002", with: "386725007")
    let read = S.read(contradiction + S.quantity("37", "/min") + "}")
    #expect(read.observations.isEmpty)
    #expect(read.problems.first.map(\.what) == ["codes that contradict each other"])
  }

  @Test(arguments: [
    ("final", 1), ("amended", 1), ("corrected", 1), ("preliminary", 0), ("registered", 0),
    ("entered-in-error", 0), ("cancelled", 0), ("unknown", 0), ("done", 0),
  ])
  func `only what is final is used`(status: String, count: Int) {
    let text = S.observation(code: "9279-1", S.quantity("18", "/min"), status: status)
    let read = S.read(text)
    #expect(read.observations.count == count)
    let counts = read.counts
    #expect(counts.notFinal + counts.enteredInError + counts.cancelled == 1 - count)
    var options = FHIRReadingOptions()
    options.includesPreliminary = true
    #expect(S.read(text, options).observations.count == (status == "preliminary" ? 1 : count))
  }

  @Test(arguments: [
    (#""effectiveDateTime":"2026-01-02T03:04:05Z""#, 1_767_323_045),
    (#""effectiveDateTime":"2026-01-02T03:04:05.999+01:00""#, 1_767_319_445),
    (#""effectiveDateTime":"2026-01-01T22:04:05-05:00""#, 1_767_323_045),
    (#""effectiveDateTime":"2180-07-22T19:47:00-04:00""#, 6_644_591_220),
    (#""effectiveDateTime":"1969-12-31T23:59:59Z""#, -1),
    (#""effectiveInstant":"2026-01-02T03:04:05Z""#, 1_767_323_045),
    (
      #""effectivePeriod":{"start":"2026-01-02T03:00:00Z","end":"2026-01-02T03:04:05Z"}"#,
      1_767_323_045
    ),
    (#""effectivePeriod":{"start":"2026-01-02T03:04:05Z"}"#, 1_767_323_045),
    (#""effectiveDateTime":"2026-01-02T03:04:05""#, 1_767_323_045),
  ])
  func `times become seconds of UTC`(time: String, second: Int) {
    let read = S.read(S.observation(code: "9279-1", S.quantity("18", "/min"), time: time))
    #expect(read.observations.map(\.second) == [second])
  }

  @Test(arguments: [
    #""effectiveDateTime":"2026-01""#, #""effectiveDateTime":"2026-02-30T00:00:00Z""#,
    #""effectiveDateTime":"2026-01-02T24:00:00Z""#, #""effectiveDateTime":"2026-01-02""#,
    #""effectiveDateTime":"yesterday""#, #""issued":"2026-01-02T03:04:05Z""#,
    #""effectiveTiming":{"event":["2026-01-02T03:04:05Z"]}"#, #""effectivePeriod":{}"#,
    #""effectiveDateTime":"2026-01-02T03:04:05+15:00""#,
  ])
  func `a reading without a usable time is not used`(time: String) {
    let read = S.read(S.observation(code: "9279-1", S.quantity("18", "/min"), time: time))
    #expect(read.observations.isEmpty)
    #expect(read.counts.withoutTime == 1 && read.problems.refusedCount == 1)
  }

  @Test(arguments: [
    (#""subject":{"reference":"Patient/p1"}"#, "Patient/p1"),
    (#""subject":{"reference":"urn:uuid:1-2"}"#, "urn:uuid:1-2"),
    (
      #""subject":{"reference":"https:\/\/a.example\/Patient\/p1"}"#, "https://a.example/Patient/p1"
    ),
    (#""subject":{"identifier":{"system":"s","value":"42"}}"#, "42"),
    (#""subject":{"reference":"Group/g1"}"#, ""), (#""subject":{"display":"Jo"}"#, ""),
    (#""note":[]"#, ""),
  ])
  func `the person is the subject's reference, or nobody`(subject: String, person: String) {
    let read = S.read(S.observation(code: "9279-1", S.quantity("18", "/min"), subject: subject))
    #expect(read.observations.map(\.person) == (person.isEmpty ? [] : [person]))
    #expect(read.counts.withoutPerson == (person.isEmpty ? 1 : 0))
    #expect(!read.problems.first.description.contains("Jo"))
  }

  @Test(arguments: [
    ("not-performed", "not performed"), ("unable-to-perform", "unable to perform"),
    ("asked-declined", "declined"), ("unknown", "not given"), ("invented", "not given"),
  ])
  func `a reason for absence is a missing reading with that reason`(code: String, reason: String) {
    let absent =
      #""dataAbsentReason":{"coding":[{"system":"#
      + #""http://terminology.hl7.org/CodeSystem/data-absent-reason","code":"\#(code)"}]}"#
    let read = S.read(S.observation(code: "8310-5", absent))
    #expect(S.words(read) == ["temperature missing: \(reason)"])
    #expect(
      S.words(S.read(S.observation(code: "85354-9", absent))) == ["systolic_bp missing: \(reason)"])
  }

  @Test func `of a blood pressure only the systolic component counts`() {
    let component = { (code: String, value: String) in
      #"{"code":{"coding":[{"system":"http://loinc.org","code":"\#(code)"}]},"#
        + S.quantity(value, "mm[Hg]") + "}"
    }
    let both = component("8462-4", "60") + "," + component("8480-6", "120")
    let read = S.read(S.observation(code: "85354-9", #""component":[\#(both)]"#))
    #expect(S.words(read) == ["systolic_bp=120"])
    #expect(read.observations[0].set == nil)
    let diastolic = S.read(
      S.observation(code: "85354-9", #""component":[\#(component("8462-4", "60"))]"#))
    #expect(diastolic.observations.isEmpty)
    let single = S.read(S.observation(code: "85354-9", S.quantity("120", "mm[Hg]")))
    #expect(S.words(single) == ["systolic_bp unreadable"])
  }

  @Test(arguments: [
    (#"{"coding":[{"system":"http://snomed.info/sct","code":"248234008"}]}"#, "A"),
    (#"{"coding":[{"system":"http://snomed.info/sct","code":"130987000"}]}"#, "C"),
    (#"{"coding":[{"system":"http://snomed.info/sct","code":"300202002"}]}"#, "V"),
    (#"{"coding":[{"system":"http://snomed.info/sct","code":"450847001"}]}"#, "P"),
    (#"{"coding":[{"system":"http://snomed.info/sct","code":"422768004"}]}"#, "U"),
    (#"{"coding":[{"system":"local","code":"7"}],"text":" Alert "}"#, "A"),
    (#"{"coding":[{"system":"local","code":"7","display":"Voice"}]}"#, "V"),
    (#"{"text":"sleepy"}"#, nil), (#"{"coding":[{"code":"248234008"}]}"#, nil), ("{}", nil),
    (
      #"{"coding":[{"system":"http://snomed.info/sct","code":"248234008"},"#
        + #"{"system":"http://snomed.info/sct","code":"422768004"}]}"#, nil
    ),
  ])
  func `consciousness is one of five or not understood`(value: String, choice: String?) {
    let read = S.read(
      S.observation(
        code: "1104441000000107", system: S.snomed, #""valueCodeableConcept":\#(value)"#))
    #expect(S.words(read) == ["consciousness" + (choice.map { "=" + $0 } ?? " unreadable")])
  }

  @Test func `a bound, a number without a unit and no value at all are told apart`() {
    let bound = #""valueQuantity":{"value":70,"comparator":"<","code":"%"}"#
    #expect(S.words(S.read(S.observation(code: "59408-5", bound))) == ["spo2 unreadable"])
    let bare = S.read(S.observation(code: "9279-1", #""valueInteger":18"#))
    #expect(S.words(bare) == ["respiratory_rate=18"])
    #expect(bare.counts.withoutUnit == 1)
    let none = S.read(S.observation(code: "9279-1", ""))
    #expect(S.words(none) == ["respiratory_rate missing: not given"])
    let text = S.read(S.observation(code: "9279-1", #""valueString":"18""#))
    #expect(S.words(text) == ["respiratory_rate unreadable"])
  }

  @Test func `heart rate goes by the name that a chart gives it`() {
    var options = FHIRReadingOptions()
    options.pulseInput = "heart_rate"
    let read = S.read(S.observation(code: "8867-4", S.quantity("95", "/min")), options)
    #expect(S.words(read) == ["heart_rate=95"])
  }
}
