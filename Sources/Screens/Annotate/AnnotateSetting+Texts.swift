extension AnnotateSetting {
  /// The consent text as it is read: it names the contact that it speaks of, or says that none is named.
  var consentText: String {
    let text = (consent ?? "").trimmedForReading
    if let contact {
      return text.contains(contact.trimmedForReading) ? text : "\(text)\n\nThe study's contact: \(contact)"
    }
    return text.lowercased().contains("the study's contact")
      ? "\(text)\n\nThis study names no contact: ask whoever asked you to take part." : text
  }

  /// Whom somebody can turn to who was distressed by what they read.
  var support: String {
    contact.map { "If it stays with you: \($0)" }
      ?? "If you would like to talk to somebody: whoever asked you to take part, or a person you trust."
  }
}
