import Foundation
import Testing

/// The paper's study on the real data, where they lie beside the project.
enum RealStudy {
  private static let data = ["helpful", "harmless"].map { name -> (name: String, path: String) in
    let root = URL(filePath: #filePath).appending(path: "../../../../..").standardizedFileURL
    let folder =
      ProcessInfo.processInfo.environment["DEMUR_DATA"]
      ?? root.appending(path: "shared/data").path(percentEncoded: false)
    return (name, "\(folder)/hh-rlhf-\(name)-base-test.jsonl.gz")
  }

  static var hasData: Bool { data.allSatisfy { FileManager.default.fileExists(atPath: $0.path) } }

  /// 720 instances, half helpful and half harmless, two annotators each, 33 people, no washout.
  static func make(in folder: Folder) throws {
    try Program.succeed(
      "init", "rlhf", "--seed", "7", "--consent", "none", "--guidelines", "none", "--practice", "none", "--washout",
      "0",
      "--guard", "0", in: folder)
    let sources = data.flatMap { ["--subset", "\($0.name)=\($0.path)"] }
    let summary = try Program.run(["import"] + sources + ["--take", "720"], in: folder)
    #expect(summary.output.contains("harmless: 2312 read, 360 drawn"))
    #expect(summary.output.contains("helpful: 2354 read, 360 drawn"))
    try Program.succeed("annotators", "add", "--count", "33", in: folder)
    #expect(try Program.succeed("assign", in: folder).contains("43 or 44 contexts"))
  }
}
