internal import CSimdjson

/// What resources say that others refer to: medicines, the names of places and organisations, and
/// when encounters began.
///
/// Files of such resources are read first (`FHIRFileOrder`); readers of the files after them start
/// with what was learnt. Keys are 63-bit hashes of `Type/id`.
public struct FHIRReferences: Sendable {
  /// The codes of each medicine, without repeats; empty ones are mixtures.
  private(set) var medicines: [[Coding]] = []
  private(set) var displays: [String] = []
  private var medicineNumbers: [[Coding]: Int32] = [:]
  private var medicineOf: [UInt64: Int32] = [:]
  private var ingredientsOf: [UInt64: [UInt64]] = [:]
  private var names: [UInt64: String] = [:]
  private var startOf: [UInt64: UInt64] = [:]

  /// The most encounters whose beginning is kept, about 150 MB of them.
  static let mostEncounters = 4_000_000

  /// Nothing known.
  public init() {}

  /// The number of medicines, places, organisations and encounters known.
  public var count: Int { medicineOf.count + ingredientsOf.count + names.count + startOf.count }

  // MARK: Keys

  /// The key of a reference, or of a resource's own type and id.
  static func key(_ reference: Span<UInt8>) -> UInt64 { PersonKey(reference).rawValue }

  // MARK: Medicines

  /// Keeps the codes of a medicine.
  mutating func keep(medicine key: UInt64, _ codings: [Coding], display: String) {
    medicineOf[key] = number(codings, display)
    ingredientsOf[key] = nil
  }

  /// Keeps the medicines that a medicine without a code is made of.
  mutating func keep(mixture key: UInt64, of ingredients: [UInt64]) {
    ingredientsOf[key] = ingredients
    medicineOf[key] = nil
  }

  /// The place of a medicine in `medicines`; a mixture has the codes of all that is in it.
  mutating func medicine(_ key: UInt64) -> Int? {
    if let known = medicineOf[key] { return Int(known) }
    guard let ingredients = ingredientsOf[key] else { return nil }
    var codings: [Coding] = []
    var words: [String] = []
    for ingredient in ingredients {
      guard let known = medicineOf[ingredient] else { continue }
      for coding in medicines[Int(known)] where !codings.contains(coding) { codings.append(coding) }
      if !displays[Int(known)].isEmpty { words.append(displays[Int(known)]) }
    }
    guard !codings.isEmpty else { return nil }
    let made = number(codings, words.joined(separator: " + "))
    medicineOf[key] = made
    return Int(made)
  }

  private mutating func number(_ codings: [Coding], _ display: String) -> Int32 {
    if let known = medicineNumbers[codings] { return known }
    let number = Int32(medicines.count)
    medicines.append(codings)
    displays.append(display)
    medicineNumbers[codings] = number
    return number
  }

  // MARK: Names and times

  /// How often a name was kept.
  private(set) var nameCount = 0

  /// Keeps the name of a place or organisation.
  mutating func keep(name: String, of key: UInt64) {
    names[key] = name
    nameCount += 1
  }

  /// The name of a place or organisation.
  func name(_ key: UInt64) -> String? { names[key] }

  /// Keeps when an encounter began.
  mutating func keep(start: FHIRMoments.Place, of key: UInt64) {
    guard startOf.count < FHIRReferences.mostEncounters else { return }
    let day = UInt64(UInt32(bitPattern: start.day))
    startOf[key] = day << 16 | UInt64(UInt16(bitPattern: start.minute))
  }

  /// When an encounter began.
  func start(_ key: UInt64) -> FHIRMoments.Place? {
    startOf[key].map {
      FHIRMoments.Place(
        day: Int32(bitPattern: UInt32(truncatingIfNeeded: $0 >> 16)),
        minute: Int16(bitPattern: UInt16(truncatingIfNeeded: $0)))
    }
  }
}
