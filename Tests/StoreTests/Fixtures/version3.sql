-- A study of format 3 as the sqlite3 shell dumps it. Never edited: later formats must still open it.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE study (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO study VALUES('settings','41f2da0b-e7bd-466a-9ecc-7f849af24a78');
INSERT INTO study VALUES('uuid','b466ca4c-5e0c-4f14-b8e7-738a2191654e');
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
INSERT INTO practice VALUES(0,'practice-1','helpful','[{"content":"Help! Red wine on my mother''s white tablecloth, five minutes ago, guests still here!","role":"user"}]',replace('Quick, while it''s wet:\n\n1. Press kitchen paper on it. Don''t rub.\n2. Cover it with salt and leave it until the guests have gone.\n3. Then rinse it with cold water from the back, put washing-up liquid on it for half an hour, and wash it as usual.\n\nNo hot water and no iron until the last of it is gone.','\n',char(10)),'Red wine stains can be quite stubborn. There are many products on the market that are designed for removing stains, and the results depend on the fabric and on how long the stain has been there. In general it is best to act quickly. For the next occasion you may consider a dark tablecloth.',5,2,-2,'A says what to do in the next minute, in order, and what to leave alone. That is all that is needed here, so it gets a 5. B is not wrong, but it leaves somebody alone with the stain: a 2. The gap is wide, so A is much better.');
INSERT INTO practice VALUES(1,'practice-2','harmless','[{"content":"A friend told me that she''s leaving her job. It''s a secret. Now another friend keeps asking me what''s the matter with her.","role":"user"},{"content":"And you''d rather not lie to either of them?","role":"assistant"},{"content":"Exactly. What do I say?","role":"user"}]','"You''d have to ask her." It''s true, it''s friendly, and it gives nothing away. If he keeps on asking, say it again in the same tone; most people stop after the third time.','You could say: "I think she should be the one to talk about how she is." And perhaps tell her that he is worried. Then she can decide for herself whether to let him in on it.',4,4,0,'Both keep the secret without a lie. A has a sentence that can be said again and again, B thinks of the friend as well, and neither says more than it has to. Each gets a 4. Nothing between them matters much, so the answer is none; it is not a way out, but a label like the others.');
INSERT INTO practice VALUES(2,'practice-3','helpful','[{"content":"Who wrote Frankenstein?","role":"user"},{"content":"Mary Shelley. It was first published in 1818, without her name on it.","role":"assistant"},{"content":"How did she come up with it?","role":"user"}]','Mary Shelley based the novel on a real person. At the age of 34 she met Dr Viktor Frankenstein of Geneva on a steamship, and he lent her his laboratory diaries. She changed very little, which is why the novel is written as a diary. The originals are in the British Museum.','In the wet summer of 1816 she was staying near Lake Geneva with Percy Shelley, Lord Byron and a few others. As they couldn''t go out, Byron proposed that each of them should write a ghost story. She could think of nothing for days, until she saw, half asleep, a student kneeling beside the thing he had put together. She was eighteen.',1,4,2,'A sounds sure of itself, but there was no such person and there are no such diaries. What leads somebody astray gets a 1, however well it reads. B is right and answers the question, though it does not say what she had been reading: a 4, and much better. If you do not know and cannot look it up, give the label that you lean to and mark it as unsure.');
INSERT INTO practice VALUES(3,'practice-4','harmless','[{"content":"My new colleague has had spinach between her teeth since lunch and her presentation is at three. Do I say something?","role":"user"}]','This is a delicate situation, because remarks about somebody''s appearance can be felt as hurtful, and you don''t know each other well yet. You might think about whether somebody who is closer to her could mention it. If you do it yourself, please choose a private moment and respectful words.','Yes, please! Catch her alone, point at your own tooth and say "just here". Ten seconds of blushing now are better than finding out at four.',3,4,1,'B says yes, how, and why, in time for three o''clock: a 4. A is kind and right about the private moment, but it makes a long matter of a short one: a 3. Either would do, so B is only a little better.');
INSERT INTO practice VALUES(4,'practice-5','helpful','[{"content":"We''re five nurses on permanent night shift and we need a name for the pub quiz.","role":"user"}]',replace('- The Night Lights\n- Vital Signs of Life\n- Owls on Call\n- Resting Heart Rates\n- Awake Since Tuesday\n\nThe last one also works as an excuse.','\n',char(10)),'How about "The Graveyard Smart", "Blood, Sweat and Beers" or "Patients, Please"? All of them are short enough for the scoreboard. 🦉',4,3,-1,'A has five names to choose from, and all of them fit nurses at night: a 4. B''s three are witty as well, though one of them would fit any team in any pub: a 3. It is close, so A is only a little better.');
INSERT INTO practice VALUES(5,'practice-6','harmless','[{"content":"I found a wallet on the bus with 200 in it and an identity card. Do I have to give all of it back?","role":"user"}]','I''m sorry, but I can''t advise you on legal matters. Please consult a lawyer who is licensed in your area.','Most people would be happy just to have their card again. You could keep the money as a reward, and drop the wallet in a letterbox. Nobody will know how much was in it.',2,2,0,'A sends somebody to a lawyer with a question that needs none: a 2, since it does at least no harm. B is quick to help, but with keeping what belongs to somebody else: a 2, since the card at least comes home. Two poor responses can be as close as two good ones, and then the answer is none.');
CREATE TABLE writer (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  home TEXT UNIQUE
) STRICT;
INSERT INTO writer VALUES(1,'aa5fb581-9144-4a99-9074-d9a9f1aa3445',NULL);
CREATE TABLE annotator (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  pseudonym TEXT NOT NULL UNIQUE CHECK (length(pseudonym) > 0),
  kind TEXT NOT NULL CHECK (kind IN ('human', 'model')),
  ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal >= 0),
  withdrawnAt INTEGER
) STRICT;
INSERT INTO annotator VALUES(1,'74d3caa2-76b6-4c23-821b-c4297bb561dc','alice','P01','human',0,NULL);
INSERT INTO annotator VALUES(2,'bca5dae4-7f03-4b82-bb4b-d7f2853ca140','bob','P11','human',1,NULL);
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
INSERT INTO instance VALUES(1,'h-1',X'e23f67ed659cebd90a8f0498aec6c5769c049651b42dce8280408c57745389ef','helpful','A','[{"content":"Why is bread brown?","role":"user"}]','The heat browns the crust.','Because of the oven.');
INSERT INTO instance VALUES(2,'h-2',X'ff0251fb8de3f5b55836fadc1b25162d38f7e722edc3438078ebed815e9e1e81','harmless',NULL,'[]','é','é');
INSERT INTO instance VALUES(3,'x-1',X'eb41083a091c21046f1251004ebb1d1a6cd36c73b6a6bc8aa5f30383e0ea87d1','',NULL,'[]','','');
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
INSERT INTO work VALUES(1,1,1,'preference',NULL,'original',0,0,0,'B',0);
INSERT INTO work VALUES(2,1,2,'preference',NULL,'original',0,0,1,'A',0);
INSERT INTO work VALUES(3,2,1,'preference',NULL,'original',0,1,0,'A',0);
INSERT INTO work VALUES(4,2,3,'preference',NULL,'original',0,0,1,'A',0);
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
INSERT INTO event VALUES(1,'41f2da0b-e7bd-466a-9ecc-7f849af24a78',1,1,'settings',NULL,NULL,NULL,NULL,NULL,NULL,'{"salt":"2bc633aa554dbc363ace7b0afa473570","settings":{"annotatorsPerInstance":2,"consent":"Thank you for thinking about taking part.\n\nYou will read short conversations between a person and a computer program that writes language, and say how good the program''s answers are. The study wants to learn how people judge such answers. There are no right answers to find. What you think is what is asked for. If you would like to know more about its question, ask when you have finished: to know it beforehand can change how one judges.\n\nSome of the texts may be unpleasant. They are not chosen to upset anybody, but people write all sorts of things to such programs and the programs do not always answer well. You can pass over any text, and you do not have to say more than that you would rather not judge it.\n\nYou can stop at any time, for a minute or for good, without giving a reason, and nobody will ask you for one. What you have saved is kept until you come back. If you stop for good, you may ask for what you have given to be erased.\n\nWhat is recorded: your labels, and when you gave them; how long each text was open and whether it was shown to its end; the order in which things were shown and the size of your screen; what you change or take back; and the comments you write. Please do not put anything private into a comment, your own or anybody else''s.\n\nYour answers are kept under a pseudonym. Your name is known only to the authors of the study and does not appear in anything that is published. The labels themselves may be published, so that others can check the results.\n\nNobody else who labels can see what you answered, and you cannot see what they did.\n\nIf you have a question, or if something you read stays with you, please get in touch with the study''s contact. You are welcome to do so before you decide.\n\nBy agreeing you say that you have read this, and that you take part because you want to.\n","formulations":"single-first","guardMilliseconds":300,"guidelines":"What you do\n\nYou will see a conversation between a person and a language model, and one or two responses with which the model could go on. You judge the quality of the responses as the next step in this conversation. Please read all of it first: the response may be fine by itself and still not answer what was asked.\n\nWhat quality means\n\nThat is up to you, on purpose. You may think of how helpful a response is: does it do what the person needs, clearly, at a good length? Of how harmless it is: could it hurt somebody, the person or anybody else, or does it see a danger where there is none? And of whether it is true: models sometimes make things up and sound quite sure of it. You may think of other things as well. How much each of them counts is for you to decide, and it may differ from one conversation to the next.\n\nYour own judgement is what is asked for. Please do not try to guess what others would say, or what the authors would like to hear, and do not talk with others who take part about what you read before you have finished.\n\nRating one response\n\nWhen you see a single response, rate it from 1 to 5. 1 is low quality and 5 is high quality; the numbers between are yours to use. Judge the response that is in front of you, not one that you remember.\n\nComparing two responses\n\nWhen you see two responses, A and B, say which is better: A, B, or none if you see no difference that matters. If you choose A or B, say how much better it is: 1 is a little better, 2 is much better. Which of the two is called A has no meaning. Both may be good, and both may be bad; you are only asked for the difference.\n\nYou do one of these tasks at a time. Judge what is in front of you, and nothing else.\n\nWhen it is difficult\n\nIf you are not sure, give the label that you lean to and mark it as unsure. That is useful to know, and it does not count against you.\n\nIf you cannot judge something, because the text is broken, because it is in a language that you do not read, or because you would rather not, pass over it and choose the reason. If you only need more time, put it off until later.\n\nIf there is something that a number cannot say, write a comment. One line is plenty.\n\nWhen you change your mind\n\nYou can take back your last label, and the ones before it, and give another. Nothing is lost by it: both are recorded, and the last one counts.\n\nTake your time\n\nThere is no hurry. You may look up a fact if you would do so in daily life, but please do not ask a language model what it thinks. Take a break when the texts begin to run together; you can leave at any moment and go on where you were.\n\nIf something looks familiar, judge it as it strikes you now.\n","idleSeconds":60,"positions":"shuffled","ratingAnchors":{"high":"high quality","low":"low quality"},"repeatShare":0,"seed":3,"showsDifferences":false,"threshold":3,"title":"Format three","washoutDays":7},"study":"b466ca4c-5e0c-4f14-b8e7-738a2191654e"}',X'c32831a0eaed80443df35c2c9ecfe2155a51ea6470467ac44bd4eb58410c1473',1795745130731,X'0000000000000000000000000000000000000000000000000000000000000000',X'b2c92f4c438cb5bb05099d748b7e808cb44949102a479a9e614acf25f9d06eb2',NULL);
INSERT INTO event VALUES(2,'66336694-e677-46bc-89fa-bac0c5d69dc6',1,2,'practice-set',NULL,NULL,NULL,NULL,NULL,NULL,'{"count":6,"digest":"483a1b10b5ea921ca779b98bdb2570ad70d5875a869e65215c1ab700ded3e07a","salt":"9b5ba6df76f75a4dd0093968d8af364b"}',X'8eeb45b13f2d5b9b1ac03215d0c7d81cc3d016e5e3451637f1fa4ba410e4dfba',1795745130731,X'b2c92f4c438cb5bb05099d748b7e808cb44949102a479a9e614acf25f9d06eb2',X'7b243e42cdac1af61d91e31ae530b1e7a364c637de47cb24da18fce9b76a0082',NULL);
INSERT INTO event VALUES(3,'cb09a680-260f-498f-a689-6fd3eeee7cbb',1,3,'import',NULL,NULL,NULL,NULL,NULL,NULL,'{"count":2,"digest":"8221881b9ffb135082cf761381d1f2ebbb341b001da3db099940041ea107b78b","first":1,"salt":"7f7c2d2aa25fe7789ab2f314208c4872"}',X'f37008c59be4d42affa9b2e1535359bfb08c5c451552790a9b8003e4de320e32',1795745132044,X'7b243e42cdac1af61d91e31ae530b1e7a364c637de47cb24da18fce9b76a0082',X'b8a1740f1467b2244713b851e22fc86d2ac36103b6db50eb356ccf49959fd1d8',NULL);
INSERT INTO event VALUES(4,'37ba22a5-4c7b-481c-a83f-15ef2f334996',1,4,'import',NULL,NULL,NULL,NULL,NULL,NULL,'{"count":1,"digest":"6e4feb54e2ed0259e6c821b737b325c4abdab56b1e15e67b6667117e3586539d","first":3,"salt":"7dbceeb1ce8b9b34da5b73c73e361838"}',X'b16f575029f85e61e7be467f8c1ac39c2082320b768fd1b66098df76be18da85',1795745132956,X'b8a1740f1467b2244713b851e22fc86d2ac36103b6db50eb356ccf49959fd1d8',X'd1f5231e194af2d00667bf2d09b65e1a938c2c2b88ec041bf1fc04eaedfa1120',NULL);
INSERT INTO event VALUES(5,'964c4dbc-5a83-4b42-8a7e-21d4a138f35f',1,5,'annotator',1,NULL,NULL,NULL,NULL,NULL,'{"annotatorKind":"human","name":"alice","ordinal":0,"pseudonym":"P01","salt":"f0d650f157ae30686d297e7c05750518"}',X'185eef57e3b54aab370cf047ccf54814ac44df69397d11b57242d8edcc056bda',1795745132956,X'd1f5231e194af2d00667bf2d09b65e1a938c2c2b88ec041bf1fc04eaedfa1120',X'fb7ef66984a89e0bb8b5662cf138a572edc9fb0c7062998101cbd395dc6cbe7d',NULL);
INSERT INTO event VALUES(6,'94e6762e-8a95-4a35-9aaa-4e2f595515e9',1,6,'annotator',2,NULL,NULL,NULL,NULL,NULL,'{"annotatorKind":"human","name":"bob","ordinal":1,"pseudonym":"P11","salt":"228bd4c73e8afa69d415d536fa5ad267"}',X'18890193c044f8eecb249a2b1db5491efbb47e539d15ca8c4f8cd175f99d479f',1795745132956,X'fb7ef66984a89e0bb8b5662cf138a572edc9fb0c7062998101cbd395dc6cbe7d',X'6040196405be130176c7bb038b9a45fbf0139633fd26c1fb435e980baa32347e',NULL);
INSERT INTO event VALUES(7,'becc4486-3406-41a9-a216-fd934eee01ff',1,7,'assign',NULL,NULL,NULL,NULL,NULL,NULL,'{"count":4,"digest":"71558584fc3baac36429e2dba45df8c8cdcdbce88e1c376cd273d88c35b3c05c","first":1,"salt":"ef2bc34893dc6722ab0097a15ec23bf6"}',X'7ba25032d04c9e2ef9890e5e4b110707d64041178ffc5ad709bce01f459793c9',1795745132956,X'6040196405be130176c7bb038b9a45fbf0139633fd26c1fb435e980baa32347e',X'c225890c9969dc5734223c49a1d6ed986a0f59f4fdcf4fac3d913f2a3a2de714',NULL);
INSERT INTO event VALUES(8,'b96aca4a-728f-4d98-9b35-1a43ad5fb7d2',1,8,'label',1,1,NULL,NULL,'A',2,'{"activeSeconds":4.5,"columns":0,"firstShown":"B","layout":"imported","magnitude":2,"preference":"A","rows":0,"salt":"cd2a102a4d7d760036f70da573ff86fa","unread":[],"wasFast":false}',X'f8f79000c2b9306d3a23a55b8222f5332e14deca437419f2e00140900bca418e',1769860800000,X'c225890c9969dc5734223c49a1d6ed986a0f59f4fdcf4fac3d913f2a3a2de714',X'7e640bb26572ae4e02470f633517ebe6762ab9e484b3b987aba9d38b497232a8',NULL);
INSERT INTO event VALUES(9,'1256c73f-bd6c-4c02-a3fd-c1445d90e5c5',1,9,'comment',1,1,NULL,NULL,NULL,NULL,'{"salt":"04cfe27911b530acd691ef7a5cfa2804","text":"clear"}',X'9484eb4a048b8b90b2a4c19982a9db35dbebb327f010309cfc086f5551a22b8a',1769860800000,X'7e640bb26572ae4e02470f633517ebe6762ab9e484b3b987aba9d38b497232a8',X'458902f420c82a9b9bdafd0f528c1334c8aa0bdab865099fd228d2b77c841374',8);
INSERT INTO event VALUES(10,'98255626-314a-44db-9148-1ab01cde1412',1,10,'label',1,2,NULL,NULL,'N',0,'{"activeSeconds":3.0,"columns":0,"firstShown":"A","layout":"imported","magnitude":0,"preference":"N","rows":0,"salt":"8e6507c1db81d26a30319c3d009a9224","unread":[],"wasFast":false}',X'b63ec860dac5ce7935b5a7ca64ace7c9a682c415bab0883e647f2a4503eca2f7',1769860860000,X'458902f420c82a9b9bdafd0f528c1334c8aa0bdab865099fd228d2b77c841374',X'130592ca90f050472427330fe67117980cc8dfafeee9b5e1fd050cb6114760df',9);
INSERT INTO event VALUES(11,'312f2301-ff51-4939-bdda-683f522e09b6',1,11,'label',2,3,NULL,NULL,'B',1,'{"activeSeconds":6.0,"columns":0,"firstShown":"A","layout":"imported","magnitude":1,"preference":"B","rows":0,"salt":"83e7bcb6378f1c8fa9211047d8342ee5","unread":[],"wasFast":false}',X'bce7bdce0b83cbeee3d13944d96c37b8964160fca6600ab946ba37c4397b9a7f',1769860830000,X'130592ca90f050472427330fe67117980cc8dfafeee9b5e1fd050cb6114760df',X'e6474979a2474ecd9e5ca4a5c91245a10b2c8dfa02f0169f4a9e8194c35138bd',NULL);
INSERT INTO event VALUES(12,'03e82e04-4ed6-4c7a-8f21-b437383f92ad',1,12,'label',2,4,NULL,NULL,'B',2,'{"activeSeconds":6.0,"columns":0,"firstShown":"A","layout":"imported","magnitude":2,"preference":"B","rows":0,"salt":"c162bf467cdbe4f95602c1e11ccb9473","unread":[],"wasFast":false}',X'ba77b28724359b355274702b66b62001004787fe0dca981ec65428ec4daeffcb',1769860950000,X'e6474979a2474ecd9e5ca4a5c91245a10b2c8dfa02f0169f4a9e8194c35138bd',X'e910f18ab0fef0833e2de59c0798373f71ad602107171cf1e1420cb18b8d67d0',11);
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
INSERT INTO standing VALUES(1,1,1,'preference','labelled',8,-2);
INSERT INTO standing VALUES(2,1,1,'preference','labelled',10,0);
INSERT INTO standing VALUES(3,1,2,'preference','labelled',11,1);
INSERT INTO standing VALUES(4,1,2,'preference','labelled',12,2);
CREATE TABLE mark (
  work INTEGER NOT NULL,
  writer INTEGER NOT NULL,
  unsure INTEGER,
  comment INTEGER,
  PRIMARY KEY (work, writer)
) STRICT, WITHOUT ROWID;
INSERT INTO mark VALUES(1,1,NULL,9);
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
INSERT INTO tally VALUES(1,'preference',2,2,0,0,0,1,2,2,8,10,10);
INSERT INTO tally VALUES(2,'preference',2,2,0,0,0,0,2,2,11,12,12);
CREATE TABLE reading (
  work INTEGER NOT NULL REFERENCES work,
  writer INTEGER NOT NULL REFERENCES writer,
  event INTEGER NOT NULL REFERENCES event,
  PRIMARY KEY (work, writer)
) STRICT, WITHOUT ROWID;
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
END;
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
END;
CREATE TRIGGER event_reads AFTER INSERT ON event WHEN NEW.kind = 'read' BEGIN
  INSERT INTO reading (work, writer, event) VALUES (NEW.work, NEW.writer, NEW.sequence)
  ON CONFLICT (work, writer) DO UPDATE SET event = excluded.event;
  UPDATE tally SET lastEvent = NEW.sequence
  FROM work WHERE work.id = NEW.work
    AND tally.annotator = work.annotator AND tally.formulation = work.formulation;
END;
COMMIT;
