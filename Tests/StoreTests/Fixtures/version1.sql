-- A study of format 1 as the sqlite3 shell dumps it. Never edited: later formats must still open it.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE study (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO study VALUES('settings','383c6cdc-557b-4d16-bb4b-8c26d884ac7a');
INSERT INTO study VALUES('uuid','19fc69dd-5fa1-47d1-b7d4-a6130c0c1ff0');
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
) STRICT;
INSERT INTO practice VALUES(0,'p-0','practice','[{"content":"Is tea a soup?","role":"user"}]','No.','It depends on the bowl.',3,4,1,'It answers in kind.');
CREATE TABLE writer (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  home TEXT UNIQUE
) STRICT;
INSERT INTO writer VALUES(1,'612f9192-f413-4cdc-9414-5300e460a63e',NULL);
CREATE TABLE annotator (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  pseudonym TEXT NOT NULL UNIQUE CHECK (length(pseudonym) > 0),
  kind TEXT NOT NULL CHECK (kind IN ('human', 'model')),
  ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal >= 0),
  withdrawnAt INTEGER
) STRICT;
INSERT INTO annotator VALUES(1,'9e671cb4-1406-8f1d-852d-12c358bc9361','alice','P08','human',0,NULL);
INSERT INTO annotator VALUES(2,'cabea340-7073-8eae-87fa-2856aad187a8','bob','P04','human',1,NULL);
CREATE TABLE instance (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (length(key) > 0),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  subset TEXT NOT NULL,
  sourcePreference TEXT CHECK (sourcePreference IN ('A', 'B')),
  context TEXT NOT NULL CHECK (substr(context, 1, 1) = '['),
  responseA TEXT NOT NULL,
  responseB TEXT NOT NULL
) STRICT;
INSERT INTO instance VALUES(1,'h-0',X'c02c20fe35fb11abc982aa0417cf4c0d067b27b1b52dae1a3f2b0acb6957ce0a','helpful','B','[{"content":"Question 0?","role":"user"}]','First 0.','Second 0, with é.');
INSERT INTO instance VALUES(2,'h-1',X'e52fdbb20db649289e51ba2f7003af328cbc5ef0f24607dc1b657eed9b641f76','harmless','B','[{"content":"Question 1?","role":"user"}]','First 1.','Second 1, with é.');
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
) STRICT;
INSERT INTO work VALUES(1,1,2,'single','A','original',0,0,0,NULL,0);
INSERT INTO work VALUES(2,1,1,'single','A','original',0,0,1,NULL,0);
INSERT INTO work VALUES(3,1,2,'single','B','original',0,0,2,NULL,0);
INSERT INTO work VALUES(4,1,1,'single','B','original',0,0,3,NULL,0);
INSERT INTO work VALUES(5,1,2,'preference',NULL,'original',0,0,0,'A',0);
INSERT INTO work VALUES(6,1,1,'preference',NULL,'original',0,0,1,'B',0);
INSERT INTO work VALUES(7,2,1,'single','B','original',0,1,0,NULL,0);
INSERT INTO work VALUES(8,2,2,'single','A','original',0,1,1,NULL,0);
INSERT INTO work VALUES(9,2,1,'single','A','original',0,1,2,NULL,0);
INSERT INTO work VALUES(10,2,2,'single','B','original',0,1,3,NULL,0);
INSERT INTO work VALUES(11,2,2,'preference',NULL,'original',0,1,0,'B',0);
INSERT INTO work VALUES(12,2,1,'preference',NULL,'original',0,1,1,'A',0);
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
) STRICT;
INSERT INTO event VALUES(1,'383c6cdc-557b-4d16-bb4b-8c26d884ac7a',1,1,'settings',NULL,NULL,NULL,NULL,NULL,NULL,'{"salt":"1ed6fa4c8f8de6192dd0502747952ea4","settings":{"annotatorsPerInstance":2,"consent":"I agree.","formulations":"single-first","guardMilliseconds":300,"guidelines":"Judge what is there.","idleSeconds":60,"positions":"shuffled","ratingAnchors":{"high":"high quality","low":"low quality"},"repeatShare":0,"seed":7,"showsDifferences":false,"threshold":3,"title":"Fixture","washoutDays":7}}',X'f365eaf89311f447bcf5454b2d606f6142109849d143f51a8818c704605cf7bd',1750000000000,X'0000000000000000000000000000000000000000000000000000000000000000',X'07a6c7e5f9c1bed8309d6ef78c6845f262ab1cc9e654e3df8b9dfa0f87964f20',NULL);
INSERT INTO event VALUES(2,'e783f09d-7662-441f-907c-250527577638',1,2,'practice-set',NULL,NULL,NULL,NULL,NULL,NULL,'{"count":1,"digest":"3f961245fd4ad8a4ae5d9ec5b7de0bb87acdc2e915f9ef5b524377a30530821f","salt":"2685615069776993b71ab93fb0d0686e"}',X'fdcca5393e626937b0b2fad4ff8f367f4cb96d3f21d42c96c805255eea44ce47',1750000000000,X'07a6c7e5f9c1bed8309d6ef78c6845f262ab1cc9e654e3df8b9dfa0f87964f20',X'b365001fecfa1dd096b8f20b35fb11229a5e5ff79311a8677fa9575e31f6db8b',NULL);
INSERT INTO event VALUES(3,'a71567de-7ecd-4418-b538-eb82e8a605c8',1,3,'import',NULL,NULL,NULL,NULL,NULL,NULL,'{"count":2,"digest":"19a682c5b05085285eb70ebef50a95894f46b240e7763021653ffbe3c99c495d","first":1,"salt":"76749da9f66d5a64c2e197af1272efa3"}',X'114a6f9d69b30d2f0012ad1f69d7e6bb4d783674f5197cea61f94368d30426eb',1750000000000,X'b365001fecfa1dd096b8f20b35fb11229a5e5ff79311a8677fa9575e31f6db8b',X'8f0a36e550c8801689c2d6512a75ffd38cb8b5276f467ab5f0266eab37ec22ff',NULL);
INSERT INTO event VALUES(4,'aeca153d-2835-4710-988c-b44c7bd0ecd1',1,4,'annotator',1,NULL,NULL,NULL,NULL,NULL,'{"annotatorKind":"human","name":"alice","ordinal":0,"pseudonym":"P08","salt":"48dd665f4bafde3b4cb1925b69ea8b49"}',X'36585121dc313ec3d4d81ccdf8e4e1e7d183c77781cd64f5bf46869e8ded7ddd',1795516390609,X'8f0a36e550c8801689c2d6512a75ffd38cb8b5276f467ab5f0266eab37ec22ff',X'41ec009698b9aa191b96f63f201b4f54dff3e40611a40b9230f2c1f490934b34',NULL);
INSERT INTO event VALUES(5,'21a0b38d-dc36-4764-950a-56c0de372a4c',1,5,'annotator',2,NULL,NULL,NULL,NULL,NULL,'{"annotatorKind":"human","name":"bob","ordinal":1,"pseudonym":"P04","salt":"a5232e334c95eca858d6009f4d0441e2"}',X'f6df83a1d754e0507f6e5a758fc2fd8190d10a3df64a467c648af0d1a1dfca7d',1795516390609,X'41ec009698b9aa191b96f63f201b4f54dff3e40611a40b9230f2c1f490934b34',X'af6435cc4f89d19792cd69247943f3fa0013a2ccd9ef368f922e2e89011f2cd9',NULL);
INSERT INTO event VALUES(6,'67db4edd-267c-427b-8c42-765cfb93d5ee',1,6,'assign',NULL,NULL,NULL,NULL,NULL,NULL,'{"count":6,"digest":"afffb22b6dc8e93d4ff634dd034646f92fddc5a83dbb13c5d02b3fcd13cba272","first":1,"salt":"38c6012bc55406907a3e2ccc6c3e590c"}',X'044b2973d48ef2f318f6d61ad6ba247d3f02481017efc8cef182a407dfea133f',1750000000000,X'af6435cc4f89d19792cd69247943f3fa0013a2ccd9ef368f922e2e89011f2cd9',X'857549618edeac46689f622f23c1f2b3790bcba3230d5a3269327406ee1b0ef1',NULL);
INSERT INTO event VALUES(7,'99ac61e1-4510-45f1-931d-a31b933a1852',1,7,'assign',NULL,NULL,NULL,NULL,NULL,NULL,'{"count":6,"digest":"4966db110e2b89799a7d8026e5fb8f731efa390e4abddff058f6e54d713e109a","first":7,"salt":"65ed6bbe496d57ae814bd08cb471741e"}',X'f30ae7128316acc6c4e9878c7be1f2f46212f6ed2ba664dfc5991a9142e05c84',1750000000000,X'857549618edeac46689f622f23c1f2b3790bcba3230d5a3269327406ee1b0ef1',X'59024704de787e56eb15a67e4eab0440d9bb10b715d49fa8e88851af9b6eb2e4',NULL);
INSERT INTO event VALUES(8,'00000000-0000-4000-8000-000000000001',1,8,'consent',1,NULL,NULL,NULL,NULL,NULL,'{"salt":"2d2e923b9c263b8b12f050d93bb3b1b8","text":"826ff0dab649a97ffdd7779a332accafb35cc161012253a19383db19289d6e02"}',X'19e93c661c378bacd71ad375bf0afc066a89f8b593e245467212c47a5a355ec1',1750000000000,X'59024704de787e56eb15a67e4eab0440d9bb10b715d49fa8e88851af9b6eb2e4',X'9372181c54188c1b6502d34796a125121fbdcc748e41ed44f31ce4fc85f323fb',NULL);
INSERT INTO event VALUES(9,'00000000-0000-4000-8000-000000000002',1,9,'guidelines',1,NULL,NULL,NULL,NULL,NULL,'{"salt":"7c2a4034e3eea659294e7fcd4e65b39f","text":"f353466af1ae7f334382d5e39e6add3d395bdfea74bdc0854b3828f7da8bb5d2"}',X'3db38e9459ffc6a7ff276e43b94989f2f29b4a3399a35ededbac18943e9584e8',1750000000000,X'9372181c54188c1b6502d34796a125121fbdcc748e41ed44f31ce4fc85f323fb',X'5b95edb2943dc305cad1ed3a99dfdbbd9268641e5877d500c478fa2ea187c0b0',NULL);
INSERT INTO event VALUES(10,'00000000-0000-4000-8000-000000000003',1,10,'practice',1,NULL,NULL,NULL,NULL,NULL,'{"index":0,"magnitude":1,"preference":"B","salt":"cfdfb59117fc7683e9b0bdd31f834d5b"}',X'be86f5a052163c672a2999004c8b895feb2d3620522a0ccd6b163509abee5fad',1750000000000,X'5b95edb2943dc305cad1ed3a99dfdbbd9268641e5877d500c478fa2ea187c0b0',X'cd4f365d27af0008c59012b8672187357d0a5110055339c09b31403a9f1d951f',NULL);
INSERT INTO event VALUES(11,'00000000-0000-4000-8000-000000000004',1,11,'label',1,1,NULL,4,NULL,NULL,'{"activeSeconds":3.25,"columns":80,"guidelines":"f353466af1ae7f334382d5e39e6add3d395bdfea74bdc0854b3828f7da8bb5d2","layout":"stacked","rating":4,"rows":24,"salt":"d78c63f08abb5ac3b072924c864e17dc","unread":["B"],"wasFast":true}',X'3f1314ce099bd7eab35fc8cd5b874ac82bc70504559316300d39de501c332640',1750000000000,X'cd4f365d27af0008c59012b8672187357d0a5110055339c09b31403a9f1d951f',X'7ae6cdeb3dcfafed055d0fc4939156c7db6825c0e024cdf213740aef4959f3e0',NULL);
INSERT INTO event VALUES(12,'00000000-0000-4000-8000-000000000005',1,12,'comment',1,2,NULL,NULL,NULL,NULL,'{"salt":"d86b2fcf6bdb66b146ff519690e83569","text":"a remark"}',X'5727c78f29d238918a2b34204dc6157d58291a1bba9a21b4f36ae65f6fc437ab',1750000000000,X'7ae6cdeb3dcfafed055d0fc4939156c7db6825c0e024cdf213740aef4959f3e0',X'fa475b13b15784b5202a06996813539057dbe053775e8cb81549c4f1612e94ac',11);
INSERT INTO event VALUES(13,'00000000-0000-4000-8000-000000000006',1,13,'unsure',1,2,NULL,NULL,NULL,NULL,'{"salt":"d311d7ace7ff21c166cf9bbf5c8784ac"}',X'd10de501aa2b7dab9f5ec703ebaf0e3d65d3e6a9f18ad8af52ecfcf9be4e6ad1',1750000000000,X'fa475b13b15784b5202a06996813539057dbe053775e8cb81549c4f1612e94ac',X'ccc545f20e2cdbf3f60061fd4bf2a5ca54e689a72df5a3a04e15f0ea83166a2a',12);
INSERT INTO event VALUES(14,'00000000-0000-4000-8000-000000000007',1,14,'label',1,2,NULL,2,NULL,NULL,'{"activeSeconds":3.25,"columns":80,"guidelines":"f353466af1ae7f334382d5e39e6add3d395bdfea74bdc0854b3828f7da8bb5d2","layout":"stacked","rating":2,"rows":24,"salt":"c1218f19dee748456d7ce5e42e37ac5a","unread":["B"],"wasFast":true}',X'627fbd81ba54255037d7998257ff2ccb05e7f1605f4de6961f4241305bdff7ca',1750000000000,X'ccc545f20e2cdbf3f60061fd4bf2a5ca54e689a72df5a3a04e15f0ea83166a2a',X'444491c1401040cea59c754270a67fe91668d10f37003d5c641f0023c9ca6109',13);
INSERT INTO event VALUES(15,'00000000-0000-4000-8000-000000000008',1,15,'take-back',1,2,'00000000-0000-4000-8000-000000000007',NULL,NULL,NULL,'{"salt":"f3eb3c5cb80e086d3da28491ab47b538"}',X'b156dd9b13b3512cd842c9596bdec43678e3947696cb21d8234ef064f4501815',1750000000000,X'444491c1401040cea59c754270a67fe91668d10f37003d5c641f0023c9ca6109',X'19eb54b5311f12ae75c9c1e56369ac2789875f940890f19af191436a876eb8a1',14);
INSERT INTO event VALUES(16,'00000000-0000-4000-8000-000000000009',1,16,'restore',1,2,'00000000-0000-4000-8000-000000000007',NULL,NULL,NULL,'{"salt":"c6f718d02482e203f9c84793e989503b"}',X'267f9c458b0432d2784a8f772cf18470d72dd4ce7ce4c37035ee695713ea48e7',1750000000000,X'19eb54b5311f12ae75c9c1e56369ac2789875f940890f19af191436a876eb8a1',X'ef77531dd6ec9507b1388139793281e56c326db974321838c00881ceb9bf3d11',15);
INSERT INTO event VALUES(17,'00000000-0000-4000-8000-000000000010',1,17,'postpone',1,3,NULL,NULL,NULL,NULL,'{"salt":"c89764ca212cb53f8d24ac84ec029a4c"}',X'6aa2bc8ee7ec58b0877d6a428f71866f9223bbd32e930406e6c987cdd71be625',1750000000000,X'ef77531dd6ec9507b1388139793281e56c326db974321838c00881ceb9bf3d11',X'd04511e6416e311bca537dd13ca2348a6892fe7c07300523a76e1cdce5bd2095',16);
INSERT INTO event VALUES(18,'00000000-0000-4000-8000-000000000011',1,18,'exclude',1,4,NULL,NULL,NULL,NULL,'{"note":"Finnish","reason":"language","salt":"6a195a3a910c0906fb2cf7978eab1f2e"}',X'cc323e99f30b9b173978d318ba06e77cc058066267a5a7ee8351884de72f8072',1750000000000,X'd04511e6416e311bca537dd13ca2348a6892fe7c07300523a76e1cdce5bd2095',X'111abb7f4d823cd484409ad01f188cd4f94e22f938e09dd09c91fbbc2a2d9fd8',17);
CREATE TABLE standing (
  work INTEGER NOT NULL,
  writer INTEGER NOT NULL,
  annotator INTEGER NOT NULL,
  formulation TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('labelled', 'excluded', 'postponed', 'taken-back')),
  event INTEGER NOT NULL,
  value INTEGER CHECK (value BETWEEN -2 AND 5),
  PRIMARY KEY (work, writer)
) STRICT, WITHOUT ROWID;
INSERT INTO standing VALUES(1,1,1,'single','labelled',11,4);
INSERT INTO standing VALUES(2,1,1,'single','labelled',14,2);
INSERT INTO standing VALUES(3,1,1,'single','postponed',17,NULL);
INSERT INTO standing VALUES(4,1,1,'single','excluded',18,NULL);
CREATE TABLE mark (
  work INTEGER NOT NULL,
  writer INTEGER NOT NULL,
  unsure INTEGER,
  comment INTEGER,
  PRIMARY KEY (work, writer)
) STRICT, WITHOUT ROWID;
INSERT INTO mark VALUES(2,1,13,12);
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
) STRICT, WITHOUT ROWID;
INSERT INTO tally VALUES(1,'preference',2,0,0,0,0,0,2,0,NULL,NULL,NULL);
INSERT INTO tally VALUES(1,'single',4,2,1,1,1,1,4,4,11,14,18);
INSERT INTO tally VALUES(2,'preference',2,0,0,0,0,0,2,0,NULL,NULL,NULL);
INSERT INTO tally VALUES(2,'single',4,0,0,0,0,0,4,0,NULL,NULL,NULL);
CREATE UNIQUE INDEX work_of_instance
ON work (instance, annotator, formulation, ifnull(response, 'AB'), occasion, round) WHERE retired = 0;
CREATE INDEX work_order ON work (annotator, formulation, position) WHERE retired = 0;
CREATE INDEX event_aside ON event (annotator) WHERE work IS NULL;
CREATE INDEX standing_postponed ON standing (annotator, formulation, event) WHERE state = 'postponed';
CREATE VIEW place AS
SELECT
  id AS work, annotator, formulation, position, retired,
  ifnull((SELECT min(state) FROM standing WHERE standing.work = work.id), 'taken-back') AS state,
  EXISTS (SELECT 1 FROM mark WHERE mark.work = work.id AND unsure IS NOT NULL) AS unsure,
  EXISTS (SELECT 1 FROM mark WHERE mark.work = work.id AND comment IS NOT NULL) AS commented
