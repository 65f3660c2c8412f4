import EarlyWarning

/// What texts mean, in letters and digits only.
///
/// What stands in no table is refused.
enum WordTables {
  /// What a text for consciousness says.
  enum Consciousness: Hashable {
    /// One of A, C, V, P and U.
    case code(String)
    /// Confusion, not said whether new.
    case confusion
    /// Confusion that is usual for the person.
    case usualConfusion
    /// Not alert, not said which.
    case notAlert
    /// Nothing, and why.
    case missing(MissingReason)
  }

  static let consciousness: [String: Consciousness] = {
    var table: [String: Consciousness] = [
      "confused": .confusion, "confusion": .confusion, "cconfusion": .confusion,
      "cconfused": .confusion, "disorientated": .confusion, "disoriented": .confusion,
      "usualconfusion": .usualConfusion, "usuallyconfused": .usualConfusion,
      "chronicconfusion": .usualConfusion, "longstandingconfusion": .usualConfusion,
      "baselineconfusion": .usualConfusion, "confusionusual": .usualConfusion,
      "notalert": .notAlert, "cvpu": .notAlert, "vpu": .notAlert,
      "asleep": .missing(.asleep), "sleeping": .missing(.asleep),
    ]
    let codes: [String: [String]] = [
      "A": [
        "a", "alert", "awake", "fullyalert", "aalert", "alerta", "alertandorientated",
        "alertandoriented", "alertorientated", "alertoriented", "alertawake", "awakealert",
        "awakeandalert", "alertandawake",
      ],
      "C": [
        "c", "newconfusion", "newlyconfused", "acuteconfusion", "newonsetconfusion",
        "cnewconfusion", "newconfusionc", "confusionnew", "acutelyconfused", "newconfused",
        "neworworseningconfusion", "newdelirium", "confusionc", "alertnewconfusion",
      ],
      "V": [
        "v", "voice", "verbal", "vvoice", "voicev", "vverbal", "respondstovoice",
        "respondstoverbal", "responsivetovoice", "respondingtovoice", "responsetovoice",
        "voiceresponsive", "tovoice", "respondstoverbalstimuli", "verballyresponsive",
        "verbalresponse",
      ],
      "P": [
        "p", "pain", "ppain", "painp", "respondstopain", "responsivetopain", "respondingtopain",
        "responsetopain", "painresponsive", "topain", "respondstopainfulstimuli",
        "respondsonlytopain",
      ],
      "U": [
        "u", "unresponsive", "unconscious", "uunresponsive", "unresponsiveu", "noresponse",
        "notresponsive", "uunconscious",
      ],
    ]
    for (code, words) in codes { for word in words { table[word] = .code(code) } }
    return table
  }()

  /// What a text about oxygen says.
  enum Oxygen: Hashable {
    case air
    case oxygen
    /// A way of giving oxygen, by the code of National PEWS; whether it needs oxygen.
    case device(String, impliesOxygen: Bool)
  }

  static let oxygen: [String: Oxygen] = {
    var table: [String: Oxygen] = [:]
    let words: [Oxygen: [String]] = [
      .air: [
        "air", "roomair", "ra", "onair", "a", "ambientair", "nooxygen", "noo2", "aair",
        "breathingair", "onroomair", "nosupplementaloxygen", "withoutoxygen",
      ],
      .oxygen: [
        "oxygen", "o2", "onoxygen", "ono2", "supplemental", "supplementaloxygen", "o", "supplo2",
        "supplementalo2", "withoxygen", "oxygentherapy", "ooxygen", "oxygengiven",
      ],
      .device("NP", impliesOxygen: true): [
        "np", "nasalprongs", "nasalcannula", "nasalcannulae", "nasalspecs", "nc", "cannula",
      ],
      .device("FM", impliesOxygen: true): [
        "fm", "facemask", "mask", "simplemask", "simplefacemask", "venturi", "venturimask",
      ],
      .device("HB", impliesOxygen: true): ["hb", "headbox"],
      .device("NRB", impliesOxygen: true): [
        "nrb", "nonrebreather", "nonrebreathermask", "nonrebreathe", "nonrebreathemask",
        "reservoirmask", "nrm",
      ],
      .device("HF", impliesOxygen: false): [
        "hf", "highflow", "hfnc", "hfno", "hfnoxygen", "highflownasalcannula", "highflowoxygen",
        "optiflow", "hhfnc",
      ],
      .device("BiP", impliesOxygen: false): ["bip", "bipap", "bilevel", "niv"],
      .device("CP", impliesOxygen: false): ["cp", "cpap"],
    ]
    for (meaning, texts) in words { for text in texts { table[text] = meaning } }
    return table
  }()

