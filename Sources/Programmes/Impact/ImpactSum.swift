/// Adds lines in one unit; repeats are left out and listed, and other units are refused.
struct ImpactSum {
  private let working: ImpactWorking

  init(_ working: ImpactWorking) { self.working = working }

  func result() throws(ImpactFault) -> ImpactResult {
    let (kept, dropped) = try divided()
    try checkUnits(kept)
    let sum = kept.reduce(0) { $0 + $1.value }
    let unit = kept.first?.unit ?? working.unit
    var figure = ImpactFigure(key: "sum", words: "sum", value: sum, unit: unit)
    if kept.contains(where: { $0.low != nil || $0.high != nil }) {
      figure.set(
        kept.reduce(0) { $0 + ($1.low ?? $1.value) },
        kept.reduce(0) { $0 + ($1.high ?? $1.value) }, .inputs)
    }
    var result = ImpactResult(figures: [figure], dropped: dropped)
    if let stated = working.input(.stated)?.value {
      result.figures.append(
        ImpactFigure(key: "difference", words: "unexplained", value: stated - sum, unit: unit))
    }
    for part in dropped {
      let original = kept.first { $0.name == part.sameAs }
      if let original, original.value != part.value {
        result.notes.append(
          "\"\(part.name)\" repeats \"\(original.name)\" with another number:"
            + " \(ImpactNumber.plain(part.value)), not \(ImpactNumber.plain(original.value))")
      }
    }
    return result
  }

  /// The lines to add, and the repeats.
  private func divided() throws(ImpactFault) -> (kept: [ImpactPart], dropped: [ImpactPart]) {
    var kept: [ImpactPart] = []
    var dropped: [ImpactPart] = []
    for part in working.parts {
      guard part.value.isFinite else {
        throw ImpactFault(
          .outOfRange, "the part \"\(part.name)\" is no number", remedy: "write digits")
      }
      if let name = part.sameAs {
        let isThere = working.parts.contains { $0.name == name && $0.sameAs == nil }
        guard name != part.name, isThere else {
          throw ImpactFault(
            .unknownPart, "\"\(part.name)\" is the same as \"\(name)\", which is no part to add",
            remedy: "name the one line of which it is a repeat")
        }
        dropped.append(part)
      } else if !part.name.isEmpty,
        kept.contains(where: {
          $0.name == part.name && $0.value == part.value && $0.unit == part.unit
        })
      {
        // The same line printed twice.
        dropped.append(part)
      } else {
        kept.append(part)
      }
    }
    return (kept, dropped)
  }

  private func checkUnits(_ parts: [ImpactPart]) throws(ImpactFault) {
    var units: [String] = []
    for part in parts where !units.contains(part.unit) { units.append(part.unit) }
    guard units.count > 1 else { return }
    let sums = units.map { unit in
      let sum = parts.filter { $0.unit == unit }.reduce(0) { $0 + $1.value }
      return "\(ImpactNumber.plain(sum)) \(unit.isEmpty ? "without a unit" : unit)"
    }
    throw ImpactFault(
      .unitsDiffer, "different units are not added: \(sums.joined(separator: ", "))",
      remedy: "make one estimate for each unit")
  }
}
