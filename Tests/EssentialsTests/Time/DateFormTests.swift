import Essentials
import Testing

@Suite struct DateFormTests {
  @Test(arguments: [
    ("2018-08-06", "2018-08-06"), ("2018-08-06T10:30:00Z", "2018-08-06"),
    ("2018-08-06 10:30", "2018-08-06"), ("2018-08-06T10:30:00.123+01:00", "2018-08-06"),
    ("2018/08/06", "2018-08-06"), ("06/08/2018", "2018-08-06"), ("6/8/2018 00:00", "2018-08-06"),
    ("6.8.18", "2018-08-06"), ("06-08-2018", "2018-08-06"), ("6 Aug 2018", "2018-08-06"),
    ("6 August 2018", "2018-08-06"), ("6-Aug-18", "2018-08-06"), ("6th august 2018", "2018-08-06"),
    ("  6 AUG 2018 ", "2018-08-06"), ("20180806", "2018-08-06"), ("29 Feb 2020", "2020-02-29"),
    ("Aug 2018", "2018-08"), ("August 2018", "2018-08"), ("Aug-18", "2018-08"),
    ("Sept 2018", "2018-09"), ("2018 AUG", "2018-08"), ("2018-08", "2018-08"),
    ("08/2018", "2018-08"),
    ("2018M08", "2018-08"), ("201808", "2018-08"), ("May-70", "1970-05"), ("May-69", "2069-05"),
    ("2018 Q3", "2018-Q3"), ("2018-Q3", "2018-Q3"), ("2018Q3", "2018-Q3"), ("Q3 2018", "2018-Q3"),
    ("q3-2018", "2018-Q3"), ("Q1 2018/19", "2018-Q2"), ("Q4 2018/19", "2019-Q1"),
    ("2018/19 Q1", "2018-Q2"), ("2018-19 Q4", "2019-Q1"), ("2018-W32", "2018-W32"),
    ("2018W32", "2018-W32"), ("2018-W1", "2018-W01"), ("2018", "2018"), ("2018/19", "2018/19"),
    ("2018-19", "2018/19"), ("2018/2019", "2018/19"), ("1999/00", "1999/00"),
    ("2018–19", "2018/19"),
  ])
  func `the common ways to write a date are understood`(text: String, iso: String) throws {
    #expect(try Period(written: text).isoText == iso)
  }

  @Test(arguments: [
    ("31/02/2018", "February 2018 has 28 days"), ("2018-02-30", "February 2018 has 28 days"),
    ("0/8/2018", "there is no day 0"), ("2018-13-01", "there is no month 13"),
    ("13/2018", "there is no month 13"), ("2018M13", "there is no month 13"),
    ("2019-W60", "2019 has 52 weeks"), ("2020-W54", "2020 has 53 weeks"),
    ("2018 Q5", "there is no quarter 5"),
    ("2018/20", "the financial year that starts in 2018 ends in 2019"),
    ("6 Aug 3018", "the year 3018 is outside 1800 to 2199"),
    ("2018-08-06 25:00", "the time of day should be like 10:30"),
  ])
  func `dates that do not exist are refused with the reason`(text: String, reason: String) {
    #expect(fault(text)?.description == reason)
  }

  @Test(arguments: [
    "", "hello", "12", "1234567", "08/18", "6 Foo 2018", "2018-", "-2018", "2018--08",
    "2018-08-06-01",
    "6 Aug", "Q3", "W32", "1.5", "2018-08/06", "12345678901234567890", "43318", "Total: 12", "٢٠١٨",
    "2018-08-06 6 Aug 2018 and so on and so on until the end",
  ])
  func `anything else is in no known form`(text: String) {
    #expect(fault(text) == .unknownForm)
  }

  @Test func `random bytes give a date or a reason and never a crash`() {
    var random = EssentialsRandom(seed: 2)
    let alphabet = Array("0123456789-/. :TQWMZaugdecst–\u{A0}".utf8) + [0xC2, 0xE2, 0x80, 0xFF]
    var survey = DateSurvey()
    for _ in 0..<20_000 {
      let bytes = (0..<random.below(14)).map { _ in alphabet[random.below(alphabet.count)] }
      survey.add(bytes.span)
      let form = DateForm.allCases[random.below(DateForm.allCases.count)]
      if case .day(let day) = DateReader(form: form).read(bytes.span) {
        #expect(form == .excelSerial || DateReader.years.contains(day.year))
      }
    }
    #expect(survey.cellCount > 0)
  }

  private func fault(_ text: String) -> DateFault? {
    do throws(DateFault) {
      _ = try Period(written: text)
      return nil
    } catch {
      return error
    }
  }
}
