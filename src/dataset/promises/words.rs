//! The Dutch words that the rules for promises read.
//!
//! An agreement in another language has its own lists; with none of these words in it, a text has no promises but those
//! that analysts state.

/// Abbreviations (without their last dot) that do not end a sentence. Letters with a dot behind each need no entry.
pub(super) const ABBREVIATIONS: &[&str] = &[
    "bv", "bijv", "nl", "art", "nr", "resp", "incl", "excl", "dr", "prof", "mr", "mevr", "ca", "cf", "zgn", "vs", "st",
    "mln", "mld", "min", "max", "vnl", "blz", "ir", "ing", "cfr",
];

/// Letters with dots that often end a sentence.
pub(super) const ENDING_ABBREVIATIONS: &[&str] = &["e.d", "e.a", "m.m", "n.v.t", "a.u.b"];

/// First words of a sentence, by which it is known behind one that lost its full stop.
pub(super) const OPENING: &[&str] = &[
    "We",
    "Wij",
    "Er",
    "Daarnaast",
    "Daarom",
    "Daarbij",
    "Hierbij",
    "Tevens",
    "Bovendien",
    "Om",
    "Voor",
    "Zo",
    "Dit",
    "Deze",
    "Ook",
    "Wie",
    "Indien",
    "Wanneer",
];

/// Words before a noun: what follows is no verb.
pub(super) const ARTICLES: &[&str] = &[
    "de", "het", "een", "elk", "elke", "ieder", "iedere", "onze", "ons", "deze", "die", "geen", "hun", "haar", "zijn",
    "alle", "eigen", "zo’n", "vlaams", "vlaamse", "lokale", "nieuwe", "goed", "goede",
];

/// Words before a noun phrase without an article.
pub(super) const PREPOSITIONS: &[&str] = &[
    "in", "op", "van", "voor", "met", "door", "bij", "aan", "over", "onder", "tussen", "tot", "naar", "uit", "per",
    "zonder", "inzake", "via", "rond", "en", "vanuit", "binnen", "tijdens", "naast", "tegen", "na", "ten", "volgens",
];

/// The government as the one who acts, and its bodies.
pub(super) const GOVERNMENT: &[&str] = &[
    "regering",
    "vlaanderen",
    "overheid",
    "minister",
    "bestuursniveau",
    "gewest",
    "gemeenschap",
    "agentschap",
    "departement",
    "administratie",
    "lokale besturen",
    "gemeenten",
    "steden",
];

/// Words that place a deed ahead.
pub(super) const AHEAD: &[&str] = &[
    "voortaan",
    "uiterlijk",
    "vanaf",
    "jaarlijks",
    "komende jaren",
    "op termijn",
    "regeerperiode",
    "legislatuur",
    "ten laatste",
];

/// Words that place a state of affairs in the present or past.
pub(super) const NOW: &[&str] = &[
    "vandaag",
    "momenteel",
    "afgelopen",
    "sinds",
    "al enkele",
    "laatste jaren",
    "voorbije",
    "steeds meer",
    "sedert",
    "ondertussen",
    "intussen",
    "nog altijd",
    "nog steeds",
    "op dit moment",
    "tot nu toe",
    "op heden",
    "in het verleden",
];

/// Words of value, need and merit: "blijft belangrijk" does nothing.
pub(super) const VALUE: &[&str] = &[
    "belangrijk",
    "cruciaal",
    "essentieel",
    "noodzakelijk",
    "aandachtspunt",
    "aandachtspunten",
    "uitdaging",
    "uitdagingen",
    "draagt bij",
    "dragen bij",
    "nodig zijn",
    "belangrijke plaats",
    "belangrijke rol",
    "sleutel",
    "moeilijk",
    "problematisch",
    "kwetsbaar",
    "een probleem",
    "een feit",
];

/// Ends of plural nouns for persons and bodies: they may be given leave to do something.
pub(super) const ENDS_OF_PERSONS: &[&str] = &[
    "ers",
    "enden",
    "isten",
    "aars",
    "turen",
    "meenten",
    "steden",
    "personen",
    "scholen",
    "ouders",
    "onderneming",
    "ondernemingen",
    "bedrijven",
    "gemeente",
    "vereniging",
    "verenigingen",
    "iedereen",
    "wie",
    "ieder",
    "elke",
    "elk",
    "kandidaten",
    "studenten",
    "leerlingen",
    "jongeren",
];

/// Words that restrict: "kan enkel", "kunnen niet langer".
pub(super) const RESTRICTING: &[&str] = &["geen", "enkel", "alleen", "niet langer", "niet meer", "verplicht", "pas"];

/// First words of a result: "zo wordt het eenvoudiger".
pub(super) const RESULT: &[&str] = &["zo", "hierdoor", "daardoor", "aldus"];

/// What an aim is called.
pub(super) const AIM: &[&str] =
    &["doel", "doelstelling", "streefdoel", "ambitie", "uitgangspunt", "bedoeling", "prioriteit"];

/// What is put first, who answers for it, and rules stated with "is".
pub(super) const BINDING: &[&str] = &[
    "voorop",
    "centraal",
    "staat in voor",
    "staan in voor",
    "is onze ambitie",
    "is onze doelstelling",
    "is ons doel",
    "is onze bedoeling",
    "heeft de ambitie",
    "hebben de ambitie",
    "heeft als ambitie",
    "heeft de bedoeling",
    "is verplicht",
    "zijn verplicht",
    "is verboden",
    "zijn verboden",
    "van toepassing",
];

/// What a list of deeds or aims is called.
pub(super) const DEEDS: &[&str] = &[
    "pijlers",
    "prioriteiten",
    "doelstellingen",
    "maatregelen",
    "acties",
    "actiepunten",
    "krachtlijnen",
    "ambities",
    "beleidslijnen",
    "engagementen",
    "sporen",
];

