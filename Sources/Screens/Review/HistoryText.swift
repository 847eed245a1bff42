import Foundation
import Study
import Terminal

/// All that was said and decided of an instance, in order.
struct HistoryText {
  let text: String

  init(
    _ entries: [InstanceDossier.Entry], decisions: [InstanceDossier.DecisionEntry], names: AnnotatorNames,
    setting: ReviewSetting
  ) {
    var dated = entries.map {
      ($0.at, Self.words($0, names) + ($0.isTimeKnown ? "" : " (imported then; when it was given is not known)"))
    }
    // A second coder sees nobody's decisions but their own.
    let seen = decisions.filter { !setting.isBlind || $0.author.utf8.elementsEqual(setting.author.utf8) }
    dated += seen.map { ($0.at, Self.words($0, setting.codeBook)) }
    let lines = dated.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map { entry in
      "\(setting.dayNames.stamp(entry.element.0))  \(entry.element.1)"
    }
    text = lines.isEmpty ? "Nothing was said of this instance so far." : lines.joined(separator: "\n")
  }

  private static func words(_ entry: InstanceDossier.Entry, _ names: AnnotatorNames) -> String {
    let on = entry.work.response.map { "on \($0.rawValue)" } ?? "on both"
    let occasion = entry.work.occasion == .original ? "" : " (\(entry.work.occasion.reviewWords))"
    return "\(names.text(entry.annotator)) \(on)\(occasion): \(words(entry.what))"
  }

  private static func words(_ what: InstanceDossier.HistoryAct) -> String {
    switch what {
    case .label(.rating(let rating)): "rated \(rating.rawValue)"
    case .label(.preference(let label)): label == .none ? "no difference" : label.reviewWords.description + " better"
    case .excluded(let exclusion):
      "could not judge: \(exclusion.reason.sentence)" + (exclusion.note.isEmpty ? "" : " (\(exclusion.note))")
    case .postponed: "put it off"
    case .takenBack: "took it back"
    case .restored: "restored it"
    case .unsure(let isUnsure): isUnsure ? "unsure" : "no longer unsure"
    case .comment(let text): text.isEmpty ? "took the comment away" : "\"\(text.trimmedForReading)\""
    }
  }

  private static func words(_ entry: InstanceDossier.DecisionEntry, _ codeBook: CodeBook) -> String {
    let ruling: (Ruling) -> String = { ruling in
      let note = ruling.note.isEmpty ? "" : " \"\(ruling.note.trimmedForReading)\""
      return ruling.isEmpty ? "nothing any more" : "\(ruling.words(codeBook))\(note)"
    }
    return switch entry.what {
    case .set(let new): "\(entry.author) decided: \(ruling(new))"
    case .undone(let old): "\(entry.author) took back: \(ruling(old))"
    case .redone(let new): "\(entry.author) brought back: \(ruling(new))"
    }
  }
}
