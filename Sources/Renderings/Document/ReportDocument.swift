import Study

/// A report laid out in sections, whatever it is then written as.
package struct ReportDocument: Hashable, Sendable {
  package var title: String
  package var summary: [String]
  package var sections: [Section]
  package var notes: [String]

  package struct Section: Hashable, Sendable {
    /// A short name in kebab-case.
    package var id: String
    package var title: String
    package var blocks: [Block]
  }

  package enum Block: Hashable, Sendable {
    case paragraph(String)
    case table(FigureTable)
    case bars(BarChart)
    /// Pictures of what a table beside says as well; only written where pictures can be.
    case intervals(IntervalPlot)
    case sets(SetPlot)
  }
}

/// Figures with their intervals on one axis, each with the value to compare it with.
package struct IntervalPlot: Hashable, Sendable {
  package var title: String
  package var axis: String
  package var comparison: String
  package var groups: [Group]

  package struct Group: Hashable, Sendable {
    package var label: String
    package var points: [Point]
  }

  package struct Point: Hashable, Sendable {
    package var label: String
    package var figure: Figure
    package var comparison: Figure?
  }
}

/// Two sets and what they share.
package struct SetPlot: Hashable, Sendable {
  package var title: String
  package var first: String
  package var second: String
  package var firstSize: Double
  package var secondSize: Double
  package var shared: Double
  package var sharedByChance: Double
  package var total: Double
}
