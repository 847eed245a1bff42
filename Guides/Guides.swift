/// The guides, embedded into the program so that they are there without a network.
package enum Guides {
  package struct Guide: Hashable, Sendable {
    /// What it is asked for by.
    package var topic: String
    /// Its first heading.
    package var title: String
    /// Markdown in UTF-8.
    package var text: String

    init(_ topic: String, _ bytes: [UInt8]) {
      self.topic = topic
      text = String(decoding: bytes, as: UTF8.self)
      title = text.prefix { $0 != "\n" }.drop { $0 == "#" || $0 == " " }.description
    }
  }

  /// The JSON schema of reports.
  package static let reportSchema = String(decoding: PackageResources.report_schema_json, as: UTF8.self)

  package static let all = [
    Guide("annotators", PackageResources.annotators_md), Guide("authors", PackageResources.authors_md),
    Guide("operators", PackageResources.operators_md), Guide("statistics", PackageResources.statistics_md),
    Guide("formats", PackageResources.formats_md), Guide("models", PackageResources.models_md),
  ]
}
