import Testing

@testable import Agreement

/// Against scipy.stats.t 1.17.
@Suite struct StudentTTests {
  @Test(arguments: [
    (0.5, 164.55767348048818, 0.3979754267847907), (1, 12.706204736174694, 0.32491969623290634),
    (1.7, 5.1188389882530565, 0.29506112729782746), (2, 4.302652729749462, 0.2886751345948128),
    (3, 3.1824463052837078, 0.2766706623326898), (5.5, 2.501858617589239, 0.2658994571379175),
    (10, 2.228138851986274, 0.2601848294920803), (31.4, 2.038460929876268, 0.2555042010533352),
    (120, 1.9799304050824402, 0.25390952321492877), (5000, 1.9604385517065073, 0.25336058396923183),
    (1e9, 1.9599639869164067, 0.2533471032),
  ])
  func quantiles(_ freedom: Double, _ high: Double, _ middle: Double) {
    let t = StudentT(degreesOfFreedom: freedom)
    #expect(abs(t.quantile(0.975) / high - 1) < 2e-8)
    #expect(abs(t.quantile(0.6) / middle - 1) < 1e-9)
    #expect(t.quantile(0.025) == -t.quantile(0.975) && abs(t.quantile(0.5)) < 1e-12)
    #expect(abs(t.cumulative(high) - 0.975) < 1e-9 && abs(t.cumulative(-middle) - 0.4) < 1e-9)
  }

  @Test func `the ends of the distribution`() {
    let t = StudentT(degreesOfFreedom: 4)
    #expect(t.quantile(0) == -.infinity && t.quantile(1) == .infinity)
  }

  @Test(arguments: [1e-300, 1e-9, 0.3, 1, 1.4142, 1.5, 2, 10, 12345.678, 1e200])
  func `logarithms and exponentials are each other's inverse`(_ x: Double) {
    let logarithm = Elementary.logarithm(x)
    let error: Double = abs(Elementary.exponential(logarithm) / x - 1)
    #expect(error < 8e-15 * (1 + abs(logarithm)))
  }

  @Test(arguments: [(0.5, 0.5493061443340548), (-0.9, -1.4722194895832204), (0, 0), (1e-6, 1.000000000000333e-06)])
  func `Fisher's z`(_ r: Double, _ z: Double) {
    #expect(abs(Elementary.fisherZ(r) - z) < 1e-14)
    #expect(abs(Elementary.correlation(fisherZ: z) - r) < 1e-14)
  }
}
