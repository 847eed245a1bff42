/// Two annotators by their numbers in ``ReviewTable/annotators``.
package struct AnnotatorPair: Hashable, Sendable, Comparable {
  package var first: Int
  package var second: Int

  package init(first: Int, second: Int) {
    self.first = first
    self.second = second
  }

  package static func < (left: AnnotatorPair, right: AnnotatorPair) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}
