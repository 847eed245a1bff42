extension DataShapeTests {
  /// Other forms in which shapes are published, about the same pair.
  static let variants: [(shape: String, record: String)] = [
    // The conversation forms of TRL: with a system turn, tools, numbers for ids, dialogues that are written as texts.
    (
      "trl",
      #"{"id": 7, "tools": [], "prompt": [{"role": "user", "content": "Q"}], "chosen": [{"role": "assistant", "content": "G"}], "rejected": [{"role": "assistant", "content": "B"}]}"#
    ),
    (
      "trl",
      #"{"messages": [{"role": "user", "content": "Q"}], "chosen": [{"role": "assistant", "content": "G"}], "rejected": [{"role": "assistant", "content": "B"}], "chosen_rating": 5, "rejected_rating": 1}"#
    ),
    (
      "trl",
      #"{"messages": [{"role": "user", "content": "Q"}, {"role": "assistant", "content": "G"}], "chosen": [{"role": "user", "content": "Q"}, {"role": "assistant", "content": "G"}], "rejected": [{"role": "user", "content": "Q"}, {"role": "assistant", "content": "B"}]}"#
    ),
    (
      "trl",
      #"{"chosen": "[{'role': 'user', 'content': 'Q'}, {'role': 'assistant', 'content': 'G'}]", "rejected": "[{'role': 'user', 'content': 'Q'}, {'role': 'assistant', 'content': 'B'}]"}"#
    ),
    ("trl", #"{"prompt": "Q", "chosen": ["G"], "rejected": ["B", "X"]}"#),
    ("trl", #"{"version": 1, "data": [{"prompt": "Q", "chosen": "G", "rejected": "B"}]}"#),
    (
      "trl",
      #"{"features": [], "rows": [{"row_idx": 0, "row": {"prompt": "Q", "chosen": "G", "rejected": "B"}}], "partial": false}"#
    ),
    (
      "kto",
      #"{"prompt": [{"role": "user", "content": "Q"}], "completion": [{"role": "assistant", "content": "G"}], "label": true}"#
        + "\n"
        + #"{"prompt": [{"role": "user", "content": "Q"}], "completion": [{"role": "assistant", "content": "B"}], "label": false}"#
    ),
    (
      "kto",
      #"{"messages": [{"role": "user", "content": "Q"}, {"role": "assistant", "content": "G"}], "label": true}"#
        + "\n"
        + #"{"messages": [{"role": "user", "content": "Q"}, {"role": "assistant", "content": "B"}], "label": false}"#
    ),
    (
      "kto",
      #"{"instruction": "Q", "input": "", "output": "G", "kto_tag": "true"}"# + "\n"
        + #"{"instruction": "Q", "input": "", "output": "B", "kto_tag": "False"}"#
    ),
    ("alpaca-preference", #"{"instruction": "Q", "input": "", "output": ["G", "B"]}"#),
    (
      "arena",
      #"{"id": "x", "winner": "model_a", "conversation_a": [{"role": "user", "content": [{"type": "text", "text": "Q", "image": null}]}, {"role": "assistant", "content": [{"type": "text", "text": "G"}]}], "conversation_b": [{"role": "user", "content": [{"type": "text", "text": "Q"}]}, {"role": "assistant", "content": [{"type": "text", "text": "B"}]}]}"#
    ),
    (
      "arena",
      #"{"question_id": 1, "model_a": "m", "model_b": "n", "winner": "model_a", "judge": ["gpt-4", "pair-v2"], "conversation_a": "[{\"role\": \"user\", \"content\": \"Q\"}, {\"role\": \"assistant\", \"content\": \"G\"}]", "conversation_b": "[{\"role\": \"user\", \"content\": \"Q\"}, {\"role\": \"assistant\", \"content\": \"B\"}]"}"#
    ),
    (
      "argilla",
      #"{"fields": {"prompt": "Q", "response-1": [{"role": "assistant", "content": "G"}], "response-2": [{"role": "assistant", "content": "B"}]}, "responses": {"ranking": [{"value": ["response-1", "response-2"], "user_id": "u"}]}}"#
    ),
    (
      "argilla",
      #"{"external_id": "r", "instruction": "Q", "response-1": "G", "response-2": "B", "preference": [{"user_id": "u", "value": "Response 1", "status": "submitted"}], "preference-suggestion": null, "preference-suggestion-metadata": {"type": null}}"#
    ),
    (
      "argilla",
      #"{"instruction": "Q", "response-1": "G", "response-2": "B", "ranking": {"user_id": ["u", "v"], "value": [{"rank": [1, 2], "value": ["response-1", "response-2"]}, null], "status": ["submitted", "draft"]}, "ranking-suggestion": null, "ranking-suggestion-metadata": null}"#
    ),
    (
      "summarize-from-feedback",
      #"{"info": {"id": "c", "post": null, "title": null, "article": "Q", "site": "x"}, "summaries": [{"text": "G"}, {"text": "B"}], "choice": 0, "worker": "w1"}"#
    ),
    ("trl", #"{"input": "", "context": null, "prompt": null, "query": "Q", "chosen": "G", "rejected": "B"}"#),
    ("orca-dpo", #"{"prompt": null, "system": "", "question": "Q", "chosen": "G", "rejected": "B"}"#),
    (
      "alpaca-preference",
      #"{"prompt": null, "messages": null, "instruction": "Q", "input": "", "chosen": "G", "rejected": "B"}"#
    ),
    (
      "kto",
      #"{"prompt": "Q", "completion": "G", "label": true, "chosen": null}"# + "\n"
        + #"{"prompt": "Q", "completion": "B", "label": false, "chosen": null}"#
    ),
    (
      "trl",
      #"{"trajectory": [{"from": "user", "value": "Q"}], "task": "t", "chosen": "G", "rejected": "B", "parent_id": null}"#
    ),
    (
      "trl",
      #"{"prompt": "Said before. Q", "chosen": [{"role": "user", "content": "Q"}, {"role": "assistant", "content": "G"}], "rejected": [{"role": "user", "content": "Q"}, {"role": "assistant", "content": "B"}]}"#
    ),
    (
      "ultrafeedback",
      #"{"instruction": "Q", "completions": [{"response": "M", "overall_score": "N/A"}, {"response": "G", "overall_score": 9.5}, {"response": "B", "overall_score": 1}]}"#
    ),
    (
      "argilla",
      #"{"fields": {"prompt": "Q", "response-1": "G", "response-2": "B"}, "responses": [{"user_id": null, "values": {"preference": {"value": "response-1"}}, "status": "submitted"}, {"user_id": "v", "values": {"preference": {"value": "response-2"}}, "status": "discarded"}]}"#
    ),
    (
      "argilla",
      #"{"id": 1, "prompt": "Q", "response1": "G", "response2": "B", "preference.responses": ["response1"], "preference.responses.users": [null], "preference.responses.status": ["submitted"]}"#
    ),
    (
      "prodigy",
      #"{"html": "Q", "options": [{"id": 0, "html": "G"}, {"id": 1, "html": "B"}], "accept": [0], "answer": "accept", "_session_id": "s-ann"}"#
    ),
    (
      "label-studio-min",
      #"{"id": 1, "question": "Q", "response_a": "G", "response_b": "B", "context": null, "better": "left", "comment": "right", "annotator": {"email": "a@b"}, "annotation_id": 9}"#
    ),
  ]
}
