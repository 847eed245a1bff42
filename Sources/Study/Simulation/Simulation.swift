/// How simulated labels are told from people's.
package enum Simulation {
  /// The layout that their circumstances name: nobody saw a screen.
  package static let layout = "simulated"
}
