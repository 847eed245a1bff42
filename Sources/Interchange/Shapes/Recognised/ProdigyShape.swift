import Basics
import Foundation
import Study

/// Prodigy's choices between two options.
struct ProdigyShape: DataShape {
  static let name = "prodigy"
  static let title = "Prodigy's choice tasks: two options, accept, _annotator_id"
  static let source = "Prodigy's documentation, annotation interfaces, choice"

  static func fits(_ record: JSONValue) -> Bool {
    record["options"]?.list?.count == 2 && record.has("accept", "answer")
  }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let (first, second) = try fields.two("options")
    let ids = [try first.name("id"), try second.name("id")]
    let prompt = ["text", "prompt", "input", "html"].first { fields[$0]?.text != nil }
    var pair = ShapedPair(
      id: fields["id"]?.name ?? fields["meta"]?["id"]?.name ?? fields["_input_hash"]?.name.map { "input\($0)" },
      context: try prompt.map { key throws(LineFault) in try fields.turns(key) } ?? [],
      first: try Self.text(first), second: try Self.text(second))
    // "reject" and "ignore" say that the task was not answered.
    guard try fields.text("answer") == "accept" else { return [pair] }
    let accepted = try fields.list("accept").compactMap(\.name)
    let choice: ResponseLetter? = accepted.count == 1 ? accepted[0] == ids[0] ? .a : .b : nil
    guard accepted.allSatisfy(ids.contains) else { throw .wrongKind("accept", expected: "ids of the options") }
    if let annotator = fields["_annotator_id"]?.name ?? fields["_session_id"]?.name {
      var label = ShapedLabel.preference(Strengths.preference(choice), by: annotator)
      label.at = fields["_timestamp"]?.looseNumber.map { Date(timeIntervalSince1970: $0) }
      pair.labels = [label]
    } else {
      pair.better = choice
    }
    return [pair]
  }

  /// An option's text, which recipes also give as HTML.
  private static func text(_ option: Fields) throws(LineFault) -> String {
    try option.text(option.has("html") && !option.has("text") ? "html" : "text")
  }
}
