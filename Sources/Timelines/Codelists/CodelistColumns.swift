import Essentials

/// Which column of a table is what, found by the names.
struct CodelistColumns {
  /// The column of codes.
  let code: Int
  /// The column of terms.
  let term: Int?
  /// The column that says each row's system.
  let system: Int?
  /// The column that says which rows are taken out.
  let rule: Int?
  /// The columns beside code and term, those that number the rows left out.
  let others: [Int]

  /// Names of columns of codes, the most telling first, with the system where the name says it.
  private static let codeNames: [(name: String, system: String?)] = [
    ("dmd_id", "dmd"), ("dmd_code", "dmd"), ("dmdcode", "dmd"), ("snomed_id", "snomed"),
    ("snomed_code", "snomed"), ("snomedct_code", "snomed"), ("snomedcode", "snomed"),
    ("snomedct", "snomed"), ("snomed", "snomed"), ("sctid", "snomed"), ("conceptid", "snomed"),
    ("concept_id", "snomed"), ("icd10_code", "icd10"), ("icd10code", "icd10"),
    ("icd10", "icd10"), ("icd_code", "icd10"), ("icd", "icd10"), ("loinc_code", "loinc"),
    ("loinc_num", "loinc"), ("loinc", "loinc"), ("atc_code", "atc"), ("atc", "atc"),
    ("ctv3_code", "ctv3"), ("ctv3id", "ctv3"), ("ctv3", "ctv3"), ("opcs4_code", "opcs4"),
    ("opcs4", "opcs4"), ("opcs_code", "opcs4"), ("opcs", "opcs4"), ("code", nil), ("id", nil),
    ("vpi", "dmd"), ("vpid", "dmd"), ("apid", "dmd"), ("vmp", "dmd"), ("amp", "dmd"),
    ("bnf_code", "bnf"), ("bnfcode", "bnf"), ("bnf", "bnf"), ("value", nil),
    ("name", "name"), ("substance", "name"),
  ]

  private static let termNames = [
    "term", "dmd_name", "nm", "name", "description", "display", "preferred_term", "label", "title",
  ]

  init(_ table: Table, codeColumn: String?) throws(InputProblems) {
    let names = table.columns.map { $0.lowercased().trimmed }
    if let codeColumn {
      guard let column = table.column(named: codeColumn) else {
        let near = SimilarNames.nearest(to: codeColumn, in: table.columns)
        throw InputProblems(
          InputProblem(
            file: table.file, column: codeColumn, what: "is not there",
            remedy: near.map { "did you mean \"\($0)\"?" }
              ?? "columns: \(table.columns.joined(separator: ", "))"))
      }
      code = column.index
    } else if let found = CodelistColumns.codeNames.lazy.compactMap({
      names.firstIndex(of: $0.name)
    })
    .first {
      code = found
    } else if names.count == 1 {
      code = 0
    } else {
      throw InputProblems(
        InputProblem(
          file: table.file, line: table.headerLine,
          what: "has no column of codes among \(table.columns.joined(separator: ", "))",
          remedy: "call it code, or after its system: snomed_code, dmd_id, bnf_code, icd10…"))
    }
    let own = code
    term = CodelistColumns.termNames.lazy.compactMap { names.firstIndex(of: $0) }
      .first { $0 != own }
    system =
      ["system", "code_system", "coding_system"].lazy
      .compactMap { names.firstIndex(of: $0) }.first
    rule = names.firstIndex(of: "rule")
    let known = [code, term].compactMap { $0 }
    others = names.indices.filter { place in
      !known.contains(place) && !(place == 0 && CodelistColumns.numbersRows(table))
    }
  }

  /// The system that the name of the column of codes says, or a column beside it.
  func namedSystem(_ table: Table) -> String? {
    let names = table.columns.map { $0.lowercased().trimmed }
    let own = CodelistColumns.codeNames.first { $0.name == names[code] }
    if let system = own?.system { return system }
    guard own != nil else { return nil }
    // A list of products that also gives another name for the same id.
    let same = CodelistColumns.codeNames.prefix { $0.name != "code" }.first { candidate in
      names.firstIndex(of: candidate.name).map { isSame(table, $0) } ?? false
    }
    return same?.system
  }

  /// Whether a column holds the same codes as that of the codes.
  private func isSame(_ table: Table, _ column: Int) -> Bool {
    (0..<table.rows.count).allSatisfy {
      table.rows.text(row: $0, column: code) == table.rows.text(row: $0, column: column)
    }
  }

  /// A row as an entry; its system is that of the row's own cell, or blank.
  func entry(_ rows: Rows, _ row: Int) -> Codelist.Entry {
    func text(_ column: Int?) -> String {
      column.map { rows.text(row: row, column: $0).trimmed } ?? ""
    }
    let words = text(term)
    return Codelist.Entry(
      code: text(code), system: text(system), term: words.isEmpty ? nil : words,
      cells: others.map { text($0) }, line: rows.line(ofRow: row),
      isExcluded: text(rule).lowercased() == "exclude")
  }

  /// Whether the first column has no name of its own, as programs write row numbers.
  private static func numbersRows(_ table: Table) -> Bool {
    let name = table.columns[0].lowercased().trimmed
    return name.isEmpty || name == "column 1" || name == "unnamed: 0"
  }
}
