import Essentials

extension Definition {
  /// What the measure says, in plain English: for whom, who is counted, windows, sources.
  ///
  /// `codeCounts` gives the number of codes in each codelist's file, where they are at hand; lines
  /// are broken at `width` characters.
  public func explanation(codeCounts: [String: Int] = [:], width: Int = 88) -> String {
    var writer = EnglishWriter(self)
    var page = TextPage(width: width)
    page.add(status == .approved ? "\(id): \(title)" : "\(id): \(title) [\(status.rawValue)]")
    if !summary.isEmpty { page.add(summary) }
    addWho(&page, &writer)
    addMore(&page, &writer)
    // Explaining one name can bring up others.
    var told = 0
    while told < writer.quoted.count {
      let name = writer.quoted[told]
      page.add("“\(EnglishWriter.spaced(name))” means: \(writer.meaning(of: name)).")
      told += 1
    }
    addShowing(&page)
    addReading(&page)
    addCodelists(&page, codeCounts)
    addOrigin(&page)
    return page.text
  }

  private func addWho(_ page: inout TextPage, _ writer: inout EnglishWriter) {
    if case .indexRows(let set, let at)? = wording.indexRows?.kind {
      page.add(
        "Each answer is about one of the \(writer.rows(set, .many)), and is counted in the "
          + "\(kindWord) that holds the time: \(writer.say(at)).")
    } else if let set = wording.overlapping {
      page.add(
        "Each answer is about one of the \(writer.rows(set, .many)) in one \(kindWord): each is "
          + "counted once in every \(kindWord) that it overlaps. “That time” is the first day of "
          + "the \(kindWord), or when it began where that is later.")
    } else if case .person(_, let edge) = plan.index {
      let day = edge == .start ? "first" : "last"
      page.add(
        "Each answer is about one person on the \(day) day of a \(kindWord), the index day.")
    }
    let which = writer.isAboutPeople ? "whom" : "which"
    page.claim("It speaks only of those for \(which)", wording.population, &writer)
    page.claim("The denominator is those for \(which)", wording.denominator, &writer)
    for exclusion in wording.exclusions {
      page.claim("Left out for \(exclusion.name) are those for \(which)", exclusion.syntax, &writer)
    }
    page.claim("The numerator is those of the denominator for \(which)", wording.numerator, &writer)
    addWeights(&page, &writer)
    guard !wording.elements.isEmpty else { return }
    page.add(
      "The numerator is those to whom every element that applies is given; those to whom none "
        + "is known to apply are left out of the denominator. The elements are:")
    for element in wording.elements {
      let applies = element.eligible.map { "applies where \(writer.say($0)); " } ?? ""
      let reason = element.reason.map { "; beside it stands \(writer.say($0))" } ?? ""
      let part = element.isOptional ? "; it is told beside the bundle and has no part in it" : ""
      page.item(
        "\(element.name): \(applies)is given where \(writer.say(element.given))\(reason)\(part)")
    }
  }

  private func addWeights(_ page: inout TextPage, _ writer: inout EnglishWriter) {
    if let amount = wording.denominatorAmount {
      page.add("To the denominator each adds, in place of 1: \(writer.say(amount)).")
    }
    if let amount = wording.numeratorAmount {
      page.add("To the numerator each adds, in place of 1: \(writer.say(amount)).")
    }
    if plan.numeratorAmount != nil || plan.denominatorAmount != nil {
      page.add("Those of whom an amount is not known add nothing, and are counted apart.")
    }
    if let value = wording.value {
      page.add("What is measured of each in the denominator is \(writer.say(value)).")
      if wording.numerator == nil {
        page.add("The numerator is those of whom it is known.")
      }
    }
  }

  private func addShowing(_ page: inout TextPage) {
    if let per = plan.per {
      page.add("The rate is told for each \(per.shortText) of the denominator.")
    }
    if let gate = plan.gate {
      let equal = gate.isInclusive ? ", which itself passes" : ", which itself does not pass"
      let bounds = [
        gate.minimum.map { "at least \($0.plainText)" },
        gate.maximum.map { "at most \($0.plainText)" },
      ].compactMap { $0 }
      page.add(
        "It is a gate of data quality: the rates of measures that name it are shown only where its "
          + "ratio, to three decimals, is \(bounds.joined(separator: " and "))\(equal).")
    }
    guard !plan.gates.isEmpty else { return }
    let scheme =
      plan.gatesJudge == .rounded ? "as \(plan.suppression) rounds them" : "as they are"
    page.add(
      "Its rate is shown only where the organisation passes in the same \(kindWord) all of: "
        + "\(plan.gates.joined(separator: ", ")); they are judged by counts \(scheme).")
  }

  private var kindWord: String {
    let kind = plan.index.periodKind
    return kind == .financialYear ? "financial year" : kind.rawValue
  }

  private func addMore(_ page: inout TextPage, _ writer: inout EnglishWriter) {
    if !wording.strata.isEmpty {
      page.add("Answers are also split by:")
      for stratum in wording.strata {
        page.item("\(stratum.name): \(writer.say(stratum.syntax))")
      }
    }
    if !wording.reasons.isEmpty {
      page.add("Beside each person who needs something done stands:")
      for reason in wording.reasons {
        page.item("\(reason.name): \(writer.say(reason.syntax))")
      }
    }
  }

  private func addReading(_ page: inout TextPage) {
    page.add(
      "Windows include both ends. What is not known never puts anybody into a denominator, a "
        + "numerator or an exclusion.")
    for parameter in parameters {
      let name = EnglishWriter.spaced(parameter.name)
      let changed =
        parameter.value == parameter.standard
        ? "" : " here, while the definition says \(parameter.standard.plainText)"
      let unit = parameter.unit.isEmpty ? "" : " \(parameter.unit)"
      let origin = parameter.source == source ? "" : " Source: \(parameter.source)."
      page.add(
        "The number called \(name) can be set; it is \(parameter.value.plainText)\(unit)\(changed)."
          + origin + (parameter.basis.remark.map { " \($0)" } ?? ""))
    }
  }

  private func addCodelists(_ page: inout TextPage, _ codeCounts: [String: Int]) {
    guard !plan.codelists.isEmpty else { return }
    page.add("Codelists:")
    for list in plan.codelists {
      let count = codeCounts[list.file].map { ", \(NumberFormat.text($0)) codes" } ?? ""
      page.item("\(list.name): the file \(list.file)\(count)")
    }
  }

  private func addOrigin(_ page: inout TextPage) {
    switch better {
    case .lower: page.add("Lower is better.")
    case .higher: page.add("Higher is better.")
    case .neither: page.add("Neither higher nor lower is better.")
    }
    if let target { page.add("The target is \(target.plainText).") }
    page.add("Source: \(source)." + (basis.remark.map { " \($0)" } ?? ""))
    let day = review.map { ", to be looked through again by \($0.text)" } ?? ""
    let signed = approver.isEmpty ? "approved by nobody yet" : "approved by \(approver)"
    let number = version.isEmpty ? "Without a version" : "Version \(version)"
    page.add("\(number), \(status.rawValue), \(signed)\(day).")
    if !notVerified.isEmpty {
      page.add("Not verified:")
      for sentence in notVerified { page.item(sentence) }
    }
  }
}

extension Definition.Basis {
  /// What people must know who rely on it; `nil` where it was read in a source.
  public var remark: String? {
    switch self {
    case .verified: nil
    case .project: "It is this project's choice, as no source settles it."
    case .memory: "It was not read in a source: somebody must sign before care depends on it."
    case .notFound: "No source was found for it: somebody must sign before care depends on it."
    }
  }
}
