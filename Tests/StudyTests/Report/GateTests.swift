import Study
import Testing

@Suite struct GateTests {
  static let tree = figures("1 5 2; 2 5 2\n3 3 0; 3 4 1\n5 1 -2; 4 1 -1").tree

  @Test(arguments: [
    ("single.kappa>=0.4", "single.kappa", FigureGate.Comparison.atLeast, 0.4),
    (" preference.kappa < .5 ", "preference.kappa", .below, 0.5),
    ("interTask.all.pearson<=-0.25", "interTask.all.pearson", .atMost, -0.25), ("a>1e-3", "a", .above, 0.001),
  ])
  func `a gate is a name, a comparison and a number`(
    text: String, path: String, comparison: FigureGate.Comparison, bound: Double
  ) throws {
    let gate = try #require(FigureGate(text))
    #expect(gate.path == path && gate.comparison == comparison && gate.bound == bound)
  }

  @Test(arguments: ["", "single.kappa", ">=0.4", "single.kappa>=", "single.kappa>=x", "a=1", "a>=1>=2", "a>=nan"])
  func `anything else is none`(text: String) {
    #expect(FigureGate(text) == nil)
  }

  @Test func `gates compare the figures`() throws {
    let kappa = try #require(Self.tree["scoreAgreement.single.all"]?.figure?.value)
    func outcome(_ text: String) throws -> FigureGate.Outcome { try #require(FigureGate(text)).outcome(Self.tree) }
    #expect(try outcome("single.kappa>=0.4") == .passed(kappa))
    #expect(try outcome("scoreAgreement.single.all>\(kappa)") == .failed(kappa))
    #expect(try outcome("single.kappa>=\(kappa)") == .passed(kappa))
    #expect(try outcome("single.kappa<=\(kappa)") == .passed(kappa))
    #expect(try outcome("single.kappa<\(kappa)") == .failed(kappa))
    #expect(try outcome("scoreAgreement.single.all.symmetric>0") != .unknown)
    #expect(try outcome("position.firstPreferred>0") == .undefined("which response was shown first is not known"))
    #expect(try outcome("nothing>0") == .unknown)
    #expect(try outcome("labels.ratingA.1>0") == .unknown)
  }

  @Test func `every short name is that of a figure`() {
    for (name, path) in FigureGate.shortNames { #expect(Self.tree[path]?.figure != nil, "\(name)") }
  }
}
