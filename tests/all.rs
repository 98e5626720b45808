//! The one integration runner.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]
#![allow(unreachable_pub, reason = "modules of a runner are its own")]

mod suite {
    pub mod answers;
    pub mod corpus;
    pub mod coverage;
    pub mod gold;
    pub mod graph;
    pub mod queries;
}
