// swift-tools-version: 6.2
import PackageDescription

/// libFuzzer's library: `Scripts/fuzz` names it, and then the modules are built so that a fuzzer sees which code an input reaches.
let fuzzer = Context.environment["DEMUR_FUZZER"]
let strict: [SwiftSetting] =
  [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
  + (fuzzer == nil ? [] : [.unsafeFlags(["-Xfrontend", "-sanitize=fuzzer", "-enable-testing"])])

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "demur",
  products: [
    .executable(name: "demur", targets: ["demur"]),
    .library(name: "Agreement", targets: ["Agreement"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ],
  targets: [
    .systemLibrary(name: "CNcurses"),
    .target(name: "CTerminal"),
    .target(name: "CHTTP"),
    .systemLibrary(name: "CNettle"),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CMarkGFM"),
    .systemLibrary(name: "CPlatform"),
    .target(name: "CProcess"),
    .target(name: "CStore"),
    .target(name: "Basics", dependencies: ["CNettle", "CProcess"], swiftSettings: strict),
    .target(
      name: "Agreement", swiftSettings: strict,
      // Square roots: nothing that the module imports brings the mathematics library along on Linux.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "Study", dependencies: ["Agreement", "Basics"], swiftSettings: strict),
    .target(name: "Renderings", dependencies: ["Basics", "Study", "Agreement"], swiftSettings: strict),
    .target(name: "Interchange", dependencies: ["Basics", "Study", "CZlib"], swiftSettings: strict),
    .target(
      name: "Store", dependencies: ["Basics", "Study", "CPlatform", "CProcess", "CStore", grdb, sqlite],
      swiftSettings: strict),
    .target(
      name: "ModelAnnotators", dependencies: ["Basics", "Study", "CHTTP"],
      resources: [
        "rating", "preference", "difficulty-single", "difficulty-preference", "paper-rating", "paper-preference",
        "paper-difficulty-single", "paper-difficulty-preference", "explained-rating", "explained-preference",
        "explained-difficulty-single", "explained-difficulty-preference",
      ].map { .embedInCode("Prompts/Texts/\($0).txt") },
      swiftSettings: strict),
    .target(name: "Terminal", dependencies: ["CNcurses", "CTerminal"], swiftSettings: strict),
    .target(name: "Markdown", dependencies: ["CMarkGFM", "Terminal"], swiftSettings: strict),
    .target(name: "Screens", dependencies: ["Basics", "Markdown", "Terminal", "Study"], swiftSettings: strict),
    .target(
      name: "Datasets", dependencies: [], path: "Datasets", exclude: ["README.md"],
      resources: [
        .embedInCode("instances.jsonl"), .embedInCode("practice.jsonl"), .embedInCode("consent.txt"),
        .embedInCode("guidelines.txt"),
      ],
      swiftSettings: strict),
    .target(
      name: "Guides", path: "Guides",
      resources: ["annotators", "authors", "operators", "statistics", "formats", "models"].map {
        .embedInCode("\($0).md")
      } + [.embedInCode("report.schema.json")],
      swiftSettings: strict),
    .target(
      name: "Sessions", dependencies: ["Basics", "Screens", "Terminal", "Store", "Interchange", "Renderings", "Study"],
      swiftSettings: strict),
    .executableTarget(
      name: "demur",
      dependencies: [
        "Sessions", "Screens", "Basics", "CPlatform", "CProcess", "Terminal", "Store", "Interchange", "ModelAnnotators",
        "Renderings",
        "Study",
        "Agreement",
        "Datasets",
        "Guides",
        arguments,
      ],
      swiftSettings: strict),
    .testTarget(name: "AgreementTests", dependencies: ["Agreement", "Study"], swiftSettings: strict),
    .testTarget(name: "DatasetsTests", dependencies: ["Datasets"], swiftSettings: strict),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "demur", "Basics", "Guides", "Interchange", "Store", "Study", "Terminal", "LoopbackModels", "PseudoTerminals",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StudyTests", dependencies: ["Basics", "Study"], exclude: ["Report/report-oracle.json"],
      swiftSettings: strict),
    .testTarget(name: "RenderingsTests", dependencies: ["Renderings", "Study"], swiftSettings: strict),
    .testTarget(
      name: "InterchangeTests",
      dependencies: ["Interchange", "Basics", "Fuzzing", "Study", "Store", "Sessions", "CZlib"], swiftSettings: strict),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "Basics", "Fuzzing", "Study", grdb], exclude: ["Fixtures"],
      swiftSettings: strict
    ),
    .target(name: "LoopbackModels", path: "Tests/LoopbackModels", swiftSettings: strict),
    .target(
      name: "Fuzzing", dependencies: ["Study"], path: "Tests/Fuzzing", exclude: ["Corpora", "Driver"],
      swiftSettings: strict),
    .target(name: "CPseudoTerminal", dependencies: ["CTerminal"], path: "Tests/CPseudoTerminal"),
    .target(
      name: "PseudoTerminals", dependencies: ["Terminal", "CTerminal", "CPseudoTerminal"],
      path: "Tests/PseudoTerminals",
      swiftSettings: strict),
    .testTarget(
      name: "ModelAnnotatorsTests", dependencies: ["ModelAnnotators", "LoopbackModels", "Fuzzing", "Study"],
      swiftSettings: strict),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Terminal", "Study"], path: "Tests/terminal-probe", swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Fuzzing", "Study", "terminal-probe", "PseudoTerminals"],
      swiftSettings: strict),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Markdown", "Terminal", "Fuzzing", "Study"], swiftSettings: strict),
    .testTarget(
      name: "SessionsTests", dependencies: ["Sessions", "Screens", "Store", "Terminal", "Study", grdb],
      swiftSettings: strict),
    .testTarget(
      name: "ScreensTests", dependencies: ["Screens", "Terminal", "Study", "Datasets"], exclude: ["Snapshots"],
      swiftSettings: strict),
  ]
)

if let fuzzer {
  package.targets.removeAll { $0.type == .test }
  package.targets.append(
    .executableTarget(
      name: "fuzzer",
      dependencies: [
        "Interchange", "Store", "Terminal", "Markdown", "ModelAnnotators", "LoopbackModels", "Fuzzing", grdb,
      ],
      path: "Tests",
      sources: [
        "Fuzzing/Driver", "InterchangeTests/ImporterFuzz.swift", "TerminalTests/KeyFuzz.swift",
        "TerminalTests/TextFuzz.swift", "MarkdownTests/MarkdownFuzz.swift", "ModelAnnotatorsTests/ReplyFuzz.swift",
        "ModelAnnotatorsTests/Asked.swift", "StoreTests/PackedFuzz.swift", "StoreTests/TemporaryStudy.swift",
        "StoreTests/Laptop.swift", "StoreTests/Forger.swift", "StoreTests/TamperedFile.swift",
      ],
      swiftSettings: strict,
      linkerSettings: [.unsafeFlags([fuzzer]), .linkedLibrary("stdc++")]))
}
