//! The terms that the graph uses; those of our own namespace are the ones of `ontology/pledgebase.ttl`.

use oxigraph::model::NamedNodeRef;

/// The project's ontology, as Turtle.
pub const ONTOLOGY: &str = include_str!("../../ontology/pledgebase.ttl");
/// The SHACL shapes that every store conforms to, as Turtle.
pub const SHAPES: &str = include_str!("../../ontology/shapes.ttl");

/// Ready scales on which others rate promises, as Turtle, by the name that a dataset uses them by.
pub const SCALES: &[(&str, &str)] = &[
    ("fulfilment", include_str!("../../ontology/scales/fulfilment.ttl")),
    ("koalitionstracker", include_str!("../../ontology/scales/koalitionstracker.ttl")),
    ("ogp", include_str!("../../ontology/scales/ogp.ttl")),
    ("polimeter", include_str!("../../ontology/scales/polimeter.ttl")),
    ("politifact", include_str!("../../ontology/scales/politifact.ttl")),
];
/// How the ratings of the ready scales compare, as Turtle.
pub const CROSSWALK: &str = include_str!("../../ontology/scales/crosswalk.ttl");

/// Namespace of our own terms, prefix `pb:`.
pub const PB: &str = "https://w3id.org/pledgebase/ns#";

/// Prefixes for readable output and for queries without their own.
pub const PREFIXES: &[(&str, &str)] = &[
    ("cito", "http://purl.org/spar/cito/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("pb", PB),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("qb", "http://purl.org/linked-data/cube#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "http://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("void", "http://rdfs.org/ns/void#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Whether a text is an absolute IRI (RFC 3987).
#[must_use]
pub fn is_iri(text: &str) -> bool {
    oxiri::Iri::parse(text).is_ok()
}

macro_rules! terms {
    ($(#[$doc:meta])* $module:ident, $namespace:literal, $all:ident: $($name:ident = $local:literal,)*) => {
        $(#[$doc])*
        #[allow(missing_docs, reason = "the ontology that defines a term documents it")]
        pub mod $module {
            use super::NamedNodeRef;

            $(pub const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(concat!($namespace, $local));)*

            /// Every term of this module.
            pub const $all: &[NamedNodeRef<'static>] = &[$($name,)*];
        }
    };
}

terms! {
    /// Our own terms.
    pb, "https://w3id.org/pledgebase/ns#", ALL:
    AGREEMENT = "Agreement",
    ALIGNMENT = "Alignment",
    ASSESSMENT = "Assessment",
    CANDIDATE = "Candidate",
    CITATION = "Citation",
    COMMITMENT_SCHEME = "CommitmentScheme",
    COVERAGE_OBSERVATION = "CoverageObservation",
    COVERAGE_STRUCTURE = "CoverageStructure",
    DECISION = "Decision",
    DOSSIER = "Dossier",
    ESTIMATE = "Estimate",
    ESTIMATOR_SCHEME = "EstimatorScheme",
    EVIDENCE_SCHEME = "EvidenceScheme",
    FOLLOW_UP = "FollowUp",
    JUDGED_PAIR = "JudgedPair",
    JUDGEMENT = "Judgement",
    LEAD = "Lead",
    METHOD_SCHEME = "MethodScheme",
    OCCURRENCE = "Occurrence",
    OPEN_PAIR = "OpenPair",
    PART = "Part",
    PROMISE = "Promise",
    REFERENCE = "Reference",
    REJECTED_ALIGNMENT = "RejectedAlignment",
    REPORT = "Report",
    SAMPLE = "Sample",
    SECTION = "Section",
    SLICE_BY_EVIDENCE = "SliceByEvidence",
    SOURCE = "Source",
    SOURCE_FILE = "SourceFile",
    STATUS_SCHEME = "StatusScheme",
    STEP_SCHEME = "StepScheme",
    THEME = "Theme",
    VERDICT_SCHEME = "VerdictScheme",
    ABOUT = "about",
    ABOUT_COMPONENT = "aboutComponent",
    ACTION = "action",
    AGENDA_ITEM_TYPE = "agendaItemType",
    ALL_EVIDENCE = "allEvidence",
    AMBIGUOUS_IDENTIFIER = "ambiguousIdentifier",
    APPROVAL_AFTER_ADVICE = "approvalAfterAdvice",
    CITATION_COUNT = "citationCount",
    CITATION_COUNT_COMPONENT = "citationCountComponent",
    CLASSICAL = "classical",
    CODED = "coded",
    CODED_COUNT = "codedCount",
    COMMITMENT = "commitment",
    CONFIDENCE = "confidence",
    CONFIDENCE_LEVEL = "confidenceLevel",
    CONTINUES = "continues",
    CONTRARY = "contrary",
    CURATED = "curated",
    HAS_DECISION = "decision",
    DECISION_COUNT = "decisionCount",
    DECISION_COUNT_COMPONENT = "decisionCountComponent",
    DOMAIN = "domain",
    DONE = "done",
    DOSSIER_COUNT = "dossierCount",
    DOSSIER_COUNT_COMPONENT = "dossierCountComponent",
    DUE = "due",
    ESTIMATOR = "estimator",
    EVIDENCE = "evidence",
    EVIDENCE_COMPONENT = "evidenceComponent",
    FEED_COMPLETE = "feedComplete",
    FINAL_APPROVAL = "finalApproval",
    FIRM_EVIDENCE = "firmEvidence",
    FIRM_STATUS = "firmStatus",
    FIRST_DECISION = "firstDecision",
    FIRST_DECISION_COMPONENT = "firstDecisionComponent",
    FOLLOWED_UP = "followedUp",
    FOLLOWED_UP_BY = "followedUpBy",
    FOLLOWED_UP_COUNT = "followedUpCount",
    FOLLOWED_UP_COUNT_COMPONENT = "followedUpCountComponent",
    FOUND_BY_DAY = "foundByDay",
    FOUND_BY_RULE = "foundByRule",
    FRAME_DIGEST = "frameDigest",
    FRAME_SIZE = "frameSize",
    GOVERNMENT = "government",
    HIGH = "high",
    IN_DOSSIER = "inDossier",
    IN_SAMPLE = "inSample",
    JUDGED_EVIDENCE = "judgedEvidence",
    JUDGED_STATUS = "judgedStatus",
    JUDGES = "judges",
    KNOWN_UNTIL = "knownUntil",
    LAST_DECISION = "lastDecision",
    LAST_DECISION_COMPONENT = "lastDecisionComponent",
    LIKELIHOOD = "likelihood",
    LINE = "line",
    LOW = "low",
    MARKER = "marker",
    MATCHED_TERM = "matchedTerm",
    MEASURE_TITLE = "measureTitle",
    MEETING_DATE = "meetingDate",
    MENTIONED = "mentioned",
    MENTIONED_COUNT = "mentionedCount",
    MENTIONED_COUNT_COMPONENT = "mentionedCountComponent",
    METHOD = "method",
    MIN_CONFIDENCE = "minConfidence",
    NO = "no",
    NO_EVIDENCE = "noEvidence",
    NO_EVIDENCE_COUNT = "noEvidenceCount",
    NO_EVIDENCE_COUNT_COMPONENT = "noEvidenceCountComponent",
    NO_PROMISE = "noPromise",
    NONE = "none",
    NORMALIZED_TEXT = "normalizedText",
    NOT_A_PROMISE = "notAPromise",
    NOT_EXAMINED = "notExamined",
    NOT_EXAMINED_COUNT = "notExaminedCount",
    NOT_EXAMINED_COUNT_COMPONENT = "notExaminedCountComponent",
    NOT_REPORTED_IN = "notReportedIn",
    HAS_OCCURRENCE = "occurrence",
    ONLY_CONTRARY_COUNT = "onlyContraryCount",
    ONLY_CONTRARY_COUNT_COMPONENT = "onlyContraryCountComponent",
    ONLY_WITHDRAWN_COUNT = "onlyWithdrawnCount",
    ONLY_WITHDRAWN_COUNT_COMPONENT = "onlyWithdrawnCountComponent",
    OUTCOME = "outcome",
    PARTY = "party",
    PATH = "path",
    PERHAPS = "perhaps",
    PREDICTION_POWERED = "predictionPowered",
    PRINCIPLE_APPROVAL = "principleApproval",
    HAS_PROMISE = "promise",
    PROMISE_COUNT = "promiseCount",
    PROMISE_COUNT_COMPONENT = "promiseCountComponent",
    RATING = "rating",
    RATING_VALUE = "ratingValue",
    RATING_WORDS = "ratingWords",
    RANK = "rank",
    RATIFICATION = "ratification",
    REFEREE = "referee",
    REFERS_TO_SECTION = "refersToSection",
    REPORT_CITES = "reportCites",
    REPORT_COUNT = "reportCount",
    REPORT_COUNT_COMPONENT = "reportCountComponent",
    REPORTED_IN = "reportedIn",
    SAMPLE_SIZE = "sampleSize",
    SECTION_COUNT = "sectionCount",
    SECTION_COUNT_COMPONENT = "sectionCountComponent",
    SEED = "seed",
    SHARE = "share",
    STANDING = "standing",
    STATUS = "status",
    STEP = "step",
    STEP_WORDS = "stepWords",
    SUGGESTED = "suggested",
    TERM_END = "termEnd",
    TERM_START = "termStart",
    TESTABLE = "testable",
    HAS_THEME = "theme",
    THEME_COUNT = "themeCount",
    THEME_COUNT_COMPONENT = "themeCountComponent",
    THEME_WITHOUT_DECISION_COUNT = "themeWithoutDecisionCount",
    THEME_WITHOUT_DECISION_COUNT_COMPONENT = "themeWithoutDecisionCountComponent",
    TITLE_FROM_TEXT = "titleFromText",
    UNLINKED = "unlinked",
    UNLINKED_COUNT = "unlinkedCount",
    UNLINKED_COUNT_COMPONENT = "unlinkedCountComponent",
    UNRATED = "unrated",
    HAS_VERDICT = "verdict",
    VIA_THEME = "viaTheme",
    WITHDRAWN = "withdrawn",
    YES = "yes",
}

terms! {
    /// RDF.
    rdf, "http://www.w3.org/1999/02/22-rdf-syntax-ns#", ALL:
    TYPE = "type",
}

terms! {
    /// RDF Schema.
    rdfs, "http://www.w3.org/2000/01/rdf-schema#", ALL:
    LABEL = "label",
}

terms! {
    /// XML Schema datatypes.
    xsd, "http://www.w3.org/2001/XMLSchema#", ALL:
    DATE = "date",
    INTEGER = "integer",
    DECIMAL = "decimal",
    BOOLEAN = "boolean",
    DOUBLE = "double",
    FLOAT = "float",
    STRING = "string",
    DATE_TIME = "dateTime",
    HEX_BINARY = "hexBinary",
}

terms! {
    /// Dublin Core terms.
    dct, "http://purl.org/dc/terms/", ALL:
    TITLE = "title",
    DESCRIPTION = "description",
    IDENTIFIER = "identifier",
    ALTERNATIVE = "alternative",
    IS_PART_OF = "isPartOf",
    SUBJECT = "subject",
    REFERENCES = "references",
    LANGUAGE = "language",
    PUBLISHER = "publisher",
    LICENSE = "license",
    CREATED = "created",
    MODIFIED = "modified",
    SOURCE = "source",
}

terms! {
    /// ELI.
    eli, "http://data.europa.eu/eli/ontology#", ALL:
    NUMBER = "number",
}

terms! {
    /// PROV-O.
    prov, "http://www.w3.org/ns/prov#", ALL:
    ACTIVITY = "Activity",
    AGENT = "Agent",
    ENTITY = "Entity",
    PERSON = "Person",
    SOFTWARE_AGENT = "SoftwareAgent",
    VALUE = "value",
    HAD_PRIMARY_SOURCE = "hadPrimarySource",
    WAS_ASSOCIATED_WITH = "wasAssociatedWith",
    WAS_ATTRIBUTED_TO = "wasAttributedTo",
    WAS_DERIVED_FROM = "wasDerivedFrom",
    WAS_GENERATED_BY = "wasGeneratedBy",
    WAS_REVISION_OF = "wasRevisionOf",
    ENDED_AT_TIME = "endedAtTime",
    USED = "used",
}

terms! {
    /// SKOS.
    skos, "http://www.w3.org/2004/02/skos/core#", ALL:
    CONCEPT = "Concept",
    CONCEPT_SCHEME = "ConceptScheme",
    PREF_LABEL = "prefLabel",
    ALT_LABEL = "altLabel",
    NOTATION = "notation",
    IN_SCHEME = "inScheme",
    HAS_TOP_CONCEPT = "hasTopConcept",
    TOP_CONCEPT_OF = "topConceptOf",
    EXACT_MATCH = "exactMatch",
    NOTE = "note",
}

terms! {
    /// schema.org.
    schema, "http://schema.org/", ALL:
    IN_LANGUAGE = "inLanguage",
    KEYWORDS = "keywords",
    POSITION = "position",
    SOFTWARE_VERSION = "softwareVersion",
    SUBJECT_OF = "subjectOf",
}

terms! {
    /// FOAF.
    foaf, "http://xmlns.com/foaf/0.1/", ALL:
    AGENT = "Agent",
    ORGANIZATION = "Organization",
    PAGE = "page",
    NAME = "name",
}

terms! {
    /// CiTO.
    cito, "http://purl.org/spar/cito/", ALL:
    CITATION = "Citation",
    CITES_AS_EVIDENCE = "citesAsEvidence",
    HAS_CITING_ENTITY = "hasCitingEntity",
    HAS_CITED_ENTITY = "hasCitedEntity",
    HAS_CITATION_CHARACTERIZATION = "hasCitationCharacterization",
}

terms! {
    /// Web Annotation.
    oa, "http://www.w3.org/ns/oa#", ALL:
    TEXT_POSITION_SELECTOR = "TextPositionSelector",
    HAS_SELECTOR = "hasSelector",
    START = "start",
    END = "end",
}

terms! {
    /// DCAT.
    dcat, "http://www.w3.org/ns/dcat#", ALL:
    DATASET = "Dataset",
    MEDIA_TYPE = "mediaType",
}

terms! {
    /// SPDX.
    spdx, "http://spdx.org/rdf/terms#", ALL:
    DIGEST = "Checksum",
    ALGORITHM = "algorithm",
    CHECKSUM = "checksum",
    CHECKSUM_VALUE = "checksumValue",
    SHA256 = "checksumAlgorithm_sha256",
}

terms! {
    /// VoID.
    void, "http://rdfs.org/ns/void#", ALL:
    URI_SPACE = "uriSpace",
}
