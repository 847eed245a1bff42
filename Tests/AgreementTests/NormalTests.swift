import Testing

@testable import Agreement

@Suite struct NormalTests {
  /// scipy.stats.norm 1.12.
  @Test func `the normal distribution and its quantiles`() {
    for (z, cumulative) in [
      (-3, 0.0013498980316300933), (-1.96, 0.024997895148220435), (-0.5, 0.3085375387259869), (0, 0.5),
      (0.1, 0.539827837277029), (1, 0.8413447460685429), (2.5, 0.9937903346742238), (5, 0.9999997133484281),
    ] { #expect(abs(Normal.cumulative(z) - cumulative) < 1e-14) }
    for (p, quantile) in [
      (0.001, -3.090232306167813), (0.025, -1.9599639845400545), (0.3, -0.5244005127080409), (0.5, 0),
      (0.9, 1.2815515655446004), (0.975, 1.959963984540054), (0.9999, 3.719016485455709),
    ] { #expect(abs(Normal.quantile(p) - quantile) < 1e-11) }
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
    #expect(Normal.cumulative(-40) == 0 && Normal.cumulative(40) == 1)
  }
}