  /// Yes and no, for columns that ask a question.
  static let yesNo: [String: Bool] = [
    "yes": true, "y": true, "true": true, "t": true,
    "no": false, "n": false, "false": false, "f": false,
  ]

  /// The answer to a question, where 1.0 and 0.0 of other programs are 1 and 0.
  static func answer(_ text: String) -> Bool? {
    switch whole(text) {
    case 1: true
    case 0: false
    case nil: yesNo[ColumnNames.compact(text)]
    default: nil
    }
  }

  /// The place of the SpO2 scale that a text names.
  static func scale(_ text: String) -> Int? {
    switch whole(text) {
    case 1: 0
    case 2: 1
    case nil: scaleWords[ColumnNames.compact(text)]
    default: nil
    }
  }

  /// A whole number, also when written as 2.0; `nil` for anything else.
  private static func whole(_ text: String) -> Int? {
    guard let count = Hundredths(text: text)?.count else { return nil }
    return count % 100 == 0 ? Int(count) / 100 : -1
  }

  /// Columns of oxygen that ask a question, so that yes, no, 1 and 0 are answers.
  static let oxygenQuestions: Set<String> = [
    "supplementaloxygen", "supplementalo2", "supplementaryoxygen", "supplementaryo2",
    "anysupplementaloxygen", "suppo2", "suppoxygen", "sup", "onoxygen", "ono2",
    "onsupplementaloxygen", "oxygentherapy", "o2therapy", "oxygensupplement",
    "oxygensupplementation", "suppo", "oxygengiven", "oxygensupport", "o2supplement",
    "supplemental",
  ]

  /// Words for nothing beyond those that every table may have, with the reason they give.
  static let missing: [String: MissingReason] = [
    "": .notGiven, "nan": .notGiven, "na": .notGiven, "none": .notGiven, "null": .notGiven,
    "nil": .notGiven, "unknown": .notGiven, "unk": .notGiven, "notknown": .notGiven,
    "nk": .notGiven, "notrecorded": .notGiven, "nr": .notGiven, "missing": .notGiven,
    "notgiven": .notGiven, "nodata": .notGiven, "notapplicable": .notGiven,
    "notdone": .notPerformed, "nd": .notPerformed, "notperformed": .notPerformed,
    "nottaken": .notPerformed, "notmeasured": .notPerformed, "notassessed": .notPerformed,
    "unable": .unable, "unabletoperform": .unable, "unabletoobtain": .unable,
    "unrecordable": .unable, "notpossible": .unable, "unobtainable": .unable,
    "declined": .declined, "refused": .declined, "patientrefused": .declined,
    "patientdeclined": .declined, "askeddeclined": .declined, "asleep": .asleep,
    "sleeping": .asleep,
  ]

  /// Texts for the SpO2 scale.
  private static let scaleWords: [String: Int] = [
    "scale1": 0, "one": 0, "spo2scale1": 0, "s1": 0,
    "scale2": 1, "two": 1, "spo2scale2": 1, "s2": 1,
  ]

  /// Levels of respiratory distress.
  static let distress: [String: String] = [
    "none": "none", "nil": "none", "no": "none", "normal": "none", "mild": "mild",
    "moderate": "moderate", "mod": "moderate", "severe": "severe",
  ]

  /// Specific concerns, by the ids of triggers; empty for none.
  static let concern: [String: String] = [
    "": "", "none": "", "no": "", "nil": "", "0": "", "na": "",
    "sepsis": "sepsis", "suspectedsepsis": "sepsis", "newsuspicionofsepsis": "sepsis",
    "suspicionofsepsis": "sepsis",
    "septicshock": "septic_shock", "suspectedsepticshock": "septic_shock",
    "newsuspicionofsepticshock": "septic_shock", "suspicionofsepticshock": "septic_shock",
    "voice": "voice", "v": "voice", "changetov": "voice", "changetovoice": "voice",
    "pain": "pain", "p": "pain", "changetop": "pain", "changetopain": "pain",
    "unresponsive": "unresponsive", "u": "unresponsive", "changetou": "unresponsive",
    "changetounresponsive": "unresponsive",
    "pupils": "pupils", "abnormalpupils": "pupils", "pupilsabnormal": "pupils",
  ]

  /// Answers of a carer: whether they say worse.
  static let carer: [String: Bool] = [
    "w": true, "worse": true, "s": false, "same": false, "b": false, "better": false,
    "a": false, "asleep": false, "careasleep": false, "carerasleep": false, "u": false,
    "unavailable": false, "skip": false, "skipped": false, "": false, "na": false,
  ]
}
