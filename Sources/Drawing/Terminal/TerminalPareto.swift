/// A Pareto chart laid out in characters: a bar a line, with its count and the running share.
struct TerminalPareto {
  private let picture: ParetoPicture
  private let style: TerminalStyle
  private let bars: [ParetoPicture.Bar]
  /// The bars there are lines for.
  private let shown: ArraySlice<ParetoPicture.Bar>
  private let nameWidth: Int
  private let countWidth: Int
  private let barWidth: Int
  private var grid: TextGrid

  private static let top = 3
  private static let shareWidth = "Running %".count

  init(_ picture: ParetoPicture, style: TerminalStyle) {
    self.picture = picture
    self.style = style
    bars = picture.bars
    // One line is kept for what the bars mean, and one for what there is no room for.
    let room = style.rows - Self.top - 2
    shown = bars.prefix(bars.count <= room + 1 ? room + 1 : room)
    let names = shown.map { $0.cause.name.count }
    nameWidth = min(names.max() ?? 0, style.columns * 2 / 5)
    countWidth = shown.map { picture.format.text($0.cause.count).count }.max() ?? 0
    barWidth = max(style.columns - nameWidth - countWidth - Self.shareWidth - 4, 4)
    let lines = Self.top + shown.count + 1 + (shown.count < bars.count ? 1 : 0)
    grid = TextGrid(columns: style.columns, rows: lines, isUnicode: style.isUnicode)
  }

  /// The chart as lines of text.
  mutating func text() -> String {
    grid.put(String(picture.title.prefix(style.columns)), column: 0, row: 0, ink: .text)
    let room = max(style.columns - Self.shareWidth - 1, 0)
    grid.put(String(picture.unit.prefix(room)), column: 0, row: 1, ink: .secondary)
    grid.put(
      "Running %", column: style.columns - Self.shareWidth, row: 1, ink: .secondary)
    for (index, bar) in shown.enumerated() { draw(bar, row: Self.top - 1 + index) }
    var row = Self.top - 1 + shown.count
    if shown.count < bars.count {
      let rest = bars.dropFirst(shown.count)
      let sum = picture.format.text(rest.reduce(0) { $0 + $1.cause.count })
      grid.put("and \(rest.count) more, together \(sum)", column: 0, row: row, ink: .secondary)
      row += 1
    }
    grid.put(legend, column: 0, row: row + 1, ink: .secondary)
    return grid.text(hasColour: style.hasColour)
  }

  private func block(_ bar: ParetoPicture.Bar) -> Character {
    style.isUnicode ? (bar.isVital ? "█" : "░") : bar.isVital ? "#" : "="
  }

  private mutating func draw(_ bar: ParetoPicture.Bar, row: Int) {
    grid.put(String(bar.cause.name.prefix(nameWidth)), column: 0, row: row, ink: .text)
    let greatest = max(bars.first?.cause.count ?? 0, 1e-9)
    let share = bar.cause.count / greatest * Double(barWidth)
    // Whoever was found at all has a bar; only nothing has none.
    let length = bar.cause.count > 0 ? max(Int(share.rounded()), 1) : 0
    for column in 0..<length {
      grid.put(
        block(bar), column: nameWidth + 1 + column, row: row, ink: bar.isVital ? .bar : .rest)
    }
    let count = picture.format.text(bar.cause.count)
    grid.put(count, column: nameWidth + 2 + length, row: row, ink: .text)
    let running = ValueFormat.percent().text(bar.running)
    grid.put(
      running, column: style.columns - running.count, row: row,
      ink: bar.isVital ? .text : .secondary)
  }

  private var legend: String {
    guard let vital = bars.first(where: \.isVital) else { return "" }
    let share = ValueFormat.percent().text(picture.share)
    guard let rest = bars.first(where: { !$0.isVital }) else {
      return "\(block(vital)) make up \(share)"
    }
    return "\(block(vital)) make up \(share)   \(block(rest)) the rest"
  }
}

extension ParetoPicture {
  /// The chart in characters, for a terminal: lines of text, each ended.
  ///
  /// The few causes that make up the share wanted have full bars. Where there are more causes than
  /// lines, the smallest are put together in words.
  public func terminal(_ style: TerminalStyle = TerminalStyle()) -> String {
    var chart = TerminalPareto(self, style: style)
    return chart.text()
  }
}
