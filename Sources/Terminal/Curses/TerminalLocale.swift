import Glibc

/// Makes the C library, and curses with it, read and write UTF-8.
enum TerminalLocale {
  /// Sets the character type alone: numbers and dates stay as they are.
  ///
  /// Where the environment names no locale at all, or a UTF-8 one that this machine lacks (common after ssh), it is
  /// `C.UTF-8`.
  static func useUTF8(environment: [String: String]) throws(TerminalError) {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    let fallback = "C.UTF-8"
    guard let named else {
      guard isUTF8(after: fallback) else { throw .notUTF8(locale: fallback) }
      return
    }
    if isUTF8(after: named) { return }
    let claims = named.lowercased().contains("utf-8") || named.lowercased().contains("utf8")
    guard claims, isUTF8(after: fallback) else { throw .notUTF8(locale: named) }
  }

  /// What `body` makes of characters where they are UTF-8, whatever the program's locale is; `nil` where that cannot be had.
  static func withUTF8<Result>(_ body: () -> Result) -> Result? {
    guard let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil) else { return nil }
    let before = uselocale(locale)
    defer {
      uselocale(before)
      freelocale(locale)
    }
    return body()
  }

  private static func isUTF8(after name: String) -> Bool {
    guard setlocale(LC_CTYPE, name) != nil, let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: codeset).uppercased() == "UTF-8"
  }
}
