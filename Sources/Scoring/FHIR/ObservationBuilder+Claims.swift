import CSimdjson

/// What one observation says about a score that somebody else computed.
struct ClaimDraft: Hashable {
  var score = ""
  var total: Double?
  var parts: [SuppliedTotal.Part] = []
  var scale: String?
  var chart: String?
  /// Whether it is the points of a parameter and nothing else.
  var isPartOnly = true
}

extension ObservationBuilder {
  /// Takes a supplied total, the points of a parameter, or the chart used.
  mutating func takeClaim(
    _ row: vigil_row, _ batch: borrowing FHIRBatch, _ current: inout Current
  ) {
    switch codes.codes[Int(row.code)].meaning {
    case .total(let score):
      guard let points = points(row, batch, current) else { return }
      claim.score = score
      claim.total = points
      claim.isPartOnly = false
    case .part(let score, let parameter, let scale, let isCounted):
      guard let points = points(row, batch, current) else { return }
      if claim.score.isEmpty { claim.score = score }
      claim.parts.append(
        SuppliedTotal.Part(parameter: parameter, points: points, isCounted: isCounted))
      claim.scale = scale ?? claim.scale
    case .chart(let score):
      if claim.score.isEmpty { claim.score = score }
      claim.chart = row.text.length > 0 ? batch.string(row.text) : nil
    default: return
    }
    hasClaim = true
  }

  /// Points, as a quantity in whatever unit, an integer, or digits in a text.
  private mutating func points(
    _ row: vigil_row, _ batch: borrowing FHIRBatch, _ current: Current
  ) -> Double? {
    let broken = UInt8(
      VIGIL_FLAG_NOT_A_NUMBER | VIGIL_FLAG_TOO_LARGE
        | VIGIL_FLAG_COMPARATOR)
    switch Int(row.kind) {
    case VIGIL_VALUE_QUANTITY, VIGIL_VALUE_INTEGER:
      if row.flags & broken == 0 { return Double(row.millionths) / 1_000_000 }
    case VIGIL_VALUE_STRING:
      if let points = Int(batch.string(row.text)) { return Double(points) }
    case VIGIL_VALUE_NONE: return nil
    default: break
    }
    problem(.refused, current, row: row, "value", "no number of points")
    return nil
  }
}
