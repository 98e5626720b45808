//! Languages as things: catalogues of data refer to a language by IRI.

/// ISO 639-1 codes of the languages of European governments, with their ISO 639-3 codes.
const CODES: [(&str, &str); 36] = [
    ("bg", "BUL"),
    ("bs", "BOS"),
    ("ca", "CAT"),
    ("cs", "CES"),
    ("da", "DAN"),
    ("de", "DEU"),
    ("el", "ELL"),
    ("en", "ENG"),
    ("es", "SPA"),
    ("et", "EST"),
    ("eu", "EUS"),
    ("fi", "FIN"),
    ("fr", "FRA"),
    ("ga", "GLE"),
    ("gl", "GLG"),
    ("hr", "HRV"),
    ("hu", "HUN"),
    ("is", "ISL"),
    ("it", "ITA"),
    ("lb", "LTZ"),
    ("lt", "LIT"),
    ("lv", "LAV"),
    ("mk", "MKD"),
    ("mt", "MLT"),
    ("nb", "NOB"),
    ("nl", "NLD"),
    ("no", "NOR"),
    ("pl", "POL"),
    ("pt", "POR"),
    ("ro", "RON"),
    ("sk", "SLK"),
    ("sl", "SLV"),
    ("sq", "SQI"),
    ("sr", "SRP"),
    ("sv", "SWE"),
    ("uk", "UKR"),
];

/// The IRI of the language with this tag (BCP 47).
///
/// # Rationale
/// DCAT-AP wants the language table of the European Union, whose names are ISO 639-3 codes. A two-letter code that is not
/// in our table is named in the ISO 639-1 list of the Library of Congress, which DCAT recommends.
pub(super) fn iri(tag: &str) -> String {
    let code = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    match CODES.iter().find(|(two, _)| *two == code) {
        Some((_, three)) => authority(three),
        None if code.len() == 2 => format!("http://id.loc.gov/vocabulary/iso639-1/{code}"),
        None => authority(&code.to_ascii_uppercase()),
    }
}

fn authority(code: &str) -> String {
    format!("http://publications.europa.eu/resource/authority/language/{code}")
}

#[cfg(test)]
mod tests {
    use super::iri;

    #[test]
    fn a_language_is_named_in_the_table_of_the_european_union_where_that_has_it() {
        let nld = "http://publications.europa.eu/resource/authority/language/NLD";
        assert_eq!([iri("nl"), iri("nl-BE"), iri("NLD")], [nld; 3]);
        assert_eq!(iri("zu"), "http://id.loc.gov/vocabulary/iso639-1/zu");
    }
}
