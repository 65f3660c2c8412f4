/// Names beside points, kept clear of each other, of the points and of the edges.
extension FunnelPlot {
  /// A name and where it stands.
  struct Name: Hashable {
    let text: String
    let box: Box
    let isOwn: Bool
  }

  func drawNames(on canvas: inout Canvas) {
    let size = frame.sizes.label
    for name in names {
      canvas.text(
        name.text, x: name.box.x, y: name.box.y + size * 0.86, size: size, isBold: name.isOwn,
        hasHalo: true)
    }
  }

  /// The names that find a place: the reader's own first, then the farthest from the centre.
  var names: [Name] {
    let size = frame.sizes.label
    let named = picture.points.filter(\.isNamed).sorted { left, right in
      if left.isOwn != right.isOwn { return left.isOwn }
      let reach = (left.value - picture.centre).magnitude
      return reach > (right.value - picture.centre).magnitude
    }
    var names: [Name] = []
    for point in named {
      let longest = frame.plot.width * 0.95
      let text = TextWidth.cut(point.name, size: size, width: longest, bold: point.isOwn)
      let width = TextWidth.of(text, size: size, bold: point.isOwn)
      let places = candidates(for: point, width: width).filter { box in
        box.x >= frame.plot.x && box.maxX <= frame.plot.maxX && box.y >= frame.plot.y
          && box.maxY <= frame.plot.maxY && !names.contains { $0.box.overlaps(box) }
      }
      let best = places.enumerated().min { left, right in
        (crowd(left.element), left.offset) < (crowd(right.element), right.offset)
      }
      guard let best, point.isOwn || crowd(best.element) <= 2 else { continue }
      names.append(Name(text: text, box: best.element, isOwn: point.isOwn))
    }
    return names
  }

  /// Right, left, above and below a point.
  private func candidates(for point: FunnelPicture.Point, width: Double) -> [Box] {
    let size = frame.sizes.label
    let height = size * 1.15
    let place = (x: x(point.precision), y: frame.y(point.value))
    let reach = (point.isOwn ? 12 : 9) * frame.sizes.factor
    let inside = min(max(place.x - width / 2, frame.plot.x), frame.plot.maxX - width)
    return [
      Box(x: place.x + reach, y: place.y - height / 2, width: width, height: height),
      Box(x: place.x - reach - width, y: place.y - height / 2, width: width, height: height),
      Box(x: place.x - width / 2, y: place.y - reach - height, width: width, height: height),
      Box(x: place.x - width / 2, y: place.y + reach, width: width, height: height),
      Box(x: inside, y: place.y - reach - height, width: width, height: height),
      Box(x: inside, y: place.y + reach, width: width, height: height),
      Box(x: inside, y: place.y - reach - height * 2.2, width: width, height: height),
      Box(x: inside, y: place.y + reach + height * 1.2, width: width, height: height),
    ]
  }

  /// How many points a box would cover; a named one weighs as much as ten.
  private func crowd(_ box: Box) -> Int {
    picture.points.reduce(0) { sum, point in
      let place = (x: x(point.precision), y: frame.y(point.value))
      let isCovered =
        place.x > box.x - 6 && place.x < box.maxX + 6 && place.y > box.y - 5
        && place.y < box.maxY + 5
      return sum + (isCovered ? point.isNamed ? 10 : 1 : 0)
    }
  }
}

extension Box {
  /// Whether two boxes share ground.
  func overlaps(_ other: Box) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
}
