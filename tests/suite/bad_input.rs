//! Report pages that are not in the format: each is told of with its place, and nothing else of the page is lost.

use pledgebase::dataset::{self, Files, Reading};
use pledgebase::diagnostic::{Diagnostic, Severity};
use pledgebase::model::{DEFAULT_BASE, DecisionKey, Report};
use pledgebase::pipeline;

pub(super) const MANIFEST: &str = r#"[dataset]
slug = "proef"
title = "Proef"
language = "nl"
license = "CC0-1.0"
[agreement]
title = "Proefakkoord"
"#;

/// A page without anything to remark on.
pub(super) const PAGE: &str = r"# Wonen in de proef

<details>
<summary>Sectie</summary>
<p>4.1 Wonen We bouwen elk jaar duizend woningen.</p>
</details>

Deze bladzijde volgt het wonen op.

1. **Nieuwe woningen**: de bouw begon \[0\] en ging door \[1\].
2. **Huurders**: de premie [2] kwam later.

<details>
<summary>Referenties</summary>

**[\[0\]](https://besluiten.example/0)** : **(2021-01-08)** Bouw van woningen

**[\[1\]](https://besluiten.example/1)** : **(2021-02-12)** Vervolg van de bouw

**[\[2\]](https://besluiten.example/2)** : **(2021-03-19)** Premie voor huurders
</details>
";

pub(super) fn files(parts: &[(&str, &[u8])]) -> Files {
    let manifest = ("dataset.toml", MANIFEST.as_bytes());
    Files::from_memory([manifest].iter().chain(parts).map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())))
}

pub(super) fn read(parts: &[(&str, &[u8])]) -> Reading {
    dataset::read(&files(parts), DEFAULT_BASE).unwrap()
}

fn read_page(page: &str) -> Reading {
    read(&[("reports/Wonen/Proef.md", page.as_bytes())])
}

/// The page with one part of it replaced; the part must be there.
fn changed(from: &str, to: &str) -> Reading {
    assert!(PAGE.contains(from), "{from}");
    read_page(&PAGE.replace(from, to))
}

/// Asserts that there is one finding of a kind, and where.
#[track_caller]
pub(super) fn assert_found<'a>(
    reading: &'a Reading,
    code: &str,
    severity: Severity,
    line: usize,
    column: usize,
) -> &'a Diagnostic {
    let mut found = reading.diagnostics.iter().filter(|d| d.code == code);
    let finding = found.next().unwrap_or_else(|| panic!("no `{code}` in {:#?}", reading.diagnostics));
    assert_eq!(found.count(), 0, "more than one `{code}`");
    assert_eq!((finding.severity, finding.place.line, finding.place.column), (severity, Some(line), Some(column)));
    assert!(!finding.help.is_empty());
    finding
}

#[track_caller]
fn assert_only<'a>(reading: &'a Reading, code: &str, severity: Severity, line: usize, column: usize) -> &'a Diagnostic {
    assert_eq!(reading.diagnostics.len(), 1, "{:#?}", reading.diagnostics);
    assert_found(reading, code, severity, line, column)
}

#[track_caller]
fn the_report(reading: &Reading) -> &Report {
    assert_eq!(reading.dataset.reports.len(), 1, "{:#?}", reading.diagnostics);
    &reading.dataset.reports[0]
}

fn themes(report: &Report) -> Vec<(&str, Vec<u32>)> {
    report.themes.iter().map(|t| (t.label.as_str(), t.occurrences.iter().map(|o| o.marker).collect())).collect()
}

fn titles(report: &Report) -> Vec<(u32, Option<String>, Option<&str>)> {
    let decided = |key: &DecisionKey| key.date().map(|date| date.to_string());
    report.references.iter().map(|r| (r.marker, decided(&r.decision), r.decision.title())).collect()
}

/// Asserts that themes, markers, references and the section's text are those of [`PAGE`].
#[track_caller]
fn assert_whole(reading: &Reading) {
    let report = the_report(reading);
    assert_eq!(themes(report), [("Nieuwe woningen", vec![0, 1]), ("Huurders", vec![2])]);
    assert_references_whole(report);
    let section = reading.dataset.sections.iter().find(|s| s.id == report.section).unwrap();
    assert_eq!(section.id.number.as_str(), "4.1");
    assert_eq!(section.text.as_deref(), Some("4.1 Wonen We bouwen elk jaar duizend woningen."));
    assert_eq!(report.title, "Wonen in de proef");
}

