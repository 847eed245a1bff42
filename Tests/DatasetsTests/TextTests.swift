import Datasets
import Testing

struct TextTests {
  let instances: [Row]
  let texts: [String]

  /// What annotators are shown of consent and guidelines, in every form.
  private static let shown = [
    Datasets.consent, Datasets.consentWithoutContact, Datasets.guidelines, Datasets.guidelinesAskingForOthers,
  ]

  init() throws {
    instances = try rows(Datasets.instances)
    texts = try (instances + rows(Datasets.practice)).flatMap(\.texts) + Self.shown
  }

  @Test func `no text hides a control, a bidi control or a zero width outside emoji`() {
    for text in texts {
      #expect(hidden(in: text).isEmpty, "\(text.prefix(40))")
    }
  }

  @Test(arguments: [
    "a\u{0}b", "a\u{202E}b", "a\u{200B}b", "a\u{FEFF}b", "a\u{200D}b", "👩\u{200D}b", "a\rb", "\u{E000}",
  ])
  func `the check itself finds what must not be there`(text: String) {
    #expect(hidden(in: text).count == 1)
  }

  @Test func `the embedded texts are UTF-8 throughout`() {
    for bytes in [Datasets.instances, Datasets.practice, Array(Datasets.consent.utf8), Array(Datasets.guidelines.utf8)]
    {
      #expect(String(validating: bytes, as: UTF8.self)?.unicodeScalars.contains("\u{FFFD}") == false)
    }
  }

  @Test(
    arguments: [
      "Greek": 0x0370...0x03FF, "Cyrillic": 0x0400...0x04FF, "Hebrew": 0x0590...0x05FF, "Arabic": 0x0600...0x06FF,
      "Devanagari": 0x0900...0x097F, "kana": 0x3040...0x30FF, "Han": 0x4E00...0x9FFF, "Hangul": 0xAC00...0xD7AF,
    ] as [String: ClosedRange<UInt32>])
  func `a script other than Latin is in some instance's context and in its responses`(
    script: String, range: ClosedRange<UInt32>
  ) {
    let holds = { (text: String) in text.unicodeScalars.contains { range.contains($0.value) } }
    #expect(
      instances.contains { row in
        row.context.contains { holds($0.content) } && (holds(row.response_a) || holds(row.response_b))
      }, "\(script)")
  }

  @Test func `joined emoji and both spellings of an accented letter are there`() {
    let scalars = instances.flatMap(\.texts).map { Array($0.unicodeScalars) }
    #expect(scalars.contains { $0.contains("\u{200D}") })
    #expect(scalars.contains { $0.contains("\u{0301}") && $0.contains("\u{E9}") })
  }

  @Test func `nothing that annotators are shown tells what the study asks`() throws {
    let told = try rows(Datasets.practice).compactMap(\.why) + Self.shown
    let words = [
      "disagree", "agree with", "agreement", "ambigu", "alike", "see it differently", "where they differ",
      "another reader", "other ways to see", "speaks to you", "depends on what", "need not give", "one at a time",
      "side by side", "side-by-side", "consisten", "contradict", "earlier", "served again", "bias", "the paper",
    ]
    for text in told {
      for word in words { #expect(!text.lowercased().contains(word), "\(word): \(text.prefix(60))") }
    }
  }

  @Test func `the texts fit what the study has and asks`() {
    #expect(Datasets.consent.contains("the study's contact"))
    #expect(
      !Datasets.consentWithoutContact.contains("contact") && Datasets.consentWithoutContact.contains("ask whoever"))
    #expect(Datasets.guidelines.contains("do not try to guess what others"))
    #expect(!Datasets.guidelinesAskingForOthers.contains("do not try to guess"))
    #expect(Datasets.guidelinesAskingForOthers.contains("how many of ten others would say the same"))
  }

  @Test func `each practice says of both responses where they stand on the scale`() throws {
    for row in try rows(Datasets.practice) {
      let (answer, why) = try (#require(row.answer), #require(row.why))
      for (letter, rating) in [("A", answer.rating_a), ("B", answer.rating_b)] {
        #expect(why.contains(letter) || why.contains("Each") || why.contains("Both"), "\(row.id)")
        #expect(why.contains("a \(rating)"), "\(row.id): \(letter) is a \(rating)")
      }
    }
  }

  @Test func `consent and guidelines are short paragraphs that name nobody to write to`() {
    for text in Self.shown {
      let paragraphs = text.split(separator: "\n")
      #expect(paragraphs.count > 5 && paragraphs.allSatisfy { $0.count < 700 })
      #expect(!text.contains("@") && !text.contains("://"))
    }
  }
}

/// The scalars of a text that a reader cannot see, but for line feeds and the joiners between two emoji.
private func hidden(in text: String) -> [Unicode.Scalar] {
  let scalars = Array(text.unicodeScalars)
  return scalars.indices.filter { index in
    let scalar = scalars[index]
    if scalar == "\u{200D}" {
      return index == 0 || index + 1 == scalars.count || !isPictorial(scalars[index - 1])
        || !isPictorial(scalars[index + 1])
    }
    switch scalar.properties.generalCategory {
    case .control: return scalar != "\n"
    case .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
  .map { scalars[$0] }
}

/// Whether a joiner may stand beside the scalar: an emoji, or what modifies one. Digits count as emoji and are not meant.
private func isPictorial(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "\u{FE0F}" || (scalar.value > 0xFF && scalar.properties.isEmoji)
}
