import GRDB
import Study

extension StudyFile {
  /// How long people were active with work on which no label of theirs stands, by annotator, in seconds.
  package func secondsWithoutLabel() throws -> [Int64: Double] {
    var seconds: [Int64: Double] = [:]
    try forEachSlice(of: "work", size: 20_000) { db, rows in
      let statement = try db.cachedStatement(
        sql: """
          SELECT work.annotator, event.payload FROM reading
          JOIN work ON work.id = reading.work JOIN event ON event.sequence = reading.event
          WHERE reading.work BETWEEN ? AND ? AND event.payload IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM standing WHERE standing.work = reading.work AND state = 'labelled')
          """)
      var found: [Int64: Double] = [:]
      let readings = try Row.fetchCursor(statement, arguments: [rows.lowerBound, rows.upperBound])
      while let row = try readings.next() {
        let read = try LabelContent(row[at: 1], path: path).circumstances.activeSeconds
        found[try row[at: 0], default: 0] += read ?? 0
      }
      return found
    } then: { found in
      seconds.merge(found, uniquingKeysWith: +)
    }
    return seconds
  }
}
