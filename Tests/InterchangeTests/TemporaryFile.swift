import Foundation

/// Runs `body` with the path of a file that holds `bytes` and is gone afterwards.
@discardableResult
func withFile<Result>(
  _ bytes: some Sequence<UInt8>, named name: String = "data", _ body: (String) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "demur-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: name)
  try Data(bytes).write(to: file)
  return try body(file.path(percentEncoded: false))
}

@discardableResult
func withFile<Result>(_ text: String, named name: String = "data", _ body: (String) throws -> Result) throws -> Result {
  try withFile(text.utf8, named: name, body)
}

/// What an error says, without the folder of the file.
func message(_ error: any Error) -> String {
  let text = "\(error)"
  guard let slash = text.prefix(while: { $0 != " " }).lastIndex(of: "/") else { return text }
  return String(text[text.index(after: slash)...])
}
