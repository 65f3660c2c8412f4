// swift-tools-version: 6.2
import PackageDescription

// Modules from the bottom up; each may import only those above it. See docs/architecture.md.
let package = Package(
  name: "vigil",
  products: [
    .library(name: "ControlCharts", targets: ["ControlCharts"])
  ],
  targets: [
    .target(name: "Essentials"),
    .target(name: "ControlCharts"),
    .testTarget(name: "EssentialsTests", dependencies: ["Essentials"]),
    .testTarget(name: "ControlChartsTests", dependencies: ["ControlCharts"]),
    .testTarget(name: "TidyTests", dependencies: ["ControlCharts"]),
  ],
  swiftLanguageModes: [.v6]
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
