//! The Dutch words that tell a commitment from description: of time, value, aim, example.
//!
//! An agreement in another language needs lists of its own: by these, nearly all its sentences are phrases without a verb,
//! and count as promises.

/// Words that place a deed ahead.
pub(super) const AHEAD: &[&str] =
    &["voortaan", "uiterlijk", "vanaf", "komende jaren", "op termijn", "regeerperiode", "legislatuur", "ten laatste"];

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
    "almaar",
    "alsmaar",
    "steeds vaker",
    "steeds minder",
    "jaar na jaar",
    "meer dan ooit",
    "vandaag de dag",
    "nog te vaak",
    "al lang",
    "al jaren",
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
    "ten goede",
    "onder druk",
    "hand in hand",
    "verloren",
    "onmisbaar",
    "onontbeerlijk",
    "vruchten af",
];

/// Words that restrict: "kan enkel", "kunnen niet langer".
pub(super) const RESTRICTING: &[&str] = &[
    "geen",
    "enkel",
    "alleen",
    "niet langer",
    "niet meer",
    "verplicht",
    "pas",
    "maar één",
    "slechts",
    "hoogstens",
    "hooguit",
    "maximaal",
];

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
    "is gratis",
    "zijn gratis",
    "is kosteloos",
    "zijn kosteloos",
    "zijn verplicht",
    "is verboden",
    "zijn verboden",
    "van toepassing",
    "onze prioriteit",
    "een topprioriteit",
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
    "zowel",
    "met succes",
    "immers",
    "zonder",
];

/// Signs of an address, a number to call or a page: lines at the end of a chapter that are no sentences.
pub(super) const CONTACT: &[&str] = &["www.", "http:", "https:", "@", "tel.", "tel:", "+32", "e-mail:", "v.u.", "d/20"];

/// Words that tell how things go now and then, or for anyone.
pub(super) const OBSERVATION: &[&str] =
    &["soms", "vaak", "meestal", "doorgaans", "evident", "je", "nu eenmaal", "uiteraard", "graag", "zienderogen"];

/// Words that give what was said before its reason: "zij tekenen immers mee".
pub(super) const ARGUING: &[&str] = &["immers", "namelijk", "tenslotte"];

/// Words that give an example: what "kan bijvoorbeeld" be, need not.
pub(super) const EXAMPLE: &[&str] = &["bijvoorbeeld", "bijv", "bv"];

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
    "tal van",
    "talrijke",
    "de meeste",
    "een groot deel",
    "een groot aantal",
    "een kwart",
    "een derde",
    "een op de",
    "één op de",
    "slechts een",
    "slechts één",
    "honderden",
    "duizenden",
    "miljoenen",
    "te veel",
    "te weinig",
    "nog te veel",
    "nog te weinig",
    "in heel wat",
    "in veel",
    "in vele",
    "elke dag",
    "dag na dag",
    "opmerkelijk veel",
    "opvallend veel",
    "zeer veel",
    "heel veel",
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

/// Words by which something falls short of what it should be.
pub(super) const SHORTFALL: &[&str] = &[
    "te veel",
    "te weinig",
    "te vaak",
    "te lang",
    "te laat",
    "te traag",
    "te hoog",
    "te laag",
    "te groot",
    "te klein",
    "te zwaar",
    "te versnipperd",
    "onvoldoende",
    "nog niet",
    "nog geen",
    "nog onvoldoende",
    "moeilijk",
    "niet zonder problemen",
    "zelden",
    "nauwelijks",
    "minder vaak",
    "minder goed",
    "weinig op",
    "achterhaald",
    "naast elkaar",
    "ontmoedigend",
    "verloopt vlot",
    "verloopt goed",
    "verloopt stroef",
    "verloopt moeizaam",
    "haar doel",
    "zijn doel",
];

/// What nobody denies: "mag niet worden onderschat".
pub(super) const UNDENIED: &[&str] = &[
    "niet verbazen",
    "niet verwonderen",
    "niet onderschat worden",
    "niet worden onderschat",
    "niet verward worden",
    "niet worden verward",
    "niet vanzelf",
    "niet vergeten",
];

/// Comparatives of what gets bigger, worse or older by itself.
pub(super) const WORSE: &[&str] = &[
    "groter",
    "ouder",
    "scherper",
    "moeilijker",
    "complexer",
    "schaarser",
    "duurder",
    "diverser",
    "extremer",
    "heter",
    "natter",
    "droger",
    "krapper",
    "zwaarder",
    "slechter",
    "talrijker",
    "belangrijker",
];

/// Comparatives that tell what comes of something: "wie vroeg begint, leert beter".
pub(super) const BETTER: &[&str] = &[
    "beter",
    "meer",
    "minder",
    "sneller",
    "gemakkelijker",
    "makkelijker",
    "langer",
    "vaker",
    "hoger",
    "sterker",
    "later",
    "best",
    "meest",
];

/// First words of a clause about a time before.
pub(super) const PASSED: &[&str] = &[
    "in de vorige",
    "in de voorbije",
    "in de afgelopen",
    "tijdens de vorige",
    "tijdens de voorbije",
    "tijdens de afgelopen",
    "de afgelopen",
    "de voorbije",
    "de vorige legislatuur",
    "vorige legislatuur",
    "destijds",
    "toen",
];

/// The words of [`AHEAD`] that name a term, which may be the one before.
pub(super) const TERMS: &[&str] = &["regeerperiode", "legislatuur", "komende jaren"];

/// What a phrase judges with.
pub(super) const JUDGING: &[&str] =
    &["uitdaging", "uitdagingen", "probleem", "feit", "moeilijk", "kwetsbaar", "opgave", "zaak", "kwestie"];

/// Words behind a verb by which there is more, or something stricter, than before.
pub(super) const MORE: &[&str] =
    &["extra", "bijkomend", "bijkomende", "strenger", "strengere", "strikter", "striktere", "beter aan"];

/// What somebody who "kan" is given: "kunnen rekenen op steun".
pub(super) const GIVEN: &[&str] =
    &["rekenen op", "beroep doen", "terecht", "gebruikmaken", "gebruik maken", "aanspraak maken"];

/// What is taken up by whoever is charged with it.
pub(super) const LEAD: &[&str] = &["voortouw", "het initiatief", "de regie"];
