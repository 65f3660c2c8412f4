import Foundation
import Testing

/// The habits that the linter watches, so that no test here has to.
private let watched = [
  "AllPublicDeclarationsHaveDocumentation", "BeginDocumentationCommentWithOneLineSummary",
  "NeverForceUnwrap", "NeverUseForceTry", "NeverUseImplicitlyUnwrappedOptionals",
  "OmitExplicitReturns", "UseEarlyExits", "ValidateDocumentationComments",
]

@Suite struct LinterSettingsTests {
  @Test func `the linter still watches what it should`() throws {
    let settings = try #require(PackageFiles.file(".swift-format"))
    #expect(try faults(in: settings.text) == [])
  }

  @Test func `a rule that is off or gone is found`() throws {
    let rules = watched.dropFirst().map { "\"\($0)\": true" } + ["\"\(watched[0])\": false"]
    let off = "{ \"lineLength\": 100, \"rules\": { \(rules.joined(separator: ", ")) } }"
    #expect(try faults(in: off) == [watched[0]])
    #expect(try faults(in: "{ \"lineLength\": 120 }").count == watched.count + 1)
  }

  @Test func `the package manifest keeps its settings`() throws {
    let manifest = try #require(PackageFiles.file("Package.swift")).text
    for setting in [
      "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility",
      ".treatAllWarnings(as: .error)", "swiftLanguageModes: [.v6]",
    ] {
      #expect(manifest.contains(setting))
    }
    #expect(!manifest.contains("unsafe" + "Flags"))
  }

  private func faults(in text: String) throws -> [String] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let rules = object?["rules"] as? [String: Bool] ?? [:]
    let length = object?["lineLength"] as? Int == 100 ? [] : ["lineLength"]
    return length + watched.filter { rules[$0] != true }
  }
}
