public import Drawing

extension ChartSet {
  /// The charts as one SVG document; several charts over time become small multiples.
  public func svg(_ style: PictureStyle) -> String {
    guard charts.count > 1 else { return charts.first?.picture(in: self).svg(style) ?? "" }
    let pictures = charts.compactMap { made -> ControlPicture? in
      guard case .overTime(let chart) = made.content else { return nil }
      var picture = made.controlPicture(chart, in: self)
      picture.title = made.facet
      return picture
    }
    guard pictures.count == charts.count else {
      return charts.first?.picture(in: self).svg(style) ?? ""
    }
    return SmallMultiples(
      title: measure, summary: charts.map { $0.summary(in: self) }.joined(separator: " "),
      panels: pictures, sharesScale: false, source: source
    ).svg(style)
  }

  /// How many charts a picture has no room for, in words; `nil` when it holds all.
  public var chartsLeftOutOfPicture: String? {
    if charts.count < 2 { return nil }
    if case .overTime = family { return nil }
    return charts.count == 2 ? "1 chart of 2" : "\(charts.count - 1) charts of \(charts.count)"
  }
}
