import Study
import Testing

@testable import Interchange

struct ImportSummaryTests {
  private func imported(
    _ line: Int, _ a: String, _ b: String, subset: String = "s", id: String? = nil, file: String = "f",
    context: String = "c"
  ) throws -> ImportedInstance {
    var imported = ImportedInstance(
      instance: Instance(
        key: InstanceKey(id ?? "\(file)-\(line)"), subset: subset, context: [Turn(role: .user, content: context)],
        responseA: a,
        responseB: b),
      file: file, line: line)
    try imported.examine()
    return imported
  }

  @Test func `what is read, taken and odd is counted, with the first lines`() throws {
    var summary = ImportSummary()
    #expect(try summary.note(imported(1, "a", "b")))
    #expect(try summary.note(imported(2, "b", "a")))
    #expect(try !summary.note(imported(3, "a", " ")))
    #expect(try summary.note(imported(4, "a", "a")))
    for line in 5...9 { try summary.note(imported(line, "I am ChatGPT \(line)", "x\u{202E}")) }
    summary.noteTaken(try imported(1, "a", "b").instance)
    #expect(
      summary.lines(isDraw: true) == [
        "s: 9 read, 1 drawn, 1 left out for an empty response (--keep-empty takes them)",
        "  of those read 1 with two equal responses (line 4)", "  of those read 1 repeat an earlier pair (line 2)",
        "  of those read 5 name the model that wrote them (lines 5, 6, 7 …)",
        "  of those read 5 with control, bidi, zero-width or private characters (lines 5, 6, 7 …)",
      ])
  }

  @Test func `with keep-empty nothing is left out`() throws {
    var summary = ImportSummary(keepsEmpty: true)
    #expect(try summary.note(imported(1, "", "b")))
    #expect(
      summary.lines(isDraw: false) == ["s: 1 read, 0 imported", "  of those read 1 with an empty response (line 1)"])
  }

  @Test func `subsets stand in the order of their names, and lines of several files are told apart`() throws {
    var summary = ImportSummary()
    try summary.note(imported(1, "a", "b", subset: "z", file: "f"))
    try summary.note(imported(1, "c", "c", subset: "a", file: "-"))
    #expect(
      summary.lines(isDraw: false) == [
        "a: 1 read, 0 imported", "  of those read 1 with two equal responses (standard input:1)",
        "z: 1 read, 0 imported",
      ])
  }

  @Test func `an id that comes twice is refused with both its lines`() throws {
    var summary = ImportSummary()
    try summary.note(imported(3, "a", "b", id: "é"))
    try summary.note(imported(4, "a", "b", id: "e\u{301}"))
    let error = #expect(throws: InterchangeError.self) { try summary.note(imported(9, "c", "d", id: "é", file: "g")) }
    #expect(error?.description == "g:9: the id \"é\" stands at f:3 already; give each instance an id of its own")
  }

  @Test(arguments: [
    ("I'm Claude, made by people", true), ("I am Claude", true), ("My name\u{2019}s Gemini.", true), ("ChatGPT", true),
    ("trained by OpenAI.", true), ("(GPT-4)", true), ("GPT-4o", false), ("Claude Monet painted", false),
    ("I'm Claudette", false),
    ("I'm Bardot", false), ("Gemini is a sign", false), ("openai", false), ("MyOpenAI", false), ("Llama 2", true),
    ("I saw a Llama", false), ("", false), ("O", false), ("I'm C", false),
  ])
  func `a text that names its model is found`(text: String, names: Bool) {
    #expect(ModelNames.occur(in: text) == names)
  }

  @Test func `unusual characters are found wherever they stand, and ordinary ones are not`() {
    let ordinary = [
      "plain", "tab\tline\n", "é ü ß", "“quotes” – dashes…", "中文", "שלום", "العربية", "हिन्दी", "👩‍👩‍👧", "می‌خواهم", "😀",
      "a\u{301}", "€",
      "🏳️‍🌈",
    ]
    let unusual = [
      "\u{0}", "\u{7}", "\r", "\u{1b}", "\u{7f}", "\u{80}", "\u{9f}", "\u{ad}", "\u{61c}", "\u{180e}", "\u{200b}",
      "\u{200e}",
      "\u{200f}", "\u{2028}", "\u{2029}", "\u{202a}", "\u{202e}", "\u{2060}", "\u{2066}", "\u{2069}", "\u{206f}",
      "\u{feff}",
      "\u{fff9}", "\u{e000}", "\u{f8ff}", "\u{e0001}", "\u{e0041}", "\u{f0000}", "\u{10fffd}", "\u{600}", "\u{6dd}",
      "\u{70f}",
      "\u{8e2}", "\u{110bd}", "\u{1d173}", "a\u{200d}b", "\u{200c}",
    ]
    for text in ordinary { #expect(!UnusualText.occurs(in: text), "\(text)") }
    for text in unusual {
      for before in 0...20 {
        let padding = String(repeating: "x", count: before)
        #expect(
          UnusualText.occurs(in: padding + text + "yyyyyyyyyy"), "\(text.unicodeScalars.map(\.value)) after \(before)")
      }
    }
  }

  /// The quick passes agree with looking at every scalar's properties.
  @Test func `every scalar is judged by its category`() {
    for value in 1...0x10FFFF as ClosedRange<UInt32>
    where value % 7 == 0 || value < 0x3000 || value > 0xE000 && value < 0x10000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected: Bool
      switch scalar.properties.generalCategory {
      case .control: expected = scalar != "\n" && scalar != "\t"
      case .format, .privateUse, .lineSeparator, .paragraphSeparator: expected = true
      default: expected = false
      }
      if UnusualText.occurs(in: "x\(scalar)") != expected { Issue.record("U+\(String(value, radix: 16))") }
    }
  }
}
