/// The expressions of a definition as they are written, for explaining them.
struct DefinitionWording: Hashable, Sendable {
  /// What an answer is about, as written.
  var index = ""
  /// The set whose rows answers are about, and the time at which each counts.
  var indexRows: Syntax?
  /// The set whose rows are counted in every period that they overlap.
  var overlapping: Syntax?
  var numeratorAmount: Syntax?
  var denominatorAmount: Syntax?
  var value: Syntax?
  var population: Syntax?
  var denominator: Syntax?
  var numerator: Syntax?
  var exclusions: [Named] = []
  var elements: [Element] = []
  var strata: [Named] = []
  var reasons: [Named] = []
  /// What `let:` names, in order, shared names included.
  var names: [Named] = []
  /// The codelists by name, with their files.
  var codelists: [String: String] = [:]

  struct Named: Hashable, Sendable {
    let name: String
    let syntax: Syntax
  }

  struct Element: Hashable, Sendable {
    let name: String
    let eligible: Syntax?
    let given: Syntax
    var reason: Syntax?
    var isOptional = false
  }
}
