import Study

/// A report laid out in sections, whatever it is then written as.
package struct ReportDocument: Hashable, Sendable {
  package var title: String
  package var summary: [String]
  package var sections: [Section]
  package var notes: [String]

  /// A part with a heading.
  package struct Section: Hashable, Sendable {
    /// A short name in kebab-case.
    package var id: String
    package var title: String
    package var part: ReportPart
    package var blocks: [Block]

    package init(id: String, title: String, part: ReportPart = .appendix, blocks: [Block]) {
      self.id = id
      self.title = title
      self.part = part
      self.blocks = blocks
    }
  }

  /// What stands in a section.
  package enum Block: Hashable, Sendable {
    case paragraph(String)
    /// What the figures of the section mean; left out with them.
    case explanation(String)
    /// Numbered sentences.
    case list([String])
    case table(FigureTable)
    /// Distributions on one common scale.
    case bars([BarChart])
    /// Shares as bars that lie, each with its interval.
    case shares(SharePlot)
    case intervals(IntervalPlot)
    /// How often the row's label meets the column's; a table and a picture in one.
    case heat(HeatMap)
    /// A picture of what a table beside says as well; only written where pictures can be.
    case sets(SetPlot)
  }

  /// The sections of each part, in order.
  package var parts: [(part: ReportPart, sections: [Section])] {
    ReportPart.allCases.compactMap { part in
      let sections = sections.filter { $0.part == part }
      return sections.isEmpty ? nil : (part, sections)
    }
  }
}

/// Figures with their intervals on one axis, each with the value to compare it with.
package struct IntervalPlot: Hashable, Sendable {
  package var title: String
  package var axis: String
  package var comparison: String
  package var groups: [Group]

  package init(title: String, axis: String, comparison: String, groups: [Group]) {
    self.title = title
    self.axis = axis
    self.comparison = comparison
    self.groups = groups
  }

  /// Points that are drawn together under a label.
  package struct Group: Hashable, Sendable {
    package var label: String
    package var points: [Point]

    package init(label: String, points: [Point]) {
      self.label = label
      self.points = points
    }
  }

  /// A value on the axis with its interval, and what it is compared with.
  package struct Point: Hashable, Sendable {
    package var label: String
    package var figure: Figure
    package var comparison: Figure?

    package init(label: String, figure: Figure, comparison: Figure? = nil) {
      self.label = label
      self.figure = figure
      self.comparison = comparison
    }
  }
}

/// Shares of one whole with their intervals.
package struct SharePlot: Hashable, Sendable {
  package var title: String
  package var bars: [Bar]

  /// A share of all as a bar, with its count.
  package struct Bar: Hashable, Sendable {
    package var label: String
    package var share: Figure
  }
}

/// How often labels meet: row by row, darker where a cell has more of its row.
package struct HeatMap: Hashable, Sendable {
  package var title: String
  /// What rows and columns stand for.
  package var rowTitle: String
  package var columnTitle: String
  package var rows: [String]
  package var columns: [String]
  package var cells: [[Double]]
  /// Whether cells are shown as shares of their row rather than counts.
  package var isByRow: Bool
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
