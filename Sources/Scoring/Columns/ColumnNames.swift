/// What people call columns, in letters and digits only; the first name is that of the contract.
enum ColumnNames {
  static let table: [ColumnRole: [String]] = [
    .respiratoryRate: [
      "respiratoryrate", "resprate", "rr", "resp", "resps", "respirations", "respiration",
      "respirationrate", "breathingrate", "breaths", "breathsperminute", "respiratory",
    ],
    .spo2: [
      "spo2", "sats", "sat", "o2sat", "o2sats", "oxygensaturation", "oxygensaturations",
      "oxygensat", "osat", "saturation", "saturations", "o2saturation", "pulseoximetry", "pulseox",
      "peripheraloxygensaturation", "oxygensats",
    ],
    .spo2Scale: [
      "spo2scale", "scale", "news2scale", "newsscale", "oxygenscale", "saturationscale",
      "o2scale", "spo2scaleused", "scaleused",
    ],
    .scalePrescribed: [
      "scaleprescribed", "spo2scaleprescribed", "scale2prescribed", "prescribed",
    ],
    .oxygen: [
      "oxygen", "o2", "airoroxygen", "supplementaloxygen", "supplementalo2",
      "supplementaryoxygen", "supplementaryo2", "anysupplementaloxygen", "suppo2", "suppoxygen",
      "sup", "onoxygen", "ono2", "onsupplementaloxygen", "oxygentherapy", "o2therapy",
      "oxygensupplement", "oxygensupplementation", "oxygenstatus", "airoxygen", "inspiredoxygen",
      "suppo", "oxygengiven", "oxygensupport", "o2supplement", "supplemental",
    ],
    .oxygenPercent: [
      "oxygenpercent", "fio2", "oxygenfraction", "o2percent", "fractionofinspiredoxygen",
      "inspiredoxygenfraction", "oxygenconcentration", "o2concentration", "inspiredo2",
      "inspiredoxygenconcentration",
    ],
    .oxygenFlow: [
      "oxygenflow", "flow", "flowrate", "o2flow", "o2flowrate", "oxygenflowrate", "litres",
      "liters", "oxygenlitres", "o2litres", "o2liters",
    ],
    .oxygenDevice: [
      "oxygendevice", "o2device", "device", "deliverydevice", "oxygendeliverydevice",
      "o2deliverydevice", "oxygendelivery", "o2delivery", "oxygendeliverymethod",
      "o2deliverymethod", "deliverymethod",
    ],
    .systolic: [
      "systolicbp", "sbp", "systolic", "syst", "sys", "sysbp", "bpsys", "bpsystolic",
      "systolicbloodpressure", "systolicpressure", "bloodpressuresystolic", "nibpsystolic",
      "sysbloodpressure", "bp", "bloodpressure", "nibp",
    ],
    .diastolic: [
      "diastolicbp", "dbp", "diastolic", "dias", "diast", "diabp", "bpdia", "bpdiastolic",
      "diastolicbloodpressure", "diastolicpressure", "bloodpressurediastolic",
    ],
    .skipCode: ["systolicbpskipcode", "bpskipcode", "skipcode", "bpnotdone"],
    .pulse: ["pulse", "heartrate", "hr", "pulserate", "heart", "pr"],
    .heartRate: ["heartrate", "hr", "pulse", "pulserate", "heart", "pr"],
    .consciousness: [
      "consciousness", "acvpu", "avpu", "levelofconsciousness", "loc", "consciouslevel",
      "consciousnesslevel", "acvpuscore", "avpuscore", "alertness", "levelofalertness", "alert",
      "mentalstatus", "conscious", "mentation",
    ],
    .confusion: ["confusion", "newconfusion", "acuteconfusion", "newonsetconfusion"],
    .temperature: [
      "temperature", "temp", "bodytemperature", "bodytemp", "coretemperature",
      "tympanictemperature", "temperaturebody",
    ],
    .distress: [
      "respiratorydistress", "respdistress", "workofbreathing", "distress", "breathingeffort",
    ],
    .refill: ["capillaryrefill", "caprefill", "crt", "capillaryrefilltime", "caprefilltime"],
    .avpu: [
      "avpu", "consciousness", "acvpu", "loc", "levelofconsciousness", "consciouslevel",
      "consciousnesslevel",
    ],
    .carerQuestion: ["carerquestion", "carer", "carerconcern", "parentalconcern", "familyconcern"],
    .carerLevel: ["carerlevel", "carerquestionlevel", "carerconcernlevel"],
    .intuition: ["clinicalintuition", "intuition"],
    .intuitionLevel: ["clinicalintuitionlevel", "intuitionlevel"],
    .concern: ["specificconcern", "concern", "concerns", "specificconcerns"],
    .person: [
      "person", "patient", "patientid", "personid", "subjectid", "subject", "patientidentifier",
      "id",
    ],
    .time: [
      "time", "datetime", "observedat", "observationtime", "timestamp", "recordedat", "takenat",
      "effectivedatetime", "charttime", "date", "observationdate",
    ],
    .age: ["age", "ageatobservation", "patientage"],
    .birthDate: ["birthdate", "dateofbirth", "dob"],
    .chart: ["chart", "pewschart", "chartused"],
    .suppliedTotal: [
      "suppliedtotal", "news2total", "news2score", "news2", "totalnews2", "npewstotal",
      "npewsscore", "npews", "pewstotal", "pewsscore", "pews", "totalscore", "total", "score",
      "newstotal", "newsscore", "totalnews", "news", "news1", "ewsscore", "ews",
    ],
    .pregnancy: ["pregnancy", "pregnant", "ispregnant"],
    .postnatal: ["postnatal", "postpartum"],
  ]

  /// Letters and digits in lower case, so that "Resp rate" and "resp_rate" are the same.
  static func compact(_ text: some StringProtocol) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        plain.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): plain.append(byte | 0x20)
      case 0x80...: return compactBeyondASCII(text)
      default: break
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func compactBeyondASCII(_ text: some StringProtocol) -> String {
    var plain = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar == "\u{2082}" {
        plain.append("2")
      } else if scalar != "\u{BA}" && scalar.properties.isAlphabetic
        || ("0"..."9").contains(scalar)
      {
        plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }
}
