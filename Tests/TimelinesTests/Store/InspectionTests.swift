import Essentials
import Foundation
import Testing

@testable import Timelines

/// What a store shows of itself.
@Suite struct InspectionTests {
  private let scratch: Scratch
  private let store: TimelineStore

  init() throws {
    scratch = try Scratch()
    let patients = try scratch.write(
      "patient_id,date_of_birth,sex,date_of_death\na1,1974-07-01,female,2024-12-01\n2,,male,\n",
      to: "patients.csv")
    let events = try scratch.write(
      """
      patient_id,date,snomedct_code,numeric_value
      a1,2024-01-05,100,1.5
      a1,2023-12-31,100,
      2,2024-02-29,200,

      """, to: "clinical_events.csv")
    let medications = try scratch.write(
      "patient_id,date,dmd_code\n2,2024-01-05,100\n", to: "medications.csv")
    let registrations = try scratch.write(
      """
      patient_id,start_date,end_date,practice_pseudo_id
      a1,2010-01-01,2023-12-31,P1
      a1,2024-01-01,,P2

      """, to: "practice_registrations.csv")
    let plan = try ImportPlan([patients, events, medications, registrations])
    var settings = Importer.Settings()
    settings.partitionCount = 3
    _ = try Importer.run(plan.sources, into: scratch.path("store"), settings: settings)
    store = try TimelineStore(path: scratch.path("store"))
  }

  @Test func `the shape counts what there is`() throws {
    let shape = try StoreShape(store)
    #expect(shape.people == 2 && shape.births == 1 && shape.deaths == 1)
    #expect(shape.events == 4 && shape.valued == 1 && shape.timed == 0 && shape.intervals == 2)
    #expect(shape.years == [2023: 1, 2024: 3])
    #expect(StoreShape.kinds(shape.eventKinds).map(\.word) == ["clinical", "prescription"])
    #expect(shape.firstDay == Day(iso: "2023-12-31")?.number)
    #expect(shape.lastDay == Day(iso: "2024-02-29")?.number)
    #expect(store.sources.map(\.part) == [1, 1, 1, 1])
  }

  @Test func `a person's timeline is in the order of time, in words`() throws {
    let timeline = try #require(try PersonTimeline(of: "a1", in: store))
    #expect(timeline.birth == Day(iso: "1974-07-01") && timeline.sex == .female)
    #expect(timeline.death == Day(iso: "2024-12-01"))
    #expect(
      timeline.rows.map { "\($0.start) \($0.end) \($0.kind) \($0.organisation ?? "")" } == [
        "2010-01-01 2023-12-31 registration P1", "2023-12-31  clinical ",
        "2024-01-01  registration P2", "2024-01-05  clinical ",
      ])
    #expect(timeline.rows.map(\.value) == [nil, nil, nil, 1.5])
    #expect(try PersonTimeline(of: "3", in: store) == nil)
  }

  @Test func `a code's use is counted for each system it belongs to`() throws {
    let all = try CodeUse.find("100", system: nil, in: store)
    #expect(Set(all.map(\.coding.system)) == ["snomed", "dmd"])
    #expect(all.map(\.events).reduce(0, +) == 3)
    let clinical = try #require(all.first { $0.coding.system == "snomed" })
    #expect(clinical.people == 1 && clinical.valued == 1 && clinical.years == [2023: 1, 2024: 1])
    #expect(try CodeUse.find("999", system: nil, in: store).isEmpty)
    #expect(try CodeUse.find("200", system: "SNOMED CT", in: store).map(\.events) == [1])
  }

  @Test func `codes are listed by frequency, and those that no codelist holds`() throws {
    let all = CodeFrequency.all(store.dictionary, store.conceptCounts)
    #expect(
      all.map { "\($0.kind.word) \($0.code) \($0.count)" } == [
        "clinical 100 2", "prescription 100 1", "clinical 200 1",
      ])
    try FileManager.default.createDirectory(
      atPath: scratch.path("lists"), withIntermediateDirectories: true)
    try scratch.write("snomed_code,term\n200,two hundred\n", to: "lists/list.csv")
    let library = try CodelistLibrary(folder: scratch.path("lists"))
    let unlisted = CodeFrequency.unlisted(store.dictionary, store.conceptCounts, in: library)
    #expect(unlisted.map(\.code) == ["100", "100"])
  }
}
