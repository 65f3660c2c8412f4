import ArgumentParser
import Essentials
import Foundation

/// What to say when the command line is not understood.
struct WrongUse {
  private let message: String
  private let arguments: [String]

  /// What the parser says of the arguments, the first of which is the program itself.
  init(_ message: String, arguments: [String]) {
    self.message = message
    self.arguments = Array(arguments.dropFirst())
  }

  /// Says what is wrong and what to try.
  func report() {
    Console.error(unknownVerb ?? unknownOption ?? "\(message)\ntry: \(help)")
  }

  private var verbs: [String] {
    Vigil.configuration.subcommands.map { $0._commandName }
  }

  private var help: String {
    verbs.contains(arguments.first ?? "") ? "vigil \(arguments[0]) --help" : "vigil --help"
  }

  private var unknownVerb: String? {
    guard let word = arguments.first, !word.hasPrefix("-"), !(verbs + ["help"]).contains(word)
    else { return nil }
    if FileManager.default.fileExists(atPath: word) {
      return "\"\(word)\" is a file, not a verb\ntry: vigil chart \(word)"
    }
    let nearest = SimilarNames.nearest(to: word, in: verbs).map { "did you mean \"\($0)\"? " } ?? ""
    return "there is no verb \"\(word)\"\n\(nearest)verbs: \(verbs.joined(separator: ", "))"
  }

  private var unknownOption: String? {
    guard let match = message.firstMatch(of: /Unknown option '(-[^'=]*)/) else { return nil }
    let written = String(match.1)
    // The help names every option there is.
    let page = verbs.contains(arguments.first ?? "") ? Chart.helpMessage() : Vigil.helpMessage()
    let known = page.matches(of: /--[a-z][a-z-]*/).map { String($0.0) }
    let nearest = SimilarNames.nearest(to: written, in: known)
    let hint = nearest.map { "did you mean \($0)? " } ?? ""
    return "there is no option \(written)\n\(hint)try: \(help)"
  }
}
