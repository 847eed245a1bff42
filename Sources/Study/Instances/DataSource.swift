/// A file of instances or labels that a study took in: what it was taken for, and how it was mapped.
package struct DataSource: Hashable, Sendable {
  /// Its name without the folder.
  package var file: String
  /// What it was taken for, for example `HelpSteer2: preferences`.
  package var title: String
  /// What was mapped how, by option: `map`, `labels`, `values`, `rating-scale`, `keep` …
  package var rules: [String: String]

  package init(file: String, title: String, rules: [String: String] = [:]) {
    self.file = file
    self.title = title
    self.rules = rules
  }

  /// For example `x.csv, taken for CSV, by --map; map: context=prompt,…; values: tie=N`.
  package var sentence: String {
    ([file + ", taken for " + title] + rules.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })
      .joined(separator: "; ")
  }
}
