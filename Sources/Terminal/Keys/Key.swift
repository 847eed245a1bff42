/// A key as a person thinks of it, whatever bytes the terminal sent for it.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// Ctrl and a lower-case letter, or one of `@ [ \ ] ^ _`; Ctrl-C, Ctrl-L and Ctrl-Z come this way too.
  case control(Character)
  case enter, tab, backTab, backspace, delete, escape
  case up, down, left, right, pageUp, pageDown, home, end
  /// F1 is 1.
  case function(Int)
  /// A whole paste; what is in it never comes as keys.
  case pasted(String)
}
