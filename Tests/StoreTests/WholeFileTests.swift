import Basics
import FoundationEssentials
import Glibc
import Testing

@Suite struct WholeFileTests {
  private func fault(_ path: String, limit: Int = 100) -> WholeFileFault? {
    do throws(WholeFileFault) {
      _ = try WholeFile.read(path, limit: limit)
      return nil
    } catch {
      return error
    }
  }

  @Test func `devices and what is too large are not read`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for path in ["/dev/zero", "/dev/urandom", "/dev/full", "/dev/tty", "/dev/ptmx"] {
      #expect(fault(path) == .device, "\(path)")
      #expect(symlink(path, "\(folder)/link") == 0)
      #expect(fault("\(folder)/link") == .device, "\(path)")
      unlink("\(folder)/link")
    }
    #expect(fault(folder) == .folder)
    #expect(fault("\(folder)/none") == .missing)
    #expect(try WholeFile.read("/dev/null", limit: 1).isEmpty)
    for (count, isRead) in [(0, true), (100, true), (101, false), (1 << 20, false)] {
      #expect(FileManager.default.createFile(atPath: "\(folder)/x", contents: Data(repeating: 7, count: count)))
      #expect(fault("\(folder)/x") == (isRead ? nil : .tooLarge(limit: 100)), "\(count)")
      if isRead { #expect(try WholeFile.read("\(folder)/x", limit: 100).count == count) }
    }
    // A file whose size is not known before it is read.
    #expect(fault("/proc/self/maps") == .tooLarge(limit: 100))
  }

  @Test(arguments: [
    ("\n", true), ("\r\n", true), ("\r", true), ("\u{0B}", true), ("\u{0C}", true), ("\u{85}", true),
    ("\u{2028}", true),
    ("\u{2029}", true), (" \t\n", true), ("x\n", false), ("\u{A0}\n", false),
  ])
  func `a bomb of line ends is not read`(line: String, isBlank: Bool) throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func fault(_ lines: WholeFileLines, _ count: Int) -> WholeFileFault? {
      let text = "first\n" + String(repeating: line, count: count - 1) + "last"
      #expect(FileManager.default.createFile(atPath: "\(folder)/x", contents: Data(text.utf8)))
      do throws(WholeFileFault) {
        _ = try WholeFile.read("\(folder)/x", limit: 1 << 20, lines: lines)
        return nil
      } catch {
        return error
      }
    }
    #expect(fault(.text, 20_000) == nil)
    #expect(fault(.text, 20_001) == .tooManyLines(limit: 20_000))
    #expect(fault(.list, 20_001) == nil)
    #expect(fault(.list, 20_002) == (isBlank ? .tooManyBlankLines(limit: 20_000) : nil))
  }

  @Test(arguments: [(90, true), (200_000, false)]) func `a pipe is read to its end, or to the limit`(
    count: Int, isRead: Bool
  ) throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pipe = "\(folder)/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let writer = writing(pipe, count)
    #expect(fault(pipe) == (isRead ? nil : .tooLarge(limit: 100)))
    var status: Int32 = 0
    kill(writer, SIGKILL)
    waitpid(writer, &status, 0)
  }

  /// Zeros into a pipe, from a process of its own.
  private func writing(_ pipe: String, _ count: Int) -> pid_t {
    var process: pid_t = 0
    let words: [String] = ["/bin/sh", "-c", "exec head -c \(count) /dev/zero > '\(pipe)'"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    #expect(posix_spawn(&process, "/bin/sh", nil, nil, arguments, environ) == 0)
    return process
  }
}
