-- A study of format 2 as the sqlite3 shell dumps it. Never edited: later formats must still open it.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE study (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO study VALUES('settings','33988b75-7f54-4793-af14-ec6b764c957d');
INSERT INTO study VALUES('uuid','71c29a71-9bca-4e69-b899-ae8e66664940');
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
CREATE TABLE writer (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  home TEXT UNIQUE
) STRICT;
INSERT INTO writer VALUES(1,'a183f4af-117e-4b17-983a-ac2a54f45c0b',NULL);
CREATE TABLE annotator (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  pseudonym TEXT NOT NULL UNIQUE CHECK (length(pseudonym) > 0),
  kind TEXT NOT NULL CHECK (kind IN ('human', 'model')),
  ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal >= 0),
  withdrawnAt INTEGER
) STRICT;
INSERT INTO annotator VALUES(1,'ad40b7c9-8c9a-4df1-be91-e2e8b7124100','alice','P11','human',0,NULL);
INSERT INTO annotator VALUES(2,'4866d7a0-2786-40fd-a251-470f8bed0946','bob','P04','human',1,NULL);
INSERT INTO annotator VALUES(3,'208cf734-dce9-4e15-af7f-d2cc6fd130bd','carol','P07','human',2,NULL);
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
INSERT INTO instance VALUES(1,'i-1',X'8ea9f8617d5c0ad4f103f1da2e82046577055b8503220846a7597359e194a666','s',NULL,'[{"content":"Is tea a soup?","role":"text"}]','No.','It depends on the bowl.');
INSERT INTO instance VALUES(2,'i-2',X'b2c9cd12348662309dce6567d02bedeb5f807ebc4e9c64735c5d42707dbeee6d','s',NULL,'[{"content":"Is soup a tea?","role":"text"}]','Never.','At times.');
INSERT INTO instance VALUES(3,'i-3',X'f651162abc787c8ae27bab7f3c667a84a55ecdf5edd1e5976a43683e32e65e88','t',NULL,'[{"content":"Is a bowl a cup?","role":"text"}]','A wide one.','No.');
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
INSERT INTO work VALUES(2,1,3,'single','A','original',0,0,1,NULL,0);
INSERT INTO work VALUES(3,1,2,'single','B','original',0,0,2,NULL,0);
INSERT INTO work VALUES(4,1,3,'single','B','original',0,0,3,NULL,0);
INSERT INTO work VALUES(5,1,2,'preference',NULL,'original',0,0,0,'B',0);
INSERT INTO work VALUES(6,1,3,'preference',NULL,'original',0,0,1,'B',0);
INSERT INTO work VALUES(7,2,1,'single','B','original',0,0,0,NULL,0);
INSERT INTO work VALUES(8,2,3,'single','B','original',0,1,1,NULL,0);
INSERT INTO work VALUES(9,2,1,'single','A','original',0,0,2,NULL,0);
INSERT INTO work VALUES(10,2,3,'single','A','original',0,1,3,NULL,0);
INSERT INTO work VALUES(11,2,3,'preference',NULL,'original',0,1,0,'A',0);
INSERT INTO work VALUES(12,2,1,'preference',NULL,'original',0,0,1,'A',0);
INSERT INTO work VALUES(13,3,1,'single','A','original',0,1,0,NULL,0);
INSERT INTO work VALUES(14,3,2,'single','B','original',0,1,1,NULL,0);
INSERT INTO work VALUES(15,3,1,'single','B','original',0,1,2,NULL,0);
INSERT INTO work VALUES(16,3,2,'single','A','original',0,1,3,NULL,0);
INSERT INTO work VALUES(17,3,1,'preference',NULL,'original',0,1,0,'B',0);
INSERT INTO work VALUES(18,3,2,'preference',NULL,'original',0,1,1,'A',0);
INSERT INTO work VALUES(19,1,2,'single','B','send-back',0,0,4,NULL,1);
INSERT INTO work VALUES(20,1,3,'single','A','send-back',0,0,5,NULL,1);
INSERT INTO work VALUES(21,1,2,'single','A','send-back',0,0,6,NULL,1);
INSERT INTO work VALUES(22,1,3,'single','B','send-back',0,0,7,NULL,1);
INSERT INTO work VALUES(23,1,2,'preference',NULL,'send-back',0,0,2,'B',1);
INSERT INTO work VALUES(24,1,3,'preference',NULL,'send-back',0,0,3,'B',1);
INSERT INTO work VALUES(25,3,2,'single','A','send-back',0,1,4,NULL,1);
INSERT INTO work VALUES(26,3,1,'single','A','send-back',0,1,5,NULL,1);
INSERT INTO work VALUES(27,3,2,'single','B','send-back',0,1,6,NULL,1);
INSERT INTO work VALUES(28,3,1,'single','B','send-back',0,1,7,NULL,1);
INSERT INTO work VALUES(29,3,1,'preference',NULL,'send-back',0,1,2,'B',1);
INSERT INTO work VALUES(30,3,2,'preference',NULL,'send-back',0,1,3,'A',1);
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
INSERT INTO event VALUES(1,'1b490f3c-1a62-4acd-98cf-b69dff5961aa',1,1,'settings',NULL,NULL,NULL,NULL,NULL,NULL,'{"salt":"c2b42dcbf9cba966f08510000559c4f6","settings":{"annotatorsPerInstance":2,"formulations":"single-first","guardMilliseconds":0,"guidelines":"Judge what is there.\n","idleSeconds":60,"positions":"shuffled","ratingAnchors":{"high":"high quality","low":"low quality"},"repeatShare":0,"seed":5000000001,"showsDifferences":false,"threshold":3,"title":"two","washoutDays":0},"study":"71c29a71-9bca-4e69-b899-ae8e66664940"}',X'32f977e4bd56075473e1c0dd5b21dc921c90a2b66895a7584198e4e97ae155d4',1795533990777,X'0000000000000000000000000000000000000000000000000000000000000000',X'f47cd9664a813c9d89d7ef2a0df379a68e973bc6b0923ba3db81d2115754ffae',NULL);
INSERT INTO event VALUES(2,'18a4de98-539d-4a92-aafa-86ec2359a194',1,2,'practice-set',NULL,NULL,NULL,NULL,NULL,NULL,'{"count":0,"digest":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","salt":"a3964d08549efda7362dfb17b2cefe49"}',X'1cb2984bdbc9c51e5806f05158ea99ae346152b8f7cd650bdeb3b7d39f8e015e',1795533990777,X'f47cd9664a813c9d89d7ef2a0df379a68e973bc6b0923ba3db81d2115754ffae',X'6d74ef17483b206f39456b67bbcf3ad2b9d512e033174c904c0cbd3f28f36ba9',NULL);
INSERT INTO event VALUES(3,'00bfa737-3b53-4c7b-bb6b-d381e176f4d3',1,3,'import',NULL,NULL,NULL,NULL,NULL,NULL,'{"count":3,"digest":"278f93b960479db2a6e31ff19c860fefd5c9534acc79b99388134a24cd782380","first":1,"salt":"c33ce73dc8186a5f67b9e4054e7c7a90"}',X'902aedfe9765f1239410b47eeb576ebc3b53bc7d8a9cd19050bca2a51f990101',1795533990839,X'6d74ef17483b206f39456b67bbcf3ad2b9d512e033174c904c0cbd3f28f36ba9',X'6e7235a860973602bfbea8560cf1346853fa7b4dc245c67f209ca8efc42aa392',NULL);
INSERT INTO event VALUES(4,'9fae62e2-70c5-4bf9-a38b-fbe49be0df8e',1,4,'annotator',1,NULL,NULL,NULL,NULL,NULL,'{"annotatorKind":"human","name":"alice","ordinal":0,"pseudonym":"P11","salt":"27a2be232932a681c5dc4bdc15ecb6ba"}',X'ec66ac432d504afc1777b98871ecfe2e2e47aafcda4969cd5963a5ad062057d1',1795533990895,X'6e7235a860973602bfbea8560cf1346853fa7b4dc245c67f209ca8efc42aa392',X'56cc900e97c544183dec5658f3fe6163e65352ad511810bb85758c19e25ce7c7',NULL);
INSERT INTO event VALUES(5,'a4826598-ab7a-485d-9ca2-25d418ad5cdb',1,5,'annotator',2,NULL,NULL,NULL,NULL,NULL,'{"annotatorKind":"human","name":"bob","ordinal":1,"pseudonym":"P04","salt":"e47a40f0d380303def844eb471673e12"}',X'a4d8cc7aa2d5e452d84fb917fa864d7ab0099af3e466aad4aeb030ae4d25e5f5',1795533990895,X'56cc900e97c544183dec5658f3fe6163e65352ad511810bb85758c19e25ce7c7',X'cb7baf6847141c82cd4481532b6b3692172dc7efb02943eb6ea467375ccbc9a2',NULL);
INSERT INTO event VALUES(6,'b60525c7-2bce-4526-8fda-1d958106b457',1,6,'annotator',3,NULL,NULL,NULL,NULL,NULL,'{"annotatorKind":"human","name":"carol","ordinal":2,"pseudonym":"P07","salt":"87e71f452c2558ac896f867f18d81972"}',X'09793d4484539f5efc5501b043a6a46e7266ced2b02928fd16bf5be6d52a6d3c',1795533990895,X'cb7baf6847141c82cd4481532b6b3692172dc7efb02943eb6ea467375ccbc9a2',X'11549ae4f52e823eca4e82853ff5c46b2b4618ee6a06f7d5e7d59fa60227153a',NULL);
INSERT INTO event VALUES(7,'ac93976b-d4f0-457e-a3ed-80b1911e294c',1,7,'attributes',1,NULL,NULL,NULL,NULL,NULL,'{"fields":{"language":"en"},"salt":"34de733ddf74a64088228b3f922159f0"}',X'80a4456ffcdf80c803cc1af4c91e4a6ab0b39c5db03a465ca7a4d2e9912fbc36',1795533990931,X'11549ae4f52e823eca4e82853ff5c46b2b4618ee6a06f7d5e7d59fa60227153a',X'dc3fc6630b10d72757324e332058f4cbe7c81747c049d2962f20b73b76970b55',NULL);
INSERT INTO event VALUES(8,'a6613a59-4ca4-4eaf-b164-8eecfe9edaac',1,8,'assign',NULL,NULL,NULL,NULL,NULL,NULL,'{"count":18,"digest":"95aa726da1c49f2dcb1e782e775f623b0ee8ab997b46f5409cc6b8751b8914a3","first":1,"salt":"9f24da2f3dd0294577226b2c3f961307"}',X'88d1f29a2f68d3ec4a5d4de68be1c98d9f5797dd0f385c19366f3f2b4bfdd6be',1795533990967,X'dc3fc6630b10d72757324e332058f4cbe7c81747c049d2962f20b73b76970b55',X'317e36c1e6345e9f05bdae4c01a124817a48ace304e98e35d3df84562786594d',NULL);
INSERT INTO event VALUES(9,'81cd7e2c-d4c9-4445-b140-94c9f247801b',1,9,'guidelines',1,NULL,NULL,NULL,NULL,NULL,'{"salt":"1601bfe9da5620d17c0f7fe33b978b7b","text":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2"}',X'545d3c4a4ffe6e645b7f8f83cec719bc083eeb54e220557626b07b3457d236e4',1795533991032,X'317e36c1e6345e9f05bdae4c01a124817a48ace304e98e35d3df84562786594d',X'461b98c93e366c09b1deb97a42c9d09ecf3dbc8a84af182740bec94b2a4c72d5',NULL);
INSERT INTO event VALUES(10,'a4639126-960b-46a9-b480-f0aa51d1992b',1,10,'label',1,1,NULL,5,NULL,NULL,'{"activeSeconds":0.0,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":5,"rows":0,"salt":"011586c09502f8043e1add9b156afdb9","unread":[],"wasFast":true}',X'9779b623ba57bc9f6d09f586716fedc37d3155fde2e88a2351f57c728d164a27',1795533991042,X'461b98c93e366c09b1deb97a42c9d09ecf3dbc8a84af182740bec94b2a4c72d5',X'b1f804025e7bdf5bfe4a13ba09fb3aac2bdfe35305a574e72a0135f02b503281',NULL);
INSERT INTO event VALUES(11,'c32b11fc-4c12-4fbd-bc2e-7d919e3d371b',1,11,'unsure',1,2,NULL,NULL,NULL,NULL,'{"salt":"c4fb800f6fab6388749299f33dd65444"}',X'bdce45ab799ab2a5424eb1861ce2c6a4d0942e3fbbe8915e4be9c493d2377b63',1795533991044,X'b1f804025e7bdf5bfe4a13ba09fb3aac2bdfe35305a574e72a0135f02b503281',X'eb3299514f049ffe24518fb306f3b8cf1560c7a93fb88bd21f4bcf7e805453aa',10);
INSERT INTO event VALUES(12,'cb55ed91-fb25-4beb-a342-f178931ec7a9',1,12,'label',1,2,NULL,1,NULL,NULL,'{"activeSeconds":0.001,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":1,"rows":0,"salt":"359bd20e7790961a23a664fe0360ad79","unread":[],"wasFast":true}',X'd65d398f48dee031aed515db20d4c27012bb6416d6455afc790674dc640174f0',1795533991046,X'eb3299514f049ffe24518fb306f3b8cf1560c7a93fb88bd21f4bcf7e805453aa',X'6bb3f0317ce6b5a8664f28acf5fd9011caa975c24c876d40aa24a519eb445be0',11);
INSERT INTO event VALUES(13,'3bf34731-3c40-48ef-9d3f-ced04f05b590',1,13,'comment',1,3,NULL,NULL,NULL,NULL,'{"columns":0,"layout":"plain","rows":0,"salt":"a94766885d1f6b05cfe8030defcbeda5","text":"hello"}',X'e4f829a1986ebd1401cd64720f32b084aee5c5b74961e20c230541ceaa883d4e',1795533991047,X'6bb3f0317ce6b5a8664f28acf5fd9011caa975c24c876d40aa24a519eb445be0',X'14de8cb47860ce19dfcd18c901258f1e828f6cbc8cf170902aa60e31c088cd79',12);
INSERT INTO event VALUES(14,'d6ef813b-1a39-46af-9041-7fed8990dd38',1,14,'take-back',1,2,'cb55ed91-fb25-4beb-a342-f178931ec7a9',NULL,NULL,NULL,'{"salt":"ba3b1399b51a7ee5da5e37cf6900b256"}',X'7065b9b6d17dcf392336aa239f1154748a6cad20825f519c4129715d231e1eb9',1795533991049,X'14de8cb47860ce19dfcd18c901258f1e828f6cbc8cf170902aa60e31c088cd79',X'0342db54f5b8e65929c445d67e272ee569ba02205cdd68f836c70d3b9af17b5f',13);
INSERT INTO event VALUES(15,'7e9986aa-e180-4979-abbb-b76e47a9dd25',1,15,'label',1,2,NULL,2,NULL,NULL,'{"activeSeconds":0.0,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":2,"rows":0,"salt":"311cfa19e25f02d96953a54fdc0440f1","unread":[],"wasFast":true}',X'4ad83855d610a67e5754ef88a634d957dbaa4e993facd78f8cdb9491c1649617',1795533991051,X'0342db54f5b8e65929c445d67e272ee569ba02205cdd68f836c70d3b9af17b5f',X'7c3688784e7746f733cafbfad5e1a7428a9bc4113e97ad17e35d846c71ed93f5',14);
INSERT INTO event VALUES(16,'2e1f2b77-4683-4cfe-9593-08aea731c5f0',1,16,'label',1,3,NULL,4,NULL,NULL,'{"activeSeconds":0.0,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":4,"rows":0,"salt":"099e36c6002de112c72e88335a4886a7","unread":[],"wasFast":true}',X'e828f0c3bc86f9f99719974939a0e78a706c052bbe5867c2fed741354e053b02',1795533991053,X'7c3688784e7746f733cafbfad5e1a7428a9bc4113e97ad17e35d846c71ed93f5',X'edad68d1e459ce62d0bbb14ec12916a550257718888bf29a1a27951d5f35c5eb',15);
INSERT INTO event VALUES(17,'9ecc589e-786d-4a9e-ab6f-7b98a740f9c7',1,17,'label',1,4,NULL,3,NULL,NULL,'{"activeSeconds":0.0,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":3,"rows":0,"salt":"4c0fd647a96debb74831f9e6ebbb79b8","unread":[],"wasFast":true}',X'd3638ca9591062f3d988c1de2c44e16820a832acc26c2b5df797ee480702b6be',1795533991056,X'edad68d1e459ce62d0bbb14ec12916a550257718888bf29a1a27951d5f35c5eb',X'dce3e14a05a760e2eff549b75dc16562890e1b20560978999d3197debceeb512',16);
INSERT INTO event VALUES(18,'da6e7eb0-3c62-431f-8dab-3501f8d0160e',1,18,'label',1,5,NULL,NULL,'A',2,'{"activeSeconds":0.0,"columns":0,"firstShown":"B","guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","magnitude":2,"preference":"A","rows":0,"salt":"2f122f60f65bc4d43a2ea18f23c2e57f","unread":[],"wasFast":true}',X'd0171dfea21878156a264f523fdd353650981bc81c7a241e764245dd0346977c',1795533991058,X'dce3e14a05a760e2eff549b75dc16562890e1b20560978999d3197debceeb512',X'9aefba455024a3e8008809c8a86f9e3ed9d782217f7d1926dfd9269735ed1f92',NULL);
INSERT INTO event VALUES(19,'bf3400e0-ca84-4a43-8614-55b9b6dd5a7d',1,19,'label',1,6,NULL,NULL,'B',1,'{"activeSeconds":0.0,"columns":0,"firstShown":"B","guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","magnitude":1,"preference":"B","rows":0,"salt":"20fbd4483447677a588167ea5c65cc5c","unread":[],"wasFast":true}',X'a8569c4e8aeaabe8244537b409e6b8d1aecc8f588bd08e37cb0336fb1e665eeb',1795533991060,X'9aefba455024a3e8008809c8a86f9e3ed9d782217f7d1926dfd9269735ed1f92',X'4ff2225057ae4cad766b3332c830ba1694c598a22c8fe6b709765a6bd357be0f',18);
INSERT INTO event VALUES(20,'380fe41c-1780-47d7-b1b3-78b213fead0b',1,20,'guidelines',2,NULL,NULL,NULL,NULL,NULL,'{"salt":"87ebd6c9b01447a4c1507d27c363af19","text":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2"}',X'3184a6e8e7658b9cf804c0bfb72822f0caa9c6fb91031edc1a891b8c913f6438',1795533991103,X'4ff2225057ae4cad766b3332c830ba1694c598a22c8fe6b709765a6bd357be0f',X'6c21dabcce2e150e9ba99ef25cd4cfc6a0343705ddd04284538ca5488b815fe6',NULL);
INSERT INTO event VALUES(21,'a3ffe4eb-4178-4c2a-89a7-701bed991b26',1,21,'label',2,7,NULL,5,NULL,NULL,'{"activeSeconds":0.0,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":5,"rows":0,"salt":"632211d897ff1f3378ea2b8159c561e7","unread":[],"wasFast":true}',X'c208ec390a8e730602862c6a16da4746513b29bfa928d1ff146baca38c68d3a7',1795533991110,X'6c21dabcce2e150e9ba99ef25cd4cfc6a0343705ddd04284538ca5488b815fe6',X'857acef0ea3d5e132c105ec10cf0470896d8cb7ed86ae9c8560273968812fb00',NULL);
INSERT INTO event VALUES(22,'753f76c7-b9ac-4dfd-8628-30d2897a7178',1,22,'unsure',2,8,NULL,NULL,NULL,NULL,'{"salt":"1b8d599ab7aebe7562bbd5b667c32d65"}',X'27676ad9cb75fe134f1f79045b456f720df41f3d177a0531a85d5606a5a682d5',1795533991112,X'857acef0ea3d5e132c105ec10cf0470896d8cb7ed86ae9c8560273968812fb00',X'6290a0ba0f27e76b2aede3b4311b67500c64310262a5d4d1fd0621e042364194',21);
INSERT INTO event VALUES(23,'0a8349e2-d610-438b-9797-b5f27a4ea928',1,23,'label',2,8,NULL,1,NULL,NULL,'{"activeSeconds":0.001,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":1,"rows":0,"salt":"62fc3cb9d263620ebe095acfbd89324c","unread":[],"wasFast":true}',X'78d50f892a9dd15479629fa249c92918f8cac1d7b6808aa7150050077d89adb3',1795533991113,X'6290a0ba0f27e76b2aede3b4311b67500c64310262a5d4d1fd0621e042364194',X'1b10a7303844a002827de12e60fd9f5219fdd9101877735366e7af2a36359f99',22);
INSERT INTO event VALUES(24,'33542a13-505c-4680-88e7-061a5e452cba',1,24,'comment',2,9,NULL,NULL,NULL,NULL,'{"columns":0,"layout":"plain","rows":0,"salt":"fb9dd3336ed4eb7349aab042831cd86d","text":"hello"}',X'f055f445da543c2a5e35f99fcc2cc0411cad5c15976c558eaf949fa2fe47f7b0',1795533991115,X'1b10a7303844a002827de12e60fd9f5219fdd9101877735366e7af2a36359f99',X'ce75cfb14e8284f2ceb733d2ff00b0a640ca111ed59afe25d3957015f09c0ba7',23);
INSERT INTO event VALUES(25,'7abf30e1-df36-478d-b28e-f58744e6f6b3',1,25,'take-back',2,8,'0a8349e2-d610-438b-9797-b5f27a4ea928',NULL,NULL,NULL,'{"salt":"490226e5d1f2794ecb56a4641933507c"}',X'0c75a600b8942dcd478b791daf697ce2d82090eb3402f173679ebb2d8ead36d8',1795533991117,X'ce75cfb14e8284f2ceb733d2ff00b0a640ca111ed59afe25d3957015f09c0ba7',X'827e1db0de2c7ab8e7a9d3073f1f562f71f3cf8499bd3d420c23f5a75805e4c3',24);
INSERT INTO event VALUES(26,'04056214-330c-4edd-a413-816da94d8def',1,26,'label',2,8,NULL,2,NULL,NULL,'{"activeSeconds":0.0,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":2,"rows":0,"salt":"ff7d6274856a43c00aa05af2ff468372","unread":[],"wasFast":true}',X'11d61be60adade3730a4b55a29ae61dc8a56d25b6f052a3172b363273e0e66b3',1795533991119,X'827e1db0de2c7ab8e7a9d3073f1f562f71f3cf8499bd3d420c23f5a75805e4c3',X'a6a74dc41f3243cd4985c579a34e4b4a7f2d5e56a628b09e9598aa2c5193f903',25);
INSERT INTO event VALUES(27,'1b5f6f63-531c-4de1-be36-3e26e4811cad',1,27,'label',2,9,NULL,4,NULL,NULL,'{"activeSeconds":0.0,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":4,"rows":0,"salt":"e22fe2755462d0a0ed820b64ad5fadf4","unread":[],"wasFast":true}',X'f170d50d8267dad9000bf763aff324c22b1db456c8f5f401e45f64063bd33939',1795533991121,X'a6a74dc41f3243cd4985c579a34e4b4a7f2d5e56a628b09e9598aa2c5193f903',X'778d752af921353dde4a56438d9795a64a4a30cab6f5f2067552b8b37992e123',26);
INSERT INTO event VALUES(28,'19989e8a-2c41-42b7-828c-720cbed69909',1,28,'label',2,10,NULL,3,NULL,NULL,'{"activeSeconds":0.0,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":3,"rows":0,"salt":"3d5ecf99738a205addc638587a55262f","unread":[],"wasFast":true}',X'e234f75c241648e721fb7beac51160fe49b9da5c1a5b9c358f416acc7384390f',1795533991123,X'778d752af921353dde4a56438d9795a64a4a30cab6f5f2067552b8b37992e123',X'3adeb154eeed6d8485fae7d3ab6ba1e3bfe04a01d452fd65465d531a57f32fbc',27);
INSERT INTO event VALUES(29,'709a9335-ce24-46dd-839e-71f3a69b1e70',1,29,'label',2,11,NULL,NULL,'B',2,'{"activeSeconds":0.0,"columns":0,"firstShown":"A","guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","magnitude":2,"preference":"B","rows":0,"salt":"49780a16b08db4faf5ef16457f73309d","unread":[],"wasFast":true}',X'667695f2b968f28faedf389b487d721b5725e937691aa65cef068dfa0a99f8b6',1795533991125,X'3adeb154eeed6d8485fae7d3ab6ba1e3bfe04a01d452fd65465d531a57f32fbc',X'e78f05629b62b5f5860e791465e2b620cce3b1a9986e3dea08f84609f59b9b67',NULL);
INSERT INTO event VALUES(30,'bdf2b87a-457c-4b13-a505-c86ca681c245',1,30,'label',2,12,NULL,NULL,'A',1,'{"activeSeconds":0.0,"columns":0,"firstShown":"A","guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","magnitude":1,"preference":"A","rows":0,"salt":"5a78f1feefde8ce08c7ed698ed20c14a","unread":[],"wasFast":true}',X'a8ad0e2e1ae687aaed8a9840c7b33334d2045d0d3ba0d6ac32e458a962a52afc',1795533991127,X'e78f05629b62b5f5860e791465e2b620cce3b1a9986e3dea08f84609f59b9b67',X'c7139d02e48d0d5cd46c024e4c4cc81385f34d67523651ff61e94eae136db78d',29);
INSERT INTO event VALUES(31,'b5aaa0c3-86e6-426d-958d-fc281a92a782',1,31,'guidelines',3,NULL,NULL,NULL,NULL,NULL,'{"salt":"621950afe709467559d64792a7afdd69","text":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2"}',X'8324fdb26567e77f4099c20775e9726fb2fdc378497db7471ed6b92eb10fc430',1795533991167,X'c7139d02e48d0d5cd46c024e4c4cc81385f34d67523651ff61e94eae136db78d',X'7b8da804db3e2c427a04e1daf70de7d2103a466158e5ecda1dcfc0be2998bceb',NULL);
INSERT INTO event VALUES(32,'73d98c68-a318-45c5-81fa-b9412adaccb1',1,32,'label',3,13,NULL,5,NULL,NULL,'{"activeSeconds":0.0,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":5,"rows":0,"salt":"47b4d0261060b585351fb4b85e5beae0","unread":[],"wasFast":true}',X'deac6778f383a9ca9acd8694866687540d2f033bd4142d635ecf25351b899425',1795533991175,X'7b8da804db3e2c427a04e1daf70de7d2103a466158e5ecda1dcfc0be2998bceb',X'39ea2e9d8608b7a71c619c8ba87281bc8218500cef25cf5779f34c732edc14fd',NULL);
INSERT INTO event VALUES(33,'e67e3f8f-e8e1-45c2-83d5-7a092d579147',1,33,'unsure',3,14,NULL,NULL,NULL,NULL,'{"salt":"361a405e5a0efaf45b9aba3a83d30d12"}',X'6c15b0080768160ddf9f1f93b1455569fa3f1588d915c34656710e923a239afa',1795533991177,X'39ea2e9d8608b7a71c619c8ba87281bc8218500cef25cf5779f34c732edc14fd',X'7c656e5e7da65787a796e0eebed16f6ea5edc49e5e8689e9a90b0c4d47e5ff97',32);
INSERT INTO event VALUES(34,'ce7a7ed6-dde5-4c84-83d2-c90147b16277',1,34,'label',3,14,NULL,1,NULL,NULL,'{"activeSeconds":0.001,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":1,"rows":0,"salt":"5e38945954f4acf162ee4302b1fb1bf3","unread":[],"wasFast":true}',X'4cd50ce2b7a8c4ae34a81849423d8d065f229096e77fffc72c85b0442f930977',1795533991179,X'7c656e5e7da65787a796e0eebed16f6ea5edc49e5e8689e9a90b0c4d47e5ff97',X'5ba944b554b32240054ee56db3f49f08aa6f32eb1ea77965b68510bc53b18542',33);
INSERT INTO event VALUES(35,'1dba15af-366c-40e3-8311-b55473569cb2',1,35,'comment',3,15,NULL,NULL,NULL,NULL,'{"columns":0,"layout":"plain","rows":0,"salt":"3e99a4780f3945b377ebede2f33608eb","text":"hello"}',X'd5b2f0bd5cd1d3dd14780af827834190ce8d711b54d8c71d848bf020d86b2bef',1795533991180,X'5ba944b554b32240054ee56db3f49f08aa6f32eb1ea77965b68510bc53b18542',X'93621e50bcd11c7f8b398b36fe0890f9b58075ff226c28137ff10f34cd0f84e1',34);
INSERT INTO event VALUES(36,'c21c7675-d9d4-4c10-b3a5-712df3b09a85',1,36,'take-back',3,14,'ce7a7ed6-dde5-4c84-83d2-c90147b16277',NULL,NULL,NULL,'{"salt":"bd8c0a3f8bebad0c047d0b29c801e262"}',X'4caf561218090315eb979caed840bc553e45f82a466c55ebbb1f002c080178df',1795533991182,X'93621e50bcd11c7f8b398b36fe0890f9b58075ff226c28137ff10f34cd0f84e1',X'2c4ce7a188e66332b47bb2afe7a8b6b4281291434f64476917366f19b1e91e0b',35);
INSERT INTO event VALUES(37,'b74a0fbc-86c1-4a2f-bc56-bd50522b0394',1,37,'label',3,14,NULL,2,NULL,NULL,'{"activeSeconds":0.0,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":2,"rows":0,"salt":"75205aa0a2b20073492da349a44008e6","unread":[],"wasFast":true}',X'703ebfdbfb91e0607c1c7f09ccba532c8bf553e8765dd2f43f123533f9e50396',1795533991185,X'2c4ce7a188e66332b47bb2afe7a8b6b4281291434f64476917366f19b1e91e0b',X'9f59f0b5ae322d114b5fefcaedcbfa0c6e5b6671bfafc58d7b3e31034ddd544e',36);
INSERT INTO event VALUES(38,'349b22a5-5db1-4984-aa11-49df1d8731fe',1,38,'label',3,15,NULL,4,NULL,NULL,'{"activeSeconds":0.0,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":4,"rows":0,"salt":"da305b9065db4988235a3530bd82066b","unread":[],"wasFast":true}',X'7ee19d304104a58ac5219dec9a35a5c7e5225e94f1795a0c857c7aba037f13b3',1795533991186,X'9f59f0b5ae322d114b5fefcaedcbfa0c6e5b6671bfafc58d7b3e31034ddd544e',X'e6a0136784446f5584043a079a756f4fa00539bd6c031a9528b7d0d12e040282',37);
INSERT INTO event VALUES(39,'f1c9a26e-9756-4ff7-9492-8709dfc9b201',1,39,'label',3,16,NULL,3,NULL,NULL,'{"activeSeconds":0.0,"columns":0,"guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","rating":3,"rows":0,"salt":"defa6c8d73bafdd1dacafae878e09e87","unread":[],"wasFast":true}',X'18eaeb72958dc1db6403b6c6bb18adaa97bb922ea42be613aae3d5f80b4da2b4',1795533991188,X'e6a0136784446f5584043a079a756f4fa00539bd6c031a9528b7d0d12e040282',X'fdc9a5ed9cdbe240f9034600a770474272d96b279bdc127cf85e950a2e96a414',38);
INSERT INTO event VALUES(40,'17f5285b-b44e-419a-8c7d-de66a8799cb8',1,40,'label',3,17,NULL,NULL,'A',2,'{"activeSeconds":0.0,"columns":0,"firstShown":"B","guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","magnitude":2,"preference":"A","rows":0,"salt":"3e640025afecfd62a464d309c178901a","unread":[],"wasFast":true}',X'438b18b94fe5beb3f8b42dc9c52a786230cc9847068129807db917a23974011b',1795533991191,X'fdc9a5ed9cdbe240f9034600a770474272d96b279bdc127cf85e950a2e96a414',X'a9b0e17dd062ef97c78c30c2d6c8f8d499ebddd7d20fbdb748da711ed393123f',NULL);
INSERT INTO event VALUES(41,'cc4966a2-1af2-4bed-b13b-4360f82e81e2',1,41,'label',3,18,NULL,NULL,'A',1,'{"activeSeconds":0.0,"columns":0,"firstShown":"A","guidelines":"626178efe4f3708f763c659970b85aaf8ac5bfd3db829ec1e8013f8de2461ee2","layout":"plain","magnitude":1,"preference":"A","rows":0,"salt":"2aebac4a88eee6990b7b3e5e017241e5","unread":[],"wasFast":true}',X'0af796da2a850f86ee73cc8155517fa375e5f59f4e6fa90fa0f1e48f4fea1b26',1795533991193,X'a9b0e17dd062ef97c78c30c2d6c8f8d499ebddd7d20fbdb748da711ed393123f',X'095a67fd4f5f396932368d7cca42b54bdc83a0843fa9ce4838eeeeeff0cf5358',40);
INSERT INTO event VALUES(42,'60424afc-54a5-48fc-a171-01f58633ced1',1,42,'pack',1,NULL,NULL,NULL,NULL,NULL,'{"head":"228987a8b40c6bea63850153d16b0ad13da0776ba1374421957e6766208d3497","salt":"ab55aa54c9f0f14c81b62a38e48ee88e","writer":"182c9042-093e-43be-88d4-5153129b3d62"}',X'8665547d4b05647321e4784ef852df693656b03163bdf8e660bfdbe6b22cc967',1795533991239,X'095a67fd4f5f396932368d7cca42b54bdc83a0843fa9ce4838eeeeeff0cf5358',X'4f7f6072cd982825c6bc6d004ce2485fdca21641c927ac7b1efc0252c6f7b103',NULL);
INSERT INTO event VALUES(43,'33988b75-7f54-4793-af14-ec6b764c957d',1,43,'settings',NULL,NULL,NULL,NULL,NULL,NULL,'{"salt":"051bc4bbe0cf1eaff6ace3b105f1ffbf","settings":{"annotatorsPerInstance":2,"formulations":"single-first","guardMilliseconds":0,"guidelines":"Judge all that is there.\n","idleSeconds":60,"positions":"shuffled","ratingAnchors":{"high":"high quality","low":"low quality"},"repeatShare":0,"seed":5000000001,"showsDifferences":false,"threshold":3,"title":"two","washoutDays":0},"study":"71c29a71-9bca-4e69-b899-ae8e66664940"}',X'ad585418d2c4e1f05b7e4afc7da67fc4d5a94653c67c999c1e2f0135c18ac18f',1795534011169,X'4f7f6072cd982825c6bc6d004ce2485fdca21641c927ac7b1efc0252c6f7b103',X'b48a3978f746b9c5b2c114b8374ec4a1538cc529a4f119ba505f2c0fd23d2ff9',NULL);
INSERT INTO event VALUES(44,'d1a4306e-ab03-4fa7-89e5-ba0c137009e5',1,44,'withdraw',3,NULL,NULL,NULL,NULL,NULL,'{"salt":"eede31dba7197b76b08675478afa2f54"}',X'c9fdb2c0b48e9643f632d62b0af6690be21f641d0d1a27d4e05970f2882aa631',1795534011211,X'b48a3978f746b9c5b2c114b8374ec4a1538cc529a4f119ba505f2c0fd23d2ff9',X'3dcc055a1fd3660878feb679761118d9af284646710895dc22b2f116cf2cd40b',NULL);
INSERT INTO event VALUES(45,'18697769-7afb-48bb-9227-8e942add0923',1,45,'rejoin',3,NULL,NULL,NULL,NULL,NULL,'{"returned":[],"salt":"426aaa8393af72831db03daf1a794153"}',X'e048a35a5773dd037c6c9f595901bc5829d0cd48400383e3143101b6656b58f9',1795534011250,X'3dcc055a1fd3660878feb679761118d9af284646710895dc22b2f116cf2cd40b',X'b7826c60b84f6f7bdaf72939e2b410aa8cf481bc8f7547f75c185c94e829e9d0',NULL);
INSERT INTO event VALUES(46,'f3898544-f138-4ebb-ac6c-dc930d0c4dba',1,46,'decision',NULL,NULL,NULL,NULL,NULL,NULL,'{"act":"set","author":"amy","causes":["ambiguous"],"digest":"b2c9cd12348662309dce6567d02bedeb5f807ebc4e9c64735c5d42707dbeee6d","instance":"i-2","note":"","salt":"536cb06f2f7f5818d8d38bdf0d3418af"}',X'73f792350c40b22c5bb0b3f5f7202156a86ea4f562cb667dd0510a1a8f71df1c',1795534014386,X'b7826c60b84f6f7bdaf72939e2b410aa8cf481bc8f7547f75c185c94e829e9d0',X'782929a9ac1da42d65cfe0a16b53d35393f6bbddcc589ff85e6316f9cfbbc434',NULL);
INSERT INTO event VALUES(47,'27c6840c-6abf-4634-86a0-68ba592696bf',1,47,'assign',NULL,NULL,NULL,NULL,NULL,NULL,'{"count":12,"digest":"33b91575c9a8c577f853f1becda04acd208bb3bb14160e297c28d65f06aca070","first":19,"salt":"d8986b5967a7e8fde3b19aa2f7ecab0e"}',X'f74bac95df32a54723440447d59be3b5a6a2f081977cd6c4edbbac89de34036f',1795534014990,X'782929a9ac1da42d65cfe0a16b53d35393f6bbddcc589ff85e6316f9cfbbc434',X'1f4209a608349c641adf86c8a289a95903cd354702d5846e1f6a4ef31721ad3f',NULL);
INSERT INTO event VALUES(48,'d1d2a23f-aac2-49d6-a051-2f5be4350026',1,48,'decision',NULL,NULL,'f3898544-f138-4ebb-ac6c-dc930d0c4dba',NULL,NULL,NULL,'{"act":"set","author":"amy","causes":["ambiguous"],"count":12,"digest":"b2c9cd12348662309dce6567d02bedeb5f807ebc4e9c64735c5d42707dbeee6d","first":19,"instance":"i-2","note":"","outcome":"send-back","salt":"fd286d2556a1b52499aeea48597b46de"}',X'25dc64d9af38b4d6344c509d2e7457da187289338bddd02570104849b49ee36b',1795534014990,X'1f4209a608349c641adf86c8a289a95903cd354702d5846e1f6a4ef31721ad3f',X'f92df68b79bcd6246419d77c9e281aff3f317c8bf70caaf310a6b3aea10d3d4b',NULL);
INSERT INTO event VALUES(49,'9b1e6522-8f00-4030-8fea-72d547bbc329',1,49,'decision',NULL,NULL,'d1d2a23f-aac2-49d6-a051-2f5be4350026',NULL,NULL,NULL,'{"act":"undo","author":"amy","digest":"b2c9cd12348662309dce6567d02bedeb5f807ebc4e9c64735c5d42707dbeee6d","instance":"i-2","retired":[19,20,21,22,23,24,25,26,27,28,29,30],"salt":"500f174738ca8e9cf749dd00676f27e3"}',X'fec4eb9477b8903e05bc2e32ff6744b3bfa46190f4ffbc1e00732b62e02ee515',1795534015593,X'f92df68b79bcd6246419d77c9e281aff3f317c8bf70caaf310a6b3aea10d3d4b',X'eccbfbfa40b5b53399eb147ee8cc5535bea47c40f8c67d044d192c9dba40094e',NULL);
INSERT INTO event VALUES(50,'ad69c123-3b5e-40bd-afd9-a619362e7151',1,50,'decision',NULL,NULL,'f3898544-f138-4ebb-ac6c-dc930d0c4dba',NULL,NULL,NULL,'{"act":"set","author":"amy","causes":["ambiguous"],"digest":"b2c9cd12348662309dce6567d02bedeb5f807ebc4e9c64735c5d42707dbeee6d","instance":"i-2","note":"","outcome":"drop","salt":"5fcfab0809c93125ab947163fd84c6c1"}',X'102ed02ac3ce6407235ba9226617e3d926cb7cc733ebb8a115e2bee95f95f73b',1795534016198,X'eccbfbfa40b5b53399eb147ee8cc5535bea47c40f8c67d044d192c9dba40094e',X'edb2ef8b9119ba5d8dabd48f76b1a476bb2bf6eea44c24155f6f0a34b7051f7b',NULL);
INSERT INTO event VALUES(51,'d87036e7-0303-4a92-9564-a2558b1cfe7a',1,51,'decision',NULL,NULL,'ad69c123-3b5e-40bd-afd9-a619362e7151',NULL,NULL,NULL,'{"act":"set","author":"amy","causes":["ambiguous"],"digest":"b2c9cd12348662309dce6567d02bedeb5f807ebc4e9c64735c5d42707dbeee6d","instance":"i-2","note":"a note","outcome":"drop","salt":"e30ed431f9fb6cc1aff9328b83ff2abe"}',X'101de21034377270e66fed8493be9f06c546df1878dd80a4b5b319cfb2533336',1795534017417,X'edb2ef8b9119ba5d8dabd48f76b1a476bb2bf6eea44c24155f6f0a34b7051f7b',X'5ae42eae07cdd7844ba9e77573a4ef9f8b4cc6a00d1d8b45c0e3992fadff0569',NULL);
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
INSERT INTO standing VALUES(1,1,1,'single','labelled',10,5);
INSERT INTO standing VALUES(2,1,1,'single','labelled',15,2);
INSERT INTO standing VALUES(3,1,1,'single','labelled',16,4);
INSERT INTO standing VALUES(4,1,1,'single','labelled',17,3);
INSERT INTO standing VALUES(5,1,1,'preference','labelled',18,-2);
INSERT INTO standing VALUES(6,1,1,'preference','labelled',19,1);
INSERT INTO standing VALUES(7,1,2,'single','labelled',21,5);
INSERT INTO standing VALUES(8,1,2,'single','labelled',26,2);
INSERT INTO standing VALUES(9,1,2,'single','labelled',27,4);
INSERT INTO standing VALUES(10,1,2,'single','labelled',28,3);
INSERT INTO standing VALUES(11,1,2,'preference','labelled',29,2);
INSERT INTO standing VALUES(12,1,2,'preference','labelled',30,-1);
INSERT INTO standing VALUES(13,1,3,'single','labelled',32,5);
INSERT INTO standing VALUES(14,1,3,'single','labelled',37,2);
INSERT INTO standing VALUES(15,1,3,'single','labelled',38,4);
INSERT INTO standing VALUES(16,1,3,'single','labelled',39,3);
INSERT INTO standing VALUES(17,1,3,'preference','labelled',40,-2);
INSERT INTO standing VALUES(18,1,3,'preference','labelled',41,-1);
CREATE TABLE mark (
  work INTEGER NOT NULL,
  writer INTEGER NOT NULL,
  unsure INTEGER,
  comment INTEGER,
  PRIMARY KEY (work, writer)
) STRICT, WITHOUT ROWID;
INSERT INTO mark VALUES(2,1,11,NULL);
INSERT INTO mark VALUES(3,1,NULL,13);
INSERT INTO mark VALUES(8,1,22,NULL);
INSERT INTO mark VALUES(9,1,NULL,24);
INSERT INTO mark VALUES(14,1,33,NULL);
INSERT INTO mark VALUES(15,1,NULL,35);
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
INSERT INTO tally VALUES(1,'preference',2,2,0,0,0,0,4,2,18,19,19);
INSERT INTO tally VALUES(1,'single',4,4,0,0,1,1,8,4,10,17,17);
INSERT INTO tally VALUES(2,'preference',2,2,0,0,0,0,2,2,29,30,30);
INSERT INTO tally VALUES(2,'single',4,4,0,0,1,1,4,4,21,28,28);
INSERT INTO tally VALUES(3,'preference',2,2,0,0,0,0,4,2,40,41,41);
INSERT INTO tally VALUES(3,'single',4,4,0,0,1,1,8,4,32,39,39);
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
COMMIT;
