/// Which cells of a row are read, and what is made of them: a `RecordLayout` held against a header.
struct RecordColumnsFound: Sendable {
  /// How a cell is read.
  enum Form: Sendable, Hashable {
    case person
    /// An id that another table knows.
    case key
    case time
    case dayFirst
    case word
    case number
    case open
    case sex
  }

  /// A cell with the form in which it is read.
  struct Cell: Sendable, Hashable {
    /// The column, from 0.
    let column: Int
    let form: Form
  }

  /// Whose a record is: what a cell says, or another table by it.
  struct Person: Sendable {
    let cell: Int
    let lookup: PersonLookup?
  }

  /// A value with its name.
  struct Detail: Sendable {
    let cell: Int
    let name: String
  }

  /// A record or some facts; cells are places in `cells`.
  struct Made: Sendable {
    var kind: IntervalKind?
    var record: String?
    var people: [Person] = []
    var from: [Int] = []
    var to: [Int] = []
    var organisation: [Int] = []
    var flagsEndBeforeStart = false
    var details: [Detail] = []
    var facts: [Detail] = []
    var birth: Int?
    var death: Int?
    var sex: Int?
    var mother: Int?
  }

  /// Every cell that is read, each once in each form.
  private(set) var cells: [Cell] = []
  /// What is made of a row.
  private(set) var made: [Made] = []

  /// What a layout makes of the columns that are there.
  ///
  /// - Parameters:
  ///   - layout: The layout.
  ///   - places: For each of its columns that of the table, where there is one.
  ///   - others: The columns that it does not know, with their names.
  ///   - lookups: The tables in which people are looked up.
  init(
    _ layout: RecordLayout, places: [Int?], others: [(column: Int, name: String)],
    _ lookups: [PersonLookup.Key: PersonLookup]
  ) {
    for make in layout.makes {
      var made = Made()
      made.kind = make.kind
      made.record = make.record
      made.flagsEndBeforeStart = make.flagsEndBeforeStart
      for person in make.people {
        switch person {
        case .column(let column):
          guard let place = places[column] else { continue }
          made.people.append(Person(cell: cell(place, .person), lookup: nil))
        case .lookup(let column, let table, let key, let whose):
          let name = PersonLookup.Key(layout: table, key: key, person: whose)
          guard let place = places[column], let lookup = lookups[name] else { continue }
          made.people.append(Person(cell: cell(place, .key), lookup: lookup))
        }
      }
      made.from = make.from.compactMap { usual($0, layout, places) }
      made.to = make.to.compactMap { usual($0, layout, places) }
      made.organisation = make.organisation.compactMap { column in
        places[column].map { cell($0, .word) }
      }
      made.details = details(make.details, layout, places)
      made.facts = details(make.facts, layout, places)
      if make.takesOthers {
        let more = others.map { Detail(cell: cell($0.column, .open), name: $0.name) }
        if make.kind == nil { made.facts += more } else { made.details += more }
      }
      made.birth = make.birth.flatMap { usual($0, layout, places) }
      made.death = make.death.flatMap { usual($0, layout, places) }
      made.sex = make.sex.flatMap { places[$0] }.map { cell($0, .sex) }
      made.mother = make.mother.flatMap { places[$0] }.map { cell($0, .person) }
      self.made.append(made)
    }
  }

  private mutating func details(
    _ details: [RecordLayout.Detail], _ layout: RecordLayout, _ places: [Int?]
  ) -> [Detail] {
    details.compactMap { detail in
      usual(detail.column, layout, places).map { Detail(cell: $0, name: detail.name) }
    }
  }

  /// The cell of a column in its usual form; an id that is a detail is a word like any other.
  private mutating func usual(_ column: Int, _ layout: RecordLayout, _ places: [Int?]) -> Int? {
    guard let place = places[column] else { return nil }
    let known = layout.columns[column]
    switch known.sort {
    case .person, .word: return cell(place, .word)
    case .time: return cell(place, known.isDayFirst ? .dayFirst : .time)
    case .number: return cell(place, .number)
    case .open: return cell(place, .open)
    }
  }

  private mutating func cell(_ column: Int, _ form: Form) -> Int {
    let cell = Cell(column: column, form: form)
    if let known = cells.firstIndex(of: cell) { return known }
    cells.append(cell)
    return cells.count - 1
  }
}
