//! The Dutch words that the grammar of a clause hangs on: what opens, joins and precedes.

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
    "wiens",
    "wier",
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
    "zolang",
    "naarmate",
    "voordat",
    "alvorens",
    "telkens",
];

/// Words that come before a verb and are no subject: adverbs, and what opens an adverbial phrase.
pub(super) const ADVERBIAL: &[&str] = &[
    "er",
    "dan",
    "nu",
    "zo",
    "eerst",
    "daarna",
    "dit",
    "verder",
    "voorts",
    "tevens",
    "eveneens",
    "bovendien",
    "tegelijk",
    "tegelijkertijd",
    "vervolgens",
    "vandaag",
    "morgen",
    "ooit",
    "soms",
    "vaak",
    "steeds",
    "toch",
    "echter",
    "anderzijds",
    "enerzijds",
    "concreet",
    "bijkomend",
    "aanvullend",
    "voortaan",
    "ondertussen",
    "intussen",
    "uiterlijk",
    "tenslotte",
    "ten",
    "tot",
    "slot",
    "desgevallend",
    "indien",
    "waar",
    "gelet",
    "gezien",
    "rekening",
    "conform",
    "dankzij",
    "ondanks",
    "ingevolge",
    "overeenkomstig",
    "behalve",
    "wat",
    "samen",
    "sinds",
    "vanaf",
    "omwille",
    "wegens",
    "gedurende",
    "middels",
    "mede",
    "net",
    "juist",
    "zonder",
    "inmiddels",
    "uiteraard",
    "natuurlijk",
    "jaarlijks",
    "maandelijks",
    "dagelijks",
    "idealiter",
    "bijgevolg",
    "kortom",
    "hoe",
    "waarom",
    "op",
    "zodoende",
    "ook",
    "hier",
    "daar",
    "overal",
    "elders",
    "nergens",
    "opnieuw",
    "meteen",
    "onmiddellijk",
];

/// Words that put weight on the subject behind them: "ook de steden".
pub(super) const FOCUS: &[&str] = &["ook", "zelfs", "alleen", "enkel", "vooral", "maar", "en", "net", "juist", "want"];

/// Nouns of time: "elk jaar", "deze legislatuur".
pub(super) const TIMES: &[&str] = &[
    "jaar",
    "jaren",
    "dag",
    "dagen",
    "week",
    "weken",
    "maand",
    "maanden",
    "legislatuur",
    "regeerperiode",
    "keer",
    "decennia",
];

/// Words before a plural noun at the start of a clause.
pub(super) const PLURAL_DETERMINERS: &[&str] =
    &["de", "die", "onze", "hun", "alle", "ze", "zij", "tal", "heel", "veel", "meerdere", "zulke", "dergelijke"];

/// Words in -en that are no verbs and stand before or behind a noun.
pub(super) const NO_VERBS: &[&str] = &[
    "samen",
    "alleen",
    "meteen",
    "morgen",
    "beneden",
    "boven",
    "buiten",
    "eigen",
    "zeven",
    "negen",
    "duizenden",
    "honderden",
    "miljoenen",
    "allen",
    "velen",
    "beiden",
    "anderen",
    "kinderen",
    "jongeren",
    "ouderen",
    "cijfers",
    "goederen",
    "tussen",
    "tegen",
    "binnen",
    "sommigen",
    "hierboven",
    "betrokken",
    "verschillen",
];

/// Participles in -en that stand before a noun.
pub(super) const PARTICIPLES: &[&str] =
    &["betrokken", "verkozen", "verbonden", "eigen", "open", "besloten", "voorzien"];

/// Ends of nouns, adjectives and adverbs in -t, which are no verbs.
pub(super) const ENDS_OF_NOUNS: &[&str] = &[
    "iteit",
    "ment",
    "ct",
    "aat",
    "port",
    "ort",
    "ist",
    "punt",
    "net",
    "markt",
    "dienst",
    "kracht",
    "macht",
    "dracht",
    "dacht",
    "zicht",
    "plicht",
    "licht",
    "lucht",
    "recht",
    "schrift",
    "gewest",
    "winst",
    "kunst",
    "komst",
    "tekst",
    "angst",
    "rust",
    "kust",
    "lijst",
    "bewust",
    "cept",
    "budget",
    "ënt",
    "ant",
    "naast",
    "meest",
    "minst",
    "eerst",
    "laatst",
    "vast",
    "strikt",
    "zoniet",
    "alert",
    "expliciet",
    "impliciet",
    "budgettair",
    "uit",
    "buurt",
    "kaart",
    "groot",
    "vlot",
    "zwart",
    "attent",
    "decreet",
    "attest",
    "loket",
    "wet",
];

/// Words of obligation and plan.
pub(super) const MODAL: &[&str] = &[
    "zal", "zullen", "moet", "moeten", "dient", "dienen", "mogen", "mag", "kan", "kunnen", "wil", "willen", "hoeft",
    "hoeven",
];
