public import ControlCharts

/// The assurance icon: whether the process can be relied on to reach its target.
///
/// Pass: a P above a grey wave and the target, dashed, below it. Fail: an F, and the target above
/// the wave. Hit or miss: a question mark, and the target through the wave. None: a dashed ring.
/// - Source: the scheme of Making Data Count's icons, NHS England; drawn anew.
public struct AssuranceIcon: Picture, Hashable {
  /// What the icon says.
  public var verdict: Assurance.Verdict

  /// An icon.
  public init(_ verdict: Assurance.Verdict) { self.verdict = verdict }

  /// The icon of a chart's verdict.
  public init(_ assurance: Assurance) { self.init(assurance.verdict) }

  /// The words of the icon, such as "Assurance: hit or miss".
  public var title: String {
    switch verdict {
    case .passing: "Assurance: pass"
    case .failing: "Assurance: fail"
    case .hitAndMiss: "Assurance: hit or miss"
    case .none: "Assurance: not judged"
    }
  }

  /// What the icon means, in a sentence.
  public var summary: String {
    switch verdict {
    case .passing: "The process will reach the target consistently."
    case .failing: "The process will miss the target consistently unless something changes."
    case .hitAndMiss: "The process may or may not reach the target by chance."
    case .none: "There is no target to judge, or there are too few points."
    }
  }

  /// Writes the icon as a square `<svg>` element as wide as the style says.
  public func write(to markup: inout Markup, style: PictureStyle) {
    IconCanvas.icon(self, style: style, into: &markup) { icon in
      switch verdict {
      case .passing:
        icon.ring(.improvement)
        icon.letter(.pass, at: (42, 19), ink: .improvement)
        icon.wave(y: 58, ink: .common)
        icon.target(y: 76, ink: .improvement)
      case .failing:
        icon.ring(.concern)
        icon.letter(.fail, at: (43, 17), ink: .concern)
        icon.target(y: 54, ink: .concern)
        icon.wave(y: 70, ink: .common)
      case .hitAndMiss:
        icon.ring(.common)
        icon.letter(.question, at: (41, 18), ink: .common)
        icon.wave(y: 65, ink: .common)
        icon.target(y: 65, ink: .outline)
      case .none:
        icon.dashedRing(.common)
      }
    }
  }
}
