/// What a program's loop needs of a terminal: the real one is `CursesTerminal`, the test double `ScriptedTerminal`.
package protocol TerminalDevice: AnyObject {
  var size: Size { get }

  /// Shows a frame; only what changed is sent.
  func draw(_ frame: Frame) throws

  /// Sends the whole screen again, for one that something else has written on.
  func redraw() throws

  /// The next event, or a tick after `timeout` milliseconds; without a timeout it waits as long as it takes.
  func nextEvent(timeout: Milliseconds?) throws -> TerminalEvent

  /// A signal that ends the program, or that the terminal is gone, where that came; `nextEvent` gives it before all else too.
  func takeEnding() -> TerminalEvent?

  /// How long a frame is to stand before the next one while things go on happening; 0 where each is to be shown.
  var framePause: Milliseconds { get }

  /// Ends the wait for the next event, which is `woken`.
  ///
  /// - Returns: what does so from any thread, also when the terminal is closed by then.
  var wake: @Sendable () -> Void { get }

  /// Gives the terminal back, stops the program as Ctrl-Z does, and takes the terminal again when it goes on.
  func suspend() throws

  /// Gives the terminal to `body`, an editor say, and takes it again however that ends.
  func withSuspended<Result>(_ body: () throws -> Result) throws -> Result

  /// Gives the terminal back for good; more than once is as good as once.
  func close()
}
