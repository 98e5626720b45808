//! The one integration runner.

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
