/// What says of a model that it is a panel: several models as one annotator, which is never asked anything itself.
package enum PanelName {
  /// Of a panel's runs, in the place of a server's.
  package static let driver = "panel"
  private static let ending = " (panel)"

  /// As the study calls it.
  package static func annotator(_ name: String) -> String { name + ending }

  package static func isOne(_ annotator: String) -> Bool {
    annotator.hasSuffix(ending) && annotator.utf8.count > ending.utf8.count
  }
}
