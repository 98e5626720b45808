//! Any text read as a report page: no panic, and every citation marker stands where it says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pledgebase::dataset::read_page;
use pledgebase::diagnostic::{SourceText, render_text};

fuzz_target!(|text: &str| {
    let source = SourceText::new("reports/Domain/Page.md", text);
    let mut diagnostics = Vec::new();
    if let Some(page) = read_page(&source, &mut diagnostics) {
        let length = text.chars().count();
        let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
        for occurrence in page.occurrences.iter().chain(page.themes.iter().flat_map(|theme| &theme.occurrences)) {
            assert!(occurrence.start < occurrence.end, "{occurrence:?}");
            assert!(occurrence.end <= length, "{occurrence:?} of {length}");
            assert!((1..=lines).contains(&occurrence.line), "{occurrence:?} of {lines} lines");
        }
    }
    // What is found must also be fit to be shown.
    let _shown = render_text(&diagnostics, false, 100);
});
