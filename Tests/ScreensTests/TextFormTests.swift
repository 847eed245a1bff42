import Screens
import Study
import Terminal
import Testing

/// Texts as Markdown reads, and as they were written.
struct TextFormTests {
  private static let markdown = """
    Here is **one way**:

    1. Wash up *first*, so that there is room for what comes after it on the worktop.
    2. Then:
       - cut `carrots`
       - see [the book](https://example.org)

    | step | minutes |
    |---|--:|
    | cut | 10 |
    | roast | 50 |

    ```python
    for step in steps: print(step, "and a long line of code that goes on and on", step.minutes)
    ```
    > As my mother said.
    """

  private static func settings(_ rule: TextFormRule) -> StudySettings {
    var settings = StudySettings.sample
    settings.textForm = rule
    return settings
  }

  @Test func `what Markdown looks like on the screen`() {
    for (name, size) in [("80x24", Size.usual), ("120x40", .large), ("44x18", .phone), ("40x10", .smallest)] {
      var single = ScriptedAnnotator(
        [Kitchen.single(1, text: Self.markdown)], size: size, settings: Self.settings(.rendered))
      single.press("space")
      check(single.frame, is: "markdown-single-\(name)")
      let pair = ScriptedAnnotator(
        [Kitchen.pair(1, a: Self.markdown, b: "- \(Kitchen.order)", context: [])], size: size,
        settings: Self.settings(.rendered))
      check(pair.frame, is: "markdown-preference-\(name)")
    }
  }

  @Test(arguments: [Size.usual, .large, .phone, .smallest, Size(columns: 200, rows: 50)])
  func `a text without Markdown looks the same in both forms, whatever is pressed`(size: Size) {
    let plain = "First line\n  second,  indented\n\n\nthird: 2*3*4, a_b_c and $5 or $6"
    for work in [Kitchen.single(1, text: plain), Kitchen.pair(1, a: plain, b: Kitchen.long(3))] {
      var raw = ScriptedAnnotator([work], size: size, settings: Self.settings(.raw))
      var rendered = ScriptedAnnotator([work], size: size, settings: Self.settings(.rendered))
      for key in ["space", "end", "tab", "home", "space"] {
        #expect(raw.frame == rendered.frame, "before \(key)")
        raw.press(key)
        rendered.press(key)
      }
    }
  }

  @Test func `m changes the form, says so, and the label says which was used`() {
    let works = [Kitchen.single(1, text: Self.markdown), Kitchen.single(2, text: Self.markdown), Kitchen.single(3)]
    let annotator = check(
      works, keys: "m 4 5", hides: ["**one way**"], labels: "4 5", settings: Self.settings(.raw))
    #expect(annotator.labelled.map(\.circumstances.form) == [.rendered, .rendered])
    check(works, keys: "m", shows: ["**one way**", "Shown as it was written."], settings: Self.settings(.rendered))
    let back = check(works, keys: "m m 4", labels: "4", settings: Self.settings(.rendered))
    #expect(back.labelled.map(\.circumstances.form) == [.rendered])
    check([Kitchen.single(1)], keys: "m", shows: ["looks the same"], settings: Self.settings(.raw))
  }

  @Test(arguments: [TextFormRule.rawOnly, .renderedOnly])
  func `a study can fix the form`(rule: TextFormRule) {
    let works = [Kitchen.single(1, text: Self.markdown), Kitchen.single(2)]
    let annotator = check(works, keys: "m 3", labels: "3", settings: Self.settings(rule))
    #expect(annotator.labelled.map(\.circumstances.form) == [rule.form])
    check(works, keys: "m", shows: ["one way only"], settings: Self.settings(rule))
  }

  @Test(arguments: [Size.usual, .large, .phone, .smallest])
  func `read to the end means the same in both forms, and a change of form forgets nothing`(size: Size) {
    let long = String(repeating: Self.markdown + "\n\n", count: 6)
    for (keys, unread) in [("3", true), ("end 3", false), ("end m 3", false), ("m end m 3", false), ("m 3", true)] {
      for rule in [TextFormRule.raw, .rendered] {
        let annotator = check(
          [Kitchen.single(1, text: long), Kitchen.single(2)], keys: keys, size: size,
          settings: Self.settings(rule))
        #expect(annotator.labelled.first?.circumstances.unread.isEmpty == !unread, "\(keys) \(rule)")
      }
    }
    // What was not shown yet in one form counts as not shown in the other.
    let dialogue = [Turn(role: .user, content: long)]
    let work = Kitchen.pair(1, context: dialogue)
    let annotator = check([work, Kitchen.pair(2)], keys: "m end m y", size: size, settings: Self.settings(.raw))
    #expect(annotator.labelled.first?.circumstances.isContextUnread == true)
  }

  @Test func `the place in a long text stays when the form changes`() {
    let long = (1...40).map { "- item \($0), which says **something** of \($0)\n" }.joined()
    var annotator = ScriptedAnnotator([Kitchen.single(1, text: long)], settings: Self.settings(.rendered))
    annotator.press("space space")
    let before = annotator.text.split(separator: "\n").first { $0.contains("item") }
    annotator.press("m m")
    #expect(annotator.text.split(separator: "\n").first { $0.contains("item") } == before)
  }

  @Test func `both responses of a pair are shown in the same way`() {
    let strange = "a\u{1}[31m"
    check(
      [Kitchen.pair(1, a: "**bold**", b: strange)], keys: "", shows: ["**bold**", "‹U+0001›", "not as Markdown"],
      settings: Self.settings(.rendered))
    check(
      [Kitchen.single(1, text: "**bold** " + strange)], keys: "", shows: ["**bold**", "not as Markdown"],
      settings: Self.settings(.rendered))
    check(
      [Kitchen.pair(1, a: "**bold**", b: strange)], keys: "", hides: ["not as Markdown"], settings: Self.settings(.raw))
    for size in [Size.phone, .smallest] {
      check(
        [Kitchen.single(1, text: "**bold** " + strange)], keys: "", shows: [" raw "], size: size,
        settings: Self.settings(.rendered))
    }
    // A terminal's colours alone keep nothing from being read as Markdown.
    check(
      [Kitchen.pair(1, a: "**bold**", b: "a\u{1B}[31m")], keys: "", shows: ["bold", "‹U+001B›"],
      hides: ["**bold**", "not as Markdown"], settings: Self.settings(.rendered))
    let annotator = check(
      [Kitchen.pair(1, a: "**bold**", b: strange), Kitchen.pair(2)], keys: "m", shows: ["cannot be shown as Markdown"],
      settings: Self.settings(.rendered))
    #expect(annotator.labelled.isEmpty)
  }

  @Test func `what differs is marked in both forms`() {
    var settings = Self.settings(.rendered)
    settings.showsDifferences = true
    var annotator = ScriptedAnnotator(
      [Kitchen.pair(1, a: "**Wash** the *dark* plates first", b: "**Wash** the *light* plates first", context: [])],
      settings: settings)
    annotator.press("d")
    #expect(annotator.text.contains("Wash the dark plates first") && annotator.frame.styles.contains("uuuu"))
    annotator.press("m")
    #expect(annotator.text.contains("**Wash** the *dark* plates first") && annotator.frame.styles.contains("uuuu"))
  }
}
