//! The one integration runner.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]
#![allow(unreachable_pub, reason = "modules of a runner are its own")]

mod suite {
    mod agreement;
    mod answers;
    mod assessments;
    mod bad_dataset;
    mod bad_input;
    mod codes;
    mod codes_in_spreadsheets;
    mod coding;
    mod command_line;
    mod corpus;
    mod coverage;
    mod cube;
    mod curation;
    mod curation_moves;
    mod diagram;
    mod diagram_links;
    mod diagram_voices;
    mod documents;
    mod estimate;
    mod export;
    mod feed;
    mod files;
    mod gold;
    mod graph;
    mod graph_analysis;
    mod graph_drawing;
    mod graph_formats;
    mod growth;
    mod help;
    mod hostile;
    mod linked_data;
    mod lookup;
    mod migrate;
    mod model_coder;
    mod names;
    mod output;
    mod page_layouts;
    mod page_shapes;
    mod pairs;
    mod program;
    mod promise_table;
    mod promises_in_text;
    mod queries;
    mod search;
    mod sheet;
    mod sheet_round_trip;
    mod store;
    mod structure;
    mod suggestions;
    mod trail;
    mod two_agreements;
}
