// Landed schemas are never edited, not even their blanks: files are compared with them to the letter.
//
// How far somebody has read work that they left without a label is an event too, and `reading` knows the last one of each
// writer: events have no index by work.
extension Schema.Version {
  static let three = Schema.Version(
    objects: two.objects.filter { $0.name != eventRules3.name } + [reading3, eventRules3, eventReads3],
    steps: ["DROP TRIGGER event_rules", reading3.sql, eventRules3.sql, eventReads3.sql],
    standIns: ["CREATE TEMP TABLE reading (work INTEGER, writer INTEGER, event INTEGER)"])

  private static let reading3 = SchemaObject.table(
    "reading",
    """
    CREATE TABLE reading (
      work INTEGER NOT NULL REFERENCES work,
      writer INTEGER NOT NULL REFERENCES writer,
      event INTEGER NOT NULL REFERENCES event,
      PRIMARY KEY (work, writer)
    ) STRICT, WITHOUT ROWID
    """)

  private static let eventReads3 = SchemaObject.trigger(
    "event_reads", on: "event",
    """
    CREATE TRIGGER event_reads AFTER INSERT ON event WHEN NEW.kind = 'read' BEGIN
      INSERT INTO reading (work, writer, event) VALUES (NEW.work, NEW.writer, NEW.sequence)
      ON CONFLICT (work, writer) DO UPDATE SET event = excluded.event;
      UPDATE tally SET lastEvent = NEW.sequence
      FROM work WHERE work.id = NEW.work
        AND tally.annotator = work.annotator AND tally.formulation = work.formulation;
    END
    """)

  private static let eventRules3 = SchemaObject.trigger(
    "event_rules", on: "event",
    """
    CREATE TRIGGER event_rules BEFORE INSERT ON event BEGIN
      SELECT RAISE(ABORT, 'events of this kind are unknown') WHERE NEW.kind NOT IN (
        'settings', 'practice-set', 'import', 'annotator', 'withdraw', 'assign', 'look',
        'consent', 'guidelines', 'practice', 'comment', 'uncomment',
        'label', 'exclude', 'postpone', 'take-back', 'restore', 'unsure', 'sure',
        'codebook', 'decision', 'conflict-choice', 'attributes', 'guidelines-set', 'erased',
        'pack', 'rejoin', 'model-run', 'model-answer', 'model-cuts', 'read');
      SELECT RAISE(ABORT, 'what authors decide belongs to no annotator') WHERE NEW.kind IN ('codebook', 'decision')
        AND (NEW.annotator IS NOT NULL OR NEW.work IS NOT NULL);
      SELECT RAISE(ABORT, 'a choice of what nobody said') WHERE NEW.kind = 'conflict-choice'
        AND (NEW.annotator IS NOT NULL OR NEW.work IS NOT NULL OR NOT EXISTS (
          SELECT 1 FROM event AS chosen JOIN standing ON standing.work = chosen.work
          WHERE chosen.uuid = NEW.target AND standing.event = chosen.sequence AND chosen.kind IN ('label', 'exclude')));
      SELECT RAISE(ABORT, 'this kind of event needs a piece of work') WHERE NEW.work IS NULL
        AND NEW.kind IN ('label', 'exclude', 'postpone', 'take-back', 'restore', 'unsure', 'sure', 'read');
      SELECT RAISE(ABORT, 'work of another annotator') WHERE NEW.work IS NOT NULL
        AND NEW.annotator IS NOT (SELECT annotator FROM work WHERE id = NEW.work);
      SELECT RAISE(ABORT, 'a label that does not fit its formulation') WHERE NEW.kind = 'label' AND NEW.payload IS NOT NULL
        AND (NEW.rating IS NULL) = ((SELECT formulation FROM work WHERE id = NEW.work) = 'single');
      SELECT RAISE(ABORT, 'an act on other work is not to be taken back here') WHERE NEW.kind IN ('take-back', 'restore')
        AND NEW.work IS NOT (SELECT work FROM event WHERE uuid = NEW.target);
      SELECT RAISE(ABORT, 'events are never changed') WHERE EXISTS (
        SELECT 1 FROM event WHERE sequence = NEW.sequence OR uuid = NEW.uuid);
      SELECT RAISE(ABORT, 'an event does not follow its chain')
      WHERE (NEW.writerSequence, NEW.previous) IS NOT (
        SELECT writerSequence + 1, digest FROM event WHERE writer = NEW.writer ORDER BY sequence DESC LIMIT 1)
        AND (EXISTS (SELECT 1 FROM event WHERE writer = NEW.writer)
          OR (NEW.writerSequence <> 1 OR NEW.previous <> zeroblob(32)) AND NOT EXISTS (
            SELECT 1 FROM event WHERE digest = NEW.previous AND writerSequence = NEW.writerSequence - 1));
    END
    """)
}