/// First words of a phrase that goes on with what was said before or judges it, and names no outcome.
pub(super) const GOES_ON: &[&str] = &[
    "van",
    "dit",
    "dat",
    "zoals",
    "net",
    "en",
    "maar",
    "niet",
    "want",
    "dus",
    "beter",
    "vandaar",
    "kortom",
    "zeker",
    "integendeel",
    "ook",
    "of",
    "zo",
    "al",
    "wel",
    "vooral",
    "bijvoorbeeld",
    "denk",
    "zie",
    "cf",
];

/// Signs of an address, a number to call or a page: lines at the end of a chapter that are no sentences.
pub(super) const CONTACT: &[&str] = &["www.", "http:", "https:", "@", "tel.", "tel:", "+32", "e-mail:", "v.u.", "d/20"];

/// Words that tell how things go now and then, or for anyone.
pub(super) const OBSERVATION: &[&str] =
    &["soms", "vaak", "meestal", "doorgaans", "evident", "je", "nu eenmaal", "uiteraard"];

/// Words that give what was said before its reason: "zij tekenen immers mee".
pub(super) const ARGUING: &[&str] = &["immers", "namelijk", "tenslotte"];

/// Words that give an example: what "kan bijvoorbeeld" be, need not.
pub(super) const EXAMPLE: &[&str] = &["bijvoorbeeld", "bijv", "bv"];

/// Plural nouns for persons who act for themselves: what they do, the government does not.
pub(super) const PRIVATE_PERSONS: &[&str] = &[
    "ouders",
    "burgers",
    "mensen",
    "inwoners",
    "jongeren",
    "kinderen",
    "leerlingen",
    "studenten",
    "gezinnen",
    "ondernemers",
    "werknemers",
    "vrijwilligers",
    "bezoekers",
    "toeristen",
    "consumenten",
    "bewoners",
];

/// Deeds that "dit" does without a deed of the government: all others explain what was said before.
pub(super) const HAPPENING: &[&str] = &["gebeurt", "geldt", "komt", "gaat", "blijft", "start", "loopt", "treedt"];

/// First words of a sentence about how people are or do.
pub(super) const GENERAL: &[&str] = &[
    "veel",
    "vele",
    "velen",
    "heel wat",
    "sommige",
    "sommigen",
    "steeds meer",
    "meer en meer",
    "meer dan",
    "driekwart",
    "zo’n",
    "ongeveer",
    "bijna",
    "de helft",
    "het gaat",
];

/// Words that open a clause which is not the main one.
pub(super) const SUBORDINATE: &[&str] = &[
    "die",
    "dat",
    "omdat",
    "zodat",
    "opdat",
    "waarmee",
    "waarbij",
    "waarin",
    "waardoor",
    "waarvan",
    "waar",
    "wie",
    "nadat",
    "indien",
    "als",
    "wanneer",
    "terwijl",
    "aangezien",
    "doordat",
    "hoewel",
    "mits",
    "of",
    "om",
];

/// Those of them that open one only behind a comma: "of" and "als" also join words.
pub(super) const OPENS_FIRST_ONLY: &[&str] = &["of", "als"];

/// Words that open a subordinate clause or phrase at the start of a sentence.
pub(super) const OPENING_CLAUSE: &[&str] = &[
    "als",
    "indien",
    "wanneer",
    "nadat",
    "zodra",
    "wie",
    "wat",
    "om",
    "terwijl",
    "doordat",
    "hoewel",
    "ofschoon",
    "omdat",
    "aangezien",
    "volgens",
];

/// Words of states that an outcome is about.
pub(super) const OUTCOME: &[&str] =
    &["voorop", "centraal", "bereiken", "beschikbaar", "verliezen", "doel", "doelstelling"];

/// Deeds that an outsider can check from the words alone.
pub(super) const CHECKABLE: &[&str] = &[
    "evalueren",
    "geëvalueerd",
    "schaffen",
    "afgeschaft",
    "oprichten",
    "opgericht",
    "ingevoerd",
    "voorleggen",
    "starten",
    "organiseren",
    "lanceren",
    "invoeren",
    "verbieden",
    "handhaven",
    "verlengen",
    "onderzoeken",
    "voortaan",
    "op te richten",
    "opgeheven",
    "er komt",
];

/// What a government makes of paper or money, also as the end of a compound.
pub(super) const INSTRUMENTS: &[&str] = &[
    "decreet",
    "codex",
    "plan",
    "plannen",
    "fonds",
    "kader",
    "platform",
    "systeem",
    "campagne",
    "attest",
    "premie",
    "subsidie",
    "subsidies",
    "regeling",
    "overeenkomst",
    "akkoord",
    "stelsel",
    "loket",
    "premies",
    "verbod",
    "reglement",
    "evaluatie",
    "commissie",
    "convenant",
    "register",
    "databank",
    "wet",
    "belasting",
    "vergunning",
];

/// Vague deeds that cannot be checked from the words alone.
pub(super) const VAGUE: &[&str] = &[
    "inzetten",
    "zetten",
    "streven",
    "ijveren",
    "aandacht",
    "waken",
    "stimuleren",
    "versterken",
    "bevorderen",
    "aanmoedigen",
    "verder",
    "blijven",
    "blijft",
    "investeren",
    "mogelijk",
    "maximaal",
    "optimaal",
    "kiezen",
    "engagement",
    "dialoog",
    "samen",
    "betere",
    "beter",
    "voorkomen",
    "bestreden",
    "bestrijden",
    "correcte",
    "voortouw",
    "verbeteren",
    "werk",
    "rol",
    "belangrijke",
];
