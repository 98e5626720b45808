//! The Dutch words that the rules for promises read.
//!
//! An agreement in another language has its own lists; with none of these words in it, a text has no promises but those
//! that analysts state.

/// Abbreviations (without their last dot) that do not end a sentence.
pub(super) const ABBREVIATIONS: &[&str] = &[
    "i.p.v", "d.m.v", "m.b.t", "o.a", "o.m", "bv", "bijv", "nl", "art", "nr", "resp", "incl", "excl", "dr", "prof",
    "t.e.m", "m.a.w", "d.w.z", "i.v.m", "t.a.v", "t.o.v", "i.f.v", "i.k.v", "a.d.h.v", "n.a.v", "m.i.v", "mr", "mevr",
    "ca", "cf", "z.g", "zgn", "p.m", "vs", "st", "mln", "mld",
];

/// Words before a noun.
pub(super) const ARTICLES: &[&str] =
    &["de", "het", "een", "elk", "elke", "ieder", "iedere", "onze", "ons", "dit", "dat", "geen"];

/// Verbs that tell what "we" think, see or have, not what we will do.
pub(super) const STANCE: &[&str] = &[
    "kennen",
    "zien",
    "merken",
    "weten",
    "beseffen",
    "geloven",
    "vinden",
    "beschikken",
    "waren",
    "hadden",
    "zijn",
    "vertrekken",
    "leven",
    "doormaken",
    "bevinden",
    "erkennen",
    "hebben",
    "vandaan",
    "constateren",
    "kampen",
];

/// What "we" have that is a promise all the same.
pub(super) const HAVE_AS_PROMISE: &[&str] = &["aandacht", "oog", "ambitie", "respect"];

/// The government as the one who acts.
pub(super) const GOVERNMENT: &[&str] =
    &["vlaamse regering", "vlaanderen", "vlaamse overheid", "vlaamse minister", "vlaams bestuursniveau", "overheid"];

/// Finite verbs of change: something begins, ends, goes elsewhere.
pub(super) const CHANGE: &[&str] = &[
    "verdwijnt",
    "verdwijnen",
    "krijgt",
    "krijgen",
    "gaat",
    "gaan",
    "begint",
    "stopt",
    "brengt",
    "neemt",
    "nemen",
    "vindt",
    "geven",
    "ontwikkelt",
    "gebeurt",
    "gebeuren",
    "blijft",
    "blijven",
    "vervalt",
    "vervangt",
    "treedt",
    "treden",
    "komt",
    "komen",
    "maakt",
    "maken",
    "voorziet",
    "start",
    "verhoogt",
    "verlaagt",
    "daalt",
    "stijgt",
    "zorgt",
    "zet",
    "houdt",
    "behoudt",
    "volgt",
    "engageert",
    "onderzoekt",
    "voert",
    "werkt",
    "ondersteunt",
    "investeert",
    "sluit",
    "biedt",
    "versterkt",
    "organiseert",
    "stimuleert",
    "richt",
    "bouwt",
    "bewaakt",
    "ijvert",
    "kiest",
    "streeft",
    "trekt",
    "legt",
    "stelt",
    "vraagt",
    "verwacht",
    "waakt",
    "draagt",
    "fungeert",
    "vormt",
    "moedigt",
    "verankert",
    "integreert",
];

/// Words of obligation and plan.
pub(super) const MODAL: &[&str] = &[
    "zal", "zullen", "moet", "moeten", "dient", "dienen", "mogen", "mag", "kan", "kunnen", "wil", "willen", "hoeft",
    "hoeven",
];

/// Words that place a deed ahead.
pub(super) const AHEAD: &[&str] =
    &["voortaan", "uiterlijk", "vanaf", "jaarlijks", "komende jaren", "op termijn", "regeerperiode", "legislatuur"];

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
    "op dit moment",
];

/// Finite verbs of being, and past forms.
pub(super) const BEING: &[&str] = &[
    "is",
    "zijn",
    "was",
    "waren",
    "werd",
    "werden",
    "had",
    "hadden",
    "nam",
    "namen",
    "kreeg",
    "kregen",
    "eindigt",
    "bleek",
    "blijkt",
    "blijken",
    "lijkt",
    "ondervinden",
    "ondervindt",
    "betekent",
    "bestaat",
    "bestaan",
    "heeft",
    "hebben",
    "remt",
    "bevordert",
    "versterken",
    "veronderstelt",
    "bruist",
    "laat",
    "hangt",
    "ligt",
    "liggen",
    "telt",
    "staat",
    "wonen",
    "manifesteren",
    "zorgen",
    "vergt",
    "vereist",
    "creëert",
    "toont",
    "tonen",
    "leidt",
    "leiden",
    "speelt",
    "spelen",
];

/// Words that tell how things go now and then.
pub(super) const OBSERVATION: &[&str] = &["soms", "vaak", "meestal", "doorgaans", "evident"];

/// First words of a sentence about how others are or do.
pub(super) const OBSERVING: &[&str] = &["ze", "zij", "veel", "vele", "heel", "velen", "evengoed"];

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

/// Words that open a subordinate clause at the start of a sentence.
pub(super) const OPENING_CLAUSE: &[&str] = &["als", "indien", "wanneer", "nadat", "zodra", "om", "voor"];

/// Words that open a concession or reason at the start of a sentence.
pub(super) const CONCESSION: &[&str] = &["hoewel", "omdat", "aangezien", "doordat", "ofschoon"];

/// Verbs of states that an outcome is about.
pub(super) const OUTCOME: &[&str] =
    &["zijn", "blijven", "voorop", "bereiken", "beschikbaar", "dalen", "stijgen", "verliezen", "daling"];

/// Deeds that an outsider can check from the words alone.
pub(super) const CHECKABLE: &[&str] = &[
    "evalueren",
    "geëvalueerd",
    "evaluatie",
    "schaffen",
    "afgeschaft",
    "oprichten",
    "richten",
    "opgericht",
    "voeren",
    "ingevoerd",
    "sluiten",
    "voorleggen",
    "starten",
    "organiseren",
    "lanceren",
    "invoeren",
    "verbieden",
    "verbod",
    "handhaven",
    "verhogen",
    "verlagen",
    "decreet",
    "codex",
    "actieplan",
    "beheersovereenkomst",
    "wordt",
    "worden",
    "komt",
    "krijgt",
    "krijgen",
    "zal",
    "moet",
    "voortaan",
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
    "investeren",
    "waar mogelijk",
    "zoveel mogelijk",
    "maximaal",
    "optimaal",
    "kiezen",
    "engagement",
];
