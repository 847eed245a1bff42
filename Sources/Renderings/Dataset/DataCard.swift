import Study

/// The README of a folder of exports: a data card as Hugging Face reads it, with front matter that names the files and the
/// types of their columns.
package struct DataCard: Sendable {
  package var title: String
  /// demur's.
  package var version: String
  package var files: [DataFile]
  /// What was asked of whom.
  package var methods: [MethodsFact]
  package var figures: StudyFigures
  package var isSimulated: Bool
  /// The study's ends of the rating scale, its guidelines' file names with the hashes that labels carry.
  package var guidelines: [(file: String, hash: String)]

  package init(
    title: String, version: String, files: [DataFile], methods: [MethodsFact], figures: StudyFigures,
    isSimulated: Bool, guidelines: [(file: String, hash: String)]
  ) {
    self.title = title
    self.version = version
    self.files = files
    self.methods = methods
    self.figures = figures
    self.isSimulated = isSimulated
    self.guidelines = guidelines
  }

  package var text: String { "---\n\(frontMatter)---\n\n\(body)" }

  private var frontMatter: String {
    var lines = [
      "pretty_name: \(YAMLText.quoted(title))",
      "# Choose a licence before you publish: an id that Hugging Face knows, such as cc-by-4.0.",
      "license: other", "license_name: to-be-chosen", "tags:", "- preference", "- human-feedback",
      "- annotator-disagreement", "configs:",
    ]
    for (index, file) in files.enumerated() {
      lines += ["- config_name: \(file.name)", "  data_files:", "  - split: train", "    path: \(file.path)"]
      if index == 0 { lines.append("  default: true") }
    }
    lines.append("dataset_info:")
    for file in files {
      lines += ["- config_name: \(file.name)", "  features:"]
      for column in file.columns { lines += column.yaml.map { "  \($0)" } }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var body: String {
    var parts = ["# \(MarkdownRendering.escaped(title))"]
    if isSimulated {
      parts.append("**The labels are simulated: they show what such a study looks like, and nothing else.**")
    }
    parts += [
      """
      Judgements of pairs of responses, made with demur \(version): ratings 1–5 of each response by itself (SINGLE), and \
      preferences between the two (PREFERENCE; A, B or N for none, with magnitude 1, a little better, or 2, much better).
      """,
      files.map { "- `\($0.path)`: \($0.about) \($0.rows) rows." }.joined(separator: "\n"),
      """
      `fingerprint` says of a label which texts it was given on: it is computed of the context and of both responses in the \
      data's order. `delta` is how far annotators differ on an instance; from \(figures.plan.limits.threshold) on it \
      counts as ambiguous. Annotators stand under pseudonyms unless names were asked for.
      """,
      "```python\nfrom datasets import load_dataset\n\ninstances = load_dataset(\"PATH\", \"instances\", split=\"train\")\n```",
      "## What was asked of whom", asked, "## Agreement",
      """
      With 95 % intervals, over all original labels; nothing is left out for being disputed. A kappa of a subset without \
      disputed instances is higher by that choice alone.
      """, agreement, "## Licence",
      "To be chosen. Whoever publishes this says here under which terms it may be used, and what "
        + "annotators consented to.",
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var asked: String {
    let rows = methods.map {
      "| \(MarkdownRendering.escaped($0.label)) | \(MarkdownRendering.escaped($0.shown)) |"
    }
    let table = (["| | |", "| --- | --- |"] + rows).joined(separator: "\n")
    guard !guidelines.isEmpty else { return table + "\n\nThe study had no written guidelines." }
    let texts = guidelines.map { "`\($0.file)` (\($0.hash.prefix(12)))" }.joined(separator: ", ")
    return table + "\n\nGuidelines, the ones in force last: \(texts)."
  }

  private var agreement: String {
    let figures: [(String, Figure)] = [
      ("Weighted kappa of ratings", self.figures.kappa("scoreAgreement.single.all").symmetric),
      ("Weighted kappa of preferences with magnitude", self.figures.kappa("scoreAgreement.preference.all").symmetric),
      (
        "Krippendorff's alpha of preferences with magnitude, ordinal", self.figures["merge.preferenceScore.all.ordinal"]
      ),
      ("Weighted kappa of preferences alone", self.figures["preferenceAgreement.preference.all.kappa"]),
      ("The same preference, strictly", self.figures["preferenceAgreement.preference.all.strict"]),
    ]
    let rows = figures.map { name, figure -> String in
      guard let parts = Numbers.parts(figure) else { return "| \(name) | – | | \(figure.n) |" }
      let interval = parts.ends.map { "\($0.low) to \($0.high)" }
      return "| \(name) | \(parts.value) | \(interval ?? "") | \(figure.n) |"
    }
    return (["| | value | 95 % interval | n |", "| --- | ---: | --- | ---: |"] + rows).joined(separator: "\n")
  }
}