#[track_caller]
fn assert_references_whole(report: &Report) {
    let wanted = [
        (0, "2021-01-08", "Bouw van woningen"),
        (1, "2021-02-12", "Vervolg van de bouw"),
        (2, "2021-03-19", "Premie voor huurders"),
    ];
    assert_eq!(titles(report), wanted.map(|(marker, date, title)| (marker, Some(date.to_owned()), Some(title))));
}

/// Asserts that every marker's place in the file reads as that marker.
#[track_caller]
fn assert_offsets(page: &str, reading: &Reading) {
    let characters: Vec<char> = page.chars().collect();
    for (_, occurrence) in the_report(reading).all_occurrences() {
        let written: String = characters[occurrence.start..occurrence.end].iter().collect();
        assert_eq!(written.replace('\\', ""), format!("[{}]", occurrence.marker));
        let before: String = characters[..occurrence.start].iter().collect();
        assert_eq!(occurrence.line, before.matches('\n').count() + 1);
    }
}

#[test]
fn a_good_page_has_no_findings() {
    let reading = read_page(PAGE);
    assert_eq!(reading.diagnostics, []);
    assert_whole(&reading);
    assert_offsets(PAGE, &reading);
}

#[test]
fn a_page_without_the_block_of_its_section_is_placed_by_the_outline() {
    let (start, end) = (PAGE.find("<details>").unwrap(), PAGE.find("Deze").unwrap());
    let page = PAGE.replace(&PAGE[start..end], "");
    let outline = "domain,number,title,text\nWonen,4,Wonen,\nWonen,4.1,Wonen in de proef,4.1 Wonen We bouwen elk jaar duizend woningen.\n";
    let reading = read(&[("reports/Wonen/Proef.md", page.as_bytes()), ("sections.csv", outline.as_bytes())]);
    assert_found(&reading, "no-section-text", Severity::Warning, 1, 1);
    assert_found(&reading, "no-section-number", Severity::Warning, 1, 1);
    assert_eq!(reading.diagnostics.len(), 2);
    assert_whole(&reading);
}

#[test]
fn references_without_a_block_are_read_all_the_same() {
    let page = PAGE.replace("<details>\n<summary>Referenties</summary>\n\n", "");
    let page = page.replace("huurders\n</details>", "huurders");
    let reading = read_page(&page);
    assert_only(&reading, "loose-references", Severity::Warning, 13, 1);
    assert_whole(&reading);
}

#[test]
fn a_page_without_references_says_so_and_keeps_its_themes() {
    let page = &PAGE[..PAGE.find("<details>\n<summary>Referenties").unwrap()];
    let reading = read_page(page);
    assert_found(&reading, "no-references", Severity::Warning, 11, 43);
    assert_eq!(reading.diagnostics.iter().filter(|d| d.code == "marker-without-reference").count(), 3);
    assert_eq!(themes(the_report(&reading)), [("Nieuwe woningen", vec![0, 1]), ("Huurders", vec![2])]);
}

#[test]
fn unclosed_tags_lose_nothing() {
    let reading = changed("woningen.</p>\n</details>", "woningen.</p>");
    assert_only(&reading, "unclosed-details", Severity::Warning, 3, 1);
    assert_whole(&reading);
    let reading = changed("huurders\n</details>", "huurders");
    assert_only(&reading, "unclosed-details", Severity::Warning, 13, 1);
    assert_whole(&reading);
    let reading = changed("</p>", "");
    assert_only(&reading, "unclosed-paragraph", Severity::Note, 5, 1);
    assert_whole(&reading);
    let reading = changed("</p>\n</details>", "");
    assert_found(&reading, "unclosed-details", Severity::Warning, 3, 1);
    assert_found(&reading, "unclosed-paragraph", Severity::Note, 5, 1);
    assert_whole(&reading);
}

