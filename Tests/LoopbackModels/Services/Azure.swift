extension MockService {
  static let azure = MockService(
    name: "Azure", path: "/openai/deployments/ours", query: "?api-version=2024-10-21", listing: nil, model: "gpt-4o",
    keyHeader: "api-key",
    filtered: error(
      400,
      [
        "message":
          "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
        "param": "prompt", "code": "content_filter", "status": 400,
        "innererror": ["code": "ResponsibleAIPolicyViolation"],
      ]),
    form: "json_schema")
}
