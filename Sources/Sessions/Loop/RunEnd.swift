import Terminal

/// How screens were left.
package struct RunEnd: Equatable, Sendable {
  /// The program's exit code: 0 where somebody left, another one where a signal or a hang-up ended it.
  package var code: Int32 = 0
  /// What to tell whoever left, where the last thing asked for was not answered in time.
  package var farewell: SafeText?
  /// What to tell them of what they were writing and did not save; empty where there was nothing.
  package var typed: [SafeText] = []
  /// Whether something is under way still, so that the file does not answer.
  package var isStuck = false
}
