import Essentials

/// The people of one report, by population.
struct SubjectLists {
  /// The people of one population.
  struct List {
    var id: String
    var code: String
    var exclusion: Int?
    var people: [String]

    func write(_ json: inout JSONText) {
      json.object { json in
        json.string("resourceType", "List")
        json.string("id", id)
        json.string("status", "current")
        json.string("mode", "snapshot")
        guard !people.isEmpty else { return }
        json.array("entry") { json in
          for person in people {
            json.object { json in
              json.object("item") { json in SubjectLists.refer(to: person, &json) }
            }
          }
        }
      }
    }
  }

  let all: [List]

  init(_ results: MeasureResults, _ answers: [PersonAnswer]) {
    let names = results.measures[answers.first?.measure ?? 0].exclusions
    func people(_ belongs: (PersonAnswer) -> Bool) -> [String] {
      answers.filter(belongs).map { results.id(of: $0.person) }
    }
    all =
      [
        List(
          id: "denominator", code: "denominator",
          people: people { $0.isInDenominator || $0.exclusion != nil })
      ]
      + names.indices.map { place in
        List(
          id: "exclusion-\(place + 1)", code: "denominator-exclusion", exclusion: place,
          people: people { $0.exclusion == place })
      }
      + [List(id: "numerator", code: "numerator", people: people { $0.isInNumerator })]
  }

  /// A reference to a patient by id, or by identifier where no resource can have such an id.
  private static func refer(to person: String, _ json: inout JSONText) {
    let isID =
      (1...64).contains(person.utf8.count)
      && person.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == 0x2D || $0 == 0x2E
      }
    if isID {
      json.string("reference", "Patient/\(person)")
    } else {
      json.string("type", "Patient")
      json.object("identifier") { $0.string("value", person) }
    }
  }
}
