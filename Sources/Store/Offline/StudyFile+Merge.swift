import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Brings packed files home, all of them or none, any number of times and in any order.
  ///
  /// Each writer's chain only grows: what is here already is passed over, and a chain that parts from what is here is
  /// refused. So the labels that are in force do not depend on the order.
  ///
  /// Files are opened one after another, so that thousands take no more memory than a few.
  ///
  /// - Parameters:
  ///   - acceptingUnknown: also takes files whose packing this study does not know of, as after a return to an older backup;
  ///     their texts and work are then compared with those here.
  ///   - progress: called after each file with how many are through.
  @discardableResult
  package func merge(
    _ paths: [String], acceptingUnknown: Bool = false, progress: (Int) -> Void = { _ in }
  ) throws -> [MergeResult] {
    // A path that is wrong is told before anything is done.
    for path in paths where Self.isSame(path, self.path) {
      throw StoreError.unmergeable(path: path, why: "it is this study itself", remedy: "name packed files")
    }
    for path in paths where FileIdentity(path) == nil { throw StoreError.nothingToMerge(path: path) }
    return try writeMuch { db in
      try PackMark.refuse(db)
      let index = try MergeIndex(db, files: paths.count)
      var ground = try MergeGround(db)
      var results: [MergeResult] = []
      for path in paths {
        results.append(try merge(path, into: db, &ground, acceptingUnknown: acceptingUnknown))
        progress(results.count)
      }
      try index.drop(db)
      return results
    }
  }

  private func merge(
    _ path: String, into db: Database, _ ground: inout MergeGround, acceptingUnknown: Bool
  ) throws -> MergeResult {
    let file = try StudyFile.open(path, access: .readOnly)
    if let first = try file.verify().first {
      throw StoreError.unmergeable(
        path: path, why: "it was altered or damaged (\(first))", remedy: "ask for the file as demur left it")
    }
    let result = try file.read { packed in
      var merge = try Merge(into: db, from: packed, path: path, ground: ground, acceptsUnknown: acceptingUnknown)
      return try merge.run()
    }
    try file.close()
    if result.wentBack { ground.roots = try WriterRoots(db) }
    return result
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    let (first, second) = (FileIdentity(a), FileIdentity(b))
    return first != nil && first == second
  }
}
