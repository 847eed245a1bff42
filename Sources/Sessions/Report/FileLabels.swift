import Foundation
import Interchange
import Store
import Study

/// Reads labels from the two CSV files for a report; one of them may be missing.
package enum FileLabels {
  /// - Parameters:
  ///   - ratings: a path, or `-` for standard input.
  ///   - preferences: likewise; only one of the two can be `-`.
  ///   - subset: whose labels alone are read; nil for all.
  package static func read(ratings: String?, preferences: String?, subset: String? = nil) throws -> LabelSource {
    let paths = [ratings, preferences].compactMap(\.self)
    // Beside the reading, which leaves a core free now and then; of a pipe the two would take from each other.
    let digest = paths.allSatisfy(isRegular) ? Background { try fingerprint(paths) } : nil
    let read = try ReadLabels(ratings: ratings, preferences: preferences, subset: subset)
    if let subset, read.table.instances.isEmpty {
      throw SessionError.unknownSubset(subset, known: read.knownSubsets)
    }
    let people = read.table
    let names = paths.map { $0 == "-" ? "standard input" : URL(filePath: $0).lastPathComponent }
    var source = LabelSource(
      title: names.joined(separator: " and ") + (subset.map { ", subset \($0)" } ?? ""),
      fingerprint: try digest?.value ?? fingerprint(paths), names: names,
      people: people)
    source.methods = [
      MethodsFact("labelled", "Instances with labels", people.instances.count),
      MethodsFact("annotators", "Annotators", people.annotators.count),
      MethodsFact("ratings", "Ratings", people.ratingCount),
      MethodsFact("preferences", "Preferences", people.preferenceCount),
    ]
    source.repeats = read.repeats
    source.isSimulated = read.isSimulated
    source.activity = read.seconds.mapValues { seconds in
      var activity = AnnotatorActivity()
      activity.seconds = seconds
      activity.unordered = Set(seconds.keys)
      return activity
    }
    if read.repeatCount > 0 {
      source.methods.append(MethodsFact("repeated", "Labels of repeats", read.repeatCount))
    }
    return source
  }

  private static func isRegular(_ path: String) -> Bool {
    var file = stat()
    return stat(path, &file) == 0 && file.st_mode & S_IFMT == S_IFREG
  }

  /// What `cat FILE … | sha256sum` says of the files.
  private static func fingerprint(_ paths: [String]) throws -> String {
    if paths.contains("-") { return "none, since standard input can be read only once" }
    guard paths.allSatisfy(isRegular) else { return "none, since a pipe can be read only once" }
    do {
      return try Fingerprint.ofFiles(paths)
    } catch {
      throw SessionError.changedWhileRead(paths: paths)
    }
  }
}
