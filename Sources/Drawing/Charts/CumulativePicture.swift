public import ControlCharts

/// A cumulative chart, ready to be drawn: CUSUM with its decision interval, VLAD with its signals.
public struct CumulativePicture: Picture, Hashable {
  /// What is followed, in a line.
  public var title: String
  /// Measure, place and period in more words; may be empty.
  public var subtitle: String
  /// What the chart says, in sentences.
  public var summary: String
  /// The unit, at the top of the axis.
  public var unit: String
  /// How values are written.
  public var format: ValueFormat
  /// What the positions are.
  public var axis: XAxis
  /// Where the values stand, in order.
  public var positions: [Int]
  /// The cumulative lines; a two-sided CUSUM has two, a VLAD one.
  public var lines: [Line]
  /// Level lines such as the decision interval.
  public var limits: [Limit]
  /// Where a line signals.
  public var signals: [Signal]
  /// The indices at which the sum was set back to zero.
  public var restarts: [Int]
  /// What a place far up means, such as "more survivors than expected"; may be empty.
  public var highMeaning: String
  /// What a place far down means; may be empty.
  public var lowMeaning: String
  /// Lines for below the chart: model, version, run length, who acts.
  public var notes: [String]
  /// Where the data come from; may be empty.
  public var source: String

  /// A cumulative chart; what is left out is empty.
  public init(
    title: String, subtitle: String = "", summary: String, unit: String = "",
    format: ValueFormat = .number(decimals: 1), axis: XAxis, positions: [Int], lines: [Line],
    limits: [Limit] = [], signals: [Signal] = [], restarts: [Int] = [], highMeaning: String = "",
    lowMeaning: String = "", notes: [String] = [], source: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
    self.unit = unit
    self.format = format
    self.axis = axis
    self.positions = positions
    self.lines = lines
    self.limits = limits
    self.signals = signals
    self.restarts = restarts
    self.highMeaning = highMeaning
    self.lowMeaning = lowMeaning
    self.notes = notes
    self.source = source
  }

  /// A cumulative line.
  public struct Line: Hashable, Sendable {
    /// The name at its right end.
    public var name: String
    /// A value for each position; `nil` where there is none.
    public var values: [Double?]

    /// A line.
    public init(name: String, values: [Double?]) {
      self.name = name
      self.values = values
    }
  }

  /// A level line.
  public struct Limit: Hashable, Sendable {
    /// The name, such as "Signal above".
    public var name: String
    /// Its level, at the end where it has steps.
    public var value: Double
    /// Its level at each position, when it has steps; empty when it has none.
    public var steps: [Double]

    /// A level line.
    public init(name: String, value: Double, steps: [Double] = []) {
      self.name = name
      self.value = value
      self.steps = steps
    }
  }

  /// A place at which a line signals.
  public struct Signal: Hashable, Sendable {
    /// The index of the line.
    public var line: Int
    /// The index of the position.
    public var index: Int
    /// What the signal means.
    public var flag: Flag
    /// The side it points to.
    public var side: Side?

    /// A signal.
    public init(line: Int, index: Int, flag: Flag, side: Side?) {
      self.line = line
      self.index = index
      self.flag = flag
      self.side = side
    }
  }
}
