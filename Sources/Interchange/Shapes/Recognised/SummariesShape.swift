import Basics
import Study

/// OpenAI's summaries from feedback, the comparisons: a post, two summaries, a worker's choice.
struct SummariesShape: DataShape {
  static let name = "summarize-from-feedback"
  static let title = "Summaries from feedback, comparisons: info, summaries, choice, worker"
  static let source = "the data card of openai/summarize_from_feedback, comparisons"

  static func fits(_ record: JSONValue) -> Bool {
    record["summaries"]?.list?.count == 2 && record.has("info", "choice")
  }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let info = try fields.object("info")
    let post = try info.text(info.has("post") ? "post" : "article")
    let title = try info.optionalText("title")
    let (first, second) = try fields.two("summaries")
    let choice: ResponseLetter = try fields.flag("choice") ? .b : .a
    let policies = [first, second].map { $0["policy"]?.name ?? "-" }.joined(separator: "-")
    var pair = ShapedPair(
      id: info["id"]?.name.map { "\($0)-\(policies)" }, subset: try info.optionalText("subreddit"),
      context: [Turn(role: .user, content: (title.map { $0 + "\n\n" } ?? "") + post)],
      first: try first.text("text"), second: try second.text("text"), better: choice)
    if let worker = fields["worker"]?.name {
      var label = ShapedLabel.preference(Strengths.preference(choice), by: worker)
      label.comment = try fields.optionalText("note") ?? ""
      pair.labels = [label]
      pair.better = nil
    }
    return [pair]
  }
}
