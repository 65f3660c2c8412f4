public import Essentials
public import Measures

/// A programme of improvement: what it aims at, what drives that, what is done and what shows it.
///
/// Programmes are files (`docs/programmes.md`); nothing in the program itself knows one of them.
public struct Programme: Sendable {
  /// Its id, such as `medicines`.
  public let id: String
  /// The file it is in.
  public let file: String
  /// What it is called.
  public var title = ""
  /// What it is about, in a few sentences.
  public var summary = ""
  /// Whether it goes on.
  public var status = Status.current
  /// When it began; `nil` where no source says.
  public var from: Day?
  /// When it ends or ended; `nil` where no source says.
  public var to: Day?
  /// What it wants to reach.
  public var aims: [Aim] = []
  /// What leads there.
  public var drivers: [Driver] = []
  /// What is done.
  public var interventions: [Intervention] = []
  /// What shows whether it works.
  public var measures: [MeasureUse] = []
  /// What teams use.
  public var tools: [Tool] = []
  /// Who takes part, by role.
  public var roles: [String] = []
  /// The estimates of what it achieved, by id.
  public var estimates: [String] = []
  /// Where all this was published.
  public var sources: [String] = []
  /// What nobody has verified yet, one sentence each.
  public var notVerified: [String] = []

  /// Whether a programme goes on.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case current, completed
  }

  /// Something to be reached.
  public struct Aim: Sendable, Hashable {
    /// Its id within the programme.
    public var id: String
    /// The aim in a sentence.
    public var text: String
    /// The measure that shows it; `nil` where there is none.
    public var measure: String?
    /// Where it started.
    public var baseline: Level?
    /// Where it should come to.
    public var target: Level?
  }

  /// A figure that is aimed at or started from.
  public struct Level: Sendable, Hashable {
    /// The figure as published, such as 5.1 for 5.1 per 1,000.
    public var value: Double
    /// Its unit, such as `per 1,000 births` or `%`.
    public var unit: String
    /// When it held, or by when it should.
    public var when: String
    /// Where it was published.
    public var source: String
    /// How sure it is.
    public var basis: Definition.Basis
  }

  /// Something that leads to the aims; a primary driver has secondary ones.
  public struct Driver: Sendable, Hashable {
    /// Its id within the programme.
    public var id: String
    /// The driver in a few words.
    public var text: String
    /// The secondary drivers.
    public var drivers: [Driver]
    /// The ids of the interventions that move it.
    public var interventions: [String]
  }

  /// Something that is done.
  public struct Intervention: Sendable, Hashable {
    /// Its id within the programme.
    public var id: String
    /// What it is called.
    public var title: String
    /// What is done, and for whom.
    public var summary: String
    /// The measures that show whether it is done, by id.
    public var measures: [String]
    /// Where it was published.
    public var source: String
  }

  /// A measure in the part it plays.
  public struct MeasureUse: Sendable, Hashable {
    /// The measure's id.
    public var id: String
    /// The part it plays.
    public var role: MeasureRole
  }

  /// The part a measure plays in an improvement.
  public enum MeasureRole: String, Sendable, Hashable, CaseIterable {
    /// Whether things get better for people.
    case outcome
    /// Whether what should be done is done.
    case process
    /// Whether anything else gets worse.
    case balancing
  }

  /// Something that teams use.
  public struct Tool: Sendable, Hashable {
    /// What it is called.
    public var title: String
    /// What it is for.
    public var summary: String
    /// Where it comes from.
    public var source: String
  }
}

extension Programme {
  /// The ids of its measures, in the order of their roles.
  public var measureIDs: [String] { measures.map(\.id) }

  /// What somebody who looks after its driver diagram should see to.
  ///
  /// - Source: improvement reference 5 (findings shown on a diagram).
  public var findings: [String] {
    var findings: [String] = []
    for driver in drivers where driver.drivers.isEmpty {
      findings.append("the primary driver \"\(driver.text)\" has no secondary driver")
    }
    for driver in drivers.flatMap(\.drivers) where driver.interventions.isEmpty {
      findings.append("the driver \"\(driver.text)\" has no intervention")
    }
    let driven = Set(drivers.flatMap { $0.interventions + $0.drivers.flatMap(\.interventions) })
    for intervention in interventions where !driven.contains(intervention.id) {
      findings.append("no driver leads to \"\(intervention.title)\"")
    }
    for intervention in interventions where intervention.measures.isEmpty {
      findings.append("no measure shows \"\(intervention.title)\"")
    }
    for aim in aims where aim.measure == nil {
      findings.append("no measure shows the aim \"\(aim.text)\"")
    }
    for role in MeasureRole.allCases where !measures.contains(where: { $0.role == role }) {
      findings.append("there is no \(role.rawValue) measure")
    }
    if drivers.count > 6 { findings.append("there are more than 6 primary drivers") }
    return findings
  }
}
