import Basics
import Study

/// Nectar: a prompt in HH-RLHF's form and ranked answers of several models.
struct NectarShape: DataShape {
  static let name = "nectar"
  static let title = "Nectar: a prompt and ranked answers (--responses says which two)"
  static let source = "the data card of berkeley-nest/Nectar"

  static func fits(_ record: JSONValue) -> Bool {
    record.hasText("prompt") && record["answers"]?[0]?.has("answer", "rank") == true
  }

  private let options: ShapeOptions

  init(_ options: ShapeOptions) { self.options = options }

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    var candidates: [(text: String, worth: Double?)] = []
    for answer in try fields.objects("answers") {
      candidates.append((try answer.text("answer"), -(try answer.number("rank"))))
    }
    guard let chosen = options.pair(of: candidates, record: try fields.text("prompt")) else { return [] }
    return [
      ShapedPair(id: fields["id"]?.name, context: try fields.turns("prompt"), chosen, of: candidates)
    ]
  }
}
