import Screens
import Study
import Terminal
import Testing

/// What the review looks like. `DEMUR_RECORD=1 swift test --filter ReviewSnapshotTests` records anew; look at the diff.
struct ReviewSnapshotTests {
  private static let sizes = [
    ("80x24", Size.usual), ("120x40", Size.large), ("200x50", Size(columns: 200, rows: 50)), ("44x18", Size.phone),
    ("40x10", Size.smallest),
  ]
  private static let decided: [(Int, Decisions)] = [
    (0, .sample("ann keep values", "bob keep")), (2, .sample("bob drop slip")), (3, .sample("ann more ambiguous")),
    (8, .sample("ann drop slip", "bob keep values")),
  ]

  @Test func `the list`() {
    for (name, size) in Self.sizes {
      var author = ScriptedAuthor(size: size, decisions: Self.decided)
      author.press("down")
      check(author.frame, is: "review-list-\(name)")
      author.press("f")
      check(author.frame, is: "review-filter-\(name)")
      author.press("a i end")
      check(author.frame, is: "review-all-\(name)")
      author.press("o")
      check(author.frame, is: "review-order-\(name)")
    }
  }

  @Test func `an instance`() {
    for (name, size) in Self.sizes {
      var author = ScriptedAuthor(size: size, decisions: Self.decided)
      author.press("down enter")
      check(author.frame, is: "review-instance-\(name)")
      author.press("2 4 x end")
      check(author.frame, is: "review-decided-\(name)")
      author.press("a 4 2")
      check(author.frame, is: "review-adjudicate-\(name)")
      author.press("esc m")
      check(author.frame, is: "review-more-\(name)")
      author.press("esc h")
      check(author.frame, is: "review-history-\(name)")
    }
    let author = ScriptedAuthor(size: .usual, decisions: Self.decided, open: 8)
    check(author.frame, is: "review-contested-80x24")
  }

  @Test func `what lies over them`() {
    for (name, size) in Self.sizes {
      var author = ScriptedAuthor(size: size, decisions: Self.decided)
      author.press("v")
      check(author.frame, is: "review-effect-\(name)")
      author.press("esc t")
      check(author.frame, is: "review-totals-\(name)")
      author.press("esc g")
      check(author.frame, is: "review-code-book-\(name)")
      author.press("esc ?")
      check(author.frame, is: "review-help-\(name)")
      author.press("esc /")
      author.type("pasta")
      check(author.frame, is: "review-search-\(name)")
    }
  }

  @Test func `the sources`() {
    for (name, size) in Self.sizes {
      var author = ScriptedAuthor(
        SourcesTests.many, size: size, decisions: Self.decided, showsSources: true, found: SourcesTests.found)
      check(author.frame, is: "review-sources-\(name)")
      author.press("tab tab tab")
      check(author.frame, is: "review-people-\(name)")
    }
  }

  @Test func `nothing to list`() {
    for (name, size) in Self.sizes.prefix(1) {
      check(ScriptedAuthor(ReviewSample([]), size: size).frame, is: "review-no-instances-\(name)")
      check(ScriptedAuthor(ReviewSample(["a | alice 15A2", "b"]), size: size).frame, is: "review-no-pairs-\(name)")
    }
  }
}
