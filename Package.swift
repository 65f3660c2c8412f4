// swift-tools-version: 6.2
import PackageDescription

// Modules from the bottom up; each may import only those above it. See docs/architecture.md.
let package = Package(
  name: "vigil",
  products: [
    .library(name: "ControlCharts", targets: ["ControlCharts"]),
    .library(name: "EarlyWarning", targets: ["EarlyWarning"]),
    .library(name: "Essentials", targets: ["Essentials"]),
    .library(name: "Drawing", targets: ["Drawing"]),
    .library(name: "Charting", targets: ["Charting"]),
    .library(name: "Scoring", targets: ["Scoring"]),
    .library(name: "Timelines", targets: ["Timelines"]),
    .library(name: "DefinitionFiles", targets: ["DefinitionFiles"]),
    .library(name: "Measures", targets: ["Measures"]),
    .library(name: "Programmes", targets: ["Programmes"]),
    .library(name: "Reporting", targets: ["Reporting"]),
    .executable(name: "vigil", targets: ["vigil"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "Essentials"),
    .target(
      name: "DefinitionFiles",
      dependencies: ["Essentials", .product(name: "Yams", package: "Yams")]),
    .target(name: "ControlCharts"),
    .target(name: "EarlyWarning", resources: [.embedInCode("Definitions")]),
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(
      name: "Scoring", dependencies: ["Essentials", "EarlyWarning", "CSimdjson"],
      resources: [.embedInCode("FHIR/Codes")]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "Timelines", dependencies: ["Essentials", "CSimdjson", "CZstd", "CZlib"]),
    .target(name: "Measures", dependencies: ["Essentials", "DefinitionFiles", "Timelines"]),
    .target(name: "ShippedFiles"),
    .target(
      name: "Programmes",
      dependencies: ["Essentials", "DefinitionFiles", "Timelines", "Measures", "ShippedFiles"],
      exclude: ["Definitions"]),
    .target(name: "Drawing", dependencies: ["Essentials", "ControlCharts"]),
    .target(name: "Charting", dependencies: ["Essentials", "ControlCharts", "Drawing"]),
    .target(
      name: "Reporting",
      dependencies: [
        "Essentials", "ControlCharts", "Drawing", "Charting", "Timelines", "Measures", "Programmes",
      ]),
    .executableTarget(
      name: "vigil",
      dependencies: [
        "Essentials", "ControlCharts", "EarlyWarning", "Drawing", "Charting", "Scoring",
        "Timelines", "DefinitionFiles", "Measures", "Programmes", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    // Not a module of Vigil: what tests of documents and their schemas share.
    .target(name: "Schemas", path: "Tests/Schemas"),
    .testTarget(name: "EssentialsTests", dependencies: ["Essentials"]),
    .testTarget(name: "EarlyWarningTests", dependencies: ["EarlyWarning"]),
    .testTarget(name: "ControlChartsTests", dependencies: ["ControlCharts"]),
    .testTarget(
      name: "DrawingTests", dependencies: ["Drawing", "ControlCharts"], exclude: ["Snapshots"]),
    .testTarget(
      name: "ChartingTests",
      dependencies: ["Charting", "ControlCharts", "Drawing", "Essentials", "Schemas"]),
    .testTarget(name: "VigilTests", dependencies: ["vigil", "Timelines", "Essentials", "Schemas"]),
    .testTarget(
      name: "ScoringTests", dependencies: ["Scoring", "EarlyWarning", "Essentials", "vigil"]),
    .testTarget(name: "TimelinesTests", dependencies: ["Timelines", "Essentials"]),
    .testTarget(
      name: "MeasuresTests",
      dependencies: ["Measures", "Programmes", "DefinitionFiles", "Timelines", "Essentials"]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Charting", "Programmes", "Measures", "DefinitionFiles", "Essentials",
      ]),
    .testTarget(
      name: "ProgrammesTests",
      dependencies: ["Programmes", "Measures", "DefinitionFiles", "Timelines", "Essentials"]),
    .testTarget(name: "TidyTests", dependencies: ["ControlCharts"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
for target in package.targets where target.type != .system && target.type != .plugin {
  target.swiftSettings = (target.swiftSettings ?? []) + house
}
