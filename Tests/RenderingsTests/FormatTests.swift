import Foundation
import Renderings
import Study
import Testing

@Suite struct FormatTests {
  @Test func `text fits 80 columns`() throws {
    for labels in [nil, SampleReport.hostile(), LabelTable()] {
      let text = TextRendering.render(ReportDocument(try SampleReport.content(labels)))
      for line in text.split(separator: "\n") where !line.contains("名") {
        #expect(line.unicodeScalars.count <= 80, "\(line)")
      }
    }
  }

  @Test func `text shows value, interval and n, and what independent labels give`() throws {
    let text = TextRendering.render(ReportDocument(try SampleReport.content()))
    let lines = text.split(separator: "\n").map(String.init)
    let row = try #require(lines.first { $0.hasPrefix("SINGLE ") })
    #expect(row.contains(/SINGLE +\.\d\d \[\.\d\d \.\d\d\] 80 +\.\d\d \[\.\d\d \.\d\d\] \d\d/))
    #expect(text.contains("from r.csv and p.csv; fingerprint abc."))
    #expect(lines.contains { $0.contains("if independent") })
  }

  @Test func `no interval reads as its value or leaves it out`() throws {
    // Everybody says the same but once, so that shares are near 1 and all is known to a hundredth.
    var table = LabelTable()
    for index in 0..<400 {
      let instance = table.number(of: InstanceKey("i\(index)"))
      for (place, annotator) in [index % 9, (index + 1 + index / 9 % 8) % 9].enumerated() {
        let number = table.number(ofAnnotator: "a\(annotator)")
        let isOther = index == 7 && place == 1
        let (low, high) = (index % 3 == 0 ? Rating.allCases[4] : .allCases[0], Rating.allCases[isOther ? 1 : 3])
        table.add(low, of: .a, instance: instance, annotator: number)
        table.add(high, of: .b, instance: instance, annotator: number)
        table.add(index % 3 == 0 ? .muchA : isOther ? .none : .muchB, instance: instance, annotator: number)
      }
    }
    let document = ReportDocument(try SampleReport.content(table, isWithDetails: false))
    let texts = [TextRendering.render(document), MarkdownRendering.render(document)]
    var shown = 0
    for text in texts {
      let plain = text.replacing("\n", with: " ").replacing("\\", with: "").replacing(" %", with: "")
      for match in plain.matches(of: /(-?\d*\.?\d+) \[(-?\d*\.?\d+) (-?\d*\.?\d+)\]/) {
        let numbers = [match.1, match.2, match.3].compactMap { Double($0) }
        guard numbers.count == 3 else { continue }
        shown += 1
        let isEnd = numbers[0] == 0 || numbers[0] == 1 || numbers[0] == 100
        #expect(numbers[1] < numbers[0] || isEnd && numbers[1] == numbers[0], "\(match.0)")
        #expect(numbers[2] > numbers[0] || isEnd && numbers[2] == numbers[0], "\(match.0)")
        #expect(numbers[1] < numbers[2], "\(match.0)")
      }
    }
    #expect(shown > 100)
  }

  @Test func `sections without data say why in a line`() throws {
    let single = try SampleReport.content(LabelTable(text: "1 2; 2 3\n4 1; 5 1"), isWithDetails: false)
    let text = TextRendering.render(ReportDocument(single)).replacing("\n", with: " ")
    #expect(text.contains("Table 3: no figures, since no annotator has labelled an instance in both formulations."))
    #expect(text.contains("Position: no figures, since which response was shown first is not known."))
    #expect(text.contains("Preference: no figures, since there is nothing to compute it from."))
    #expect(text.contains("Section 4.3: no figures, since no instance has a Δ in both formulations."))
    #expect(!text.contains("nan") && !text.contains("inf]"))
  }

