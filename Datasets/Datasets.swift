/// The sample instances and default texts of a study, embedded into the binary so that a demonstration needs no files.
package enum Datasets {
  /// 48 instances, 24 `helpful` and 24 `harmless`, as demur JSONL in UTF-8.
  package static var instances: [UInt8] { PackageResources.instances_jsonl }

  /// 6 practice instances in UTF-8: demur JSONL, each line also with the author's `answer` and a `why`.
  package static var practice: [UInt8] { PackageResources.practice_jsonl }

  /// The consent text of a study that brings none of its own: paragraphs parted by an empty line, not wrapped.
  package static var consent: String { String(decoding: PackageResources.consent_txt, as: UTF8.self) }

  /// The guidelines of a study that brings none of its own: paragraphs parted by an empty line, not wrapped.
  package static var guidelines: String { String(decoding: PackageResources.guidelines_txt, as: UTF8.self) }
}
