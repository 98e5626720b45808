//! The one integration runner.

mod suite {
    pub mod bad_dataset;
    pub mod bad_input;
    pub mod corpus;
    pub mod gold;
}
