import Interchange
import Store
import Study

extension ImportSummary.Counts {
  /// For programs: what was read, taken, and odd.
  var tree: FigureTree {
    [
      "read": .count(read), "imported": .count(taken), "emptyResponse": .count(emptyResponse.total),
      "partedEarly": .count(differsEarly.total), "identicalResponses": .count(identicalResponses.total),
      "duplicates": .count(duplicates.total), "namesItsModel": .count(namesItsModel.total),
      "unusualCharacters": .count(unusualCharacters.total),
    ]
  }
}

extension LabelImportSummary {
  /// For programs.
  var tree: FigureTree {
    [
      "ratings": .count(ratings), "preferences": .count(preferences), "known": .count(known),
      "turnedRound": .count(turnedRound), "foundByTexts": .count(foundByTexts),
      "newAnnotators": .list(newAnnotators.map { .text($0) }), "newInstances": .count(newInstances),
      "attached": .count(attached),
    ]
  }
}