#[test]
fn tags_may_be_in_capitals_and_have_attributes() {
    let page = PAGE.replace("details>", "DETAILS>").replace("p>", "P>").replace("summary>", "Summary>");
    let page = page.replace("<DETAILS>", "<DETAILS open class='blok'>");
    let reading = read_page(&page);
    assert_eq!(reading.diagnostics, []);
    assert_whole(&reading);
    let unclosed = page.replace("</P>\n</DETAILS>", "</P>");
    assert_whole(&read_page(&unclosed));
}

#[test]
fn a_page_without_a_section_number_is_left_out_with_a_count_unless_the_outline_has_its_title() {
    let reading = changed("<p>4.1 Wonen", "<p>Wonen");
    let finding = assert_only(&reading, "no-section-number", Severity::Warning, 5, 4);
    assert!(finding.help.contains("2 themes and 3 references"), "{}", finding.help);
    assert_eq!(reading.dataset.reports.len(), 0);
    let page = PAGE.replace("<p>4.1 Wonen", "<p>Wonen");
    let outline = b"domain,number,title,text\nWonen,4.1,Wonen in de proef,\nWonen,4.2,Huren,\n";
    let reading = read(&[("reports/Wonen/Proef.md", page.as_bytes()), ("sections.csv", outline)]);
    let finding = assert_only(&reading, "no-section-number", Severity::Warning, 5, 4);
    assert!(finding.message.contains("4.1"));
    assert_references_whole(the_report(&reading));
    assert_eq!(the_report(&reading).section.number.as_str(), "4.1");
}

#[test]
fn a_marker_without_reference_is_kept_as_unresolved() {
    let reading = changed("premie [2]", r"premie [2]\[17\]");
    let finding = assert_only(&reading, "marker-without-reference", Severity::Warning, 11, 31);
    assert_eq!(&finding.place.text.as_ref().unwrap()[finding.place.marked.clone()], r"\[17\]");
    let report = the_report(&reading);
    assert_eq!(themes(report), [("Nieuwe woningen", vec![0, 1]), ("Huurders", vec![2, 17])]);
    assert_references_whole(report);
}

#[test]
fn a_reference_without_date_is_an_undated_decision() {
    let reading = changed("**(2021-02-12)** ", "");
    assert_only(&reading, "reference-without-date", Severity::Warning, 18, 1);
    let report = the_report(&reading);
    assert_eq!(titles(report)[1], (1, None, Some("Vervolg van de bouw")));
    assert_eq!((report.references.len(), themes(report).len()), (3, 2));
}

#[test]
fn an_impossible_date_is_underlined() {
    for date in ["2021-02-30", "12 februari 2021", "2021-2-1", "????"] {
        let reading = changed("2021-02-12", date);
        let finding = assert_only(&reading, "impossible-date", Severity::Warning, 18, 47);
        assert_eq!(&finding.place.text.as_ref().unwrap()[finding.place.marked.clone()], date);
        assert_eq!(titles(the_report(&reading))[1], (1, None, Some("Vervolg van de bouw")));
    }
}

#[test]
fn citations_of_a_duplicate_marker_are_not_guessed() {
    let reading = changed(r"[\[2\]](https", r"[\[1\]](https");
    assert_found(&reading, "duplicate-marker", Severity::Warning, 20, 1);
    let report = the_report(&reading);
    assert_eq!(titles(report).iter().map(|(marker, ..)| *marker).collect::<Vec<_>>(), [0, 1, 1]);
    assert!(report.reference(0).is_some());
    assert!(report.reference(1).is_none(), "two decisions have this marker");
    let same = PAGE.replace(
        "**[\\[2\\]]",
        "**[\\[1\\]](https://besluiten.example/1)** : **(2021-02-12)** Vervolg van de bouw\n\n**[\\[2\\]]",
    );
    let reading = read_page(&same);
    assert_only(&reading, "duplicate-marker", Severity::Warning, 20, 1);
    assert!(the_report(&reading).reference(1).is_some(), "both entries name one decision");
}

#[test]
fn two_pages_for_one_section_are_both_kept() {
    let parts = [("reports/Wonen/A.md", PAGE.as_bytes()), ("reports/Wonen/B.md", PAGE.as_bytes())];
    let reading = read(&parts);
    let finding = assert_only(&reading, "second-page-for-section", Severity::Warning, 5, 4);
    assert_eq!(finding.place.file, "reports/Wonen/B.md");
    assert_eq!(
        reading.dataset.reports.iter().map(|r| (r.ordinal, r.themes.len())).collect::<Vec<_>>(),
        [(1, 2), (2, 2)]
    );
    let built = pipeline::build(&[files(&parts)], DEFAULT_BASE).unwrap();
    assert!(built.store.len().unwrap() > 0);
}

