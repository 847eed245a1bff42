import Basics
import Terminal

/// The name of a section, with a badge when its text has characters that are not shown as themselves.
struct SectionTitle: Hashable, Sendable {
  var name: SafeText
  var unusualCount = 0

  /// In so many columns: the badge in full, else in short; the shortest form where neither fits.
  func text(columns: Int) -> SafeText {
    guard unusualCount > 0 else { return name }
    let full: SafeText = "\(name) (\(counted(unusualCount, "unusual character")))"
    return full.columns <= columns ? full : shortest
  }

  var shortest: SafeText { unusualCount > 0 ? "\(name) (\(unusualCount) unusual)" : name }

  /// The longest of some remarks that leaves the title its room in a row of so many columns; the last where none does.
  func remark(_ remarks: [SafeText], columns: Int) -> SafeText {
    remarks.first { shortest.columns + 1 + $0.columns <= columns } ?? remarks.last ?? .empty
  }
}
