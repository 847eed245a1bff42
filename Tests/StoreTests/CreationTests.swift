import FoundationEssentials
import Glibc
import Store
import Study
import Testing

@Suite struct CreationTests {
  private let settings: StudySettings = {
    var settings = StudySettings(title: "Ünïcode \"quoted\"", seed: .max)
    settings.consent = "I agree.\nReally."
    settings.guidelines = "Judge."
    settings.quota = 40
    settings.washoutDays = 0.125
    return settings
  }()

  @Test func `settings and practice come back as they were given`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ratings = RatingPair(a: try #require(Rating(rawValue: 1)), b: try #require(Rating(rawValue: 5)))
    let practice = (0..<3).map {
      PracticeInstance(
        instance: Instance(
          key: InstanceKey("p-\($0)"), subset: "practice", context: [Turn(role: .user, content: "?")], responseA: "a",
          responseB: "b"), ratings: ratings, preference: .muchB, why: "Because.")
    }
    let file = try StudyFile.create(at: folder + "/a.demur", settings: settings, practice: practice)
    #expect(try file.settings == settings)
    #expect(try file.practice() == practice)
    #expect(try file.verify() == [])
    try file.change(practice: [practice[1]])
    #expect(try file.practice() == [practice[1]])
    #expect(try file.verify() == [])
  }

  @Test func `a change of settings keeps the guidelines of before`() throws {
    let study = try TemporaryStudy(settings: settings)
    var changed = settings
    changed.guidelines = "Judge better."
    try study.file.change(settings: changed)
    #expect(try study.reopened().settings == changed)
    #expect(try study.file.guidelines(withHash: Fingerprint.of("Judge.")) == "Judge.")
    #expect(try study.file.guidelines(withHash: Fingerprint.of("Judge better.")) == "Judge better.")
    #expect(try study.file.guidelines(withHash: Fingerprint.of("Never.")) == nil)
  }

  @Test func `the file belongs to its owner alone, and nothing lies beside it`() throws {
    let study = try TemporaryStudy(instances: 0, annotators: [])
    var status = stat()
    #expect(stat(study.path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    try study.file.close()
    let names = try FileManager.default.contentsOfDirectory(atPath: study.folder).sorted()
    #expect(names == ["trial.demur"] || names == ["trial.demur", "trial.demur-journal"])
  }

  @Test func `an existing file stays what it is`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/thesis.txt"
    #expect(FileManager.default.createFile(atPath: path, contents: Data("precious".utf8)))
    #expect(throws: StoreError.alreadyExists(path: path)) { try StudyFile.create(at: path, settings: settings) }
    #expect(FileManager.default.contents(atPath: path) == Data("precious".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["thesis.txt"])
  }

  @Test func `of many who make the same study at once one succeeds`() async throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/race.demur"
    let settings = settings
    let made = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          do {
            _ = try StudyFile.create(at: path, settings: settings)
            return true
          } catch StoreError.alreadyExists {
            return false
          } catch {
            Issue.record(error)
            return false
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(made == 1)
    #expect(try StudyFile.open(path).verify() == [])
    let left = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains(".tmp") }
    #expect(left == [])
  }

  @Test func `failing half-way leaves nothing`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ratings = RatingPair(a: try #require(Rating(rawValue: 1)), b: try #require(Rating(rawValue: 5)))
    let bad = PracticeInstance(
      instance: Instance(key: InstanceKey("p"), subset: "s", context: [], responseA: "a\0", responseB: "b"),
      ratings: ratings, preference: .muchB, why: "")
    #expect(throws: StoreError.self) {
      try StudyFile.create(at: folder + "/a.demur", settings: settings, practice: [bad])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    let nowhere = folder + "/none/a.demur"
    #expect(throws: StoreError.noSuchFolder(path: nowhere)) { try StudyFile.create(at: nowhere, settings: settings) }
  }

  @Test(arguments: ["file:x?mode=memory", ":memory:", "-x.demur", "a b\u{E9}%20#.demur"])
  func `a name is a name, whatever SQLite would read into it`(name: String) throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try StudyFile.create(at: folder + "/" + name, settings: settings)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).contains(name))
  }
}
