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
    .executable(name: "vigil", targets: ["vigil"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .target(name: "Essentials"),
    .target(name: "ControlCharts"),
    .target(name: "EarlyWarning", resources: [.embedInCode("Definitions")]),
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(
      name: "Scoring", dependencies: ["Essentials", "EarlyWarning", "CSimdjson"],
      resources: [.embedInCode("FHIR/Codes")]),
    .target(name: "Drawing", dependencies: ["Essentials", "ControlCharts"]),
    .target(name: "Charting", dependencies: ["Essentials", "ControlCharts", "Drawing"]),
    .executableTarget(
      name: "vigil",
      dependencies: [
        "Essentials", "ControlCharts", "EarlyWarning", "Drawing", "Charting", "Scoring",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .testTarget(name: "EssentialsTests", dependencies: ["Essentials"]),
    .testTarget(name: "EarlyWarningTests", dependencies: ["EarlyWarning"]),
    .testTarget(name: "ControlChartsTests", dependencies: ["ControlCharts"]),
    .testTarget(
      name: "DrawingTests", dependencies: ["Drawing", "ControlCharts"], exclude: ["Snapshots"]),
    .testTarget(
      name: "ChartingTests", dependencies: ["Charting", "ControlCharts", "Drawing", "Essentials"]),
    .testTarget(name: "VigilTests", dependencies: ["vigil"]),
    .testTarget(
      name: "ScoringTests", dependencies: ["Scoring", "EarlyWarning", "Essentials", "vigil"]),
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
