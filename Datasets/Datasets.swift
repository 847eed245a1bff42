/// The sample instances and default texts of a study, embedded into the binary so that a demonstration needs no files.
package enum Datasets {
  /// 48 instances, 24 `helpful` and 24 `harmless`, as demur JSONL in UTF-8.
  package static var instances: [UInt8] { PackageResources.instances_jsonl }

  /// 6 practice instances in UTF-8: demur JSONL, each line also with the author's `answer` and a `why`.
  package static var practice: [UInt8] { PackageResources.practice_jsonl }

  /// The consent text of a study that brings none of its own: paragraphs parted by an empty line, not wrapped.
  package static var consent: String { String(decoding: PackageResources.consent_txt, as: UTF8.self) }

  /// The same for a study that names nobody to turn to.
  package static var consentWithoutContact: String {
    consent.replacing("please get in touch with the study's contact", with: "please ask whoever asked you to take part")
  }

  /// The guidelines of a study that brings none of its own: paragraphs parted by an empty line, not wrapped.
  package static var guidelines: String { String(decoding: PackageResources.guidelines_txt, as: UTF8.self) }

  /// The same for a study that asks after each label how many of ten others would give it: there a guess is what is wanted.
  package static var guidelinesAskingForOthers: String {
    guidelines.replacing(
      "Please do not try to guess what others would say, or what the authors would like to hear, and do not talk",
      with: """
        You give it first; only then are you asked how many of ten others would say the same. That is a question of its \
        own, and there a guess is just what is wanted: it need not change what you said. Please do not let your judgement \
        be led by such a guess, or by what the authors would like to hear, and do not talk
        """)
  }
}
