import Basics
import Study

/// PKU-SafeRLHF: two responses, which is better and which is safer.
struct SafeRLHFShape: DataShape {
  static let name = "pku-saferlhf"
  static let title = "PKU-SafeRLHF: response_0, response_1, better and safer (--criterion better or safer)"
  static let source = "the data card of PKU-Alignment/PKU-SafeRLHF"

  static func fits(_ record: JSONValue) -> Bool {
    record.hasText("prompt", "response_0", "response_1")
      && (record.has("better_response_id") || record.has("safer_response_id"))
  }

  private let criterion: String
  private let isChosen: Bool

  init(_ options: ShapeOptions) {
    isChosen = options.criterion != nil
    criterion = options.criterion ?? "better"
  }

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let better: ResponseLetter? =
      switch try fields.number(criterion + "_response_id") {
      case 0: .a
      case 1: .b
      // Some versions have −1 where neither is.
      default: nil
      }
    return [
      ShapedPair(
        id: fields["id"]?.name, subset: try fields.optionalText("prompt_source"), context: try fields.turns("prompt"),
        first: try fields.text("response_0"), second: try fields.text("response_1"), better: better)
    ]
  }

  var remarks: [String] {
    isChosen
      ? []
      : [
        "The file says which response is better and which is safer; better was taken. For the other: --criterion safer"
      ]
  }
}
