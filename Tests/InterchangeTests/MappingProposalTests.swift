import Study
import Testing

@testable import Interchange

/// What is said of files of no known shape.
struct MappingProposalTests {
  @Test(arguments: [
    (
      "uid,prompt,answer_1,answer_2,choice,worker\n1,q,a,b,left,w\n", "CSV",
      "--map context=prompt,response_a=answer_1,response_b=answer_2,id=uid --labels preference=choice,annotator=worker --values left=A "
    ),
    (
      "question;model_a;model_b\nq;a;b\n", "a table with semicolons",
      "--map context=question,response_a=model_a,response_b=model_b "
    ),
    (#"{"input": "q", "candidates": ["a", "b"]}"#, "JSON Lines", "response_a=candidates.0,response_b=candidates.1 "),
    (
      #"{"question": "q", "answers": [{"text": "a"}, {"text": "b"}]}"#, "JSON Lines",
      "--map context=question,response_a=answers.0.text,response_b=answers.1.text "
    ),
    (
      #"{"qid": 1, "question": "q", "response_j": "a", "response_k": "b"}"#, "JSON Lines", "chosen=response_j,rejected="
    ),
    (
      #"{"question": "q", "chosen_answer": "a", "rejected_answer": "b"}"#, "JSON Lines",
      "chosen=chosen_answer,rejected=rejected_answer"
    ),
    (
      #"{"context": [{"role": "user", "content": "q"}], "original_response": "o", "good_edited_response": "a", "bad_edited_response": "b"}"#,
      "JSON Lines", "--map context=context,chosen=good_edited_response,rejected=bad_edited_response "
    ),
    (#"{"winner": "a", "loser": "b", "prompt": "q"}"#, "JSON Lines", "chosen=winner,rejected=loser"),
    (
      "item,worker,verdict\n1,w,left\n", "CSV",
      "--labels instance=item,preference=verdict,annotator=worker --values left=A "
    ),
    ("colour,size\nred,3\n", "CSV", "--map context=NAME,response_a=NAME,response_b=NAME"),
  ])
  func `the message says what the file is, and the line to type`(text: String, form: String, expected: String) throws {
    try withFile(text, named: "my data.csv") { path in
      let error = #expect(throws: InterchangeError.self) {
        _ = try InstanceSource(path: path, shape: nil, subset: nil, options: ShapeOptions(seed: 1))
      }
      let said = error.map { "\($0)" } ?? ""
      #expect(said.contains("this is \(form) of no known shape") && said.contains(expected), "\(said)")
      #expect(!said.contains("demur import --map") || said.hasSuffix("my data.csv'"), "\(said)")
    }
  }

  @Test(
    arguments: [
      (["A", "b", "N"], nil), ([], "WORD=A,WORD=B,WORD=N"),
      (["model_a", "tie (bothbad)"], "model_a=A,tie (bothbad)=N"),
      (["A>B", "B>A"], "A>B=A,B>A=B"), (["0", "1"], "0=A|B|N,1=A|B|N"), (["1", "2", "mauve"], "1=A,2=B,mauve=A|B|N"),
      (["x=y", "Response B"], "Response B=B"), (["x,y"], "WORD=A,WORD=B,WORD=N"),
    ] as [([String], String?)])
  func `words mean what they say, and what nobody can know is left to choose`(words: [String], said: String?) {
    #expect(ChoiceWords.values(words) == said)
  }

  @Test(
    arguments: [
      ("Response 2", "B1"), ("A is much better", "A2"), ("B-is-slightly-better", "B1"),
      ("one is better than two", "A1"),
      ("No preference", "N0"), ("Both bad", "N0"), ("reply_b", "B1"), ("strongly prefer reply a", "A2"), ("mauve", nil),
      ("B is a little better", "B1"),
      ("", nil), ("better", nil),
    ] as [(String, String?)])
  func `a word says which response is better, and by how much`(word: String, said: String?) {
    let label = ChoiceWords.preference(word, names: ("reply_a", "reply_b"))
    #expect(label.map { "\($0.preference.rawValue)\($0.magnitude)" } == said)
  }

  @Test(arguments: [
    (
      #"{"prompt": ["p", "q"], "chosen": ["c", "d"], "rejected": ["r", "s"]}"#, "column by column",
      "pandas.read_json"
    ),
    (#"{"prompt": {"0": "p"}, "chosen": {"0": "c"}, "rejected": {"0": "r"}}"#, "column by column", "pandas.read_json"),
    (#"{"instance_id": "i", "label_annotations": {"q": {"scale_4": "4"}}}"#, "Potato's annotated instances", "jq -r"),
  ])
  func `what holds no pairs is told with what to do`(text: String, named: String, remedy: String) throws {
    try withFile(text, named: "x.json") { path in
      let error = #expect(throws: InterchangeError.self) {
        _ = try InstanceSource(path: path, shape: nil, subset: nil, options: ShapeOptions(seed: 1))
      }
      let said = error.map { "\($0)" } ?? ""
      #expect(said.contains("this is ") && said.contains(named) && said.contains(remedy), "\(said)")
    }
  }

  @Test(arguments: [
    ("prompt,response_1,response_2,preference,annotator\nq,a,b,1,w\n", true),
    ("prompt,text1,text2,comparison,annotator,annotation_id,id\np,a,b,left,w,1,3\n", true),
    ("question,answer_a,answer_b,rating\nq,a,b,3\n", true), ("id,annotator,preference,magnitude\ni,w,A,1\n", false),
    ("instance,response,annotator,rating,response_a,response_b\ni,A,w,3,x,y\n", false),
  ])
  func `a table with texts to label is no table of labels`(text: String, hasTexts: Bool) throws {
    try withFile(text, named: "x.csv") { path in
      let form = try LabelFile.form(of: path)
      #expect((form == nil) == hasTexts)
    }
  }

  @Test func `a proposal that is followed works`() throws {
    let text = "qid,prompt,answer_1,answer_2\n7,q,a,b\n"
    try withFile(text, named: "x.csv") { path in
      let rules = try MappingRules(
        map: ["context=prompt,response_a=answer_1,response_b=answer_2,id=qid"], labels: [], values: [], scale: nil,
        keepsRest: false)
      var file = try ShapeFile(path: path, mapping: rules, subset: nil, options: ShapeOptions(seed: 1))
      var keys: [String] = []
      try file.forEach { keys.append($0.key.text) }
      #expect(keys == ["7"])
    }
  }

  @Test(arguments: [
    (#"{"chosen": "g"}"#, "x.jsonl:1: \"rejected\" missing"),
    (#"{"prompt": "q", "rejected": "b"}"#, "\"chosen\" missing"),
    (#"{"prompt": "q", "answers": ["a", "b"], "chosen": 1}"#, "response_a=answers.0,response_b=answers.1"),
  ])
  func `half a pair is told with what is missing, or how the rest may be taken`(text: String, expected: String) throws {
    try withFile(text, named: "x.jsonl") { path in
      let error = #expect(throws: InterchangeError.self) {
        _ = try InstanceSource(path: path, shape: nil, subset: nil, options: ShapeOptions(seed: 1))
      }
      let said = error.map { "\($0)" } ?? ""
      #expect(said.contains(expected), "\(said)")
    }
  }

  @Test(arguments: [
    ("x.parquet", Array("PAR1....PAR1".utf8), "duckdb -c \"COPY (FROM '"),
    ("x.jsonl.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 0], "xz -dc "),
    ("x.csv.zst", [0x28, 0xB5, 0x2F, 0xFD, 0, 0], "zstd -d "), ("x.bz2", Array("BZh91AY".utf8), "bzip2 -dc "),
  ])
  func `packed files come with the command that unpacks them`(name: String, bytes: [UInt8], expected: String) throws {
    try withFile(bytes, named: name) { path in
      let error = #expect(throws: InterchangeError.self) {
        _ = try InstanceSource(path: path, shape: nil, subset: nil, options: ShapeOptions(seed: 1))
      }
      let said = error.map { "\($0)" } ?? ""
      #expect(said.contains(expected) && said.contains("import"), "\(said)")
    }
  }

  @Test func `a shape that is named wrongly is told with the one it looks like`() throws {
    try withFile(#"{"prompt": "q", "chosen": "g", "rejected": "b"}"#, named: "x.jsonl") { path in
      let error = #expect(throws: InterchangeError.self) {
        _ = try ShapeFile(
          path: path, shape: DataShapes.named("helpsteer2"), subset: nil, options: ShapeOptions(seed: 1))
      }
      #expect("\(error.map { "\($0)" } ?? "")".contains("write --shape trl"))
    }
  }
}
