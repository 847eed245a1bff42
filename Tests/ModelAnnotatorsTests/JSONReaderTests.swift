import Basics
import Foundation
import Testing

@testable import ModelAnnotators

@Suite struct JSONReaderTests {
  private func read(_ text: String) -> JSONValue? { JSONValue(Data(text.utf8)) }

  @Test func `what a server sends is read`() {
    #expect(
      read(#" {"a": [1, -2.5e-3, true, false, null, "x"], "b": {}} "#) == [
        "a": [1, .number(-0.0025), true, false, .null, "x"], "b": .object([:]),
      ])
    #expect(read(#""é\n\"\\\/\u00e9\ud83d\ude42""#) == .text("é\n\"\\/é\u{1F642}"))
    // What tokens are made of.
    #expect(read(#"["\u0000", "\ud83d", "\ude42x", "\ud83d\u0041"]"#) == ["\0", "\u{FFFD}", "\u{FFFD}x", "\u{FFFD}A"])
    #expect(read("0") == 0)
  }

  @Test(arguments: [
    "", "{", "[1,", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "\"x", "\"\n\"", "\"\\x\"", "\"\\u12\"", "01", "1.", "-",
    "+1",
    "1e", "tru", "nul", "NaN", "Infinity", "1 2", "<html>", "[1 2]", String(repeating: "[", count: 100_000),
  ])
  func `what is no JSON is nothing`(text: String) {
    #expect(read(text) == nil)
  }

  @Test func `bytes that are no text are nothing`() {
    #expect(JSONValue(Data([0x22, 0xFF, 0x22])) == nil)
    #expect(JSONValue(Data([0x22, 0xC3, 0x22])) == nil)
  }

  @Test func `what was written is read back`() {
    let value: JSONValue = ["text": .text("a\u{1}\"\\\u{1F642}\n"), "list": [.number(0.1), .number(-1e300), .null]]
    #expect(JSONValue(value.data) == value)
  }

  @Test(arguments: [
    ("\u{FEFF}{\"a\":1}", "{\"a\":1}"), ("{\"a\":NaN,\"b\":[-Infinity, Infinity]}", "{\"a\":null,\"b\":[null,null]}"),
    ("{\"a\":\"NaN \\\" Infinity\",\"b\":NaN}", "{\"a\":\"NaN \\\" Infinity\",\"b\":null}"), ("{\"a\":1}", "{\"a\":1}"),
    ("\u{FEFF}[NaN,NaN,NaN]", "[null,null,null]"), ("{\"a\":Na}", nil), ("{\"a\":\"NaN", nil), ("", nil),
    ("<html>NaN</html>", nil),
  ])
  func `what servers that are not strict write is read`(text: String, strict: String?) {
    #expect(ForgivingJSON.value(Data(text.utf8)) == strict.flatMap(read))
  }

  @Test(arguments: [
    #"{"error":{},"choices":[{"message":{"content":"Good"}}]}"#,
    #"{"error":{"message":null,"code":""},"choices":[{"message":{"content":"Good"}}]}"#,
    #"{"error":[],"choices":[{"index":1,"message":{"content":"Poor"}},{"index":0,"message":{"content":"Good"}}]}"#,
  ])
  func `an error that says nothing is none, and the first choice is the one that says so`(body: String) throws {
    let value = try #require(read(body))
    let reply = ServerClient.Reply(place: "x", status: 200, json: value, excerpt: "")
    #expect(try ChatReply(reply.answer(otherwise: "", window: nil), excerpt: "").reply.text == "Good")
  }
}
