public import ControlCharts

/// A funnel plot, ready to be drawn: units by precision, between limits that narrow.
///
/// Units are never ranked: only those that are flagged and the reader's own are named.
public struct FunnelPicture: Picture, Hashable {
  /// What is compared, in a line.
  public var title: String
  /// Measure, units and period in more words; may be empty.
  public var subtitle: String
  /// What the chart says, in sentences.
  public var summary: String
  /// The unit of the values, at the top of the axis.
  public var unit: String
  /// What the precision is, under the axis: "Admissions", "Expected deaths".
  public var precisionName: String
  /// How values are written.
  public var format: ValueFormat
  /// Which way is better.
  public var direction: Direction
  /// The value that is expected of all.
  public var centre: Double
  /// The name of the centre line.
  public var centreName: String
  /// The limits, widest last.
  public var levels: [Level]
  /// The units.
  public var points: [Point]
  /// Lines for below the chart, such as units too small to show.
  public var notes: [String]
  /// Where the data come from; may be empty.
  public var source: String

  /// A funnel plot; what is left out is empty.
  public init(
    title: String, subtitle: String = "", summary: String, unit: String = "",
    precisionName: String, format: ValueFormat, direction: Direction = .neither, centre: Double,
    centreName: String = "Average", levels: [Level], points: [Point], notes: [String] = [],
    source: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
    self.unit = unit
    self.precisionName = precisionName
    self.format = format
    self.direction = direction
    self.centre = centre
    self.centreName = centreName
    self.levels = levels
    self.points = points
    self.notes = notes
    self.source = source
  }

  /// Limits at one level of confidence.
  public struct Level: Hashable, Sendable {
    /// The name, such as "95%" or "99.8%".
    public var name: String
    /// The limits along the precision, in its order.
    public var places: [Place]

    /// Limits at one level.
    public init(name: String, places: [Place]) {
      self.name = name
      self.places = places
    }
  }

  /// Limits at one precision.
  public struct Place: Hashable, Sendable {
    /// The precision: the denominator or what was expected.
    public var precision: Double
    /// The lower limit, if there is one.
    public var lower: Double?
    /// The upper limit, if there is one.
    public var upper: Double?

    /// Limits at one precision.
    public init(precision: Double, lower: Double?, upper: Double?) {
      self.precision = precision
      self.lower = lower
      self.upper = upper
    }
  }

  /// A unit.
  public struct Point: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its denominator, or what was expected of it.
    public var precision: Double
    /// Its value.
    public var value: Double
    /// What its place outside the limits means.
    public var flag: Flag
    /// The side on which it lies.
    public var side: Side?
    /// Whether it lies only outside the inner limits; drawn hollow.
    public var isAlert: Bool
    /// Whether it is the reader's own; ringed and named.
    public var isOwn: Bool

    /// A unit.
    public init(
      name: String, precision: Double, value: Double, flag: Flag = .none, side: Side? = nil,
      isAlert: Bool = false, isOwn: Bool = false
    ) {
      self.name = name
      self.precision = precision
      self.value = value
      self.flag = flag
      self.side = side
      self.isAlert = isAlert
      self.isOwn = isOwn
    }

    /// Whether its name is written: it is the reader's own or lies outside the outer limits.
    var isNamed: Bool { isOwn || (flag != .none && !isAlert) }
  }
}
