import Foundation
import Terminal
import Testing

@Suite struct PlainOutputTests {
  @Test func `lines are written safe`() throws {
    let pipe = Pipe()
    let output = PlainOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    #expect(try output.writeLine("a\("\u{1B}[2J")") == .written)
    #expect(try output.writePrompt("> ") == .written)
    try pipe.fileHandleForWriting.close()
    let written = try pipe.fileHandleForReading.readToEnd() ?? Data()
    #expect(String(decoding: written, as: UTF8.self) == "a‹U+001B›[2J\n> ")
  }

  @Test func `a pipe that nobody reads is no error, and a full disk is one`() throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let output = PlainOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    #expect(try output.writeLine("lost") == .nobodyReads)
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    #expect(throws: TerminalError.self) { try PlainOutput(descriptor: full.fileDescriptor).writeLine("x") }
  }
}
