// Landed schemas are never edited, not even their blanks: files are compared with them to the letter.
//
// What came with an instance beside its texts has a table of its own, since nobody but authors' commands may meet it. Texts can
// be attached to an instance of which there were labels alone: its digest stays, because events name it, and `origin` has
// that of the texts.
extension Schema.Version {
  static let four = Schema.Version(
    objects: three.objects.filter { !["event_rules", "instance_stays"].contains($0.name) }
      + [origin4, eventRules4, instanceStays4],
    steps: [
      "DROP TRIGGER event_rules", "DROP TRIGGER instance_stays", origin4.sql, eventRules4.sql, instanceStays4.sql,
    ],
    standIns: [
      "CREATE TEMP TABLE origin (instance INTEGER, kept TEXT, fingerprint TEXT, attached BLOB, subset TEXT)"
    ])

  private static let origin4 = SchemaObject.table(
    "origin",
    """
    CREATE TABLE origin (
      instance INTEGER PRIMARY KEY REFERENCES instance (id),
      kept TEXT CHECK (substr(kept, 1, 1) = '{'),
      fingerprint TEXT CHECK (length(fingerprint) = 32),
      attached BLOB CHECK (length(attached) = 32),
      subset TEXT,
      CHECK ((attached IS NULL) = (subset IS NULL))
    ) STRICT
    """)

  private static let instanceStays4 = SchemaObject.trigger(
    "instance_stays", on: "instance",
    """
    CREATE TRIGGER instance_stays BEFORE UPDATE ON instance
    WHEN OLD.context <> '[]' OR OLD.responseA <> '' OR OLD.responseB <> '' OR OLD.sourcePreference IS NOT NULL
      OR NEW.id <> OLD.id OR NEW.key <> OLD.key OR NEW.digest <> OLD.digest BEGIN
      SELECT RAISE(ABORT, 'instances are never changed');
    END
    """)

  private static let eventRules4 = SchemaObject.trigger(
    "event_rules", on: "event",
    """
    CREATE TRIGGER event_rules BEFORE INSERT ON event BEGIN
      SELECT RAISE(ABORT, 'events of this kind are unknown') WHERE NEW.kind NOT IN (
        'settings', 'practice-set', 'import', 'annotator', 'withdraw', 'assign', 'look',
        'consent', 'guidelines', 'practice', 'comment', 'uncomment',
        'label', 'exclude', 'postpone', 'take-back', 'restore', 'unsure', 'sure',
        'codebook', 'decision', 'conflict-choice', 'attributes', 'guidelines-set', 'erased',
        'pack', 'rejoin', 'model-run', 'model-answer', 'model-cuts', 'read',
        'source', 'texts');
      SELECT RAISE(ABORT, 'what authors decide belongs to no annotator') WHERE NEW.kind IN ('codebook', 'decision', 'source', 'texts')
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