FROM work;
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
END;
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'events are never changed');
END;
CREATE TRIGGER event_remains BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'events are never deleted');
END;
CREATE TRIGGER instance_stays BEFORE UPDATE ON instance BEGIN
  SELECT RAISE(ABORT, 'instances are never changed');
END;
CREATE TRIGGER instance_remains BEFORE DELETE ON instance BEGIN
  SELECT RAISE(ABORT, 'instances are never deleted');
END;
CREATE TRIGGER work_stays
BEFORE UPDATE OF id, annotator, instance, formulation, response, occasion, round, slot, position, firstShown ON work
BEGIN
  SELECT RAISE(ABORT, 'work is never changed');
END;
CREATE TRIGGER work_remains BEFORE DELETE ON work BEGIN
  SELECT RAISE(ABORT, 'work is never deleted');
END;
CREATE TRIGGER work_opens AFTER INSERT ON work WHEN NEW.retired = 0 BEGIN
  INSERT INTO tally (annotator, formulation, total, nextPosition)
  VALUES (NEW.annotator, NEW.formulation, 1, NEW.position + 1)
  ON CONFLICT (annotator, formulation) DO UPDATE SET
    total = total + 1,
    nextPosition = max(nextPosition, excluded.nextPosition),
    openFrom = min(openFrom, NEW.position);
END;
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
END;
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
END;
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
END;
COMMIT;
