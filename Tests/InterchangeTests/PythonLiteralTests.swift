import Basics
import Testing

@testable import Interchange

struct PythonLiteralTests {
  @Test(arguments: [
    (#"[{'role': 'user', 'content': "It's"}]"#, #"[{"content":"It's","role":"user"}]"#),
    (#"['a\'b', 'c\\n\n\x41\u00e9', "d\"e"]"#, #"["a'b","c\\n\u000aAé","d\"e"]"#),
    ("[{'a': 1}\n {'a': 2.5}]", #"[{"a":1},{"a":2.5}]"#), ("(1, -2, 3e2,)", "[1,-2,300]"),
    ("[None, True, False, nan]", "[null,true,false,null]"), ("{}", "{}"), ("[]", "[]"),
    ("array([{'a': array(['x', 'y'], dtype=object)}], dtype=object)", #"[{"a":["x","y"]}]"#),
    ("{1: 'x'}", #"{"1":"x"}"#),
  ])
  func `what Python prints is read`(text: String, expected: String) {
    #expect(PythonLiteral.value(text)?.description == expected)
  }

  @Test(arguments: [
    "", "[", "[laughs] Hi", "[1", "{'a'}", "{'a': }", "['a", "[1] and more", "[0x1p3]", "{'a': 1 'b': 2}", "array(",
    "['\\q']",
    String(repeating: "[", count: 10_000),
  ])
  func `anything else is not`(text: String) { #expect(PythonLiteral.value(text) == nil) }
}
