// swift-tools-version: 6.2
import PackageDescription

// Fuzzing is a package of its own, so that nobody who builds or tests Vigil builds it. Run it by
// ./fuzz in the folder above; docs/fuzzing.md says what each target is.
let package = Package(
  name: "vigil-fuzzing",
  dependencies: [.package(name: "vigil", path: "..")],
  targets: [
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "vigil-fuzz",
      dependencies: [
        "CFuzzer",
        .product(name: "Essentials", package: "vigil"),
        .product(name: "Timelines", package: "vigil"),
        .product(name: "DefinitionFiles", package: "vigil"),
        .product(name: "Measures", package: "vigil"),
        .product(name: "Programmes", package: "vigil"),
      ],
      path: "Sources/Fuzz",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
