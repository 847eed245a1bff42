import ArgumentParser
import Foundation
import Store
import Terminal

/// Which study a command works on: `--study`, `$DEMUR_STUDY`, or the only `*.demur` in the folder.
struct StudyOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The study's file.", valueName: "path"))
  var study: String?

  /// How the names of packed files end.
  static let packedSuffix = ".packed.demur"

  /// Whether a file's name is one by which it may be the study of its folder. Packed files often lie beside the study that they
  /// were packed from.
  static func mayBeMeant(_ name: String) -> Bool { name.hasSuffix(".demur") && !name.hasSuffix(packedSuffix) }

  /// The file's path.
  func path() throws -> String {
    if let study { return study }
    if let named = ProcessInfo.processInfo.environment["DEMUR_STUDY"], !named.isEmpty { return named }
    let files = ((try? FileManager.default.contentsOfDirectory(atPath: ".")) ?? [])
      .filter { $0.hasSuffix(".demur") && !$0.hasPrefix(".") }.sorted()
    let studies = files.filter(Self.mayBeMeant)
    let found = studies.isEmpty ? files : studies
    guard let only = found.first else {
      throw Failure.usage("no study here. Name one with --study PATH or $DEMUR_STUDY, or make one with `demur init`.")
    }
    guard found.count == 1 else {
      throw Failure.usage(
        "\(found.count) studies are in this folder (\(found.prefix(3).joined(separator: ", "))"
          + "\(found.count > 3 ? ", …" : "")). Name one with --study PATH or $DEMUR_STUDY.")
    }
    return only
  }

  /// - Parameters:
  ///   - warnsOfSharing: says on stderr when others than its owner may write to the file.
  ///   - patience: how other programs' locks are waited for.
  func open(
    _ access: StudyFile.Access = .readWrite, warnsOfSharing: Bool = true, patience: BusyPatience = BusyPatience()
  ) throws -> StudyFile {
    let path = try path()
    var rules = OpeningRules()
    rules.patience = patience
    rules.migrates = false
    if warnsOfSharing, let others = FileSharing.writers(of: path) { Output.note(SafeText(others.warning(path))) }
    do {
      return try StudyFile.open(path, access: access, rules: rules)
    } catch StoreError.unfinished where access == .readOnly {
      // Its last write was cut off, by kill −9 or a power cut: whoever can write to it mends it.
      try StudyFile.open(path, rules: rules).close()
      return try StudyFile.open(path, access: access, rules: rules)
    }
  }
}
