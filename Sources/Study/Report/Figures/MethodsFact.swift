/// One line of what a paper's methods section tells of a study.
package struct MethodsFact: Hashable, Sendable {
  /// As files name it.
  package var name: String
  package var label: String
  /// As people read it.
  package var shown: String
  package var value: FigureTree

  package init(_ name: String, _ label: String, shown: String, value: FigureTree) {
    self.name = name
    self.label = label
    self.shown = shown
    self.value = value
  }

  package init(_ name: String, _ label: String, _ count: Int) {
    self.init(name, label, shown: String(count), value: .count(count))
  }

  package init(_ name: String, _ label: String, _ text: String) {
    self.init(name, label, shown: text, value: .text(text))
  }
}
