//! The one integration runner.

mod suite {
    pub mod corpus;
    pub mod gold;
    pub mod graph;
}
