import Study
import Terminal

extension SourceLines {
  /// What an author wants to know first: from what most disagreement comes, and who is unlike the others.
  func inShort(_ found: ReviewSources) -> [SourceLine] {
    let largest = [
      ("labels", [SharePart.lastingView, .leaning, .question, .oneLabel]),
      ("ratings", [.viewOfInstance, .leniency, .oneRating]),
    ].compactMap { what, parts -> String? in
      let named = parts.compactMap { part in
        found[part]?.ofDisagreement?.value.map { (share: $0, name: Self.name(part).description) }
      }.filter { $0.share >= 0.05 }.sorted { $0.share > $1.share }
      guard !named.isEmpty else { return nil }
      return "Two people's \(what) differ most by "
        + named.map { "\($0.name) (\(Self.percent($0.share)))" }.joined(separator: ", ") + "."
    }
    let unlike = found.people.filter { !$0.remarks.isEmpty }
    let people = unlike.prefix(Self.mostUnlike).flatMap { person in
      var lines = words(
        "\(names.text(person.annotator)) \(person.remarks.map(\.words).joined(separator: "; "))")
      // The first line leads to the instances, the others go on with it.
      lines[0].subject = .unlike(person.annotator)
      lines[0].opens = ReviewSources.filter(against: person.annotator, isInShare: isInShare)
      return lines
    }
    var said: [String] = []
    if found.people.count > 1, unlike.isEmpty { said.append("Nobody stands out.") }
    if unlike.count > Self.mostUnlike { said.append("\(unlike.count - Self.mostUnlike) more stand out: see People.") }
    let lines = largest.flatMap { words($0) } + people + said.flatMap { words($0) }
    return lines.isEmpty ? [] : [heading("In short")] + lines
  }

  private static let mostUnlike = 3
}
