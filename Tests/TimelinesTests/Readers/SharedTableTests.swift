import Testing
import Timelines

@Suite struct SharedTableTests {
  @Test func `the invented patients of the medicine indicators are read whole`() throws {
    guard let folder = SharedFolder.path("medicines/pincer") else { return }
    let names = ["patients", "practice_registrations", "medications", "clinical_events"]
    let read = try ReadTables(paths: names.map { "\(folder)/\($0).csv" })
    #expect(read.layouts.count == 4)
    #expect(read.rejects.isEmpty)
    let people = Set(read.batch.facts.people)
    #expect(people.count == 498)
    #expect(read.batch.count > 498)
    #expect(Set(read.batch.events.people).isSubset(of: people))
  }

  @Test func `other files beside them are named and left`() throws {
    guard let folder = SharedFolder.path("medicines/pincer") else { return }
    let read = try ReadTables(paths: [folder])
    #expect(read.layouts.count == 4)
    #expect(read.unknown.count == 3)
  }
}
