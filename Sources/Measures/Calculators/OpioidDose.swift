/// Oral morphine equivalents of opioids handed out, for measuring populations.
///
/// Never for switching a patient from one opioid to another. Methadone's factor changes with the
/// dose, so a sum with methadone in it is approximate; say so where it is shown.
///
/// - Source: OpenPrescribing's table and SQL (5839302, MIT), with the sources it names.
public enum OpioidDose {
  /// One issue of an opioid.
  public enum Issue: Hashable, Sendable {
    /// Units of a strength in mg each; of a liquid, ml of mg per ml. Combination products count the
    /// opioid alone.
    case units(Double, milligrams: Double, ingredient: String, route: String)
    /// Patches that give so many micrograms an hour for so many hours each.
    case patches(Double, microgramsPerHour: Double, hours: Double, ingredient: String)
  }

  /// Why an issue has no equivalent.
  public enum Fault: Error, Hashable, Sendable {
    /// No factor is known for the ingredient by this route.
    case noFactor(ingredient: String, route: String)
    /// An amount is below 0 or no number.
    case amount(Double)
    /// There are no days to share it out over.
    case days(Int)
  }

  /// The dose in mg of oral morphine.
  public static func milligrams(of issue: Issue) throws(Fault) -> Double {
    switch issue {
    case .units(let units, let milligrams, let ingredient, let route):
      return try checked(units * milligrams) * factor(ingredient: ingredient, route: route)
    case .patches(let patches, let microgramsPerHour, let hours, let ingredient):
      let dose = try checked(patches * microgramsPerHour / 1000 * hours)
      return dose * (try factor(ingredient: ingredient, route: "transdermal"))
    }
  }

  /// The dose in mg of oral morphine a day, of all issues over so many days.
  public static func perDay(_ issues: [Issue], days: Int) throws(Fault) -> Double {
    guard days > 0 else { throw .days(days) }
    var sum = 0.0
    for issue in issues { sum += try milligrams(of: issue) }
    return sum / Double(days)
  }

  /// The factor of an ingredient, by its id in dm+d or SNOMED CT, by a route such as `oral`,
  /// `injection` or `transdermal`.
  public static func factor(ingredient: String, route: String) throws(Fault) -> Double {
    guard let factor = factors[ingredient]?[route] else {
      throw .noFactor(ingredient: ingredient, route: route)
    }
    return factor
  }

  /// How long a patch is worn: buprenorphine up to 20 micrograms an hour for a week, stronger ones
  /// for 96 hours, fentanyl for 72.
  public static func patchHours(ingredient: String, microgramsPerHour: Double) -> Double {
    guard ingredient == buprenorphine else { return 72 }
    return microgramsPerHour <= 20 ? 168 : 96
  }

  /// The id of buprenorphine.
  public static let buprenorphine = "387173000"
  /// The id of fentanyl.
  public static let fentanyl = "373492002"
  /// The id of methadone hydrochloride, whose factor changes with the dose.
  public static let methadone = "23883005"

  private static func checked(_ amount: Double) throws(Fault) -> Double {
    guard amount >= 0, amount.isFinite else { throw .amount(amount) }
    return amount
  }

  private static let factors: [String: [String: Double]] = [
    "387560008": ["injection": 30, "nasal": 30],  // alfentanil
    buprenorphine: ["injection": 100, "oromucosal": 60, "transdermal": 100],
    "261000": ["injection": 0.1, "oral": 0.1, "rectal": 0.1],  // codeine phosphate
    "387561007": ["oral": 2],  // dextromoramide
    "387042001": ["oral": 0.1],  // dextropropoxyphene
    // diamorphine hydrochloride
    "396019002": ["inhalation": 1, "injection": 3.3, "oral": 1, "rectal": 1],
    "322538006": ["injection": 0.1, "oral": 0.1],  // dihydrocodeine tartrate
    "322554009": ["oral": 0.5],  // dipipanone hydrochloride
    fentanyl: [
      "buccal": 130, "injection": 150, "nasal": 160, "oromucosal": 130, "transdermal": 100,
    ],
    "387485001": ["injection": 12.5, "oral": 5],  // hydromorphone hydrochloride
    "395783008": ["injection": 0.03, "oral": 0.03],  // meptazinol
    methadone: ["inhalation": 3, "injection": 3, "oral": 3],
    "395804007": ["injection": 2, "oral": 1, "rectal": 1],  // morphine hydrochloride
    "60886004": ["injection": 2, "oral": 1, "rectal": 1],  // morphine sulfate
    "442424007": ["injection": 2],  // morphine tartrate
    "111123003": ["injection": 1],  // nalbuphine hydrochloride
    "387024006": ["injection": 3, "oral": 1.5, "rectal": 1.5],  // oxycodone hydrochloride
    "17632411000001105": ["rectal": 1.5],  // oxycodone pectinate
    "395822005": ["injection": 0.67],  // papaveretum
    "387213004": ["injection": 0.37, "rectal": 0.37],  // pentazocine
    "91013003": ["oral": 0.37],  // pentazocine hydrochloride
    "2878005": ["injection": 0.24, "oral": 0.1],  // pethidine hydrochloride
    "441757005": ["oral": 0.4],  // tapentadol
    "386858008": ["oral": 0.1],  // tramadol
    "108505002": ["injection": 0.2, "oral": 0.1],  // tramadol hydrochloride
  ]
}