#[test]
fn line_ends_and_byte_order_mark_change_nothing_but_offsets() {
    let crlf = PAGE.replace('\n', "\r\n");
    for page in [crlf.clone(), format!("\u{feff}{PAGE}"), format!("\u{feff}{crlf}")] {
        let reading = read_page(&page);
        assert_eq!(reading.diagnostics, []);
        assert_whole(&reading);
        assert_offsets(&page, &reading);
    }
    let unclosed = crlf.replace("</p>\r\n</details>", "");
    assert_whole(&read_page(&unclosed));
}

#[test]
fn an_empty_page_is_told_of() {
    for page in ["", " \n\n", "\u{feff}\r\n"] {
        let reading = read_page(page);
        assert_only(&reading, "empty-page", Severity::Warning, 1, 1);
        assert_eq!(reading.dataset.reports.len(), 0);
    }
}

#[test]
fn text_that_is_not_utf_8_is_an_error_with_its_place() {
    let mut page = PAGE.as_bytes().to_vec();
    let at = PAGE.find("premie").unwrap();
    page[at] = 0xE9;
    let parts = [("reports/Wonen/Proef.md", page.as_slice()), ("reports/Wonen/Goed.md", PAGE.as_bytes())];
    let reading = read(&parts);
    let finding = assert_only(&reading, "not-utf-8", Severity::Error, 11, 21);
    assert!(finding.message.contains("0xe9"), "{}", finding.message);
    assert!(reading.has_errors());
    assert_whole(&reading);
    assert!(pipeline::build(&[files(&parts)], DEFAULT_BASE).is_err());
}

#[test]
fn a_link_with_spaces_is_left_out_and_told_of() {
    let reading = changed("besluiten.example/1", "besluiten.example/een twee");
    assert_only(&reading, "invalid-link", Severity::Warning, 18, 1);
    assert_whole(&reading);
    let links: Vec<_> = the_report(&reading).references.iter().map(|r| r.link.is_some()).collect();
    assert_eq!(links, [true, false, true]);
}

#[test]
fn references_may_stand_in_one_paragraph_on_one_line_in_a_list_or_indented() {
    let one_paragraph = PAGE.replace("woningen\n\n**", "woningen\n**").replace("bouw\n\n**", "bouw\n**");
    let one_line = PAGE.replace("woningen\n\n**", "woningen **").replace("bouw\n\n**", "bouw **");
    let list = PAGE.replace("\n**[", "\n- **[");
    let numbered = PAGE.replace("\n**[", "\n1. **[");
    let indented = PAGE.replace("Referenties</summary>\n", "Referenties</summary>").replace("\n**[", "\n        **[");
    let not_bold =
        PAGE.replace("\n**[\\[1\\]](https://besluiten.example/1)**", "\n[\\[1\\]](https://besluiten.example/1)");
    for page in [one_paragraph, one_line, list, numbered, indented, not_bold] {
        assert_ne!(page, PAGE);
        let reading = read_page(&page);
        assert_eq!(reading.diagnostics, [], "{page}");
        assert_whole(&reading);
    }
}

#[test]
fn a_title_is_what_is_written() {
    let reading = changed("Vervolg van de bouw", "Plan *snel* `bouw`\n  a_b_c [x] 5\\* &amp; (VV 072)");
    assert_eq!(reading.diagnostics, []);
    assert_eq!(titles(the_report(&reading))[1].2, Some("Plan *snel* `bouw` a_b_c [x] 5* &amp; (VV 072)"));
    let reading = changed("Vervolg van de bouw", "Vervolg van de bouw\n\nEen losse zin.");
    assert_only(&reading, "unread-reference", Severity::Warning, 20, 1);
    assert_whole(&reading);
}

#[test]
fn comments_cite_nothing_and_cut_nothing() {
    let reading = changed("Deze bladzijde", "<!-- <details> later \\[9\\] -->\n\nDeze bladzijde");
    assert_eq!(reading.diagnostics, []);
    assert_whole(&reading);
}

