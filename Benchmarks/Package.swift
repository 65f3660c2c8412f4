// swift-tools-version: 6.2
import PackageDescription

// The benchmarks are a package of their own, so that nobody who builds or tests Vigil builds them.
// Run them by ./bench in the folder above; docs/benchmarks.md says what each is.
let package = Package(
  name: "vigil-benchmarks",
  dependencies: [.package(name: "vigil", path: "..")],
  targets: [
    .executableTarget(
      name: "vigil-bench",
      dependencies: [
        .product(name: "Essentials", package: "vigil"),
        .product(name: "ControlCharts", package: "vigil"),
        .product(name: "EarlyWarning", package: "vigil"),
        .product(name: "Scoring", package: "vigil"),
        .product(name: "Timelines", package: "vigil"),
        .product(name: "Drawing", package: "vigil"),
        .product(name: "Charting", package: "vigil"),
        .product(name: "DefinitionFiles", package: "vigil"),
        .product(name: "Measures", package: "vigil"),
        .product(name: "Programmes", package: "vigil"),
        .product(name: "vigil", package: "vigil"),
      ],
      path: "Sources",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ])
  ],
  swiftLanguageModes: [.v6]
)
