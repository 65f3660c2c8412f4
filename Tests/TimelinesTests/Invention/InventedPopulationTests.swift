import Testing

@testable import Timelines

@Suite struct InventedPopulationTests {
  private func population(people: Int = 500, seed: UInt64 = 1) -> InventedPopulation {
    InventedPopulation(
      people: people, rows: people * 26, seed: seed, medicines: [["329923004"], ["1", "2"]],
      conditions: [["57871005"]])
  }

  private func bytes(_ population: InventedPopulation, _ table: InventedPopulation.Table) -> [UInt8]
  {
    var bytes = Array(table.header.utf8)
    population.append(table, of: 1...population.people, to: &bytes)
    return bytes
  }

  @Test(arguments: InventedPopulation.Table.allCases)
  func `the same seed gives the same bytes, and another gives others`(
    table: InventedPopulation.Table
  ) {
    #expect(bytes(population(), table) == bytes(population(), table))
    #expect(bytes(population(), table) != bytes(population(seed: 2), table))
  }

  @Test(arguments: InventedPopulation.Table.allCases)
  func `people may be written in any parts`(table: InventedPopulation.Table) {
    let population = population()
    var parts = Array(table.header.utf8)
    for first in stride(from: 1, through: 500, by: 77) {
      population.append(table, of: first...min(first + 76, 500), to: &parts)
    }
    #expect(parts == bytes(population, table))
  }

  @Test func `every row is read, there are about as many as asked for, and lists are used`() throws
  {
    let population = population(people: 2_000)
    var tables: [String: [UInt8]] = [:]
    for table in InventedPopulation.Table.allCases {
      tables["\(table.rawValue).csv"] = bytes(population, table)
    }
    let read = try ReadTables(bytes: tables)
    #expect(read.layouts.count == 4)
    #expect(read.rejects.isEmpty)
    #expect(abs(read.seen - 52_000) < 3_000)
    let events = read.batch.events
    let listed = Set(["329923004", "1", "2", "57871005"])
    let fromLists = events.concepts.filter { concept in
      read.dictionary.concepts[Int(concept)].codings.contains { listed.contains($0.code) }
    }
    #expect((0.07...0.13).contains(Double(fromLists.count) / Double(events.count)))
    #expect(Set(read.batch.events.people).isSubset(of: Set(read.batch.facts.people)))
    #expect(events.days.allSatisfy { (18_262...20_453).contains($0) })
  }

  @Test func `made up ids have the right check digit and a namespace that nobody has`() throws {
    for item in [100_000, 123_457, 999_999] {
      let id = try SNOMEDIdentifier(String(decoding: InventedCodes.id(item: item), as: UTF8.self))
      #expect(id.component == .concept)
      #expect(id.namespace == InventedPopulation.namespace)
    }
  }

  @Test func `no population is too small`() {
    #expect(bytes(population(people: 1), .patients).count > 40)
  }
}
