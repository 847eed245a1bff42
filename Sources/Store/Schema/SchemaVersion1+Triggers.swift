// Landed schemas are never edited, not even their blanks: files are compared with them to the letter.
//
// `standing`, `mark` and `tally` follow from `event` and `work`, and nothing else writes to them. They make
// every question of an annotator's process a look-up, however large the study. A piece of work has one row in `standing`
// for each writer, so that labels made apart and merged in any order come to the same.
//
// `event_rules` also looks for the new event's ids among the old ones: REPLACE would delete without asking `event_remains`.
extension Schema.Version {
  static let triggers1: [SchemaObject] = [
    .trigger(
      "event_rules", on: "event",
      """
      CREATE TRIGGER event_rules BEFORE INSERT ON event BEGIN
        SELECT RAISE(ABORT, 'events of this kind are unknown') WHERE NEW.kind NOT IN (
          'settings', 'practice-set', 'import', 'annotator', 'withdraw', 'assign', 'look',
          'consent', 'guidelines', 'practice', 'comment', 'uncomment',
          'label', 'exclude', 'postpone', 'take-back', 'restore', 'unsure', 'sure');
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
          AND (NEW.writerSequence <> 1 OR NEW.previous <> zeroblob(32)
            OR EXISTS (SELECT 1 FROM event WHERE writer = NEW.writer));
      END
      """),
    .trigger(
      "event_stays", on: "event",
      """
      CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN
        SELECT RAISE(ABORT, 'events are never changed');
      END
      """),
    .trigger(
      "event_remains", on: "event",
      """
      CREATE TRIGGER event_remains BEFORE DELETE ON event BEGIN
        SELECT RAISE(ABORT, 'events are never deleted');
      END
      """),
    .trigger(
      "instance_stays", on: "instance",
      """
      CREATE TRIGGER instance_stays BEFORE UPDATE ON instance BEGIN
        SELECT RAISE(ABORT, 'instances are never changed');
      END
      """),
    .trigger(
      "instance_remains", on: "instance",
      """
      CREATE TRIGGER instance_remains BEFORE DELETE ON instance BEGIN
        SELECT RAISE(ABORT, 'instances are never deleted');
      END
      """),
    .trigger(
      "work_stays", on: "work",
      """
      CREATE TRIGGER work_stays
      BEFORE UPDATE OF id, annotator, instance, formulation, response, occasion, round, slot, position, firstShown ON work
      BEGIN
        SELECT RAISE(ABORT, 'work is never changed');
      END
      """),
    .trigger(
      "work_remains", on: "work",
      """
      CREATE TRIGGER work_remains BEFORE DELETE ON work BEGIN
        SELECT RAISE(ABORT, 'work is never deleted');
      END
      """),
    .trigger(
      "work_opens", on: "work",
      """
      CREATE TRIGGER work_opens AFTER INSERT ON work WHEN NEW.retired = 0 BEGIN
        INSERT INTO tally (annotator, formulation, total, nextPosition)
        VALUES (NEW.annotator, NEW.formulation, 1, NEW.position + 1)
        ON CONFLICT (annotator, formulation) DO UPDATE SET
          total = total + 1,
          nextPosition = max(nextPosition, excluded.nextPosition),
          openFrom = min(openFrom, NEW.position);
      END
      """),
    .trigger(
      "work_retires", on: "work",
      """
      CREATE TRIGGER work_retires AFTER UPDATE OF retired ON work WHEN NEW.retired <> OLD.retired BEGIN
        UPDATE tally SET
          total = total + OLD.retired - NEW.retired,
          labelled = labelled + (OLD.retired - NEW.retired) * (place.state = 'labelled'),
          excluded = excluded + (OLD.retired - NEW.retired) * (place.state = 'excluded'),
          postponed = postponed + (OLD.retired - NEW.retired) * (place.state = 'postponed'),
          unsure = tally.unsure + (OLD.retired - NEW.retired) * place.unsure,
          comments = comments + (OLD.retired - NEW.retired) * place.commented,
          openFrom = CASE NEW.retired WHEN 0 THEN min(openFrom, NEW.position) ELSE openFrom END
        FROM place WHERE place.work = NEW.id
          AND tally.annotator = place.annotator AND tally.formulation = place.formulation;
      END
      """),
    .trigger(
      "event_stands", on: "event",
      """
      CREATE TRIGGER event_stands AFTER INSERT ON event
      WHEN NEW.kind IN ('label', 'exclude', 'postpone', 'take-back', 'restore') BEGIN
        UPDATE tally SET
          labelled = labelled - (place.state = 'labelled'),
          excluded = excluded - (place.state = 'excluded'),
          postponed = postponed - (place.state = 'postponed')
        FROM place WHERE place.work = NEW.work AND place.retired = 0
          AND tally.annotator = place.annotator AND tally.formulation = place.formulation;
        DELETE FROM standing WHERE NEW.kind IN ('label', 'exclude', 'postpone') AND NEW.target IS NOT NULL
          AND work = NEW.work AND writer <> NEW.writer
          AND event = (SELECT sequence FROM event WHERE uuid = NEW.target);
        INSERT INTO standing (work, writer, annotator, formulation, state, event, value)
        SELECT
          id, NEW.writer, annotator, formulation,
          CASE NEW.kind WHEN 'label' THEN 'labelled' WHEN 'exclude' THEN 'excluded' ELSE 'postponed' END,
          NEW.sequence,
          ifnull(NEW.rating, CASE NEW.preference WHEN 'A' THEN -NEW.magnitude ELSE NEW.magnitude END)
        FROM work WHERE id = NEW.work AND NEW.kind IN ('label', 'exclude', 'postpone')
        ON CONFLICT (work, writer) DO UPDATE
        SET state = excluded.state, event = excluded.event, value = excluded.value;
        UPDATE standing SET state = 'taken-back'
        WHERE NEW.kind = 'take-back' AND work = NEW.work AND state <> 'taken-back'
          AND event = (SELECT sequence FROM event WHERE uuid = NEW.target);
        UPDATE standing SET
          state = (
            SELECT CASE kind WHEN 'label' THEN 'labelled' WHEN 'exclude' THEN 'excluded' ELSE 'postponed' END
            FROM event WHERE uuid = NEW.target)
        WHERE NEW.kind = 'restore' AND work = NEW.work AND state = 'taken-back'
          AND event = (SELECT sequence FROM event WHERE uuid = NEW.target);
        UPDATE tally SET
          labelled = labelled + (place.state = 'labelled') * (1 - place.retired),
          excluded = excluded + (place.state = 'excluded') * (1 - place.retired),
          postponed = postponed + (place.state = 'postponed') * (1 - place.retired),
          openFrom = CASE
            WHEN place.state = 'taken-back' THEN min(openFrom, place.position)
            ELSE ifnull((
              SELECT position FROM work WHERE annotator = tally.annotator AND formulation = tally.formulation
                AND position >= tally.openFrom AND retired = 0 AND NOT EXISTS (
                  SELECT 1 FROM standing WHERE standing.work = work.id AND state <> 'taken-back')
              ORDER BY position LIMIT 1), nextPosition)
            END,
          firstAct = ifnull(firstAct, NEW.sequence),
          lastLabel = CASE NEW.kind WHEN 'label' THEN NEW.sequence ELSE lastLabel END,
          lastEvent = NEW.sequence
        FROM place WHERE place.work = NEW.work
          AND tally.annotator = place.annotator AND tally.formulation = place.formulation;
      END
      """),
    .trigger(
      "event_marks", on: "event",
      """
      CREATE TRIGGER event_marks AFTER INSERT ON event
      WHEN NEW.work IS NOT NULL AND NEW.kind IN ('unsure', 'sure', 'comment', 'uncomment') BEGIN
        UPDATE tally SET unsure = tally.unsure - place.unsure, comments = comments - place.commented
        FROM place WHERE place.work = NEW.work AND place.retired = 0
          AND tally.annotator = place.annotator AND tally.formulation = place.formulation;
        UPDATE mark SET
          unsure = CASE WHEN NEW.kind IN ('unsure', 'sure') THEN NULL ELSE unsure END,
          comment = CASE WHEN NEW.kind IN ('comment', 'uncomment') THEN NULL ELSE comment END
        WHERE work = NEW.work AND NEW.target IS NOT NULL AND (SELECT sequence FROM event WHERE uuid = NEW.target)
          IN (CASE WHEN NEW.kind IN ('unsure', 'sure') THEN unsure ELSE comment END);
        INSERT INTO mark (work, writer, unsure, comment)
        VALUES (
          NEW.work, NEW.writer, CASE NEW.kind WHEN 'unsure' THEN NEW.sequence END,
          CASE NEW.kind WHEN 'comment' THEN NEW.sequence END)
        ON CONFLICT (work, writer) DO UPDATE SET
          unsure = CASE WHEN NEW.kind IN ('unsure', 'sure') THEN excluded.unsure ELSE unsure END,
          comment = CASE WHEN NEW.kind IN ('comment', 'uncomment') THEN excluded.comment ELSE comment END;
        UPDATE tally SET
          unsure = tally.unsure + place.unsure * (1 - place.retired),
          comments = comments + place.commented * (1 - place.retired),
          lastEvent = NEW.sequence
        FROM place WHERE place.work = NEW.work
          AND tally.annotator = place.annotator AND tally.formulation = place.formulation;
      END
      """),
  ]
}
