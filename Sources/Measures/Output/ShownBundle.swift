public import Essentials

/// An element of a bundle as a reader may see it; what a hidden count is needed for is `nil`.
public struct ShownElement: Hashable, Sendable {
  /// How many got it, of those to whom it applies.
  public let given: Int?
  /// To how many it applies.
  public let eligible: Int?
  /// Of how many of these it is known whether they got it.
  public let known: Int?

  /// The element with these counts, in the order of `ElementStatus`.
  public init(_ counts: [ShownCount]) {
    let given = counts[ElementStatus.given.rawValue].number
    let known = given.flatMap { given in
      counts[ElementStatus.notGiven.rawValue].number.map { given + $0 }
    }
    self.given = given
    self.known = known
    eligible = known.flatMap { known in
      counts[ElementStatus.unknown.rawValue].number.map { known + $0 }
    }
  }

  /// The share given of those to whom it applies, the unknown counted as not given.
  public var shareOfEligible: Double? { ShownElement.share(given, eligible) }
  /// The share given of those of whom it is known.
  public var shareOfKnown: Double? { ShownElement.share(given, known) }
  /// The share of those to whom it applies of whom it is known.
  public var completeness: Double? { ShownElement.share(known, eligible) }
  /// The 95 % interval of the share given of those to whom it applies.
  public var interval: WilsonInterval? {
    guard let given, let eligible else { return nil }
    return WilsonInterval(given, of: eligible)
  }

  static func share(_ part: Int?, _ whole: Int?) -> Double? {
    guard let part, let whole, whole > 0 else { return nil }
    return Double(part) / Double(whole)
  }
}

/// How bundles came out as a reader may see it.
public struct ShownBundle: Hashable, Sendable {
  /// To how many not everything that applies was given.
  public internal(set) var notAll: ShownCount
  /// To how many all was given but what is not known.
  public internal(set) var notAllUnknownOnly: ShownCount
  /// To how many no element applies; they are not in the denominator.
  public internal(set) var noEligibleElement: ShownCount
  /// How many elements were given, over all answers and the elements that are not optional; `nil`
  /// where a count is hidden.
  public internal(set) var met: Int?
  /// How many elements apply; `nil` where a count is hidden.
  public internal(set) var eligible: Int?

  /// The share of elements given of those that apply, which is not the share of whole bundles.
  public var opportunityScore: Double? { ShownElement.share(met, eligible) }
}

extension ShownResults.Row {
  /// The 95 % interval of the share; `nil` where there is no rate, or it is none of a part of a
  /// whole.
  public var interval: WilsonInterval? {
    guard rate != nil, unknownAmount == nil, let part = numerator.number,
      let whole = denominator.number
    else { return nil }
    return WilsonInterval(part, of: whole)
  }

  /// The elements with their shares.
  public var elementSummaries: [ShownElement] { elements.map(ShownElement.init) }
}

/// Finds what may be seen of bundles, whose counts add up in more ways than a tree holds: where one
/// count could give away another, both are hidden.
struct BundleShowing {
  let scheme: SuppressionScheme
  let areOptional: [Bool]

  /// The elements of a row; `shown` are those that add up to the denominator.
  func elements(
    _ counts: MeasureCounts, denominator: ShownCount, shown: [[ShownCount]]
  ) -> [[ShownCount]] {
    let outside = counts.bundle.noEligibleElement
    if outside == 0 || scheme.hidden == nil { return shown }
    // Elements add up to the denominator and those outside it: both have to be plain to see.
    guard !denominator.isHidden, !scheme.hides(outside) else { return hidden(counts) }
    var tree = CellTree(scheme)
    let whole = tree.append(counts.denominator + outside)
    let places = counts.elements.map { element in
      let family = tree.appendFamily(of: whole)
      return ElementStatus.allCases.map { tree.append(element[$0], family: family) }
    }
    tree.protect()
    return places.map { $0.map { tree.shown($0) } }
  }

  private func hidden(_ counts: MeasureCounts) -> [[ShownCount]] {
    counts.elements.map { _ in ElementStatus.allCases.map { _ in scheme.sign } }
  }

  /// How the bundles of a row came out.
  func bundle(
    _ counts: MeasureCounts, numerator: ShownCount, denominator: ShownCount,
    _ elements: [[ShownCount]]
  ) -> ShownBundle {
    let parts = [counts.bundle.notAll, counts.bundle.notAllUnknownOnly]
    let areHidden =
      numerator.isHidden || denominator.isHidden || parts.contains { scheme.hides($0) }
    func shown(_ count: Int, _ isHidden: Bool) -> ShownCount {
      isHidden ? scheme.sign : .number(scheme.rounded(count))
    }
    var bundle = ShownBundle(
      notAll: shown(parts[0], areHidden), notAllUnknownOnly: shown(parts[1], areHidden),
      noEligibleElement: shown(
        counts.bundle.noEligibleElement,
        denominator.isHidden || scheme.hides(counts.bundle.noEligibleElement)))
    addUp(elements, &bundle)
    return bundle
  }

  /// Adds up the elements that are not optional.
  private func addUp(_ elements: [[ShownCount]], _ bundle: inout ShownBundle) {
    var (met, eligible) = (0, 0)
    for (element, isOptional) in zip(elements, areOptional) where !isOptional {
      let seen = ShownElement(element)
      guard !element.contains(where: \.isHidden), let given = seen.given, let all = seen.eligible
      else { return }
      met += given
      eligible += all
    }
    (bundle.met, bundle.eligible) = (met, eligible)
  }

  /// The elements and bundles over all organisations: hidden wherever one of theirs is.
  func total(
    _ whole: MeasureCounts, _ rows: [ShownResults.Row]
  ) -> (elements: [[ShownCount]], bundle: ShownBundle) {
    let elements = whole.elements.enumerated().map { place, counts in
      let isHidden =
        ElementStatus.allCases.contains { scheme.hides(counts[$0]) }
        || rows.contains { $0.elements[place].contains(where: \.isHidden) }
      return ElementStatus.allCases.map { status in
        isHidden ? scheme.sign : ShownCount.number(scheme.rounded(counts[status]))
      }
    }
    func shown(_ count: Int, _ part: KeyPath<ShownBundle, ShownCount>) -> ShownCount {
      let isHidden =
        scheme.hides(count) || rows.contains { $0.bundle?[keyPath: part].isHidden ?? false }
      return isHidden ? scheme.sign : .number(scheme.rounded(count))
    }
    var bundle = ShownBundle(
      notAll: shown(whole.bundle.notAll, \.notAll),
      notAllUnknownOnly: shown(whole.bundle.notAllUnknownOnly, \.notAllUnknownOnly),
      noEligibleElement: shown(whole.bundle.noEligibleElement, \.noEligibleElement))
    addUp(elements, &bundle)
    return (elements, bundle)
  }
}

extension SuppressionScheme {
  /// What stands for a count that is hidden, whatever its size.
  var sign: ShownCount {
    if case .sign(let sign) = stand { .hidden(sign) } else { .hidden("*") }
  }
}
