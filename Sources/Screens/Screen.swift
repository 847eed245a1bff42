import Study
import Terminal

/// A screen is a value: `update` alone changes it and says what is to be carried out, `view` is pure.
package protocol Screen: Equatable, Sendable {
  /// What only this kind of screen asks for.
  associatedtype Request: Hashable & Sendable
  /// What a request led to.
  associatedtype Answer: Equatable & Sendable

  mutating func update(_ event: ScreenEvent<Answer>) -> [Effect<Request>]
  func view(in size: Size) -> Frame
  /// Whether the next key is to be waited on for a moment, since one before it was not meant: it may not come alone.
  var isWary: Bool { get }
  /// What would be lost if the program ended now, since it was typed and not saved.
  var unsaved: [UnsavedText] { get }
}

extension Screen {
  package var isWary: Bool { false }
  package var unsaved: [UnsavedText] { [] }
}

/// What happens to a screen.
package enum ScreenEvent<Answer: Equatable & Sendable>: Equatable, Sendable {
  case key(Key, at: Milliseconds)
  /// The same for a key that others came with: whoever pressed them had not seen what it did.
  case crowdedKey(Key, by: KeyCrowd, at: Milliseconds)
  /// The last frame has reached the terminal.
  case painted(at: Milliseconds)
  case resized(Size)
  /// What a request led to.
  case answer(Answer)
  /// A signal or a hang-up ends the program: what is asked for now is the last.
  case ending(at: Milliseconds)
  /// What `Effect.edit` led to: the edited text; nil when the editor could not be run.
  case edited(String?)
}

/// What a screen asks the program to carry out.
package enum Effect<Request: Hashable & Sendable>: Hashable, Sendable {
  /// What only this kind of screen asks for; the session behind it answers.
  case ask(Request)
  /// Open the text in the person's editor; `ScreenEvent.edited` follows.
  case edit(String)
  case suspend
  case redraw
  case leave
}
