import Essentials
import Foundation
import Measures
import Programmes
import Timelines

/// What measures that come with Vigil say of the people in tables, read by the layouts that do.
struct MeasuredTables {
  /// The first of the measures.
  let definition: Definition
  let results: MeasureResults

  /// Imports tables, by file name, and asks measures about everybody in them.
  init(_ measures: String..., tables: [String: String], from: Day, to: Day) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "vigil-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in tables { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let shipped = try ShippedDefinitions.measures()
    let found = measures.compactMap { id in shipped.first { $0.plan.id == id } }
    guard let first = found.first, found.count == measures.count else {
      throw Missing(what: "a measure among \(measures)")
    }
    definition = first
    let layouts = try ShippedDefinitions.layouts().map(\.layout)
    let opened = try TimelineSources.open(folder.path, layouts: layouts)
    let evaluation = Evaluation(
      measures: found.map { .init(plan: $0.plan, codelists: [], actsOnNumerator: false) },
      at: .periods(from: from, to: to), keeping: .population)
    results = try await evaluation.run(over: opened.timelines)
  }

  struct Missing: Error {
    let what: String
  }

  /// The answers about somebody.
  func answers(about person: String) -> [PersonAnswer] {
    results.answers.filter { $0.person == PersonKey(person) }
  }

  /// The name of the exclusion that holds.
  func exclusion(_ answer: PersonAnswer) -> String? {
    answer.exclusion.map { definition.plan.exclusions[$0].name }
  }

  /// How each element came out, by name.
  func elements(_ answer: PersonAnswer) -> [String: ElementStatus] {
    Dictionary(
      zip(definition.plan.elements.map(\.name), answer.elements), uniquingKeysWith: { $1 })
  }
}
