import Foundation
import Testing

/// Models' answers brought in, made one, followed into exports and the report, and taken out again.
@Suite struct AnswerExportTests {
  @Test func `answers from elsewhere become labels, a panel and a report, and come out as they went in`() throws {
    let study = try LabelStudy(4)
    let folder = study.folder
    var lines = ["instance,model,method,response,first_shown,value,difficulty,wording"]
    for (number, model) in ["one", "two", "three"].enumerated() {
      for instance in 0..<4 {
        lines.append("i-\(instance),\(model),rating,A,,\(1 + (instance + number) % 5),,paper")
        lines.append("i-\(instance),\(model),rating,B,,\(5 - instance),,paper")
        lines.append("i-\(instance),\(model),preference,,A,\(instance - 2),,paper")
        lines.append("i-\(instance),\(model),preference,,B,\(instance == 0 ? 1 : instance - 2),,paper")
        lines.append("i-\(instance),\(model),difficulty-preference,,A,,\(1 + instance),paper")
      }
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "answers.csv")
    let imported = try Program.succeed("import", "answers.csv", in: folder)
    #expect(imported.contains("one (zero-shot): 8 answers of rating imported."), "\(imported)")
    #expect(imported.contains("Both orders of 4 pairs: ") && imported.contains("contradictions in 1"), "\(imported)")
    let again = try Program.succeed("import", "answers.csv", in: folder)
    #expect(again.contains("one (zero-shot): 0 answers of rating imported, 8 were there already."), "\(again)")
    // The mean of -2 and 1, a half away from 0.
    let preferences = try Program.succeed("export", "preferences", "--kind", "model", in: folder).split(separator: "\n")
    #expect(preferences[0].hasSuffix(",wording") && preferences[1].hasPrefix("i-0,one (zero-shot),A,1,"))
    #expect(preferences[1].hasSuffix(",paper") && preferences.count == 13)
    let panel = try Program.succeed("label", "panel", "jury", "one", "two", "three", in: folder)
    #expect(panel.contains("jury (panel): 8 labels of rating by 3 models, 8 new or changed."), "\(panel)")
    #expect(
      try Program.succeed("label", "panel", "jury", "one", "two", "three", in: folder).contains("0 new or changed"))
    let wrong = try Program.run(["label", "panel", "jury", "one", "four"], in: folder)
    #expect(wrong.code == 2 && wrong.errors.contains("four: the study has no such model. Name one of: "), "\(wrong)")
    let report = try Program.succeed("report", "--no-intervals", "--methods", in: folder)
    for part in ["wording paper", "jury (panel), rating: served as", "contradicts", "Model, one (zero-shot), rating"] {
      #expect(report.contains(part), "\(part): \(report)")
    }
    let out = try Program.succeed("export", "answers", in: folder)
    #expect(
      out.hasPrefix("instance,model,method,response,first_shown,sample,outcome,reply,answer,value,difficulty,soft,"))
    #expect(out.split(separator: "\n").count == 1 + 60 + 12)
    try Program.succeed("verify", in: folder)
    // Into another study that has the same texts, and out of it again.
    let other = try LabelStudy(5)
    let mine = out.split(separator: "\n").filter { !$0.contains(",jury,") }.joined(separator: "\n") + "\n"
    try other.folder.write(out, to: "again.csv")
    // What a panel says follows from its members, and is no model's own.
    let taken = try Program.succeed("import", "again.csv", in: other.folder)
    #expect(
      taken.contains("Left out: 12 answers of the panel jury (one (zero-shot) + two (zero-shot) + three (zero-shot))"),
      "\(taken)")
    let jury = out.split(separator: "\n").filter { $0.contains(",jury,") || $0.hasPrefix("instance,") }
    try other.folder.write(jury.joined(separator: "\n") + "\n", to: "jury.csv")
    let ratings = try Program.succeed("export", "ratings", "--kind", "model", in: folder).split(separator: "\n")
    let ofPanel = ratings.filter { $0.contains("jury (panel)") || $0.hasPrefix("instance,") }
    try other.folder.write(ofPanel.joined(separator: "\n") + "\n", to: "ratings.csv")
    for file in ["jury.csv", "ratings.csv"] {
      let alone = try Program.run(["import", file], in: other.folder)
      #expect(alone.code == 1 && alone.errors.contains("panels alone, which follow from their members'"), "\(alone)")
    }
    #expect(try !Program.succeed("annotators", in: other.folder).contains("jury"))
    #expect(
      try Program.succeed("export", "preferences", "--kind", "model", in: other.folder).split(separator: "\n").count
        == 13)
    try other.folder.write(
      mine.replacing(",rating,B,,,choice,,Good,4,", with: ",rating,B,,,choice,,Poor,2,"), to: "changed.csv")
    let refused = try Program.run(["import", "changed.csv"], in: other.folder)
    #expect(refused.code == 1 && refused.errors.contains("has another answer of i-1 already"), "\(refused)")
  }

  @Test func `replies from elsewhere are read where the file does not say what they come to`() throws {
    let study = try LabelStudy(3)
    let columns = "instance,model,method,response,first_shown,wording,reply"
    let rows = [
      "i-0,one,rating,A,,,**Average**.", "i-0,one,rating,B,,,Answer: Fair", "i-1,one,rating,A,,,Good or Poor",
      "i-1,one,rating,B,,,I'm sorry I cannot help with that.", "i-0,one,preference,,B,paper,A2",
      "i-0,own,rating,A,,mine,Good",
    ]
    try study.folder.write(([columns] + rows).joined(separator: "\n") + "\n", to: "answers.csv")
    let imported = try Program.succeed("import", "answers.csv", in: study.folder)
    #expect(
      imported.contains("4 answers of rating imported; 2 of the file's are invalid, and no labels."), "\(imported)")
    let out = try Program.succeed("export", "answers", in: study.folder).split(separator: "\n")
    for part in [",choice,**Average**.,Average,3,", ",choice,Answer: Fair,Fair,3,", ",choice,A2,A_2,2,"] {
      #expect(out.contains { $0.contains(part) }, "\(part): \(out)")
    }
    #expect(out.contains { $0.contains(",refused,") } && out.contains { $0.contains(",several,") }, "\(out)")
    #expect(out.contains { $0.hasPrefix("i-0,own,rating,A,") && $0.contains("not read where it was asked") }, "\(out)")
    try Program.succeed("verify", in: study.folder)
  }

  @Test func `what was asked elsewhere keeps its time, template and decoding, and gets none from here`() throws {
    let study = try LabelStudy(2)
    let columns = "instance,model,method,response,value,at,engine,engine_version,template,decode"
    let rows = [
      "i-0,old,rating,A,4,2025-03-04T05:06:07.125Z,vllm,0.8,chat,engine",
      "i-1,old,rating,A,4,2025-03-09,vllm,0.8,chat,engine",
      "i-0,bare,rating,A,4,,,,,", "i-1,bare,rating,A,4,some day in May,,,,",
    ]
    try study.folder.write(([columns] + rows).joined(separator: "\n") + "\n", to: "answers.csv")
    try Program.succeed("import", "answers.csv", in: study.folder)
    let report = try Program.succeed("report", "--no-intervals", "--methods", "--format", "markdown", in: study.folder)
    #expect(
      report.contains("by vllm 0.8, template chat, answers by engine: 2 asked, 2 answered; 2025-03-04 to 2025-03-09"),
      "\(report)")
    let bare = try #require(report.split(separator: "\n").first { $0.contains("Model, bare (zero-shot), rating") })
    #expect(bare.contains("2 asked, 2 answered") && !bare.contains("; 2"), "\(bare)")
    let out = try Program.succeed("export", "answers", in: study.folder).split(separator: "\n")
    #expect(out[1].contains(",2025-03-04T05:06:07.125Z,"), "\(out[1])")
    #expect(out.suffix(2).allSatisfy { !$0.contains("T") || !$0.contains("Z,") }, "\(out)")
  }
}
