import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Brings packed files home, all of them or none, any number of times and in any order.
  ///
  /// Each writer's chain only grows: what is here already is passed over, and a chain that parts from what is here is
  /// refused. So the labels that are in force do not depend on the order.
  ///
  /// - Parameter acceptingUnknown: also takes files whose packing this study does not know of, as after a return to an
  ///   older backup; their texts and work are then compared with those here.
  @discardableResult
  package func merge(_ paths: [String], acceptingUnknown: Bool = false) throws -> [MergeResult] {
    let files = try paths.map { path in
      try Self.isSame(path, self.path)
        ? { throw StoreError.unmergeable(path: path, why: "it is this study itself", remedy: "name packed files") }()
        : (path, StudyFile.open(path, access: .readOnly))
    }
    return try writeMuch { db in
      try PackMark.refuse(db)
      return try files.map { path, file in
        let violations = try file.verify()
        if let first = violations.first {
          throw StoreError.unmergeable(
            path: path, why: "it was altered or damaged (\(first))", remedy: "ask for the file as demur left it")
        }
        return try file.read { packed in
          var merge = try Merge(into: db, from: packed, path: path, acceptsUnknown: acceptingUnknown)
          return try merge.run()
        }
      }
    }
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    let (first, second) = (FileIdentity(a), FileIdentity(b))
    return first != nil && first == second
  }
}
