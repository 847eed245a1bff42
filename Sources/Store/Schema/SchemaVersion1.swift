// Landed schemas are never edited, not even their blanks: files are compared with them to the letter.
//
// One label touches six pages of the file. Each further index would be one more to write twice and sync, so a few things
// that an index would find are kept as numbers instead: an event knows the one before it of the same annotator and
// formulation, from which undo and redo walk back; `tally` knows the position before which nothing is open; and that a
// writer's numbers follow each other is the rules' matter (see `event_rules`), not that of a UNIQUE index.
//
// JSON functions are kept out of the schema: SQLite up to 3.40 counts them as unsafe under trusted_schema = OFF. So a
// label's value stands in columns of its own beside the payload, and `verify` compares the two.
extension Schema.Version {
  static let tables1: [SchemaObject] = [
    .table(
      "study",
      """
      CREATE TABLE study (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID
      """),
    .table(
      "practice",
      """
      CREATE TABLE practice (
        position INTEGER PRIMARY KEY CHECK (position >= 0),
        key TEXT NOT NULL UNIQUE,
        subset TEXT NOT NULL,
        context TEXT NOT NULL,
        responseA TEXT NOT NULL,
        responseB TEXT NOT NULL,
        ratingA INTEGER NOT NULL CHECK (ratingA BETWEEN 1 AND 5),
        ratingB INTEGER NOT NULL CHECK (ratingB BETWEEN 1 AND 5),
        combined INTEGER NOT NULL CHECK (combined BETWEEN -2 AND 2),
        why TEXT NOT NULL
      ) STRICT
      """),
    .table(
      "writer",
      """
      CREATE TABLE writer (
        id INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
        home TEXT UNIQUE
      ) STRICT
      """),
    .table(
      "annotator",
      """
      CREATE TABLE annotator (
        id INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
        name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
        pseudonym TEXT NOT NULL UNIQUE CHECK (length(pseudonym) > 0),
        kind TEXT NOT NULL CHECK (kind IN ('human', 'model')),
        ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal >= 0),
        withdrawnAt INTEGER
      ) STRICT
      """),
    .table(
      "instance",
      """
      CREATE TABLE instance (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE CHECK (length(key) > 0),
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        subset TEXT NOT NULL,
        sourcePreference TEXT CHECK (sourcePreference IN ('A', 'B')),
        context TEXT NOT NULL CHECK (substr(context, 1, 1) = '['),
        responseA TEXT NOT NULL,
        responseB TEXT NOT NULL
      ) STRICT
      """),
    .table(
      "work",
      """
      CREATE TABLE work (
        id INTEGER PRIMARY KEY,
        annotator INTEGER NOT NULL REFERENCES annotator (id),
        instance INTEGER NOT NULL REFERENCES instance (id),
        formulation TEXT NOT NULL CHECK (formulation IN ('single', 'preference')),
        response TEXT CHECK (response IN ('A', 'B')),
        occasion TEXT NOT NULL CHECK (occasion IN ('original', 'repeat', 'send-back', 'added')),
        round INTEGER NOT NULL CHECK (round >= 0),
        slot INTEGER NOT NULL CHECK (slot >= 0),
        position INTEGER NOT NULL CHECK (position >= 0),
        firstShown TEXT CHECK (firstShown IN ('A', 'B')),
        retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
        CHECK ((formulation = 'single') = (response IS NOT NULL)),
        CHECK ((formulation = 'preference') = (firstShown IS NOT NULL))
      ) STRICT
      """),
    .index(
      "work_of_instance", on: "work",
      """
      CREATE UNIQUE INDEX work_of_instance
      ON work (instance, annotator, formulation, ifnull(response, 'AB'), occasion, round) WHERE retired = 0
      """),
    .index(
      "work_order", on: "work",
      "CREATE INDEX work_order ON work (annotator, formulation, position) WHERE retired = 0"),
    .table(
      "event",
      """
      CREATE TABLE event (
        sequence INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
        writer INTEGER NOT NULL REFERENCES writer (id),
        writerSequence INTEGER NOT NULL CHECK (writerSequence > 0),
        kind TEXT NOT NULL,
        annotator INTEGER REFERENCES annotator (id),
        work INTEGER REFERENCES work (id),
        target TEXT CHECK (length(target) = 36),
        rating INTEGER CHECK (rating BETWEEN 1 AND 5),
        preference TEXT CHECK (preference IN ('A', 'B', 'N')),
        magnitude INTEGER CHECK (magnitude BETWEEN 0 AND 2),
        payload TEXT CHECK (substr(payload, 1, 1) = '{'),
        payloadDigest BLOB NOT NULL CHECK (length(payloadDigest) = 32),
        at INTEGER NOT NULL,
        previous BLOB NOT NULL CHECK (length(previous) = 32),
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        before INTEGER,
        CHECK ((preference IS NULL) = (magnitude IS NULL)),
        CHECK ((preference = 'N') = (magnitude = 0)),
        CHECK (rating IS NULL OR preference IS NULL),
        CHECK ((kind = 'label' AND payload IS NOT NULL) = (rating IS NOT NULL OR preference IS NOT NULL))
      ) STRICT
      """),
    .index(
      "event_aside", on: "event",
      "CREATE INDEX event_aside ON event (annotator) WHERE work IS NULL"),
    .table(
      "standing",
      """
      CREATE TABLE standing (
        work INTEGER NOT NULL,
        writer INTEGER NOT NULL,
        annotator INTEGER NOT NULL,
        formulation TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('labelled', 'excluded', 'postponed', 'taken-back')),
        event INTEGER NOT NULL,
        value INTEGER CHECK (value BETWEEN -2 AND 5),
        PRIMARY KEY (work, writer)
      ) STRICT, WITHOUT ROWID
      """),
    .index(
      "standing_postponed", on: "standing",
      "CREATE INDEX standing_postponed ON standing (annotator, formulation, event) WHERE state = 'postponed'"),
    .table(
      "mark",
      """
      CREATE TABLE mark (
        work INTEGER NOT NULL,
        writer INTEGER NOT NULL,
        unsure INTEGER,
        comment INTEGER,
        PRIMARY KEY (work, writer)
      ) STRICT, WITHOUT ROWID
      """),
    .table(
      "tally",
      """
      CREATE TABLE tally (
        annotator INTEGER NOT NULL,
        formulation TEXT NOT NULL,
        total INTEGER NOT NULL DEFAULT 0,
        labelled INTEGER NOT NULL DEFAULT 0,
        excluded INTEGER NOT NULL DEFAULT 0,
        postponed INTEGER NOT NULL DEFAULT 0,
        unsure INTEGER NOT NULL DEFAULT 0,
        comments INTEGER NOT NULL DEFAULT 0,
        nextPosition INTEGER NOT NULL DEFAULT 0,
        openFrom INTEGER NOT NULL DEFAULT 0,
        firstAct INTEGER,
        lastLabel INTEGER,
        lastEvent INTEGER,
        PRIMARY KEY (annotator, formulation)
      ) STRICT, WITHOUT ROWID
      """),
    .view(
      "place",
      """
      CREATE VIEW place AS
      SELECT
        id AS work, annotator, formulation, position, retired,
        ifnull((SELECT min(state) FROM standing WHERE standing.work = work.id), 'taken-back') AS state,
        EXISTS (SELECT 1 FROM mark WHERE mark.work = work.id AND unsure IS NOT NULL) AS unsure,
        EXISTS (SELECT 1 FROM mark WHERE mark.work = work.id AND comment IS NOT NULL) AS commented
      FROM work
      """),
  ]
}
