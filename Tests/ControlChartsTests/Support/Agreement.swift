import Testing

/// Expects two numbers to agree to a part in a million, or the tolerance given.
func expectEqual(
  _ left: Double?, _ right: Double?, relative: Double = 1e-6, _ comment: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let left, let right else {
    #expect(left == right, "\(comment)", sourceLocation: sourceLocation)
    return
  }
  let scale = max(1e-12, max(abs(left), abs(right)))
  #expect(
    abs(left - right) <= relative * scale, "\(comment) \(left) is not \(right)",
    sourceLocation: sourceLocation)
}
