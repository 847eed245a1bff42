extension MockService {
  /// mlx-lm's server takes no constraint, and says nothing of those that it ignores.
  static let mlx = MockService(
    name: "mlx-lm",
    listing: #"{"object":"list","data":[{"id":"mlx-community/Qwen3-4B","object":"model","created":1}]}"#,
    model: "mlx-community/Qwen3-4B", isNamed: false, keyHeader: nil, says: { $0.reply($0.spoken) },
    form: "free text")
}
