/// A place where recalculating the limits might be justified, for a person to judge.
///
/// Never acted on: recalculation needs a known change in the process, a sustained signal, and the
/// expectation that it lasts. The suggestion only asks "did anything change here?".
/// - Source: Making Data Count guidance on recalculating limits; `docs/interpretations.md`, row 12.
public struct RebaseSuggestion: Hashable, Sendable {
  /// The position of the first point of the shift.
  public let position: Int
  /// The index of that point.
  public let index: Int
  /// The side of the centre the points moved to.
  public let side: Side
  /// How many points in a row lie on that side.
  public let length: Int
  /// How many counted points follow from there to the end of the phase.
  public let following: Int
}

extension ControlChart {
  /// Shifts that would give a new phase of at least `minimum` points, the longest in each phase.
  public func rebaseSuggestions(minimum: Int = 12) -> [RebaseSuggestion] {
    phases.compactMap { phase in
      let members = phase.indices.filter { points[$0].counts }
      var best: RebaseSuggestion?
      var start = 0
      for (order, index) in members.enumerated() {
        let side = points[index].shiftSide
        if order > 0, side != points[members[order - 1]].shiftSide { start = order }
        let length = order - start + 1
        guard let side, start > 0, members.count - start >= minimum, length > best?.length ?? 0
        else { continue }
        best = RebaseSuggestion(
          position: points[members[start]].position, index: members[start], side: side,
          length: length, following: members.count - start)
      }
      return best
    }
  }
}

extension ChartPoint {
  /// The side of the shift the point is part of, if it is.
  fileprivate var shiftSide: Side? {
    signals.contains(.shiftAbove) ? .high : signals.contains(.shiftBelow) ? .low : nil
  }
}
