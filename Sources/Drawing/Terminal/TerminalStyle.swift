/// How a chart is drawn on a terminal.
public struct TerminalStyle: Hashable, Sendable {
  /// How many characters wide, 40 to 400.
  public var columns: Int
  /// How many lines high, 10 to 200.
  public var rows: Int
  /// Whether the terminal shows Unicode; plain ASCII otherwise.
  public var isUnicode: Bool
  /// Whether ANSI colours are written.
  public var hasColour: Bool

  /// A style; sizes are held in range.
  public init(
    columns: Int = 80, rows: Int = 20, isUnicode: Bool = true, hasColour: Bool = false
  ) {
    self.columns = min(max(columns, 40), 400)
    self.rows = min(max(rows, 10), 200)
    self.isUnicode = isUnicode
    self.hasColour = hasColour
  }
}

/// The characters of a terminal chart.
struct Glyphs {
  let isUnicode: Bool

  var centre: Character { isUnicode ? "─" : "-" }
  var limit: Character { isUnicode ? "╌" : "." }
  var target: Character { isUnicode ? "┅" : "=" }
  var planned: Character { isUnicode ? "┈" : "~" }
  var corner: Character { isUnicode ? "└" : "+" }
  var floor: Character { isUnicode ? "─" : "-" }
  var tickUp: Character { isUnicode ? "┴" : "+" }
  var wall: Character { isUnicode ? "│" : "|" }
  var tickLeft: Character { isUnicode ? "┤" : "+" }
  var phase: Character { isUnicode ? "┊" : ":" }
  var ghost: Character { isUnicode ? "○" : "o" }
  var running: Character { isUnicode ? "◌" : "?" }
  var missing: Character { isUnicode ? "×" : "x" }
  var curve: Character { isUnicode ? "·" : "." }

  func mark(_ shape: MarkShape) -> Character {
    switch shape {
    case .circle: isUnicode ? "•" : "*"
    case .triangleUp: isUnicode ? "▲" : "^"
    case .triangleDown: isUnicode ? "▼" : "v"
    case .diamond: isUnicode ? "◆" : "#"
    case .square: isUnicode ? "■" : "@"
    }
  }
}

/// A grid of characters over a finer layer of braille dots, two across and four down a cell.
struct TextGrid {
  let columns: Int
  let rows: Int
  private let isUnicode: Bool
  private var cells: [(character: Character, ink: Ink?)?]
  private var dots: [(bits: UInt32, ink: Ink)]

  init(columns: Int, rows: Int, isUnicode: Bool) {
    self.isUnicode = isUnicode
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: nil, count: columns * rows)
    dots = Array(repeating: (0, .process), count: columns * rows)
  }

  /// Puts a character in a cell; outside the grid nothing happens.
  mutating func put(_ character: Character, column: Int, row: Int, ink: Ink? = nil) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    cells[row * columns + column] = (character, ink)
  }

  mutating func put(_ text: String, column: Int, row: Int, ink: Ink? = nil) {
    for (index, character) in text.enumerated() {
      let character: Character = !isUnicode && character == "−" ? "-" : character
      put(character, column: column + index, row: row, ink: ink)
    }
  }

  func isEmpty(column: Int, row: Int) -> Bool {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return false }
    return cells[row * columns + column] == nil
  }

  /// Draws a line of braille dots between two places in cells, measured from the upper left.
  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), ink: Ink = .process
  ) {
    let width = (end.x - start.x) * 2
    let height = (end.y - start.y) * 4
    let steps = max(Int(max(width.magnitude, height.magnitude).rounded(.up)), 1)
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      dot(x: Int((start.x * 2 + width * share)), y: Int((start.y * 4 + height * share)), ink)
    }
  }

  private mutating func dot(x: Int, y: Int, _ ink: Ink) {
    guard x >= 0, y >= 0, x / 2 < columns, y / 4 < rows else { return }
    let cell = y / 4 * columns + x / 2
    dots[cell] = (dots[cell].bits | Self.brailleBits[y % 4][x % 2], ink)
  }

  // The order of dots in the braille block: 1 2 3 7 down the left, 4 5 6 8 down the right.
  private static let brailleBits: [[UInt32]] = [[1, 8], [2, 16], [4, 32], [64, 128]]

  /// The lines of text, without blanks at their ends.
  func text(hasColour: Bool) -> String {
    var text = ""
    for row in 0..<rows {
      var line = ""
      var blanks = ""
      for column in 0..<columns {
        let index = row * columns + column
        var ink: Ink?
        var character: Character = " "
        if let cell = cells[index] {
          (character, ink) = cell
        } else if let scalar = Unicode.Scalar(0x2800 + dots[index].bits), scalar.value > 0x2800 {
          (character, ink) = (Character(scalar), dots[index].ink)
        }
        guard character != " " else {
          blanks += " "
          continue
        }
        line += blanks
        blanks = ""
        if hasColour, let code = ink?.terminalCode {
          line += "\u{1B}[\(code)m\(character)\u{1B}[0m"
        } else {
          line.append(character)
        }
      }
      text += line + "\n"
    }
    return text
  }
}
