/// What is said of annotators' answers of which no label was made.
enum UnreadAnswers {
  static func remarks(_ count: Int) -> [String] {
    guard count > 0 else { return [] }
    return ["Answers passed over, as they say neither which response is better nor how good one is: \(count)."]
  }
}
