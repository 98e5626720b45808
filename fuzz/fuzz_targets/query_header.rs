//! Any text read as a query's header: no panic, and every finding names a line of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pledgebase::diagnostic::SourceText;
use pledgebase::queries::read_header;

fuzz_target!(|text: &str| {
    let source = SourceText::new("query.rq", text);
    if let Err(findings) = read_header(&source) {
        let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
        for finding in findings {
            assert!(finding.place.line.is_some_and(|line| (1..=lines).contains(&line)), "{finding:?}");
        }
    }
});
