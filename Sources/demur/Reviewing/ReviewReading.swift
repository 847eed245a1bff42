import Sessions
import Store
import Study

/// A study read for a review by the options of a command.
struct ReviewReading {
  let list: ReviewList
  let cursor: ReviewCursor
  let codeBook: CodeBook
  let showsNames: Bool

  /// - Throws: where there is nothing to review, or the options ask for what is not there.
  init(
    _ file: StudyFile, _ perspective: PerspectiveOptions, _ filters: FilterOptions, standard: ReviewFilter.Ambiguity
  ) throws {
    if try file.isPacked { throw StoreError.packed }
    let order = try filters.listed()
    let (table, cursor) = try file.review(perspective.perspective)
    guard table.labelCount > 0 else {
      throw Failure.message(
        table.count == 0
          ? "the study has no instances yet, so there is nothing to review. Begin with `demur import`."
          : "the study has no labels yet, so there is nothing to review. Label with `demur annotate`, or bring labels "
            + "with `demur import ratings.csv preferences.csv`.")
    }
    try perspective.perspective.check(table)
    let book = try file.codeBook
    let filter = try filters.filter(in: table, codeBook: book, standard: standard) { try file.search($0, cursor) }
    codeBook = book
    list = ReviewList(table, filter: perspective.filter(filter), order: order)
    self.cursor = cursor
    showsNames = filters.names
  }

  /// What an annotator is called.
  func shown(_ annotator: Int) -> String {
    let one = list.table.annotators[annotator]
    return showsNames ? one.name : one.pseudonym
  }

  /// What has to be said where Δ is unknown throughout; nil where it is not.
  var warning: String? {
    let table = list.table
    guard table.indices.allSatisfy({ table.deltaSingle(of: $0) == nil && table.deltaPreference(of: $0) == nil }) else {
      return nil
    }
    return
      "no instance has labels of two people, so there is no Δ and nothing is ambiguous. Give each instance a second "
      + "annotator with `demur assign --per-instance 2`; --ambiguous any lists all instances."
  }
}
