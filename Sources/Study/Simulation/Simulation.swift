/// How simulated labels are told from people's.
public enum Simulation {
  /// The layout that their circumstances name: nobody saw a screen.
  public static let layout = "simulated"
}
