import Screens
import Terminal
import Testing

struct StartScreenTests {
  /// Presses keys; the effects and the text afterwards.
  private func press(_ keys: String, size: Size = .usual) -> (effects: [Effect<StartChoice>], text: String) {
    var screen = StartScreen.sample(size: size)
    var effects: [Effect<StartChoice>] = []
    for (index, name) in keys.split(separator: " ").enumerated() {
      effects += screen.update(.key(Key(named: String(name)), at: index * 1000))
    }
    return (effects, screen.view(in: size).text)
  }

  @Test func `a digit or Enter chooses, arrows move`() {
    #expect(press("1").effects == [.ask(.label)])
    #expect(press("2").effects == [.ask(.review)])
    #expect(press("enter").effects == [.ask(.label)])
    #expect(press("down enter").effects == [.ask(.review)])
    #expect(press("j j k enter").effects == [.ask(.review)])
    #expect(press("up up enter").effects == [.ask(.label)])
  }

  @Test func `what is not there yet is shown and says so`() {
    for keys in ["3", "down down down enter"] {
      let (effects, text) = press(keys)
      #expect(effects.isEmpty)
      #expect(text.contains("Report: not yet in this version"))
    }
  }

  @Test func `help, leaving, redrawing`() {
    #expect(press("?").text.contains("mark another one"))
    #expect(press("? 1").effects.isEmpty)
    #expect(press("? esc 1").effects == [.ask(.label)])
    #expect(press("q").effects == [.leave])
    #expect(press("^c").effects == [.leave])
    #expect(press("esc esc").effects.isEmpty)
    #expect(press("? ^l ^z").effects == [.redraw, .suspend])
    #expect(press("4").text.contains("4 does nothing here"))
  }

  @Test func `any size has its frame, and one that is too small only leaves`() {
    var screen = StartScreen.sample(size: .usual)
    for columns in [1, 39, 40, 44, 60, 80, 500] {
      for rows in [1, 9, 10, 11, 15, 20, 24, 1000] {
        let size = Size(columns: columns, rows: rows)
        _ = screen.update(.resized(size))
        let frame = screen.view(in: size)
        #expect(frame.size == size && frame.fault == nil)
        if columns >= 40, rows >= 10 { #expect(frame.text.contains("3  Report")) }
      }
    }
    #expect(press("1", size: Size(columns: 20, rows: 5)).effects.isEmpty)
    #expect(press("q", size: Size(columns: 20, rows: 5)).effects == [.leave])
  }
}
