import Foundation
import Testing

/// One annotator does all of their work of the paper's study by keys.
struct RealStudyTests {
  @Test(.enabled(if: RealStudy.hasData, "the real data are not beside the project; DEMUR_DATA names their folder"))
  func `what is pressed is what is exported, whatever was shown first`() throws {
    let folder = try Folder()
    try RealStudy.make(in: folder)
    var share = WholeShare { try Tmux("\(Program.path) annotate --annotator a01", in: folder) }
    try share.work(leavingAfterRatings: 31, preferences: 19)
    try share.expectExported(in: folder)
  }
}
