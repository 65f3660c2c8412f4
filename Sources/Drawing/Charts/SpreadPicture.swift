/// How something spreads through a population, ready to be drawn: the share that has adopted with
/// plan and forecast, and below it the share at each stage.
public struct SpreadPicture: Picture, Hashable {
  /// What spreads, and through how many units, in a line.
  public var title: String
  /// More words; may be empty.
  public var subtitle: String
  /// What the picture says, in sentences.
  public var summary: String
  /// The months, by their first days, in order.
  public var positions: [Int]
  /// The share that has adopted at the end of each month, 0 to 1.
  public var adoption: [Double]
  /// The name at the end of that line.
  public var adoptionName: String
  /// The stages, the furthest first; each a share at the end of each month.
  public var stages: [Stage]
  /// The shares planned.
  public var plan: [PlannedShare]
  /// The forecast, from the last month on.
  public var forecast: [Forecast]
  /// The name at the end of the forecast.
  public var forecastName: String
  /// Numbered remarks at months.
  public var annotations: [ControlPicture.Annotation]
  /// Lines for below the picture.
  public var notes: [String]
  /// Where the data come from; may be empty.
  public var source: String

  /// A picture; what is left out is empty.
  public init(
    title: String, subtitle: String = "", summary: String, positions: [Int], adoption: [Double],
    adoptionName: String = "Adopted", stages: [Stage], plan: [PlannedShare] = [],
    forecast: [Forecast] = [], forecastName: String = "Forecast",
    annotations: [ControlPicture.Annotation] = [], notes: [String] = [], source: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
    self.positions = positions
    self.adoption = adoption
    self.adoptionName = adoptionName
    self.stages = stages
    self.plan = plan
    self.forecast = forecast
    self.forecastName = forecastName
    self.annotations = annotations
    self.notes = notes
    self.source = source
  }

  /// The units at one stage.
  public struct Stage: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The share at this very stage, at the end of each month.
    public var shares: [Double]

    /// A stage.
    public init(name: String, shares: [Double]) {
      self.name = name
      self.shares = shares
    }
  }

  /// A share planned for a month.
  public struct PlannedShare: Hashable, Sendable {
    /// The month, by its first day.
    public var position: Int
    /// The share, 0 to 1.
    public var share: Double

    /// A share planned.
    public init(position: Int, share: Double) {
      self.position = position
      self.share = share
    }
  }

  /// A share forecast for a month.
  public struct Forecast: Hashable, Sendable {
    /// The month, by its first day.
    public var position: Int
    /// The share, 0 to 1.
    public var share: Double
    /// The 80 % band.
    public var middle: ClosedRange<Double>
    /// The 95 % band.
    public var wide: ClosedRange<Double>

    /// A share forecast.
    public init(
      position: Int, share: Double, middle: ClosedRange<Double>, wide: ClosedRange<Double>
    ) {
      self.position = position
      self.share = share
      self.middle = middle
      self.wide = wide
    }
  }
}
