/// `1 instance`, `2 instances`; with a plural of its own, `1 person`, `2 people`.
package func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}

extension Double {
  /// `7` for 7.0, `0.5` for 0.5.
  package var short: String { self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self) }
}
