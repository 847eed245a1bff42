/// One line of what a paper's methods section tells of a study.
public struct MethodsFact: Hashable, Sendable {
  /// As files name it.
  public var name: String
  public var label: String
  /// As people read it.
  public var shown: String
  public var value: FigureTree

  public init(_ name: String, _ label: String, shown: String, value: FigureTree) {
    self.name = name
    self.label = label
    self.shown = shown
    self.value = value
  }

  public init(_ name: String, _ label: String, _ count: Int) {
    self.init(name, label, shown: String(count), value: .count(count))
  }

  public init(_ name: String, _ label: String, _ text: String) {
    self.init(name, label, shown: text, value: .text(text))
  }
}
