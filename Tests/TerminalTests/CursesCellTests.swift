import Testing

@testable import Terminal

@Suite struct CursesCellTests {
  /// The stand-in's cells, each in brackets.
  private func shown(_ text: String, libraryWidth: (UInt32) -> Int = { ScalarClass.of($0).columns }) -> String {
    var result = ""
    var columns = 0
    SafeText(text).forEachCell { cluster, width in
      let cells = CursesCell.cells(for: cluster, columns: width, libraryWidth: libraryWidth)
      for cell in cells {
        result += "[" + cell.scalars.compactMap(Unicode.Scalar.init).map(String.init).joined() + "]"
        columns += cell.columns
      }
      return true
    }
    #expect(columns == SafeText(text).columns)
    return result
  }

  @Test func `what all terminals agree on goes to curses as it is`() {
    #expect(shown("aé漢e\u{301}😀") == "[a][é][漢][e\u{301}][😀]")
    #expect(shown("e\u{301}\u{302}\u{303}\u{304}") == "[e\u{301}\u{302}\u{303}\u{304}]")
  }

  @Test func `what they differ about is spelled out`() {
    #expect(shown("👩‍💻") == "[‹][👩][+][💻][›]")
    #expect(shown("👍🏽") == "[‹][👍][+][🏽][›]")
    #expect(shown("❤\u{FE0F}") == "[‹][❤][›]")
    #expect(shown("❤\u{FE0F}‍🔥") == "[‹][‹][❤][›][+][🔥][›]")
    #expect(shown("🇩🇪") == "[‹][f][l][a][g][ ][D][E][›]")
    #expect(shown("1\u{FE0F}\u{20E3}") == "[‹][1\u{20E3}][›]")
  }

  @Test func `what the C library does not know is a replacement of the same width`() {
    #expect(shown("a😀é", libraryWidth: { $0 > 0xFF ? -1 : 1 }) == "[a][\u{FFFD}][ ][é]")
    #expect(shown("e\u{301}", libraryWidth: { $0 > 0xFF ? -1 : 1 }) == "[e]")
  }

  @Test func `nothing that curses is given joins, selects or takes more room than curses has`() {
    for seed in 0..<2_000 as Range<UInt64> {
      SafeText(bytes: HostileTextTests.hostileBytes(seed: seed)).forEachCell { cluster, width in
        let cells = CursesCell.cells(for: cluster, columns: width, libraryWidth: Curses.width)
        let isSound =
          cells.map(\.columns).reduce(0, +) == width
          && cells.allSatisfy { cell in
            cell.scalars.count <= 5 && !cell.scalars.contains { [0x200D, 0xFE0E, 0xFE0F].contains($0) }
          }
        #expect(isSound, "\(cluster.unicodeScalars.map(\.value))")
        return true
      }
    }
  }
}
