// Made by Scripts/oracle-report.py; not to be edited.

// swift-format-ignore-file

/// Figures of small studies by scikit-learn 1.9.1, krippendorff 0.9.0 and numpy, label by label.
let reportOracleCases: [ReportOracleCase] = [
  ReportOracleCase("two annotators", """
    1 2 2; 2 3 1
    2 3 0; 2 3 2
    2 4 -1; 3 2 0
    1 1 -2; 2 1 -2
    1 2 -1; 1 2 1
    2 3 -1; 1 2 0
    3 3 1; 3 4 2
    5 5 1; 5 5 -1
    2 3 1; 3 4 0
    2 4 0; 3 3 2
    2 1 -1; 1 2 0
    4 5 0; 3 4 -1
    1 5 2; 2 5 2
    5 5 1; 4 5 1
    2 2 2; 2 5 0
    4 5 -1; 3 5 2
    1 5 2; 1 5 1
    4 1 1; 4 3 -2
    2 4 0; 4 4 1
    1 3 -2; 2 3 0
    2 4 0; 3 2 -2
    5 1 -2; 4 1 -1
    3 2 0; 1 3 1
    1 5 2; 3 4 2
    1 3 1; 4 4 1
    1 4 2; 4 2 0
    4 2 0; 3 3 -1
    1 4 0; 2 4 1
    1 3 -2; 1 2 -1
    5 4 2; 5 2 0
    4 5 -1; 2 4 0
    4 4 -1; 4 5 1
    5 3 1; 4 4 -2
    1 1 0; 1 2 1
    1 3 -2; 4 1 -2
    4 2 -1; 4 3 1
    5 3 0; 5 4 -2
    3 3 -1; 3 2 -1
    2 3 1; 3 1 -2
    5 4 -2; 5 3 -1
    2 5 1; 3 5 0
    4 4 0; 3 5 1
    5 3 0; 3 2 1
    3 4 0; 4 4 1
    3 3 2; 3 4 -1
    5 5 1; 3 5 1
    2 2 -2; 3 2 -1
    1 2 2; 2 5 1
    5 1 -1; 5 2 -2
    3 5 0; 3 3 2
    2 4 0; 4 4 0
    4 5 -1; 5 3 -2
    4 3 0; 5 3 -2
    3 2 -2; 3 2 -1
    5 4 -1; 5 3 -2
    1 5 1; 2 3 2
    5 2 -2; 4 4 -1
    2 2 0; 2 4 0
    2 3 0; 2 3 1
    3 2 1; 3 2 0
    """, [
    ("scoreAgreement.single.all", 0.5758417783589409),
    ("scoreAgreement.single.all.symmetric", 0.5751082184631444),
    ("scoreAgreement.preference.all", 0.33999999999999997),
    ("scoreAgreement.preference.all.symmetric", 0.33999999999999997),
    ("singleCombined.all", 0.34615384615384615),
    ("singleCombined.all.symmetric", 0.34332415322436427),
    ("preferenceAgreement.single.all.strict", 0.5166666666666667),
    ("preferenceAgreement.single.all.soft", 0.8666666666666667),
    ("preferenceAgreement.single.all.kappa", 0.4333570919458304),
    ("preferenceAgreement.single.all.kappa.symmetric", 0.4320921510849183),
    ("preferenceAgreement.preference.all.strict", 0.4),
    ("preferenceAgreement.preference.all.soft", 0.85),
    ("preferenceAgreement.preference.all.kappa", 0.2921348314606742),
    ("preferenceAgreement.preference.all.kappa.symmetric", 0.29153781276356483),
    ("scoreAgreement.single.below4", 0.5758417783589409),
    ("scoreAgreement.single.below4.symmetric", 0.5751082184631444),
    ("scoreAgreement.preference.below4", 0.33999999999999997),
    ("scoreAgreement.preference.below4.symmetric", 0.33999999999999997),
    ("singleCombined.below4", 0.4418641641482425),
    ("singleCombined.below4.symmetric", 0.44166434623493367),
    ("preferenceAgreement.single.below4.strict", 0.5344827586206896),
    ("preferenceAgreement.single.below4.soft", 0.896551724137931),
    ("preferenceAgreement.single.below4.kappa", 0.49555469655972173),
    ("preferenceAgreement.single.below4.kappa.symmetric", 0.4955059437518121),
    ("preferenceAgreement.preference.below4.strict", 0.4),
    ("preferenceAgreement.preference.below4.soft", 0.85),
    ("preferenceAgreement.preference.below4.kappa", 0.2921348314606742),
    ("preferenceAgreement.preference.below4.kappa.symmetric", 0.29153781276356483),
    ("scoreAgreement.single.below3", 0.6648451730418943),
    ("scoreAgreement.single.below3.symmetric", 0.6648299102873537),
    ("scoreAgreement.preference.below3", 0.5049146404552509),
    ("scoreAgreement.preference.below3.symmetric", 0.502831315912515),
    ("singleCombined.below3", 0.6256077795786061),
    ("singleCombined.below3.symmetric", 0.6252607184241019),
    ("preferenceAgreement.single.below3.strict", 0.5918367346938775),
    ("preferenceAgreement.single.below3.soft", 0.9795918367346939),
    ("preferenceAgreement.single.below3.kappa", 0.6897880539499037),
    ("preferenceAgreement.single.below3.kappa.symmetric", 0.6894033347113132),
    ("preferenceAgreement.preference.below3.strict", 0.43636363636363634),
    ("preferenceAgreement.preference.below3.soft", 0.9272727272727272),
    ("preferenceAgreement.preference.below3.kappa", 0.46016891120748693),
    ("preferenceAgreement.preference.below3.kappa.symmetric", 0.455131897246861),
    ("interTask.all.strict", 0.4666666666666667),
    ("interTask.all.soft", 0.85),
    ("interTask.all.kappaPreference", 0.3619897269532306),
    ("interTask.all.kappaPreference.symmetric", 0.3572984749455338),
    ("interTask.all.kappaScore", 0.3990929705215419),
    ("interTask.all.kappaScore.symmetric", 0.39358689537466984),
    ("interTask.all.pearson", 0.407659418170634),
    ("interTask.unambiguous.strict", 0.4666666666666667),
    ("interTask.unambiguous.soft", 0.8777777777777778),
    ("interTask.unambiguous.kappaPreference", 0.3932079240885633),
    ("interTask.unambiguous.kappaPreference.symmetric", 0.3889098453413806),
    ("interTask.unambiguous.kappaScore", 0.4018024784078108),
    ("interTask.unambiguous.kappaScore.symmetric", 0.39580133128520223),
    ("interTask.unambiguous.pearson", 0.4121719860517531),
    ("ambiguity.correlation", -0.11966948482124148),
    ("ambiguity.singleInPreference", 0.0),
    ("ambiguity.preferenceInSingle", 0.0),
    ("ambiguity.overlap", 0.0),
    ("ambiguity.ofDifference.correlation", -0.013516488416102668),
    ("ambiguity.ofDifference.singleInPreference", 0.09090909090909091),
    ("ambiguity.ofDifference.preferenceInSingle", 0.2),
    ("ambiguity.ofDifference.overlap", 0.12500000000000003),
    ("merge.preferenceScore.all.ordinal", 0.33868438929121636),
    ("merge.preferenceScore.all.interval", 0.3454999999999999),
    ("merge.mergedScore.all.ordinal", 0.3557208117851287),
    ("merge.mergedScore.all.interval", 0.36572939609772526),
    ("merge.preferencePreference.all.ordinal", 0.2945373105485466),
    ("merge.preferencePreference.all.interval", 0.2974416643238684),
    ("merge.mergedPreference.all.ordinal", 0.33990339362152444),
    ("merge.mergedPreference.all.interval", 0.34912854030501084),
    ("merge.preferenceScore.below3.ordinal", 0.5047849474873274),
    ("merge.preferenceScore.below3.interval", 0.5073510312224012),
    ("merge.mergedScore.below3.ordinal", 0.3923679200857494),
    ("merge.mergedScore.below3.interval", 0.4021683495416686),
    ("merge.preferencePreference.below3.ordinal", 0.4565088140624739),
    ("merge.preferencePreference.below3.interval", 0.46008524363552594),
    ("merge.mergedPreference.below3.ordinal", 0.3907953460372815),
    ("merge.mergedPreference.below3.interval", 0.402099824098505),
    ("merge.preferenceScore.ambiguous.ordinal", -0.4516129032258067),
    ("merge.preferenceScore.ambiguous.interval", -0.6265060240963858),
    ("merge.mergedScore.ambiguous.ordinal", 0.10518252065014666),
    ("merge.mergedScore.ambiguous.interval", 0.06883651328095741),
    ("merge.preferencePreference.ambiguous.ordinal", -0.8),
    ("merge.preferencePreference.ambiguous.interval", -0.8),
    ("merge.mergedPreference.ambiguous.ordinal", -0.09074074074074101),
    ("merge.mergedPreference.ambiguous.interval", -0.09074074074074079),
  ]),
  ReportOracleCase("three to ten annotators, labels missing", """
    2 1 0; 3 - -2; - - -2
    - 1 -1; - 3 -; - - -1; 4 - -1; 3 3 -; 4 - -2
    2 - 1; 5 - -1; - - -2; 4 4 -1; 3 - 0; 4 3 1; 4 4 1; - 3 0
    3 3 1; 1 1 -2; - 2 -; - 2 -; 3 3 -1; 3 2 -1; - 3 -; 3 - -1; 4 2 -1
    - 4 2; - 5 2; 1 - 2; - 5 2; - 5 2
    3 3 2; 2 3 2; 2 3 -; - - 0; 2 3 0
    2 - -; 2 - 1; 1 2 1; - 2 1; 2 2 1; - 3 0
    - - -1; 4 5 -; - 5 0; 3 5 0; 4 4 -1; 4 4 -1; 5 - 1; - - 0; 5 4 -1; 5 - -
    4 - 0; 2 5 -; - - 0; - - 1; 3 - -; 4 - -; 4 - -1
    - - -2; - 2 -1; - - -1; 5 2 -1; 4 1 -2; - 2 -2; 2 2 -; 4 3 -1; 5 4 -2
    - 3 -; 4 3 -1; - 4 -
    3 - 0; 5 - 1; 5 4 -1; 5 4 -1; 5 - 0
    3 - -1; 2 - -2; - 1 -1; 5 1 -; 4 - -2; - 2 -1
    5 4 -1; 5 3 -2; 5 - -; - 5 -2; 5 - -2; - 3 -2; 5 5 -1; 5 4 -2; 5 - -1; - 3 -2
    - - 2; 1 1 -; 1 1 1; - 1 2; 1 - 2; 1 1 -
    2 3 1; 2 - 2; 1 4 1; - 5 1; - 4 0; - 4 1; 3 - 0; 4 5 1; 2 5 1
    2 1 -2; 5 1 -2; 4 - -2; - - -1; 2 3 -2; - - 0; - 3 -1; - 2 -2; 4 3 -; 4 - -2
    5 - -1; 5 4 -; 5 3 -; 4 - 0; 5 - 0; 5 - -; - 5 -
    3 3 0; - 4 0; 2 2 0
    2 2 0; 1 2 0; 2 1 0; 3 - -1; - - 1; 2 - 0; 3 3 -
    4 1 -2; 4 2 -; 5 2 -1; 3 1 1; 4 - -1; 3 1 -
    5 4 1; 1 4 -; 4 - 0; 5 - -2; 5 4 0; 4 3 -
    5 5 -2; - 5 -; 5 4 -; - 3 -1; - 5 -; 5 - 0; 5 4 0; 5 4 -; 5 2 -2; 5 4 -1
    - - 1; - - 0; 2 - 0; 1 3 -1; 1 1 -1; 2 2 -1; 2 1 -2
    """, [
    ("scoreAgreement.single.all", 0.6410876610037715),
    ("scoreAgreement.single.all.symmetric", 0.6392196424321646),
    ("scoreAgreement.preference.all", 0.5774420063107328),
    ("scoreAgreement.preference.all.symmetric", 0.5747968782019928),
    ("singleCombined.all", 0.46129380280506094),
    ("singleCombined.all.symmetric", 0.4533527075021826),
    ("preferenceAgreement.single.all.strict", 0.585185185185185),
    ("preferenceAgreement.single.all.soft", 0.9148148148148147),
    ("preferenceAgreement.single.all.kappa", 0.44834514832708705),
    ("preferenceAgreement.single.all.kappa.symmetric", 0.4391139676345688),
    ("preferenceAgreement.preference.all.strict", 0.5852311939268462),
    ("preferenceAgreement.preference.all.soft", 0.9092132505175983),
    ("preferenceAgreement.preference.all.kappa", 0.5005736509352594),
    ("preferenceAgreement.preference.all.kappa.symmetric", 0.497221975237056),
    ("scoreAgreement.single.below4", 0.6595684439942473),
    ("scoreAgreement.single.below4.symmetric", 0.6579182235917597),
    ("scoreAgreement.preference.below4", 0.5774420063107328),
    ("scoreAgreement.preference.below4.symmetric", 0.5747968782019928),
    ("singleCombined.below4", 0.5775249712397057),
    ("singleCombined.below4.symmetric", 0.5693721126750078),
    ("preferenceAgreement.single.below4.strict", 0.5958333333333333),
    ("preferenceAgreement.single.below4.soft", 0.9666666666666667),
    ("preferenceAgreement.single.below4.kappa", 0.5676512625059551),
    ("preferenceAgreement.single.below4.kappa.symmetric", 0.558058134226145),
    ("preferenceAgreement.preference.below4.strict", 0.5852311939268462),
    ("preferenceAgreement.preference.below4.soft", 0.9092132505175983),
    ("preferenceAgreement.preference.below4.kappa", 0.5005736509352594),
    ("preferenceAgreement.preference.below4.kappa.symmetric", 0.497221975237056),
    ("scoreAgreement.single.below3", 0.7495898066026385),
    ("scoreAgreement.single.below3.symmetric", 0.7489651863259545),
    ("scoreAgreement.preference.below3", 0.7094797432023301),
    ("scoreAgreement.preference.below3.symmetric", 0.7079348953745902),
    ("singleCombined.below3", 0.7011192653027757),
    ("singleCombined.below3.symmetric", 0.6989464156969092),
    ("preferenceAgreement.single.below3.strict", 0.6583333333333333),
    ("preferenceAgreement.single.below3.soft", 0.9861111111111112),
    ("preferenceAgreement.single.below3.kappa", 0.6642880311385015),
    ("preferenceAgreement.single.below3.kappa.symmetric", 0.662642093683367),
    ("preferenceAgreement.preference.below3.strict", 0.6413139329805997),
    ("preferenceAgreement.preference.below3.soft", 0.967989417989418),
    ("preferenceAgreement.preference.below3.kappa", 0.6648312338509899),
    ("preferenceAgreement.preference.below3.kappa.symmetric", 0.6638337902197085),
    ("interTask.all.strict", 0.5272727272727272),
    ("interTask.all.soft", 0.9090909090909091),
    ("interTask.all.kappaPreference", 0.4391942302909724),
    ("interTask.all.kappaPreference.symmetric", 0.4391244870041039),
    ("interTask.all.kappaScore", 0.455997971088004),
    ("interTask.all.kappaScore.symmetric", 0.4547534316217591),
    ("interTask.all.pearson", 0.4583445281233667),
    ("interTask.unambiguous.strict", 0.6666666666666666),
    ("interTask.unambiguous.soft", 1.0),
    ("interTask.unambiguous.kappaPreference", 0.7537688442211055),
    ("interTask.unambiguous.kappaPreference.symmetric", 0.7535624476110645),
    ("interTask.unambiguous.kappaScore", 0.7151162790697674),
    ("interTask.unambiguous.kappaScore.symmetric", 0.7151162790697674),
    ("interTask.unambiguous.pearson", 0.7174970104353513),
    ("ambiguity.correlation", 0.4201924242846407),
    ("ambiguity.singleInPreference", 0.375),
    ("ambiguity.preferenceInSingle", 0.6),
    ("ambiguity.overlap", 0.4615384615384615),
    ("ambiguity.ofDifference.correlation", 0.36053746900076894),
    ("ambiguity.ofDifference.singleInPreference", 0.3333333333333333),
    ("ambiguity.ofDifference.preferenceInSingle", 0.4),
    ("ambiguity.ofDifference.overlap", 0.3636363636363636),
    ("merge.preferenceScore.all.ordinal", 0.5592899956161347),
    ("merge.preferenceScore.all.interval", 0.593574605179563),
    ("merge.mergedScore.all.ordinal", 0.5076131578570142),
    ("merge.mergedScore.all.interval", 0.5163179872518433),
    ("merge.preferencePreference.all.ordinal", 0.5184768333320777),
    ("merge.preferencePreference.all.interval", 0.5203501955094312),
    ("merge.mergedPreference.all.ordinal", 0.4788744646223113),
    ("merge.mergedPreference.all.interval", 0.48087089701820573),
    ("merge.preferenceScore.below3.ordinal", 0.7082195674790909),
    ("merge.preferenceScore.below3.interval", 0.7286030782570996),
    ("merge.mergedScore.below3.ordinal", 0.6214423874812103),
    ("merge.mergedScore.below3.interval", 0.6231789468400455),
    ("merge.preferencePreference.below3.ordinal", 0.6851808244378833),
    ("merge.preferencePreference.below3.interval", 0.6921275898108491),
    ("merge.mergedPreference.below3.ordinal", 0.6079434965799827),
    ("merge.mergedPreference.below3.interval", 0.6087750729787483),
    ("merge.preferenceScore.ambiguous.ordinal", -0.08482444216347185),
    ("merge.preferenceScore.ambiguous.interval", -0.09021339220014735),
    ("merge.mergedScore.ambiguous.ordinal", 0.12390417182982238),
    ("merge.mergedScore.ambiguous.interval", 0.1000497347480106),
    ("merge.preferencePreference.ambiguous.ordinal", -0.019637034629538475),
    ("merge.preferencePreference.ambiguous.interval", -0.04436860068259407),
    ("merge.mergedPreference.ambiguous.ordinal", 0.03369209564331521),
    ("merge.mergedPreference.ambiguous.interval", 0.01652115513767649),
  ]),
  ReportOracleCase("one to three annotators, labels missing", """
    - 3 -2
    5 5 -
    - 2 -
    4 3 0; - 3 -2; 5 1 -2
    - 1 -2
    4 5 -
    - 3 -; 1 2 -; - 2 0
    - 4 2; - 2 -
    2 - 0
    4 4 2; 2 4 -
    5 - 1; 1 5 0; 1 - -
    2 5 -
    1 5 1
    5 5 -
    - 3 -1; 3 2 1
    3 2 -; - 3 1; 3 1 0
    1 1 -2; 3 1 1; 4 - -
    2 1 -1; 2 - -; 5 3 -2
    1 5 2; 1 - -; - - 2
    5 3 -
    1 5 0
    3 5 -; 1 - 1
    - 3 -2; 3 2 -
    2 - -1
    - - 0
    - - 1
    - - 0; 2 - 2
    1 3 2; 1 5 -; 1 4 -
    - - -1; 1 - 2; 2 - -
    - 2 2; - - 1; 1 5 -2
    3 1 -; - 2 -2
    1 4 2; - - 0; 3 - 2
    - 3 -2; 4 - -
    - 1 -2
    1 3 2; 1 5 -; 1 4 2
    1 - -1
    3 - -1; 5 3 -; - 1 -
    4 1 2; 5 4 -; 1 2 1
    3 5 -1; 4 4 -; 5 3 -1
    5 4 -2; 5 - 1
    5 - 0
    - 1 -1; 4 - -1; 4 5 -1
    2 2 1; 1 5 0
    3 2 1; - - -2; 5 - -
    1 - 1; 1 3 2
    - 5 -
    - - 1
    3 4 0
    1 3 2
    - - -1
    """, [
    ("scoreAgreement.single.all", 0.25465838509316774),
    ("scoreAgreement.single.all.symmetric", 0.2500548205540529),
    ("scoreAgreement.preference.all", 0.17714285714285705),
    ("scoreAgreement.preference.all.symmetric", 0.17602770667068213),
    ("singleCombined.all", 0.47268106734434556),
    ("singleCombined.all.symmetric", 0.4712814523834802),
    ("preferenceAgreement.single.all.strict", 0.5333333333333333),
    ("preferenceAgreement.single.all.soft", 0.9),
    ("preferenceAgreement.single.all.kappa", 0.5280437756497947),
    ("preferenceAgreement.single.all.kappa.symmetric", 0.5265866209262435),
    ("preferenceAgreement.preference.all.strict", 0.42105263157894735),
    ("preferenceAgreement.preference.all.soft", 0.7017543859649122),
    ("preferenceAgreement.preference.all.kappa", 0.11398963730569944),
    ("preferenceAgreement.preference.all.kappa.symmetric", 0.1110285926476049),
    ("scoreAgreement.single.below4", 0.3915126625598906),
    ("scoreAgreement.single.below4.symmetric", 0.38602145586813397),
    ("scoreAgreement.preference.below4", 0.23671662125340587),
    ("scoreAgreement.preference.below4.symmetric", 0.2302936630602782),
    ("singleCombined.below4", 0.7220216606498195),
    ("singleCombined.below4.symmetric", 0.7174311926605506),
    ("preferenceAgreement.single.below4.strict", 0.7142857142857143),
    ("preferenceAgreement.single.below4.soft", 1.0),
    ("preferenceAgreement.single.below4.kappa", 0.8292682926829268),
    ("preferenceAgreement.single.below4.kappa.symmetric", 0.8292682926829268),
    ("preferenceAgreement.preference.below4.strict", 0.4259259259259259),
    ("preferenceAgreement.preference.below4.soft", 0.7222222222222222),
    ("preferenceAgreement.preference.below4.kappa", 0.15485996705107086),
    ("preferenceAgreement.preference.below4.kappa.symmetric", 0.146067415730337),
    ("scoreAgreement.single.below3", 0.5558546433378196),
    ("scoreAgreement.single.below3.symmetric", 0.555740752612347),
    ("scoreAgreement.preference.below3", 0.6101152368758003),
    ("scoreAgreement.preference.below3.symmetric", 0.6096153846153847),
    ("singleCombined.below3", 0.7058823529411764),
    ("singleCombined.below3.symmetric", 0.7029702970297029),
    ("preferenceAgreement.single.below3.strict", 0.6666666666666666),
    ("preferenceAgreement.single.below3.soft", 1.0),
    ("preferenceAgreement.single.below3.kappa", 0.8),
    ("preferenceAgreement.single.below3.kappa.symmetric", 0.8),
    ("preferenceAgreement.preference.below3.strict", 0.5476190476190477),
    ("preferenceAgreement.preference.below3.soft", 0.9285714285714286),
    ("preferenceAgreement.preference.below3.kappa", 0.5637982195845698),
    ("preferenceAgreement.preference.below3.kappa.symmetric", 0.5634743875278396),
    ("interTask.all.strict", 0.4666666666666667),
    ("interTask.all.soft", 0.7666666666666667),
    ("interTask.all.kappaPreference", 0.24489795918367352),
    ("interTask.all.kappaPreference.symmetric", 0.2446410343654304),
    ("interTask.all.kappaScore", 0.352112676056338),
    ("interTask.all.kappaScore.symmetric", 0.35180836073273836),
    ("interTask.all.pearson", 0.35486169334762635),
    ("interTask.unambiguous.strict", 0.8),
    ("interTask.unambiguous.soft", 1.0),
    ("interTask.unambiguous.kappaPreference", 0.8888888888888888),
    ("interTask.unambiguous.kappaPreference.symmetric", 0.8876404494382022),
    ("interTask.unambiguous.kappaScore", 0.868421052631579),
    ("interTask.unambiguous.kappaScore.symmetric", 0.8666666666666667),
    ("interTask.unambiguous.pearson", 0.9001487972234686),
    ("ambiguity.correlation", -0.11086696423047841),
    ("ambiguity.singleInPreference", 0.2857142857142857),
    ("ambiguity.preferenceInSingle", 0.4),
    ("ambiguity.overlap", 0.3333333333333333),
    ("ambiguity.ofDifference.correlation", -0.17984576060517937),
    ("ambiguity.ofDifference.singleInPreference", 0.0),
    ("ambiguity.ofDifference.preferenceInSingle", 0.0),
    ("ambiguity.ofDifference.overlap", 0.0),
    ("merge.preferenceScore.all.ordinal", 0.23597620866528424),
    ("merge.preferenceScore.all.interval", 0.20896739130434794),
    ("merge.mergedScore.all.ordinal", 0.470432800096242),
    ("merge.mergedScore.all.interval", 0.45615377259252177),
    ("merge.preferencePreference.all.ordinal", 0.14346602838666334),
    ("merge.preferencePreference.all.interval", 0.16666666666666663),
    ("merge.mergedPreference.all.ordinal", 0.356003563486886),
    ("merge.mergedPreference.all.interval", 0.3728382056009131),
    ("merge.preferenceScore.below3.ordinal", 0.6307787137867269),
    ("merge.preferenceScore.below3.interval", 0.6271186440677966),
    ("merge.mergedScore.below3.ordinal", 0.5167211857603318),
    ("merge.mergedScore.below3.interval", 0.5007246376811594),
    ("merge.preferencePreference.below3.ordinal", 0.5587557603686636),
    ("merge.preferencePreference.below3.interval", 0.6),
    ("merge.mergedPreference.below3.ordinal", 0.40656588722445486),
    ("merge.mergedPreference.below3.interval", 0.4154411764705882),
    ("merge.preferenceScore.ambiguous.ordinal", -0.40931932389218817),
    ("merge.preferenceScore.ambiguous.interval", -0.540880503144654),
    ("merge.mergedScore.ambiguous.ordinal", -0.09521028037383195),
    ("merge.mergedScore.ambiguous.interval", -0.13008130081300795),
    ("merge.preferencePreference.ambiguous.ordinal", -0.6666666666666667),
    ("merge.preferencePreference.ambiguous.interval", -0.6666666666666667),
    ("merge.mergedPreference.ambiguous.ordinal", -0.23611111111111116),
    ("merge.mergedPreference.ambiguous.interval", -0.2343096234309625),
  ]),
  ReportOracleCase("one annotator", """
    2 1 0
    5 5 0
    4 1 0
    2 4 -2
    3 5 0
    4 4 2
    3 3 -1
    4 1 -2
    2 4 0
    4 5 0
    2 5 0
    4 4 2
    """, [
    ("scoreAgreement.single.all", nil),
    ("scoreAgreement.single.all.symmetric", nil),
    ("scoreAgreement.preference.all", nil),
    ("scoreAgreement.preference.all.symmetric", nil),
    ("singleCombined.all", nil),
    ("singleCombined.all.symmetric", nil),
    ("preferenceAgreement.single.all.strict", nil),
    ("preferenceAgreement.single.all.soft", nil),
    ("preferenceAgreement.single.all.kappa", nil),
    ("preferenceAgreement.single.all.kappa.symmetric", nil),
    ("preferenceAgreement.preference.all.strict", nil),
    ("preferenceAgreement.preference.all.soft", nil),
    ("preferenceAgreement.preference.all.kappa", nil),
    ("preferenceAgreement.preference.all.kappa.symmetric", nil),
    ("scoreAgreement.single.below4", nil),
    ("scoreAgreement.single.below4.symmetric", nil),
    ("scoreAgreement.preference.below4", nil),
    ("scoreAgreement.preference.below4.symmetric", nil),
    ("singleCombined.below4", nil),
    ("singleCombined.below4.symmetric", nil),
    ("preferenceAgreement.single.below4.strict", nil),
    ("preferenceAgreement.single.below4.soft", nil),
    ("preferenceAgreement.single.below4.kappa", nil),
    ("preferenceAgreement.single.below4.kappa.symmetric", nil),
    ("preferenceAgreement.preference.below4.strict", nil),
    ("preferenceAgreement.preference.below4.soft", nil),
    ("preferenceAgreement.preference.below4.kappa", nil),
    ("preferenceAgreement.preference.below4.kappa.symmetric", nil),
    ("scoreAgreement.single.below3", nil),
    ("scoreAgreement.single.below3.symmetric", nil),
    ("scoreAgreement.preference.below3", nil),
    ("scoreAgreement.preference.below3.symmetric", nil),
    ("singleCombined.below3", nil),
    ("singleCombined.below3.symmetric", nil),
    ("preferenceAgreement.single.below3.strict", nil),
    ("preferenceAgreement.single.below3.soft", nil),
    ("preferenceAgreement.single.below3.kappa", nil),
    ("preferenceAgreement.single.below3.kappa.symmetric", nil),
    ("preferenceAgreement.preference.below3.strict", nil),
    ("preferenceAgreement.preference.below3.soft", nil),
    ("preferenceAgreement.preference.below3.kappa", nil),
    ("preferenceAgreement.preference.below3.kappa.symmetric", nil),
    ("interTask.all.strict", 0.16666666666666666),
    ("interTask.all.soft", 0.9166666666666666),
    ("interTask.all.kappaPreference", 0.02499999999999991),
    ("interTask.all.kappaPreference.symmetric", -0.003215434083601254),
    ("interTask.all.kappaScore", 0.01526717557251922),
    ("interTask.all.kappaScore.symmetric", -0.008797653958944274),
    ("interTask.all.pearson", 0.0163179694920996),
    ("interTask.unambiguous.strict", nil),
    ("interTask.unambiguous.soft", nil),
    ("interTask.unambiguous.kappaPreference", nil),
    ("interTask.unambiguous.kappaPreference.symmetric", nil),
    ("interTask.unambiguous.kappaScore", nil),
    ("interTask.unambiguous.kappaScore.symmetric", nil),
    ("interTask.unambiguous.pearson", nil),
    ("ambiguity.correlation", nil),
    ("ambiguity.singleInPreference", nil),
    ("ambiguity.preferenceInSingle", nil),
    ("ambiguity.overlap", nil),
    ("ambiguity.ofDifference.correlation", nil),
    ("ambiguity.ofDifference.singleInPreference", nil),
    ("ambiguity.ofDifference.preferenceInSingle", nil),
    ("ambiguity.ofDifference.overlap", nil),
    ("merge.preferenceScore.all.ordinal", nil),
    ("merge.preferenceScore.all.interval", nil),
    ("merge.mergedScore.all.ordinal", 0.03601278269419861),
    ("merge.mergedScore.all.interval", 0.033235581622678256),
    ("merge.preferencePreference.all.ordinal", nil),
    ("merge.preferencePreference.all.interval", nil),
    ("merge.mergedPreference.all.ordinal", 0.027693983576336456),
    ("merge.mergedPreference.all.interval", 0.03858520900321538),
    ("merge.preferenceScore.below3.ordinal", nil),
    ("merge.preferenceScore.below3.interval", nil),
    ("merge.mergedScore.below3.ordinal", nil),
    ("merge.mergedScore.below3.interval", nil),
    ("merge.preferencePreference.below3.ordinal", nil),
    ("merge.preferencePreference.below3.interval", nil),
    ("merge.mergedPreference.below3.ordinal", nil),
    ("merge.mergedPreference.below3.interval", nil),
    ("merge.preferenceScore.ambiguous.ordinal", nil),
    ("merge.preferenceScore.ambiguous.interval", nil),
    ("merge.mergedScore.ambiguous.ordinal", nil),
    ("merge.mergedScore.ambiguous.interval", nil),
    ("merge.preferencePreference.ambiguous.ordinal", nil),
    ("merge.preferencePreference.ambiguous.interval", nil),
    ("merge.mergedPreference.ambiguous.ordinal", nil),
    ("merge.mergedPreference.ambiguous.interval", nil),
  ]),
  ReportOracleCase("one instance", """
    1 5 2; 4 2 -1
    """, [
    ("scoreAgreement.single.all", -0.8),
    ("scoreAgreement.single.all.symmetric", -0.8),
    ("scoreAgreement.preference.all", 0.0),
    ("scoreAgreement.preference.all.symmetric", -1.0),
    ("singleCombined.all", 0.0),
    ("singleCombined.all.symmetric", -1.0),
    ("preferenceAgreement.single.all.strict", 0.0),
    ("preferenceAgreement.single.all.soft", 0.0),
    ("preferenceAgreement.single.all.kappa", 0.0),
    ("preferenceAgreement.single.all.kappa.symmetric", -1.0),
    ("preferenceAgreement.preference.all.strict", 0.0),
    ("preferenceAgreement.preference.all.soft", 0.0),
    ("preferenceAgreement.preference.all.kappa", 0.0),
    ("preferenceAgreement.preference.all.kappa.symmetric", -1.0),
    ("scoreAgreement.single.below4", -0.8),
    ("scoreAgreement.single.below4.symmetric", -0.8),
    ("scoreAgreement.preference.below4", 0.0),
    ("scoreAgreement.preference.below4.symmetric", -1.0),
    ("singleCombined.below4", nil),
    ("singleCombined.below4.symmetric", nil),
    ("preferenceAgreement.single.below4.strict", nil),
    ("preferenceAgreement.single.below4.soft", nil),
    ("preferenceAgreement.single.below4.kappa", nil),
    ("preferenceAgreement.single.below4.kappa.symmetric", nil),
    ("preferenceAgreement.preference.below4.strict", 0.0),
    ("preferenceAgreement.preference.below4.soft", 0.0),
    ("preferenceAgreement.preference.below4.kappa", 0.0),
    ("preferenceAgreement.preference.below4.kappa.symmetric", -1.0),
    ("scoreAgreement.single.below3", nil),
    ("scoreAgreement.single.below3.symmetric", nil),
    ("scoreAgreement.preference.below3", nil),
    ("scoreAgreement.preference.below3.symmetric", nil),
    ("singleCombined.below3", nil),
    ("singleCombined.below3.symmetric", nil),
    ("preferenceAgreement.single.below3.strict", nil),
    ("preferenceAgreement.single.below3.soft", nil),
    ("preferenceAgreement.single.below3.kappa", nil),
    ("preferenceAgreement.single.below3.kappa.symmetric", nil),
    ("preferenceAgreement.preference.below3.strict", nil),
    ("preferenceAgreement.preference.below3.soft", nil),
    ("preferenceAgreement.preference.below3.kappa", nil),
    ("preferenceAgreement.preference.below3.kappa.symmetric", nil),
    ("interTask.all.strict", 1.0),
    ("interTask.all.soft", 1.0),
    ("interTask.all.kappaPreference", 1.0),
    ("interTask.all.kappaPreference.symmetric", 1.0),
    ("interTask.all.kappaScore", 0.9230769230769231),
    ("interTask.all.kappaScore.symmetric", 0.9215686274509804),
    ("interTask.all.pearson", 1.0),
    ("interTask.unambiguous.strict", nil),
    ("interTask.unambiguous.soft", nil),
    ("interTask.unambiguous.kappaPreference", nil),
    ("interTask.unambiguous.kappaPreference.symmetric", nil),
    ("interTask.unambiguous.kappaScore", nil),
    ("interTask.unambiguous.kappaScore.symmetric", nil),
    ("interTask.unambiguous.pearson", nil),
    ("ambiguity.correlation", nil),
    ("ambiguity.singleInPreference", 1.0),
    ("ambiguity.preferenceInSingle", 1.0),
    ("ambiguity.overlap", 1.0),
    ("ambiguity.ofDifference.correlation", nil),
    ("ambiguity.ofDifference.singleInPreference", 1.0),
    ("ambiguity.ofDifference.preferenceInSingle", 1.0),
    ("ambiguity.ofDifference.overlap", 1.0),
    ("merge.preferenceScore.all.ordinal", 0.0),
    ("merge.preferenceScore.all.interval", 0.0),
    ("merge.mergedScore.all.ordinal", 0.0),
    ("merge.mergedScore.all.interval", 0.0),
    ("merge.preferencePreference.all.ordinal", 0.0),
    ("merge.preferencePreference.all.interval", 0.0),
    ("merge.mergedPreference.all.ordinal", 0.0),
    ("merge.mergedPreference.all.interval", 0.0),
    ("merge.preferenceScore.below3.ordinal", nil),
    ("merge.preferenceScore.below3.interval", nil),
    ("merge.mergedScore.below3.ordinal", nil),
    ("merge.mergedScore.below3.interval", nil),
    ("merge.preferencePreference.below3.ordinal", nil),
    ("merge.preferencePreference.below3.interval", nil),
    ("merge.mergedPreference.below3.ordinal", nil),
    ("merge.mergedPreference.below3.interval", nil),
    ("merge.preferenceScore.ambiguous.ordinal", 0.0),
    ("merge.preferenceScore.ambiguous.interval", 0.0),
    ("merge.mergedScore.ambiguous.ordinal", 0.0),
    ("merge.mergedScore.ambiguous.interval", 0.0),
    ("merge.preferencePreference.ambiguous.ordinal", 0.0),
    ("merge.preferencePreference.ambiguous.interval", 0.0),
    ("merge.mergedPreference.ambiguous.ordinal", 0.0),
    ("merge.mergedPreference.ambiguous.interval", 0.0),
  ]),
  ReportOracleCase("all ties", """
    3 3 0; 3 3 0
    3 3 0; 3 3 0
    3 3 0; 3 3 0
    3 3 0; 3 3 0
    3 3 0; 3 3 0
    3 3 0; 3 3 0
    """, [
    ("scoreAgreement.single.all", nil),
    ("scoreAgreement.single.all.symmetric", nil),
    ("scoreAgreement.preference.all", nil),
    ("scoreAgreement.preference.all.symmetric", nil),
    ("singleCombined.all", nil),
    ("singleCombined.all.symmetric", nil),
    ("preferenceAgreement.single.all.strict", 1.0),
    ("preferenceAgreement.single.all.soft", 1.0),
    ("preferenceAgreement.single.all.kappa", nil),
    ("preferenceAgreement.single.all.kappa.symmetric", nil),
    ("preferenceAgreement.preference.all.strict", 1.0),
    ("preferenceAgreement.preference.all.soft", 1.0),
    ("preferenceAgreement.preference.all.kappa", nil),
    ("preferenceAgreement.preference.all.kappa.symmetric", nil),
    ("scoreAgreement.single.below4", nil),
    ("scoreAgreement.single.below4.symmetric", nil),
    ("scoreAgreement.preference.below4", nil),
    ("scoreAgreement.preference.below4.symmetric", nil),
    ("singleCombined.below4", nil),
    ("singleCombined.below4.symmetric", nil),
    ("preferenceAgreement.single.below4.strict", 1.0),
    ("preferenceAgreement.single.below4.soft", 1.0),
    ("preferenceAgreement.single.below4.kappa", nil),
    ("preferenceAgreement.single.below4.kappa.symmetric", nil),
    ("preferenceAgreement.preference.below4.strict", 1.0),
    ("preferenceAgreement.preference.below4.soft", 1.0),
    ("preferenceAgreement.preference.below4.kappa", nil),
    ("preferenceAgreement.preference.below4.kappa.symmetric", nil),
    ("scoreAgreement.single.below3", nil),
    ("scoreAgreement.single.below3.symmetric", nil),
    ("scoreAgreement.preference.below3", nil),
    ("scoreAgreement.preference.below3.symmetric", nil),
    ("singleCombined.below3", nil),
    ("singleCombined.below3.symmetric", nil),
    ("preferenceAgreement.single.below3.strict", 1.0),
    ("preferenceAgreement.single.below3.soft", 1.0),
    ("preferenceAgreement.single.below3.kappa", nil),
    ("preferenceAgreement.single.below3.kappa.symmetric", nil),
    ("preferenceAgreement.preference.below3.strict", 1.0),
    ("preferenceAgreement.preference.below3.soft", 1.0),
    ("preferenceAgreement.preference.below3.kappa", nil),
    ("preferenceAgreement.preference.below3.kappa.symmetric", nil),
    ("interTask.all.strict", 1.0),
    ("interTask.all.soft", 1.0),
    ("interTask.all.kappaPreference", nil),
    ("interTask.all.kappaPreference.symmetric", nil),
    ("interTask.all.kappaScore", nil),
    ("interTask.all.kappaScore.symmetric", nil),
    ("interTask.all.pearson", nil),
    ("interTask.unambiguous.strict", 1.0),
    ("interTask.unambiguous.soft", 1.0),
    ("interTask.unambiguous.kappaPreference", nil),
    ("interTask.unambiguous.kappaPreference.symmetric", nil),
    ("interTask.unambiguous.kappaScore", nil),
    ("interTask.unambiguous.kappaScore.symmetric", nil),
    ("interTask.unambiguous.pearson", nil),
    ("ambiguity.correlation", nil),
    ("ambiguity.singleInPreference", nil),
    ("ambiguity.preferenceInSingle", nil),
    ("ambiguity.overlap", nil),
    ("ambiguity.ofDifference.correlation", nil),
    ("ambiguity.ofDifference.singleInPreference", nil),
    ("ambiguity.ofDifference.preferenceInSingle", nil),
    ("ambiguity.ofDifference.overlap", nil),
    ("merge.preferenceScore.all.ordinal", nil),
    ("merge.preferenceScore.all.interval", nil),
    ("merge.mergedScore.all.ordinal", nil),
    ("merge.mergedScore.all.interval", nil),
    ("merge.preferencePreference.all.ordinal", nil),
    ("merge.preferencePreference.all.interval", nil),
    ("merge.mergedPreference.all.ordinal", nil),
    ("merge.mergedPreference.all.interval", nil),
    ("merge.preferenceScore.below3.ordinal", nil),
    ("merge.preferenceScore.below3.interval", nil),
    ("merge.mergedScore.below3.ordinal", nil),
    ("merge.mergedScore.below3.interval", nil),
    ("merge.preferencePreference.below3.ordinal", nil),
    ("merge.preferencePreference.below3.interval", nil),
    ("merge.mergedPreference.below3.ordinal", nil),
    ("merge.mergedPreference.below3.interval", nil),
    ("merge.preferenceScore.ambiguous.ordinal", nil),
    ("merge.preferenceScore.ambiguous.interval", nil),
    ("merge.mergedScore.ambiguous.ordinal", nil),
    ("merge.mergedScore.ambiguous.interval", nil),
    ("merge.preferencePreference.ambiguous.ordinal", nil),
    ("merge.preferencePreference.ambiguous.interval", nil),
    ("merge.mergedPreference.ambiguous.ordinal", nil),
    ("merge.mergedPreference.ambiguous.interval", nil),
  ]),
  ReportOracleCase("one constant column", """
    3 3 0; 1 1 1
    3 3 0; 2 4 2
    3 3 0; 3 1 -2
    3 3 0; 2 3 0
    3 3 0; 3 3 -1
    3 3 0; 3 5 1
    3 3 0; 4 4 1
    3 3 0; 2 3 -2
    3 3 0; 4 1 -2
    3 3 0; 2 4 2
    3 3 0; 4 3 -1
    3 3 0; 4 2 -1
    3 3 0; 3 5 0
    3 3 0; 3 5 -2
    3 3 0; 1 2 0
    3 3 0; 4 2 -1
    3 3 0; 1 5 2
    3 3 0; 1 1 2
    3 3 0; 1 4 2
    3 3 0; 3 4 1
    """, [
    ("scoreAgreement.single.all", 0.0),
    ("scoreAgreement.single.all.symmetric", -0.008956315116066538),
    ("scoreAgreement.preference.all", 0.0),
    ("scoreAgreement.preference.all.symmetric", -0.002277904328018332),
    ("singleCombined.all", 0.0),
    ("singleCombined.all.symmetric", -0.043108036189462684),
    ("preferenceAgreement.single.all.strict", 0.2),
    ("preferenceAgreement.single.all.soft", 1.0),
    ("preferenceAgreement.single.all.kappa", 0.0),
    ("preferenceAgreement.single.all.kappa.symmetric", -0.0596026490066226),
    ("preferenceAgreement.preference.all.strict", 0.15),
    ("preferenceAgreement.preference.all.soft", 1.0),
    ("preferenceAgreement.preference.all.kappa", 0.0),
    ("preferenceAgreement.preference.all.kappa.symmetric", -0.0014727540500736325),
    ("scoreAgreement.single.below4", 0.0),
    ("scoreAgreement.single.below4.symmetric", -0.008956315116066538),
    ("scoreAgreement.preference.below4", 0.0),
    ("scoreAgreement.preference.below4.symmetric", -0.002277904328018332),
    ("singleCombined.below4", 0.0),
    ("singleCombined.below4.symmetric", -0.02950030102347978),
    ("preferenceAgreement.single.below4.strict", 0.21052631578947367),
    ("preferenceAgreement.single.below4.soft", 1.0),
    ("preferenceAgreement.single.below4.kappa", 0.0),
    ("preferenceAgreement.single.below4.kappa.symmetric", -0.04587155963302747),
    ("preferenceAgreement.preference.below4.strict", 0.15),
    ("preferenceAgreement.preference.below4.soft", 1.0),
    ("preferenceAgreement.preference.below4.kappa", 0.0),
    ("preferenceAgreement.preference.below4.kappa.symmetric", -0.0014727540500736325),
    ("scoreAgreement.single.below3", 0.0),
    ("scoreAgreement.single.below3.symmetric", -0.008956315116066538),
    ("scoreAgreement.preference.below3", 0.0),
    ("scoreAgreement.preference.below3.symmetric", -0.002277904328018332),
    ("singleCombined.below3", 0.0),
    ("singleCombined.below3.symmetric", -0.0405293631100081),
    ("preferenceAgreement.single.below3.strict", 0.23529411764705882),
    ("preferenceAgreement.single.below3.soft", 1.0),
    ("preferenceAgreement.single.below3.kappa", 0.0),
    ("preferenceAgreement.single.below3.kappa.symmetric", -0.05995203836930463),
    ("preferenceAgreement.preference.below3.strict", 0.15),
    ("preferenceAgreement.preference.below3.soft", 1.0),
    ("preferenceAgreement.preference.below3.kappa", 0.0),
    ("preferenceAgreement.preference.below3.kappa.symmetric", -0.0014727540500736325),
    ("interTask.all.strict", 0.775),
    ("interTask.all.soft", 0.95),
    ("interTask.all.kappaPreference", 0.5412844036697249),
    ("interTask.all.kappaPreference.symmetric", 0.5368583558471633),
    ("interTask.all.kappaScore", 0.5548317046688382),
    ("interTask.all.kappaScore.symmetric", 0.5518513458122694),
    ("interTask.all.pearson", 0.5626330632214344),
    ("interTask.unambiguous.strict", 0.7352941176470589),
    ("interTask.unambiguous.soft", 0.9411764705882353),
    ("interTask.unambiguous.kappaPreference", 0.4444444444444444),
    ("interTask.unambiguous.kappaPreference.symmetric", 0.4367752622860298),
    ("interTask.unambiguous.kappaScore", 0.4057971014492754),
    ("interTask.unambiguous.kappaScore.symmetric", 0.39952616842558697),
    ("interTask.unambiguous.pearson", 0.4150298702714482),
    ("ambiguity.correlation", 0.15440126854410668),
    ("ambiguity.singleInPreference", nil),
    ("ambiguity.preferenceInSingle", nil),
    ("ambiguity.overlap", nil),
    ("ambiguity.ofDifference.correlation", 0.37254901960784326),
    ("ambiguity.ofDifference.singleInPreference", 0.0),
    ("ambiguity.ofDifference.preferenceInSingle", nil),
    ("ambiguity.ofDifference.overlap", nil),
    ("merge.preferenceScore.all.ordinal", 0.022728860936408246),
    ("merge.preferenceScore.all.interval", 0.0227790432801821),
    ("merge.mergedScore.all.ordinal", 0.17444707623982225),
    ("merge.mergedScore.all.interval", 0.18326729516782803),
    ("merge.preferencePreference.all.ordinal", 0.0226873814041747),
    ("merge.preferencePreference.all.interval", 0.02356406480117812),
    ("merge.mergedPreference.all.ordinal", 0.16640886476707362),
    ("merge.mergedPreference.all.interval", 0.17676572751833264),
    ("merge.preferenceScore.below3.ordinal", 0.022728860936408246),
    ("merge.preferenceScore.below3.interval", 0.0227790432801821),
    ("merge.mergedScore.below3.ordinal", 0.17444707623982225),
    ("merge.mergedScore.below3.interval", 0.18326729516782803),
    ("merge.preferencePreference.below3.ordinal", 0.0226873814041747),
    ("merge.preferencePreference.below3.interval", 0.02356406480117812),
    ("merge.mergedPreference.below3.ordinal", 0.16640886476707362),
    ("merge.mergedPreference.below3.interval", 0.17676572751833264),
    ("merge.preferenceScore.ambiguous.ordinal", nil),
    ("merge.preferenceScore.ambiguous.interval", nil),
    ("merge.mergedScore.ambiguous.ordinal", nil),
    ("merge.mergedScore.ambiguous.interval", nil),
    ("merge.preferencePreference.ambiguous.ordinal", nil),
    ("merge.preferencePreference.ambiguous.interval", nil),
    ("merge.mergedPreference.ambiguous.ordinal", nil),
    ("merge.mergedPreference.ambiguous.interval", nil),
  ]),
  ReportOracleCase("SINGLE alone", """
    1 4 -; 3 4 -
    5 2 -; 5 1 -
    4 3 -; 1 4 -
    4 3 -; 3 2 -
    2 1 -; 3 1 -
    1 1 -; 4 1 -
    3 4 -; 4 5 -
    2 5 -; 2 5 -
    4 3 -; 3 5 -
    5 3 -; 5 3 -
    5 5 -; 5 3 -
    4 5 -; 3 3 -
    5 5 -; 5 4 -
    3 2 -; 3 2 -
    2 5 -; 1 5 -
    3 1 -; 3 1 -
    5 4 -; 3 4 -
    2 5 -; 3 5 -
    2 5 -; 2 3 -
    1 3 -; 1 5 -
    """, [
    ("scoreAgreement.single.all", 0.635678391959799),
    ("scoreAgreement.single.all.symmetric", 0.6352201257861636),
    ("scoreAgreement.preference.all", nil),
    ("scoreAgreement.preference.all.symmetric", nil),
    ("singleCombined.all", 0.645748987854251),
    ("singleCombined.all.symmetric", 0.6456593267527209),
    ("preferenceAgreement.single.all.strict", 0.65),
    ("preferenceAgreement.single.all.soft", 0.85),
    ("preferenceAgreement.single.all.kappa", 0.556786703601108),
    ("preferenceAgreement.single.all.kappa.symmetric", 0.5555555555555555),
    ("preferenceAgreement.preference.all.strict", nil),
    ("preferenceAgreement.preference.all.soft", nil),
    ("preferenceAgreement.preference.all.kappa", nil),
    ("preferenceAgreement.preference.all.kappa.symmetric", nil),
    ("scoreAgreement.single.below4", 0.635678391959799),
    ("scoreAgreement.single.below4.symmetric", 0.6352201257861636),
    ("scoreAgreement.preference.below4", nil),
    ("scoreAgreement.preference.below4.symmetric", nil),
    ("singleCombined.below4", 0.7243303571428572),
    ("singleCombined.below4.symmetric", 0.7230941704035874),
    ("preferenceAgreement.single.below4.strict", 0.6842105263157895),
    ("preferenceAgreement.single.below4.soft", 0.8947368421052632),
    ("preferenceAgreement.single.below4.kappa", 0.6470588235294117),
    ("preferenceAgreement.single.below4.kappa.symmetric", 0.6470588235294117),
    ("preferenceAgreement.preference.below4.strict", nil),
    ("preferenceAgreement.preference.below4.soft", nil),
    ("preferenceAgreement.preference.below4.kappa", nil),
    ("preferenceAgreement.preference.below4.kappa.symmetric", nil),
    ("scoreAgreement.single.below3", 0.7294410822356711),
    ("scoreAgreement.single.below3.symmetric", 0.7290552584670231),
    ("scoreAgreement.preference.below3", nil),
    ("scoreAgreement.preference.below3.symmetric", nil),
    ("singleCombined.below3", 0.8479008947006195),
    ("singleCombined.below3.symmetric", 0.8465810482471364),
    ("preferenceAgreement.single.below3.strict", 0.7647058823529411),
    ("preferenceAgreement.single.below3.soft", 0.9411764705882353),
    ("preferenceAgreement.single.below3.kappa", 0.7741935483870968),
    ("preferenceAgreement.single.below3.kappa.symmetric", 0.7739791073124407),
    ("preferenceAgreement.preference.below3.strict", nil),
    ("preferenceAgreement.preference.below3.soft", nil),
    ("preferenceAgreement.preference.below3.kappa", nil),
    ("preferenceAgreement.preference.below3.kappa.symmetric", nil),
    ("interTask.all.strict", nil),
    ("interTask.all.soft", nil),
    ("interTask.all.kappaPreference", nil),
    ("interTask.all.kappaPreference.symmetric", nil),
    ("interTask.all.kappaScore", nil),
    ("interTask.all.kappaScore.symmetric", nil),
    ("interTask.all.pearson", nil),
    ("interTask.unambiguous.strict", nil),
    ("interTask.unambiguous.soft", nil),
    ("interTask.unambiguous.kappaPreference", nil),
    ("interTask.unambiguous.kappaPreference.symmetric", nil),
    ("interTask.unambiguous.kappaScore", nil),
    ("interTask.unambiguous.kappaScore.symmetric", nil),
    ("interTask.unambiguous.pearson", nil),
    ("ambiguity.correlation", nil),
    ("ambiguity.singleInPreference", nil),
    ("ambiguity.preferenceInSingle", nil),
    ("ambiguity.overlap", nil),
    ("ambiguity.ofDifference.correlation", nil),
    ("ambiguity.ofDifference.singleInPreference", nil),
    ("ambiguity.ofDifference.preferenceInSingle", nil),
    ("ambiguity.ofDifference.overlap", nil),
    ("merge.preferenceScore.all.ordinal", nil),
    ("merge.preferenceScore.all.interval", nil),
    ("merge.mergedScore.all.ordinal", 0.6591510556051144),
    ("merge.mergedScore.all.interval", 0.6545178435839029),
    ("merge.preferencePreference.all.ordinal", nil),
    ("merge.preferencePreference.all.interval", nil),
    ("merge.mergedPreference.all.ordinal", 0.5666666666666667),
    ("merge.mergedPreference.all.interval", 0.5666666666666667),
    ("merge.preferenceScore.below3.ordinal", nil),
    ("merge.preferenceScore.below3.interval", nil),
    ("merge.mergedScore.below3.ordinal", nil),
    ("merge.mergedScore.below3.interval", nil),
    ("merge.preferencePreference.below3.ordinal", nil),
    ("merge.preferencePreference.below3.interval", nil),
    ("merge.mergedPreference.below3.ordinal", nil),
    ("merge.mergedPreference.below3.interval", nil),
    ("merge.preferenceScore.ambiguous.ordinal", nil),
    ("merge.preferenceScore.ambiguous.interval", nil),
    ("merge.mergedScore.ambiguous.ordinal", nil),
    ("merge.mergedScore.ambiguous.interval", nil),
    ("merge.preferencePreference.ambiguous.ordinal", nil),
    ("merge.preferencePreference.ambiguous.interval", nil),
    ("merge.mergedPreference.ambiguous.ordinal", nil),
    ("merge.mergedPreference.ambiguous.interval", nil),
  ]),
  ReportOracleCase("PREFERENCE alone", """
    - - -2; - - -2; - - -2
    - - 2; - - 2; - - 2
    - - 2; - - 2
    - - 2; - - 0; - - 0
    - - 1; - - 2
    - - 0; - - -2
    - - -1; - - -1; - - 0
    - - 0; - - 0; - - -2
    - - 2; - - 1
    - - 0; - - -2
    - - -2; - - 0; - - 1
    - - -1; - - -1
    - - -1; - - 0
    - - -2; - - -2; - - -2
    - - 2; - - 2; - - 1
    - - -1; - - -2
    - - -2; - - 0; - - -1
    - - 1; - - 0; - - -1
    - - -2; - - 0; - - -1
    - - -1; - - 2
    """, [
    ("scoreAgreement.single.all", nil),
    ("scoreAgreement.single.all.symmetric", nil),
    ("scoreAgreement.preference.all", 0.5556414219474497),
    ("scoreAgreement.preference.all.symmetric", 0.5552834262511681),
    ("singleCombined.all", nil),
    ("singleCombined.all.symmetric", nil),
    ("preferenceAgreement.single.all.strict", nil),
    ("preferenceAgreement.single.all.soft", nil),
    ("preferenceAgreement.single.all.kappa", nil),
    ("preferenceAgreement.single.all.kappa.symmetric", nil),
    ("preferenceAgreement.preference.all.strict", 0.5333333333333334),
    ("preferenceAgreement.preference.all.soft", 0.9166666666666666),
    ("preferenceAgreement.preference.all.kappa", 0.5281638624725677),
    ("preferenceAgreement.preference.all.kappa.symmetric", 0.5281207133058985),
    ("scoreAgreement.single.below4", nil),
    ("scoreAgreement.single.below4.symmetric", nil),
    ("scoreAgreement.preference.below4", 0.5556414219474497),
    ("scoreAgreement.preference.below4.symmetric", 0.5552834262511681),
    ("singleCombined.below4", nil),
    ("singleCombined.below4.symmetric", nil),
    ("preferenceAgreement.single.below4.strict", nil),
    ("preferenceAgreement.single.below4.soft", nil),
    ("preferenceAgreement.single.below4.kappa", nil),
    ("preferenceAgreement.single.below4.kappa.symmetric", nil),
    ("preferenceAgreement.preference.below4.strict", 0.5333333333333334),
    ("preferenceAgreement.preference.below4.soft", 0.9166666666666666),
    ("preferenceAgreement.preference.below4.kappa", 0.5281638624725677),
    ("preferenceAgreement.preference.below4.kappa.symmetric", 0.5281207133058985),
    ("scoreAgreement.single.below3", nil),
    ("scoreAgreement.single.below3.symmetric", nil),
    ("scoreAgreement.preference.below3", 0.6873728680957596),
    ("scoreAgreement.preference.below3.symmetric", 0.6824034334763949),
    ("singleCombined.below3", nil),
    ("singleCombined.below3.symmetric", nil),
    ("preferenceAgreement.single.below3.strict", nil),
    ("preferenceAgreement.single.below3.soft", nil),
    ("preferenceAgreement.single.below3.kappa", nil),
    ("preferenceAgreement.single.below3.kappa.symmetric", nil),
    ("preferenceAgreement.preference.below3.strict", 0.5925925925925927),
    ("preferenceAgreement.preference.below3.soft", 0.9814814814814815),
    ("preferenceAgreement.preference.below3.kappa", 0.6938775510204082),
    ("preferenceAgreement.preference.below3.kappa.symmetric", 0.6910401647785789),
    ("interTask.all.strict", nil),
    ("interTask.all.soft", nil),
    ("interTask.all.kappaPreference", nil),
    ("interTask.all.kappaPreference.symmetric", nil),
    ("interTask.all.kappaScore", nil),
    ("interTask.all.kappaScore.symmetric", nil),
    ("interTask.all.pearson", nil),
    ("interTask.unambiguous.strict", nil),
    ("interTask.unambiguous.soft", nil),
    ("interTask.unambiguous.kappaPreference", nil),
    ("interTask.unambiguous.kappaPreference.symmetric", nil),
    ("interTask.unambiguous.kappaScore", nil),
    ("interTask.unambiguous.kappaScore.symmetric", nil),
    ("interTask.unambiguous.pearson", nil),
    ("ambiguity.correlation", nil),
    ("ambiguity.singleInPreference", nil),
    ("ambiguity.preferenceInSingle", nil),
    ("ambiguity.overlap", nil),
    ("ambiguity.ofDifference.correlation", nil),
    ("ambiguity.ofDifference.singleInPreference", nil),
    ("ambiguity.ofDifference.preferenceInSingle", nil),
    ("ambiguity.ofDifference.overlap", nil),
    ("merge.preferenceScore.all.ordinal", 0.5407134105721166),
    ("merge.preferenceScore.all.interval", 0.578853046594982),
    ("merge.mergedScore.all.ordinal", 0.5407134105721166),
    ("merge.mergedScore.all.interval", 0.578853046594982),
    ("merge.preferencePreference.all.ordinal", 0.5047762694821518),
    ("merge.preferencePreference.all.interval", 0.5360824742268042),
    ("merge.mergedPreference.all.ordinal", 0.5047762694821518),
    ("merge.mergedPreference.all.interval", 0.5360824742268042),
    ("merge.preferenceScore.below3.ordinal", 0.645861187740112),
    ("merge.preferenceScore.below3.interval", 0.6944140197152245),
    ("merge.mergedScore.below3.ordinal", 0.645861187740112),
    ("merge.mergedScore.below3.interval", 0.6944140197152245),
    ("merge.preferencePreference.below3.ordinal", 0.6421661490683229),
    ("merge.preferencePreference.below3.interval", 0.6828955797565662),
    ("merge.mergedPreference.below3.ordinal", 0.6421661490683229),
    ("merge.mergedPreference.below3.interval", 0.6828955797565662),
    ("merge.preferenceScore.ambiguous.ordinal", -0.28),
    ("merge.preferenceScore.ambiguous.interval", -0.28),
    ("merge.mergedScore.ambiguous.ordinal", -0.28),
    ("merge.mergedScore.ambiguous.interval", -0.28),
    ("merge.preferencePreference.ambiguous.ordinal", -0.3999999999999999),
    ("merge.preferencePreference.ambiguous.interval", -0.3999999999999999),
    ("merge.mergedPreference.ambiguous.ordinal", -0.3999999999999999),
    ("merge.mergedPreference.ambiguous.interval", -0.3999999999999999),
  ]),
]
