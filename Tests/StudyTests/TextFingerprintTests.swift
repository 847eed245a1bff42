import Testing

@testable import Study

struct TextFingerprintTests {
  private static func fingerprint(_ context: [Turn], _ a: String, _ b: String) -> String {
    TextFingerprint(context: context, responseA: a, responseB: b).description
  }

  /// Computed with Python's hashlib by the formula in the type's documentation.
  @Test(arguments: [
    ([Turn(role: .user, content: "Why?")], "Because.", "Ask again.", "5876bb85e09af72fff9633e2d69696df"),
    ([Turn(role: .user, content: "Why?")], "Ask again.", "Because.", "56f28f173d315561e6f7dce4b5f36d9f"),
    ([], "", "", "78f3ba77faa1ffc62bd2dd7cc8de66fb"),
    (
      [
        Turn(role: .user, content: " Größe?"), Turn(role: .assistant, content: "5,3:x"),
        Turn(role: .user, content: "é"),
      ], "雨", "\n", "29827bafb9980fb9af027d1c64f68017"
    ),
  ])
  func `a fingerprint is what its formula says`(context: [Turn], a: String, b: String, expected: String) {
    #expect(Self.fingerprint(context, a, b) == expected)
    #expect(TextFingerprint(expected)?.description == expected)
    #expect(TextFingerprint(expected.uppercased()) == TextFingerprint(expected))
  }

  @Test func `text that moves from one place to the next, or changes its form, has another fingerprint`() {
    let turn = { (content: String) in Turn(role: .user, content: content) }
    let texts = [
      Self.fingerprint([turn("ab")], "c", "d"), Self.fingerprint([turn("a")], "bc", "d"),
      Self.fingerprint([turn("a"), turn("b")], "c", "d"), Self.fingerprint([turn("b"), turn("a")], "c", "d"),
      Self.fingerprint([], "ab", "cd"), Self.fingerprint([], "abc", "d"), Self.fingerprint([], "1:a,", "b"),
      Self.fingerprint([], "a", "1:b,"), Self.fingerprint([Turn(role: .text, content: "ab")], "c", "d"),
      // Composed and decomposed.
      Self.fingerprint([], "\u{E9}", "d"), Self.fingerprint([], "e\u{301}", "d"),
    ]
    #expect(Set(texts).count == texts.count)
  }

  @Test func `swapped responses have the fingerprint of the swapped pair, and labels alone have none`() {
    let instance = Instance(key: InstanceKey("1"), subset: "s", context: [], responseA: "a", responseB: "b")
    var swapped = instance
    (swapped.responseA, swapped.responseB, swapped.key) = ("b", "a", InstanceKey("2"))
    #expect(instance.swappedFingerprint == swapped.fingerprint)
    #expect(instance.fingerprint != swapped.fingerprint)
    #expect(Instance(key: InstanceKey("1"), subset: "", context: [], responseA: "", responseB: "").fingerprint == nil)
  }

  @Test(arguments: [
    "", "5876bb85e09af72fff9633e2d69696d", "5876bb85e09af72fff9633e2d69696dff", "+876bb85e09af72fff9633e2d69696df",
    "5876bb85e09af72g+f9633e2d69696df", "-0x6bb85e09af72fff9633e2d69696df ",
  ])
  func `anything but 32 hex digits is no fingerprint`(text: String) { #expect(TextFingerprint(text) == nil) }
}
