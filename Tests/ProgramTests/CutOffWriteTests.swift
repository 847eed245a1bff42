import Foundation
import Testing

@Suite struct CutOffWriteTests {
  @Test func `a study whose last write was cut off is mended by whoever reads it next`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 5)
    // More pages than fit into the cache are written before the commit that never comes.
    let sql = """
      PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 2; BEGIN;
      WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
      INSERT INTO mark SELECT i, 1, NULL, NULL FROM n;
      """
    _ = try Program.run(
      executable: "/usr/bin/sqlite3", ["small.demur", sql, ".shell kill -9 $PPID"], in: folder)
    let journal = try FileManager.default.attributesOfItem(atPath: folder.file("small.demur-journal"))
    #expect((journal[.size] as? Int ?? 0) > 0)
    try Program.succeed("verify", in: folder)
  }
}
