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

  /// The guidelines as they are read; nil where there are none. Where the study asks how many others would say the same, they
  /// say that this is a guess, and that the label is none.
  var guidelinesText: String? {
    guard let text = guidelines?.trimmedForReading else { return nil }
    guard work.asked.asksOthers, !text.lowercased().contains("ten others") else { return text }
    return "\(text)\n\n\(Self.aboutOthers)"
  }

  private static let aboutOthers = """
    How many of ten others

    After each label you are asked how many of ten others would say the same. There a guess is what is wanted, whatever is \
    said above of guessing; the label itself is your own judgement.
    """

  /// Whom somebody can turn to who was distressed by what they read.
  var support: String {
    contact.map { "If it stays with you: \($0)" }
      ?? "If you would like to talk to somebody: whoever asked you to take part, or a person you trust."
  }
}
