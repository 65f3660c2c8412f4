/// A dictionary in an order that does not depend on the order of reading, with the way there.
struct DictionaryOrder {
  /// The dictionary, sorted.
  let dictionary: TimelineDictionary
  /// The new number of each concept.
  let concepts: [UInt32]
  /// The new number of each word.
  let words: [UInt32]
  /// The new number of each name.
  let names: [UInt16]

  /// The sorted form of a dictionary: concepts by kind and codes, words and names by their text.
  init(sorting dictionary: TimelineDictionary) {
    var sorted = TimelineDictionary()
    var concepts = [UInt32](repeating: 0, count: dictionary.concepts.count)
    let order = dictionary.concepts.indices.sorted {
      dictionary.concepts[$0].precedes(dictionary.concepts[$1])
    }
    for old in order {
      let display = dictionary.displays[old]
      concepts[old] = sorted.number(of: dictionary.concepts[old], display: display).rawValue
    }
    var words = [UInt32](repeating: 0, count: dictionary.words.count)
    for old in dictionary.words.indices.sorted(by: { dictionary.words[$0] < dictionary.words[$1] })
    {
      words[old] = sorted.number(ofWord: dictionary.words[old]).rawValue
    }
    var names = [UInt16](repeating: 0, count: dictionary.names.count)
    for old in dictionary.names.indices.sorted(by: { dictionary.names[$0] < dictionary.names[$1] })
    {
      names[old] = sorted.number(ofName: dictionary.names[old]).rawValue
    }
    self.dictionary = sorted
    self.concepts = concepts
    self.words = words
    self.names = names
  }

  /// A detail's content with its word numbered anew.
  func bits(_ bits: UInt64, sort: UInt8) -> UInt64 {
    sort == DetailValue.wordSort ? UInt64(words[Int(bits)]) : bits
  }

  /// A detail with its name and word numbered anew.
  func detail(_ detail: PackedDetail) -> PackedDetail {
    PackedDetail(
      bits: bits(detail.bits, sort: detail.sort), owner: detail.owner,
      name: names[Int(detail.name)], sort: detail.sort)
  }
}

extension DetailValue {
  /// The sort of a word in columns.
  static var wordSort: UInt8 { 1 }
}

extension Concept {
  /// Whether this concept comes first: by kind, then by codes.
  func precedes(_ other: Concept) -> Bool {
    if kind != other.kind { return kind.rawValue < other.kind.rawValue }
    for (own, their) in zip(codings, other.codings) where own != their {
      return own.system != their.system ? own.system < their.system : own.code < their.code
    }
    return codings.count < other.codings.count
  }
}
