public import ControlCharts

/// The variation icon: what the last point says about change.
///
/// A ring in the colour of the class. Common cause: five grey dots in a zig-zag. Improvement and
/// concern: five dots, the last two in the ring's colour, rising with an H or falling with an L.
/// Neither: a thick arrow. Too few points: a dashed ring.
/// - Source: the scheme of Making Data Count's icons, NHS England; drawn anew.
public struct VariationIcon: Picture, Hashable {
  /// What the icon says.
  public var verdict: Variation.Verdict
  /// The side of the signal.
  public var side: Side?

  /// An icon.
  public init(_ verdict: Variation.Verdict, side: Side? = nil) {
    self.verdict = verdict
    self.side = side
  }

  /// The icon of a chart's verdict.
  public init(_ variation: Variation) {
    self.init(variation.verdict, side: variation.side)
  }

  /// The words of the icon, such as "Variation: concern, high".
  public var title: String { "Variation: \(words)" }

  /// What the icon means, in a sentence.
  public var summary: String {
    switch verdict {
    case .commonCause: "No change beyond usual variation."
    case .improvement: "Special cause: change in the direction wanted."
    case .concern: "Special cause: change in the direction not wanted."
    case .neither: "Special cause: change, where neither direction is better."
    case .none: "Too few points to judge."
    }
  }

  private var words: String {
    let towards = side.map { $0 == .high ? ", high" : ", low" } ?? ""
    return switch verdict {
    case .commonCause: "common cause"
    case .improvement: "improvement" + towards
    case .concern: "concern" + towards
    case .neither: "neither better nor worse" + towards
    case .none: "too few points"
    }
  }

  /// Writes the icon as a square `<svg>` element as wide as the style says.
  public func write(to markup: inout Markup, style: PictureStyle) {
    IconCanvas.icon(self, style: style, into: &markup) { icon in
      switch verdict {
      case .commonCause:
        icon.ring(.common)
        icon.dots([(24, 56), (37, 40), (50, 60), (63, 42), (76, 56)], ink: .common)
      case .improvement, .concern:
        let ink: Ink = verdict == .improvement ? .improvement : .concern
        icon.ring(ink)
        signal(ink, on: &icon)
      case .neither:
        icon.ring(.neither)
        icon.arrow(isUp: side != .low, ink: .neither)
      case .none:
        icon.dashedRing(.common)
      }
    }
  }

  private func signal(_ ink: Ink, on icon: inout IconCanvas) {
    if side == .low {
      icon.dots([(23, 44), (36, 34), (49, 46)], ink: .common, last: [(62, 58), (75, 70)], in: ink)
      icon.letter(.lower, at: (28, 56), ink: ink)
    } else {
      icon.dots([(23, 62), (36, 72), (49, 60)], ink: .common, last: [(62, 46), (75, 33)], in: ink)
      icon.letter(.higher, at: (28, 24), ink: ink)
    }
  }
}
