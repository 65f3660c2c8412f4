/// The values of inputs at one go, by place, so that a hundred thousand draws make no garbage.
struct ImpactValues {
  private var values = [Double](repeating: .nan, count: ImpactInputName.allCases.count)

  init(_ inputs: [ImpactInput]) {
    for input in inputs { self[input.name] = input.value }
  }

  /// The value of an input; `nil` where there is none.
  subscript(name: ImpactInputName) -> Double? {
    get {
      let value = values[name.place]
      return value.isNaN ? nil : value
    }
    set { values[name.place] = newValue ?? .nan }
  }

  /// The value of an input that was checked to be there.
  func callAsFunction(_ name: ImpactInputName) -> Double { values[name.place] }

  /// What rates are per.
  var per: Double { self[.per] ?? 1_000 }

  /// Those eligible: given, or worked out from the treated and their share.
  var eligible: Double? {
    if let eligible = self[.eligible] { return eligible }
    guard let treated = self[.treated], let share = self[.proportionAfter], share > 0 else {
      return nil
    }
    return treated / share
  }
}

extension ImpactMethod {
  /// The figures at some values, in the order of ``figures``; what cannot be said is `nil`.
  ///
  /// Nothing is checked here: checks come first, and draws may go a little beyond them.
  func values(_ v: ImpactValues) -> [Double?] {
    switch self {
    case .rateChange:
      let (before, after) = (
        v(.eventsBefore) / v(.denominatorBefore), v(.eventsAfter) / v(.denominatorAfter)
      )
      let ratio = before > 0 ? after / before : nil
      return [
        (before - after) * v(.denominatorAfter), ratio.map { 100 * (1 - $0) }, ratio,
        before * v.per, after * v.per,
      ]
    case .rateChangeRounded:
      let percent =
        v(.rateBefore) > 0 ? 100 * (1 - v(.rateAfter) / v(.rateBefore)) : nil
      let fewer = v[.denominatorAfter].map { (v(.rateBefore) - v(.rateAfter)) * $0 / v.per }
      return [percent, fewer]
    case .excessOverRate: return [v(.events) - v(.rate) * v(.total) / v.per]
    case .countChange:
      let percent = v(.before) > 0 ? 100 * (1 - v(.after) / v(.before)) : nil
      return [v(.before) - v(.after), percent]
    case .pointsChange: return [100 * (v(.proportionAfter) - v(.proportionBefore))]
    case .fold:
      return [v(.proportionBefore) > 0 ? v(.proportionAfter) / v(.proportionBefore) : nil]
    case .oneIn: return [v(.proportion) > 0 ? 1 / v(.proportion) : nil]
    case .proportion: return [100 * v(.count) / v(.total)]
    case .shareCount:
      let count = v(.share) * v(.total)
      let whole = count.rounded()
      return [100 * whole / v(.total), count, whole]
    case .quotient: return [v(.divisor) == 0 ? nil : v(.dividend) / v(.divisor)]
    case .product: return [v(.factor) * v(.times)]
    case .rollUp, .tracked, .againstAim, .countCompared: return []
    case .nnt, .nntIncremental, .attributable, .rrAvoided, .rdAvoided, .impliedBaseline, .money:
      return effectValues(v)
    }
  }

  private func effectValues(_ v: ImpactValues) -> [Double?] {
    switch self {
    case .nnt: return [v(.treated) / v(.numberNeededToTreat)]
    case .nntIncremental:
      guard let eligible = v.eligible else { return [nil, nil, nil] }
      let (before, after) = (v(.proportionBefore), v(.proportionAfter))
      let nnt = v(.numberNeededToTreat)
      return [
        eligible * (after - before) / nnt, eligible * after / nnt,
        after > 0 ? 100 * (after - before) / after : nil,
      ]
    case .attributable:
      return [v.eligible.map { $0 * v(.effect) / v(.numberNeededToTreat) }]
    case .rrAvoided:
      let difference = v(.baselineRisk) * (1 - v(.relativeRisk))
      return [v(.treated) * difference, difference == 0 ? nil : 1 / difference]
    case .rdAvoided:
      let difference = v(.riskDifference)
      return [v(.treated) * difference, difference == 0 ? nil : 1 / difference]
    case .impliedBaseline:
      let difference = v(.claimed) / v(.treated)
      let baseline = v[.relativeRisk].flatMap { $0 < 1 ? 100 * difference / (1 - $0) : nil }
      return [difference == 0 ? nil : 1 / difference, 100 * difference, baseline]
    case .money:
      let saving = v(.cases) * v(.unitCost)
      return [saving, v[.programmeCost].map { saving - $0 }]
    default: return []
    }
  }
}
