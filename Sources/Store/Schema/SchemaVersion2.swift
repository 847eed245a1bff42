// Landed schemas are never edited, not even their blanks: files are compared with them to the letter.
//
// A writer's first event may follow one of another writer: see ``WriterRoots``.
//
// What authors decide about an instance names neither work nor annotator, so that no question of an annotator's process
// can come upon it.
extension Schema.Version {
  static let two = Schema.Version(
    objects: one.objects.filter { $0.name != eventRules2.name } + [eventRules2, eventChooses2],
    steps: ["DROP TRIGGER event_rules", eventRules2.sql, eventChooses2.sql],
    // What it changed are rules of writing alone.
    standIns: [])

  /// Of labels that contradict each other one stands, and the others count as taken back.
  private static let eventChooses2 = SchemaObject.trigger(
    "event_chooses", on: "event",
    """
    CREATE TRIGGER event_chooses AFTER INSERT ON event WHEN NEW.kind = 'conflict-choice' BEGIN
      UPDATE tally SET
        labelled = labelled - (place.state = 'labelled'),
        excluded = excluded - (place.state = 'excluded')
      FROM place WHERE place.work = (SELECT work FROM event WHERE uuid = NEW.target) AND place.retired = 0
        AND tally.annotator = place.annotator AND tally.formulation = place.formulation;
      UPDATE standing SET
        state = CASE
          WHEN event <> (SELECT sequence FROM event WHERE uuid = NEW.target) THEN 'taken-back'
          WHEN (SELECT kind FROM event WHERE uuid = NEW.target) = 'label' THEN 'labelled'
          ELSE 'excluded'
          END
      WHERE work = (SELECT work FROM event WHERE uuid = NEW.target) AND state <> 'postponed'
        AND (state <> 'taken-back' OR event = (SELECT sequence FROM event WHERE uuid = NEW.target));
      UPDATE tally SET
        labelled = labelled + (place.state = 'labelled'),
        excluded = excluded + (place.state = 'excluded')
      FROM place WHERE place.work = (SELECT work FROM event WHERE uuid = NEW.target) AND place.retired = 0
        AND tally.annotator = place.annotator AND tally.formulation = place.formulation;
    END
    """)

  private static let eventRules2 = SchemaObject.trigger(
    "event_rules", on: "event",
    """
    CREATE TRIGGER event_rules BEFORE INSERT ON event BEGIN
      SELECT RAISE(ABORT, 'events of this kind are unknown') WHERE NEW.kind NOT IN (
        'settings', 'practice-set', 'import', 'annotator', 'withdraw', 'assign', 'look',
        'consent', 'guidelines', 'practice', 'comment', 'uncomment',
        'label', 'exclude', 'postpone', 'take-back', 'restore', 'unsure', 'sure',
        'codebook', 'decision', 'conflict-choice', 'attributes', 'guidelines-set', 'erased',
        'pack', 'rejoin', 'model-run', 'model-answer', 'model-cuts');
      SELECT RAISE(ABORT, 'what authors decide belongs to no annotator') WHERE NEW.kind IN ('codebook', 'decision')
        AND (NEW.annotator IS NOT NULL OR NEW.work IS NOT NULL);
      SELECT RAISE(ABORT, 'a choice of what nobody said') WHERE NEW.kind = 'conflict-choice'
        AND (NEW.annotator IS NOT NULL OR NEW.work IS NOT NULL OR NOT EXISTS (
          SELECT 1 FROM event AS chosen JOIN standing ON standing.work = chosen.work
          WHERE chosen.uuid = NEW.target AND standing.event = chosen.sequence AND chosen.kind IN ('label', 'exclude')));
      SELECT RAISE(ABORT, 'this kind of event needs a piece of work') WHERE NEW.work IS NULL
        AND NEW.kind IN ('label', 'exclude', 'postpone', 'take-back', 'restore', 'unsure', 'sure');
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
