import Study
import Testing

@testable import Store

@Suite struct ContextTextTests {
  @Test func `every context reads back as it was written`() throws {
    var turns = Role.allCases.map { Turn(role: $0, content: "\($0.rawValue) \u{E9} e\u{301} \u{1F600}\u{200D}") }
    turns += (1..<128).compactMap(Unicode.Scalar.init).map { Turn(role: .user, content: "a\(Character($0))b") }
    turns += [Turn(role: .text, content: ""), Turn(role: .user, content: #"\u0041 \\ \" "},{"content":"#)]
    for context in [[], turns] {
      let texts = try InstanceTexts(
        Instance(key: InstanceKey("k"), subset: "", context: context, responseA: "", responseB: ""))
      #expect(try ContextText.turns(texts.context, path: "p") == context)
    }
  }

  @Test func `other JSON is read too, and what is no context is damage`() throws {
    let spaced = #"[ {"role": "user", "content": "\u00e9\/"} ]"#
    #expect(try ContextText.turns(spaced, path: "p") == [Turn(role: .user, content: "\u{E9}/")])
    for broken in ["[", #"[{"content":"x","role":"king"}]"#, #"[{"content":"x"#, "[]x", #"[{"content":"\u00"#] {
      #expect(throws: StoreError.damaged(path: "p", why: "the context of an instance cannot be read")) {
        try ContextText.turns(broken, path: "p")
      }
    }
  }
}
