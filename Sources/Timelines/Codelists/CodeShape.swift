/// What codes of the systems look like, so that a list need not say which it is in.
enum CodeShape {
  /// The systems that are recognised.
  static let systems = ["snomed", "loinc", "atc", "opcs4", "icd10", "bnf", "ctv3"]

  /// Whether a code could be one of the system.
  static func fits(_ code: String, _ system: String) -> Bool {
    let text = Array(CodeSystem.comparable(code, of: system).utf8)
    switch system {
    case "snomed", "dmd": return (try? SNOMEDIdentifier(code)) != nil
    case "loinc": return isLOINC(text)
    case "atc": return isATC(text)
    case "icd10": return isICD10(text)
    case "opcs4": return isOPCS4(text)
    case "bnf": return isBNF(text)
    case "ctv3": return text.count == 5 && text.allSatisfy { isLetterOrDigit($0) || $0 == 0x2E }
    default: return true
    }
  }

  /// The system that most codes could be of, where more than half can; `hints` are words that may
  /// say it, such as the file's name.
  static func system(of codes: [String], hints: [String]) -> String? {
    let named = hints.compactMap { hint in
      systems.first { hint.contains($0) } ?? (hint.contains("icd") ? "icd10" : nil)
        ?? (hint.contains("opcs") ? "opcs4" : nil) ?? (hint.contains("dmd") ? "snomed" : nil)
    }
    // The most telling shapes first. OPCS-4 and ICD-10 look alike; without a word for it, a list is
    // taken for the commoner one.
    let system = (named + ["snomed", "loinc", "atc", "icd10", "bnf", "ctv3", "opcs4"]).first {
      let system = $0
      return codes.count { fits($0, system) } * 2 > codes.count
    }
    if system == "snomed", codes.contains(where: isFromDictionaryOfMedicines) { return "dmd" }
    // Ids whose check digits are wrong are ids all the same, and the linter says so.
    return system ?? (!codes.isEmpty && codes.allSatisfy(isLikeIdentifier) ? "snomed" : nil)
  }

  private static func isLikeIdentifier(_ code: String) -> Bool {
    let digits = code.utf8
    return (6...18).contains(digits.count) && digits.allSatisfy(isDigit)
      && digits.first != UInt8(ascii: "0")
  }

  private static func isFromDictionaryOfMedicines(_ code: String) -> Bool {
    (try? SNOMEDIdentifier(code))?.namespace == SNOMEDIdentifier.dictionaryOfMedicines
  }

  /// One to seven digits, a hyphen and their check digit.
  private static func isLOINC(_ text: [UInt8]) -> Bool {
    guard (3...9).contains(text.count), text[text.count - 2] == UInt8(ascii: "-") else {
      return false
    }
    return text.dropLast(2).allSatisfy(isDigit) && isDigit(text[text.count - 1])
  }

  /// A letter, two digits, a letter, a letter, two digits, or the first 1, 3, 4 or 5 of them.
  private static func isATC(_ text: [UInt8]) -> Bool {
    guard [1, 3, 4, 5, 7].contains(text.count) else { return false }
    let wanted: [(UInt8) -> Bool] = [
      isLetter, isDigit, isDigit, isLetter, isLetter, isDigit, isDigit,
    ]
    return text.count > 3 && zip(text, wanted).allSatisfy { $1($0) }
  }

  /// A letter and two digits, or two digits and a letter from chapter to chapter, then up to three
  /// digits or letters.
  private static func isICD10(_ text: [UInt8]) -> Bool {
    guard (3...7).contains(text.count), isLetter(text[0]), isDigit(text[1]) else { return false }
    return text[2...].allSatisfy(isLetterOrDigit) && isDigit(text[2])
  }

  /// A letter, two digits and perhaps one more.
  private static func isOPCS4(_ text: [UInt8]) -> Bool {
    (3...4).contains(text.count) && isLetter(text[0]) && text[1...].allSatisfy(isDigit)
  }

  /// Fifteen digits and letters by rising detail, or the beginning of them: chapter, section,
  /// paragraph, sub-paragraph, substance, product, strength and form, equivalent.
  private static func isBNF(_ text: [UInt8]) -> Bool {
    guard [2, 4, 6, 7, 9, 11, 13, 15].contains(text.count), text.prefix(6).allSatisfy(isDigit),
      text.allSatisfy(isLetterOrDigit)
    else { return false }
    // Chapters 16 and 17 do not exist; 18 to 23 are for what the book does not hold.
    let chapter = Int(text[0] - 48) * 10 + Int(text[1] - 48)
    return (1...15).contains(chapter) || (18...23).contains(chapter)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
}