#[test]
fn text_in_html_cites() {
    for html in [
        "<div>Eerder \\[1\\]\n<b>en</b> [0]</div>",
        "<details><summary>Meer</summary>\nEerder \\[1\\] en [0].\n</details>",
    ] {
        let page = PAGE.replace("Deze bladzijde volgt het wonen op.", html);
        let reading = read_page(&page);
        assert_eq!(reading.diagnostics, []);
        assert_whole(&reading);
        assert_offsets(&page, &reading);
        let own: Vec<_> = the_report(&reading).occurrences.iter().map(|o| o.marker).collect();
        assert_eq!(own, [1, 0]);
    }
    let reading = changed("woningen.</p>", "woningen.</p>\nBuiten de alinea.");
    assert_only(&reading, "text-outside-paragraph", Severity::Warning, 6, 1);
    assert_whole(&reading);
}

#[test]
fn a_linked_number_is_a_marker() {
    for (written, extra) in [("[2](https://besluiten.example/2)", ""), ("[2]", "\n[2]: https://besluiten.example/2\n")]
    {
        let page =
            PAGE.replace("[2] kwam", &format!("{written} kwam")).replace("Deze blad", &format!("{extra}\nDeze blad"));
        let reading = read_page(&page);
        assert_whole(&reading);
        assert_offsets(&page, &reading);
    }
}

#[test]
fn nested_lists_belong_to_their_item() {
    let reading =
        changed("door \\[1\\].", "door:\n   - in de stad \\[1\\]\n     1. en daarbuiten \\[0\\]\n   - elders\n");
    assert_eq!(reading.diagnostics, []);
    assert_eq!(themes(the_report(&reading)), [("Nieuwe woningen", vec![0, 1, 0]), ("Huurders", vec![2])]);
    let tabs = PAGE.replace("1. **", "1.\t**").replace("2. **", "2.\t**").replace("\\[1\\].", "\n\t- \\[1\\]");
    assert_eq!(themes(the_report(&read_page(&tabs))), [("Nieuwe woningen", vec![0, 1]), ("Huurders", vec![2])]);
    let glued = PAGE.replace("</details>\n\nDeze bladzijde volgt het wonen op.\n\n", "</details>\n");
    assert_whole(&read_page(&glued));
}

/// Time is measured against the same work on a tenth of the text, so that a slow machine passes and a quadratic reader
/// does not.
#[test]
fn huge_lines_of_every_shape_are_read() {
    let prose = |size: usize| PAGE.replace("volgt het wonen op.", &"volgt het wonen op, ".repeat(size / 20));
    let brackets = |size: usize| PAGE.replace("volgt het wonen op.", &"[0] [9] ![ <b ".repeat(size / 14));
    let paragraphs =
        |size: usize| PAGE.replace("Deze", &"**Lood** om [0] [1] [2] [0] ijzer.\n\nEn [1].\n\n".repeat(size / 44));
    let list =
        |size: usize| PAGE.replace("door \\[1\\].", &format!("door \\[1\\].\n{}", "\nTussendoor.\n".repeat(size / 13)));
    let entries = |size: usize| {
        let entry = |n: usize| format!("**[\\[{}\\]](https://e.example)** : **(2021-01-01)** T", n % 9000);
        let more: Vec<_> = (3..size / 45).map(entry).collect();
        PAGE.replace("**[\\[1\\]]", &format!("{}\n\n**[\\[1\\]]", more.join("\n\n")))
    };
    let shapes: [(&str, &dyn Fn(usize) -> String); 5] = [
        ("prose", &prose),
        ("brackets", &brackets),
        ("paragraphs", &paragraphs),
        ("list", &list),
        ("entries", &entries),
    ];
    // A step that is quadratic in the length of a page would not end before the patience of whoever runs this; growth
    // itself is measured by the benchmark.
    for (name, shape) in shapes {
        let reading = read_page(&shape(2_000_000));
        assert_eq!(the_report(&reading).references.first().map(|r| r.marker), Some(0), "{name}");
    }
    let reading = read_page(&prose(50_000_000));
    assert_eq!(the_report(&reading).references.first().map(|r| r.marker), Some(0));
}
