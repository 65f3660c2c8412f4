import DefinitionFiles
import Essentials
import Foundation
import Measures
import Programmes
import Testing
import Timelines

/// The tables of facts about medicines, and the codelists that measures about medicines name.
@Suite struct MedicinesFactsTests {
  private static func table(_ name: String) throws -> Table {
    let file = try #require(ShippedDefinitions.tables.first { $0.name == "medicines/\(name)" })
    return Table(Array(file.text.utf8), file: name)
  }

  private static func rows(_ table: Table, _ columns: [String]) throws -> [[String]] {
    let places = try columns.map { try #require(table.column(named: $0)).index }
    return (0..<table.rows.count).map { row in
      places.map { table.rows.text(row: row, column: $0) }
    }
  }

  @Test func `the factors of opioids are those of the published table`() throws {
    let ours = try Self.rows(
      Self.table("opioid-factors.csv"), ["ingredient", "route", "factor", "source"])
    #expect(ours.count == 51)
    guard let path = SharedFiles.path("data/codelists/openprescribing-opioid-ome.csv") else {
      return
    }
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let published = try Self.rows(
      Table(bytes, file: "published"), ["nm", "form", "ome", "ref"])
    #expect(Set(ours) == Set(published))
  }

  /// A dose a day, of patches in microgram an hour and else in mg, with the equivalent that
  /// guidance states.
  struct Equivalent: Sendable {
    let ingredient: String
    let route: String
    let dose: Double
    let equivalent: Double
  }

  private static let equivalents = [
    Equivalent(ingredient: "Fentanyl", route: "transdermal", dose: 25, equivalent: 60),
    Equivalent(ingredient: "Fentanyl", route: "transdermal", dose: 50, equivalent: 120),
    Equivalent(ingredient: "Buprenorphine", route: "transdermal", dose: 20, equivalent: 48),
    Equivalent(ingredient: "Buprenorphine", route: "transdermal", dose: 35, equivalent: 84),
    Equivalent(ingredient: "Oxycodone hydrochloride", route: "oral", dose: 40, equivalent: 60),
    Equivalent(ingredient: "Tapentadol", route: "oral", dose: 100, equivalent: 40),
    Equivalent(ingredient: "Codeine phosphate", route: "oral", dose: 240, equivalent: 24),
  ]

  @Test(arguments: equivalents)
  func `a dose a day has its published equivalent`(_ one: Equivalent) throws {
    let rows = try Self.rows(
      Self.table("opioid-factors.csv"), ["ingredient", "route", "factor"])
    let row = try #require(rows.first { $0[0] == one.ingredient && $0[1] == one.route })
    let milligrams = one.route == "transdermal" ? one.dose * 24 / 1000 : one.dose
    #expect(abs(milligrams * (Double(row[2]) ?? .nan) - one.equivalent) < 1e-9)
  }

  @Test func `the strengths of anticoagulants have ids of dm+d and the four medicines`() throws {
    let rows = try Self.rows(Self.table("doac-strengths.csv"), ["code", "drug", "mg"])
    #expect(rows.count == 12)
    #expect(Set(rows.map { $0[1] }) == ["apixaban", "rivaroxaban", "edoxaban", "dabigatran"])
    for row in rows {
      #expect(throws: Never.self) { try SNOMEDIdentifier(row[0]) }
      #expect((Double(row[2]) ?? 0) > 0)
    }
  }

  /// A list either is a file of a public source, or the measure says that it must be supplied.
  @Test func `every codelist of a measure about medicines is at hand or said to be supplied`()
    throws
  {
    guard let folder = SharedFiles.path("data/codelists") else { return }
    let names = Set(try CodelistLibrary(folder: folder).names)
    let ours = try ShippedDefinitions.measures().filter { $0.file.hasPrefix("medicines/") }
    #expect(ours.count > 70)
    for definition in ours {
      let said = definition.notVerified.joined(separator: " ")
      for list in definition.plan.codelists where !names.contains(list.file) {
        #expect(said.contains(list.file), "\(definition.id) needs \(list.file)")
      }
    }
  }

  /// Numbers of care have a source of their own, or stand under the measure's.
  @Test func `every number that rests on memory or was not found is said to be so`() throws {
    for definition in try ShippedDefinitions.measures()
    where definition.file.hasPrefix("medicines/") {
      let unsure = definition.parameters.filter(\.basis.needsApprover)
      #expect(
        unsure.isEmpty || !definition.notVerified.isEmpty, "\(definition.id): \(unsure.map(\.name))"
      )
      #expect(definition.parameters.allSatisfy { !$0.source.isEmpty })
    }
  }
}
