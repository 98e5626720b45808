//! The one integration runner.
#![allow(clippy::unwrap_used, clippy::panic, reason = "what helps a test may fail as the test may")]

mod suite {
    mod bad_dataset;
    mod bad_input;
    mod corpus;
    mod export;
    mod gold;
    mod growth;
    mod store;
    mod structure;
}
