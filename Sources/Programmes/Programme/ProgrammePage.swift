import Essentials
import Measures

/// A programme in words, for a terminal.
public struct ProgrammePage {
  private let library: ProgrammeLibrary
  private let width: Int

  /// Pages of a width in characters.
  public init(_ library: ProgrammeLibrary, width: Int) {
    self.library = library
    self.width = width
  }

  /// Everything about a programme.
  public func text(_ programme: Programme) -> String {
    var page = TextPage(width: width)
    page.add("\(programme.id): \(programme.title) [\(programme.status.rawValue)]")
    if let dates = dates(programme) { page.add(dates) }
    if !programme.summary.isEmpty { page.add(programme.summary) }
    add("Aims:", programme.aims.map(aim), to: &page)
    for driver in programme.drivers {
      add("Driver: \(driver.text)", items(driver, of: programme), to: &page)
    }
    add(
      "Interventions:",
      programme.interventions.map { one in
        one.title + (one.summary.isEmpty ? "" : ": \(one.summary)")
          + (one.measures.isEmpty ? "" : " (\(one.measures.joined(separator: ", ")))")
      }, to: &page)
    for role in Programme.MeasureRole.allCases {
      let ids = programme.measures.filter { $0.role == role }.map(\.id)
      let role = role.rawValue.prefix(1).uppercased() + role.rawValue.dropFirst()
      add("\(role) measures:", ids.compactMap(measure), to: &page)
    }
    add(
      "Tools:", programme.tools.map { $0.title + ($0.summary.isEmpty ? "" : ": \($0.summary)") },
      to: &page)
    add("Who takes part:", programme.roles, to: &page)
    add("Estimates of what it achieved (vigil impact):", programme.estimates, to: &page)
    add("Sources:", programme.sources, to: &page)
    add("Not verified:", programme.notVerified, to: &page)
    add("To see to:", programme.findings, to: &page)
    return page.text
  }

  private func add(_ title: String, _ items: [String], to page: inout TextPage) {
    guard !items.isEmpty else { return }
    page.add(title)
    for item in items { page.item(item) }
  }

  private func dates(_ programme: Programme) -> String? {
    switch (programme.from, programme.to) {
    case (let from?, let to?): "From \(from.text) to \(to.text)."
    case (let from?, nil): "From \(from.text)."
    case (nil, let to?): "To \(to.text)."
    case (nil, nil): nil
    }
  }

  private func aim(_ aim: Programme.Aim) -> String {
    var text = aim.text
    if let baseline = aim.baseline { text += " Baseline: \(level(baseline))." }
    if let target = aim.target { text += " Target: \(level(target))." }
    if let measure = aim.measure { text += " Measure: \(measure)." }
    return text
  }

  private func level(_ level: Programme.Level) -> String {
    let unit = level.unit.hasPrefix("%") || level.unit.isEmpty ? level.unit : " \(level.unit)"
    let when = level.when.isEmpty ? "" : " (\(level.when))"
    let remark = level.basis == .verified ? "" : " [\(level.basis.rawValue)]"
    return "\(level.value.plainText)\(unit)\(when), \(level.source)\(remark)"
  }

  private func items(_ driver: Programme.Driver, of programme: Programme) -> [String] {
    func titles(_ ids: [String]) -> String {
      ids.compactMap { id in programme.interventions.first { $0.id == id }?.title }
        .joined(separator: "; ")
    }
    let own = driver.interventions.isEmpty ? [] : [titles(driver.interventions)]
    return own
      + driver.drivers.map { inner in
        inner.text + (inner.interventions.isEmpty ? "" : ": \(titles(inner.interventions))")
      }
  }

  private func measure(_ id: String) -> String? {
    guard let measure = library.measures.first(where: { $0.id == id }) else { return nil }
    let unsigned = measure.unsigned.isEmpty ? "" : " (needs an approver before use)"
    return "\(id): \(measure.title)\(unsigned)"
  }
}