  @Test func `of a formulation without labels every table says why in one line`() throws {
    let both = try SimulatedStudy(instances: 30, annotators: 4, perInstance: 2, seed: 3).labels
    func text(_ formulation: TaskFormulation) throws -> String {
      var table = LabelTable()
      for instance in both.instances.indices {
        let number = table.number(of: both.instances[instance])
        for entry in both.entries(of: instance) {
          let annotator = table.number(ofAnnotator: both.annotators[entry.annotator])
          if formulation == .preference, let preference = entry.preference {
            table.add(preference, instance: number, annotator: annotator)
          } else if let ratings = entry.ratings {
            table.add(ratings.a, of: .a, instance: number, annotator: annotator)
            table.add(ratings.b, of: .b, instance: number, annotator: annotator)
          }
        }
      }
      return TextRendering.render(ReportDocument(try SampleReport.content(table)))
    }
    let (preferences, ratings) = (try text(.preference), try text(.single))
    let none = "no figures, since no data point has labels of two annotators."
    for (text, missing) in [(preferences, "SINGLE"), (ratings, "PREFERENCE")] {
      let flat = text.replacing("\n", with: " ")
      #expect(flat.contains("\(missing): \(none)"), "\(text)")
      // A row of nothing but dashes is no row.
      for line in text.split(separator: "\n") {
        let cells = line.split(separator: "  ", omittingEmptySubsequences: true).map { $0.filter { $0 != " " } }
        #expect(cells.count < 2 || !cells.dropFirst().allSatisfy { $0 == "-0" }, "\(line)")
      }
    }
    #expect(
      preferences.replacing("\n", with: " ").contains("SINGLE: single-pref, filtered by Δ of difference: no figures"))
  }

  @Test(arguments: [false, true]) func `LaTeX has every sign that a report writes of its own`(isWhole: Bool) throws {
    let latex = LatexRendering.render(ReportDocument(try SampleReport.content()), isStandalone: isWhole)
    #expect(!latex.contains("U+") && latex.contains("$\\alpha$ without"))
    #expect(latex.contains("\\begin{document}") == isWhole && latex.contains("\\documentclass") == isWhole)
    // Every table has a caption and a label of its own, and what was opened is closed.
    let labels = latex.matches(of: /\\label{([^}]*)}/).map { String($0.output.1) }
    #expect(labels.count > 20 && Set(labels).count == labels.count)
    for name in ["table", "tabular"] {
      #expect(
        latex.components(separatedBy: "\\begin{\(name)}").count == latex.components(separatedBy: "\\end{\(name)}").count
      )
    }
    #expect(latex.components(separatedBy: "\\caption{").count - 1 == labels.count)
    #expect(
      !latex.contains("\\caption{Table") && latex.contains("\\caption{Weighted kappa of rating and of prefer-combined.")
    )
    guard !isWhole else { return }
    // A fragment prints nothing but its tables.
    let printed = latex.split(separator: "\n").filter { !$0.hasPrefix("%") }.joined(separator: "\n")
    let rest = printed.replacing(/(?s)\\begin{table}.*?\\end{table}/, with: "").filter { !$0.isWhitespace }
    #expect(rest.isEmpty, "\(rest.prefix(200))")
  }

  @Test func `names cannot become markup, formulas or escapes`() throws {
    let content = try SampleReport.content(SampleReport.hostile(), title: "<script>x</script> & | \u{1B}[0m")
    let document = ReportDocument(content)
    let html = HTMLRendering.render(document)
    #expect(!html.contains("<script") && !html.contains("<b>&") && html.contains("&lt;b&gt;&amp;&quot;x&quot;"))
    #expect(!html.contains("\u{1B}") && html.contains("‹U+1B›"))
    let latex = LatexRendering.render(document)
    #expect(latex.contains("y\\_\\$\\%\\textbackslash{}") && latex.unicodeScalars.allSatisfy { $0.value < 0x100 })
    #expect(!latex.contains("\u{1B}"))
    let markdown = MarkdownRendering.render(document)
    #expect(markdown.contains("\\<script\\>") && markdown.contains("x\"\\|y\\_$%\\\\"))
    for line in CSVRendering.render(content).split(separator: "\n") {
      #expect(!line.hasPrefix("=") && !line.hasPrefix("\"="))
    }
  }

  @Test func `HTML fetches nothing, and its pictures can be read aloud`() throws {
    let html = HTMLRendering.render(ReportDocument(try SampleReport.content()))
    #expect(!html.contains("src=") && !html.contains("url(") && !html.contains("@import") && !html.contains("<script"))
    let addresses = html.matches(of: /https?:[^"]*/).map { String($0.output) }
    #expect(Set(addresses) == ["http://www.w3.org/2000/svg"])
    let pictures = html.components(separatedBy: "<svg ").count - 1
    #expect(pictures == 23)
    #expect(html.components(separatedBy: "</desc>").count - 1 == pictures)
    #expect(html.contains("Rating of response A") && html.contains("<th scope=\"row\">"))
    // What has no table beside it stands in one too, where other pictures are beside one.
    #expect(html.components(separatedBy: "<details>").count - 1 == 4)
    #expect(html.contains("<caption>Rating of response A</caption>"))
    // The unfiltered rows of both plots have their independent value, 0, as well.
    #expect(html.contains("SINGLE, all: ") && html.contains(", if labels were independent .00"))
    // As XML apart from its head, so that no tag is left open.
    let body = html.components(separatedBy: "<body>")[1].components(separatedBy: "</body>")[0]
    let opened = body.matches(of: /<([a-z1-6]+)[ >]/).filter { !$0.output.0.hasSuffix("/>") }.map {
      String($0.output.1)
    }
    let closed = body.matches(of: /<\/([a-z1-6]+)>/).map { String($0.output.1) }
    let selfClosed = ["line", "rect", "circle", "path"]
    #expect(opened.filter { !selfClosed.contains($0) }.sorted() == closed.sorted())
  }

  @Test func `CSV has a line for every figure and count`() throws {
    let content = try SampleReport.content(isWithDetails: false)
    let lines = CSVRendering.render(content).split(separator: "\n").map(String.init)
    #expect(lines[0] == "figure,value,n,low,high,why,doubt")
    #expect(lines.allSatisfy { $0.filter { $0 == "," }.count >= 6 })
    #expect(lines.contains { $0.hasPrefix("scoreAgreement.single.all,0.") })
    #expect(lines.contains { $0.hasPrefix("scoreAgreement.single.all.symmetric,0.") })
    #expect(lines.contains { $0.hasPrefix("labels.ratingA.1,") })
    #expect(lines.count > content.figures.tree.figures.count)
  }
}

extension LabelTable {
  /// A line an instance, its annotators separated by semicolons, each `ratingA ratingB`.
  init(text: String) {
    self.init()
    for (index, line) in text.split(separator: "\n").enumerated() {
      let instance = number(of: InstanceKey("i\(index)"))
      for (slot, entry) in line.split(separator: ";").enumerated() {
        let ratings = entry.split(separator: " ").compactMap { Int($0).flatMap(Rating.init) }
        let annotator = number(ofAnnotator: "a\(slot)")
        add(ratings[0], of: .a, instance: instance, annotator: annotator)
        add(ratings[1], of: .b, instance: instance, annotator: annotator)
      }
    }
  }
}
