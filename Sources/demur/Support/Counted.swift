/// `1 instance`, `2 instances`; with a plural of its own, `1 person`, `2 people`.
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
