import ControlCharts

/// The shape of a point: a class is never told by colour alone.
enum MarkShape: Hashable, Sendable {
  case circle, triangleUp, triangleDown, diamond, square

  /// The shape of a class: a circle for common cause, a triangle by side for improvement, a diamond
  /// for concern, a square for neither.
  init(flag: Flag, side: Side?) {
    switch flag {
    case .none: self = .circle
    case .improvement: self = side == .low ? .triangleDown : .triangleUp
    case .concern: self = .diamond
    case .neither: self = .square
    }
  }
}

extension Flag {
  /// The ink of the class.
  var ink: Ink {
    switch self {
    case .none: .common
    case .improvement: .improvement
    case .concern: .concern
    case .neither: .neither
    }
  }
}

extension Canvas {
  /// Draws a shape about a place; `radius` is that of a circle that looks as large.
  mutating func mark(_ shape: MarkShape, x: Double, y: Double, radius: Double, index: Int? = nil) {
    let identity = index.map(Attribute.index) ?? .none
    var path = PathData()
    switch shape {
    case .circle:
      markup.element(.circle, identity, .cx(x), .cy(y), .r(radius))
      markup.newline()
      return
    case .triangleUp:
      path.polygon(
        (x, y - radius * 1.3), (x + radius * 1.25, y + radius), (x - radius * 1.25, y + radius))
    case .triangleDown:
      path.polygon(
        (x, y + radius * 1.3), (x + radius * 1.25, y - radius), (x - radius * 1.25, y - radius))
    case .diamond:
      let reach = radius * 1.35
      path.polygon((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    case .square:
      let reach = radius * 0.95
      path.polygon(
        (x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach),
        (x - reach, y + reach))
    }
    markup.element(.path, identity, .d(path))
    markup.newline()
  }
}

extension PathData {
  /// A closed shape through points.
  mutating func polygon(_ points: (x: Double, y: Double)...) {
    for (index, point) in points.enumerated() {
      if index == 0 { move(point.x, point.y) } else { line(point.x, point.y) }
    }
    close()
  }
}
